/**
 * Asking what moved a party: by two clicks on its curve, or by a form.
 *
 * Decision worth knowing: clicks fill in the form, so that what was asked can be read and mended, and whoever
 * has no pointer asks by the same.
 */
import { signal } from '@preact/signals';
import { isoOf, parseDate } from '../../foundation/calendar.js';
import { atDay } from '../../view/frame.js';
import { partyNear, votePanels, type VotePanel } from '../../view/days/votes.js';
import { dayOf, longDate, nameOf } from '../../view/words.js';
import type { StoryPair } from '../../view/power.js';
import { element } from '../drawing.js';
import type { PointerLike } from '../host.js';
import { dayAt } from '../looking/cursor.js';
import type { PageStore } from '../store.js';
import { pairOf, type Props } from '../sure.js';
import { whyIn, type RunShown } from './asked.js';
import { dateField, RUNS, selectField, type ChangeLike, type FieldOption } from './fields.js';

/** What the form holds; a date that is not chosen is that of the beginning or of the end. */
interface Choice {
  readonly run?: RunShown;
  readonly group?: string;
  readonly party?: string;
  readonly from?: string;
  readonly to?: string;
  /** Whether a first click waits for its second. */
  readonly isHalf?: boolean;
}

const choice = signal<Choice>({});

type Chosen = Required<Omit<Choice, 'isHalf'>>;

/** What is chosen, with whatever stands for what is not; what another scenario or run has is not chosen. */
function chosenOf(store: PageStore, pair: StoryPair, panels: readonly VotePanel[]): Chosen {
  const { record } = pair.story;
  const asked = whyIn(store.address.value.why);
  const told: Choice = { ...(asked?.kind === 'party' ? asked : {}), ...choice.value };
  const panel = panels.find(({ group }) => group === told.group) ?? panels[0];
  const within = (date: string | undefined): date is string =>
    date !== undefined && parseDate(date) !== undefined && date >= record.start && date <= record.end;
  return {
    run: pair.changed === undefined ? 'recorded' : (told.run ?? 'changed'),
    group: panel.group,
    party: panel.parties.find((party) => party === told.party) ?? panel.parties[0],
    from: within(told.from) ? told.from : record.start,
    to: within(told.to) ? told.to : record.end,
  };
}

/** Asks, where the days are two. */
function ask(store: PageStore, { run, group, party, from, to }: Chosen): void {
  if (from === to) return;
  const [first, last] = from < to ? [from, to] : [to, from];
  choice.value = { run, group, party, from: first, to: last };
  store.ask({ kind: 'party', run, group, party, from: first, to: last });
}

/** A click on a panel: the first of two chooses a curve and a day, the second another day. */
function click(
  store: PageStore,
  pair: StoryPair,
  panel: VotePanel,
  chosen: Chosen,
  event: PointerLike,
): void {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  const date = isoOf(dayAt(panel.frame, event.clientX - left));
  const { isHalf, group } = choice.value;
  if (isHalf === true && group === panel.group) {
    ask(store, { ...chosen, to: date });
    return;
  }
  const party = partyNear(pair, panel, dayOf(date), panel.plot.from + event.clientY - top);
  choice.value = { run: chosen.run, group: panel.group, party, from: date, isHalf: true };
}

/** Surfaces over the panels that take clicks, and lines on the days that are chosen. */
export function VoteClicks({ store }: Props) {
  const pair = pairOf(store);
  if (pair === undefined) return null;
  const panels = votePanels(pair, store.width.value);
  if (panels.length === 0) return null;
  const chosen = chosenOf(store, pair, panels);
  const { isHalf } = choice.value;
  return panels.map((panel) => {
    const { group, x, plot, frame } = panel;
    const days = choice.value.group === group ? [chosen.from, ...(isHalf === true ? [] : [chosen.to])] : [];
    const height = `${String(plot.to - plot.from)}px`;
    return element(
      'div',
      {
        key: group,
        class: 'asks',
        style: {
          left: `${String(x)}px`,
          top: `${String(plot.from)}px`,
          width: `${String(frame.span)}px`,
          height,
        },
        onClick: (event: PointerLike) => click(store, pair, panel, chosen, event),
      },
      days.map((date) =>
        element('i', {
          key: date,
          class: 'cursor',
          style: { left: `${String(Math.round(atDay(frame, dayOf(date) + 1)))}px`, height },
        }),
      ),
    );
  });
}

/** The form that asks the same without a pointer. */
export function VoteForm({ store }: Props) {
  const pair = pairOf(store);
  if (pair === undefined || store.isStale.value) return null;
  const panels = votePanels(pair, store.width.value);
  if (panels.length === 0) return null;
  const { record } = pair.story;
  const chosen = chosenOf(store, pair, panels);
  const panel = panels.find(({ group }) => group === chosen.group) ?? panels[0];
  const choose = (some: Choice): void => {
    choice.value = { ...chosen, ...some };
  };
  const parties = panel.parties.map((id): FieldOption => [id, nameOf(record.names.parties, id)]);
  const hint =
    choice.value.isHalf === true
      ? `From ${longDate(chosen.from, { oldStyle: false })}: now click a second day.`
      : 'Click two days on a curve, or choose them here.';
  return element(
    'form',
    {
      class: 'ask',
      'aria-label': 'What moved a party between two days',
      onSubmit: (event: ChangeLike) => {
        event.preventDefault();
        ask(store, chosen);
      },
    },
    element('p', { class: 'note', role: 'status' }, hint),
    selectField('What moved', chosen.party, parties, (party) => choose({ party })),
    selectField(
      'among',
      chosen.group,
      panels.map(({ group, name }): FieldOption => [group, name]),
      (group) => choose({ group }),
    ),
    dateField('from', chosen.from, [record.start, record.end], (from) => choose({ from })),
    dateField('to', chosen.to, [record.start, record.end], (to) => choose({ to })),
    pair.changed === undefined
      ? null
      : selectField('in the run', chosen.run, RUNS, (run) => choose({ run: run as RunShown })),
    element('button', { type: 'submit', class: 'press' }, 'Ask why'),
  );
}
