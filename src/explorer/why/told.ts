/**
 * Why, as the page tells it: the words of `tauride why`, a table of features, a waterfall of causes.
 *
 * Decision worth knowing: every sentence comes from where the command line has it. The page lays them out
 * and says nothing of its own.
 */
import type { RunRecord } from '../../experiment/run/record.js';
import { CAUSES_CAUTION, shownCauses } from '../../report/why/causes-words.js';
import {
  FEATURE_HEADS,
  FIRED_HEADS,
  firedWords,
  type FeatureWords,
  type FiredWords,
} from '../../report/why/fired-words.js';
import { ballotSentence, movedSentence, shownRows } from '../../report/why/moved-words.js';
import { points, roundedTogether } from '../../report/points.js';
import { waterfallScene, type WaterfallSpec } from '../../view/waterfall.js';
import { longDate, nameOf } from '../../view/words.js';
import { codedText, drawScene, element } from '../drawing.js';
import type { WhyAnswer } from '../protocol.js';
import { wideTable } from '../figures/headed.js';
import { savers, type Saveable } from '../figures/saving.js';
import type { WhyAsked } from './asked.js';

const paragraph = (text: string) => element('p', null, codedText(text));

const list = (items: readonly string[]) =>
  element(
    'ul',
    null,
    items.map((item) => element('li', null, codedText(item))),
  );

const headed = (head: string, content: unknown) => [element('h3', null, head), content as string];

const FEATURE_KINDS = [undefined, 'number', 'number', 'date'] as const;

const featureTable = (features: readonly FeatureWords[], caption: string) =>
  wideTable({
    caption,
    heads: FEATURE_HEADS.map((text, i) => ({ text, kind: FEATURE_KINDS[i] })),
    rows: features.map((row) => row.map(codedText)),
  });

const stepsOf = ({ back }: FiredWords) =>
  element(
    'ol',
    null,
    back.map(({ text, voters }) =>
      element(
        'li',
        null,
        codedText(text),
        voters.length === 0
          ? null
          : element(
              'ul',
              null,
              voters.map((voter) => element('li', null, codedText(voter))),
            ),
      ),
    ),
  );

/** Why a regime came. */
export function regimeTold(answer: WhyAnswer, date: string, record: RunRecord) {
  const fired = answer.fired.find((each) => each.date === date);
  if (fired === undefined) return paragraph('The regime did not change on that day in this run.');
  const words = firedWords(fired, answer.names, record);
  const { intro, ways } = words.kept;
  return [
    paragraph(words.headline),
    featureTable(words.features, `Features of ${nameOf(answer.names.regimes, fired.to)}`),
    words.last === undefined ? null : paragraph(words.last),
    headed('What would have stopped it', [paragraph(intro), ways.length === 0 ? null : list(ways)]),
    words.back.length === 0 ? null : headed(FIRED_HEADS.back, stepsOf(words)),
    words.acts.length === 0 ? null : headed(FIRED_HEADS.acts, list(words.acts)),
  ];
}

/** Causes with a bar of their own; all others share one. */
const CAUSES_SHOWN = 5;

/** The waterfall of a movement; its figures are rounded together, so that they add up as they are read. */
export function waterfallOf(
  { moved, causes, asked }: WhyAnswer,
  { oldStyle, names }: Pick<RunRecord, 'oldStyle' | 'names'>,
): WaterfallSpec | undefined {
  if (moved === null || causes === null || asked === null) return undefined;
  const own = causes.filter(({ kind }) => kind !== 'rest').slice(0, CAUSES_SHOWN);
  const others = causes.filter((cause) => !own.includes(cause));
  const rest = others.reduce((sum, { change }) => sum + change, 0);
  const bars = [
    ...own.map(({ name, change }) => ({ name, change })),
    { name: 'All other causes, and what is left', change: rest },
  ];
  const [before, ...changes] = roundedTogether([moved.before, ...bars.map(({ change }) => change)]);
  const total = (date: string, loyalty: number) => ({
    name: `At the end of ${longDate(date, { oldStyle })}`,
    change: loyalty,
    said: points(loyalty),
  });
  const rank = names.parties.findIndex(({ id }) => id === asked.party.id);
  return {
    title: `Loyalty to ${asked.party.name} among ${asked.group.name}, in points, by cause`,
    tone: Math.max(0, rank),
    before: total(moved.from, before),
    falls: bars.map(({ name }, i) => ({ name, change: changes[i], said: points(changes[i]) })),
    after: total(
      moved.to,
      changes.reduce((sum, change) => Math.round((sum + change) * 1000) / 1000, before),
    ),
  };
}

/** What moved a party between two days. */
export function movementTold(
  answer: WhyAnswer,
  record: RunRecord,
  width: number,
  saved: Pick<Saveable, 'id' | 'title' | 'scenario'>,
) {
  const { moved, causes, asked, names } = answer;
  const spec = waterfallOf(answer, record);
  if (moved === null || causes === null || asked === null || spec === undefined) return null;
  const told = { moved, asked, names };
  const scene = waterfallScene(spec, width);
  const data = () => ({
    columns: ['cause', 'name', 'change_in_loyalty'],
    rows: causes.map(({ id, name, change }) => [id, name, change]),
  });
  return [
    paragraph(movedSentence(told, shownRows(moved.rows), record)),
    paragraph(ballotSentence(told)),
    drawScene(scene, saved.id),
    savers({ ...saved, scene: () => scene, data }),
    element(
      'details',
      null,
      element('summary', null, 'The causes in words'),
      list(shownCauses(causes).map(({ name, change }) => `${points(change)}  ${name}`)),
      element('p', { class: 'note' }, CAUSES_CAUTION),
    ),
  ];
}

/** What is asked, as options of the command line. */
function questionWords(asked: WhyAsked, regime: string | undefined): string {
  if (asked.kind === 'regime') return `--transition ${regime ?? ''}`;
  const about =
    asked.kind === 'party'
      ? `--party ${asked.party} --stratum ${asked.group}`
      : `--${asked.what} ${asked.id} --authority ${asked.authority}`;
  return `${about} --from ${asked.from} --to ${asked.to}`;
}

/** The commands that give the same answer. */
export const whyCommands = (run: string, asked: WhyAsked, regime: string | undefined): string => {
  const question = questionWords(asked, regime);
  return `${run} --out my-run\ntauride why my-run ${question}`;
};
