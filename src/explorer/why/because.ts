/** The answer to a question about a run, where it was asked, or that it is being computed. */
import type { RunRecord } from '../../experiment/run/record.js';
import { runCommandWords } from '../../report/page/again.js';
import { nameOf } from '../../view/words.js';
import { NO_CHANGES, optionsOf } from '../address.js';
import { element } from '../drawing.js';
import type { PageStore } from '../store.js';
import { savedAs, type Props } from '../sure.js';
import type { WhyAsked } from './asked.js';
import type { Asking } from './asking.js';
import type { WhyAnswer } from '../protocol.js';
import { obeyedTold } from './obeyed-told.js';
import { movementTold, regimeTold, whyCommands } from './told.js';

/** The run that is asked; undefined while it is not there. */
export const recordOf = ({ baseline, changed }: PageStore, run: WhyAsked['run']): RunRecord | undefined =>
  (run === 'recorded' ? baseline : changed).value?.record;

/** What is asked, as a heading. */
function headingOf(asked: WhyAsked, { regimes, names }: RunRecord): string {
  if (asked.kind === 'obeyed') return `Why would ${nameOf(names.authorities, asked.authority)} be obeyed?`;
  if (asked.kind === 'party') return `What moved ${nameOf(names.parties, asked.party)}?`;
  const change = regimes.find(({ date }) => date === asked.date);
  if (change === undefined) return 'Why did the regime change?';
  const [from, to] = [change.from, change.to].map((id) => nameOf(names.regimes, id));
  return `Why did ${from} become ${to}?`;
}

/** The command that asks the same of the same run. */
function commandOf(store: PageStore, asked: WhyAsked, { regimes }: RunRecord): string {
  const address = store.address.value;
  const told = asked.run === 'changed' ? address : { ...address, changes: NO_CHANGES };
  const options = { scenario: store.start.scenario, ...optionsOf(told), population: String(store.agents) };
  const regime = asked.kind === 'regime' ? regimes.find(({ date }) => date === asked.date)?.to : undefined;
  return whyCommands(runCommandWords('replay', options), asked, regime);
}

function answerTold(store: PageStore, asked: WhyAsked, answer: WhyAnswer, record: RunRecord) {
  const width = store.width.value;
  if (asked.kind === 'regime') return regimeTold(answer, asked.date, record);
  if (asked.kind === 'obeyed') return obeyedTold(answer, asked, record, width, savedAs(store, 'obedience'));
  return movementTold(answer, record, width, savedAs(store, 'causes'));
}

function toldOf(store: PageStore, { asked, answer, words }: Asking, record: RunRecord) {
  if (answer === undefined) return element('p', { class: 'doing' }, words);
  const isSame = answer.digest === record.digest;
  return [
    answerTold(store, asked, answer, record),
    element('pre', { class: 'why-command' }, commandOf(store, asked, record)),
    element(
      'p',
      { class: 'note' },
      isSame
        ? 'The run was made again, with a book of what moves whom, to the same digest.'
        : `Made again, the run came out otherwise, with the digest ${answer.digest}: this answers for another run.`,
    ),
  ];
}

/** The answer to what is asked of one kind; nothing where nothing of it is asked. */
export function Because({ store, kind }: Props & { readonly kind: WhyAsked['kind'] }) {
  const asking = store.reasons.asking.value;
  if (asking?.asked.kind !== kind) return null;
  const record = recordOf(store, asking.asked.run);
  if (record === undefined) return null;
  const close = () => store.ask(undefined);
  return element(
    'section',
    { class: 'because', id: `because-${kind}` },
    element('h2', { tabIndex: -1 }, headingOf(asking.asked, record)),
    element(
      'div',
      { role: 'status', 'aria-live': 'polite', class: asking.isFault === true ? 'fault' : '' },
      toldOf(store, asking, record),
    ),
    element('button', { type: 'button', class: 'press', onClick: close }, 'Close'),
  );
}
