/**
 * Asking why a unit or an organ obeys: by a click on its picture, or by a form.
 *
 * Decision worth knowing: as with votes, a click fills in the form, so that what was asked can be read and
 * mended, and whoever has no pointer asks by the same.
 */
import { signal } from '@preact/signals';
import { columnName } from '../../experiment/tables/table.js';
import type { StoryPair } from '../../view/power.js';
import { element } from '../drawing.js';
import type { RunAnswer } from '../protocol.js';
import type { PageStore } from '../store.js';
import { pairOf, type Props } from '../sure.js';
import { dateField, RUNS, selectField, type ChangeLike } from './fields.js';
import { whyIn, type RunShown, type WhyAsked } from './asked.js';

type Obeyed = Extract<WhyAsked, { readonly kind: 'obeyed' }>;

const choice = signal<Partial<Obeyed>>({});

/** The authority that would be obeyed most at the end. */
function mostObeyed({ record, course: { obeyed } }: StoryPair['story']): string {
  const last = (id: string): number => (obeyed[id] as (number | null)[] | undefined)?.at(-1) ?? 0;
  const ids = record.names.authorities.map(({ id }) => id);
  return ids.reduce((most, id) => (last(id) > last(most) ? id : most));
}

const isWithin = (date: string | undefined, { start, end }: StoryPair['story']['record']): date is string =>
  date !== undefined && date >= start && date <= end;

/** What is chosen, with whatever stands for what is not; what another scenario has is not chosen. */
function chosenOf(store: PageStore, pair: StoryPair, { asked }: RunAnswer): Obeyed {
  const { record } = pair.story;
  const told = whyIn(store.address.value.why);
  const some: Partial<Obeyed> = { ...(told?.kind === 'obeyed' ? told : {}), ...choice.value };
  const what = some.what ?? (asked.units.length > 0 ? 'unit' : 'organ');
  const list = what === 'unit' ? asked.units : asked.organs;
  const authorities = record.names.authorities.map(({ id }) => id);
  const run: RunShown = pair.changed === undefined ? 'recorded' : (some.run ?? 'changed');
  return {
    ...{ kind: 'obeyed', run, what },
    id: (list.find(({ id }) => id === some.id) ?? list[0]).id,
    authority: authorities.find((id) => id === some.authority) ?? mostObeyed(pair.changed ?? pair.story),
    from: isWithin(some.from, record) ? some.from : record.start,
    to: isWithin(some.to, record) ? some.to : record.end,
  };
}

function ask(store: PageStore, chosen: Obeyed): void {
  const { from, to } = chosen;
  if (from === to) return;
  const asked = from < to ? chosen : { ...chosen, from: to, to: from };
  choice.value = asked;
  store.ask(asked);
}

/** Whom a click asks about: a unit by its id, or an organ as a column of a table calls it. */
interface Clicked {
  readonly what: Obeyed['what'];
  readonly id: string;
  /** The authority that is asked about; what is chosen in the form without one. */
  readonly authority?: string | undefined;
}

/** Asks about a unit or an organ, up to a day; shows the answer where it comes. */
export function askAbout(store: PageStore, { what, id, authority }: Clicked, to: string): void {
  const [pair, answer] = [pairOf(store), store.baseline.value];
  if (pair === undefined || answer === undefined || store.isStale.value) return;
  const { units, organs } = answer.asked;
  const about =
    what === 'unit'
      ? units.find((unit) => unit.id === id)
      : organs.find((organ) => columnName(organ.id) === id);
  if (about === undefined) return;
  const { start } = pair.story.record;
  const chosen = chosenOf(store, pair, answer);
  ask(store, { ...chosen, what, id: about.id, authority: authority ?? chosen.authority, from: start, to });
}

const MARK = ':';

/** The form; nothing where there is neither a unit nor an organ. */
export function ObeyedForm({ store }: Props) {
  const [pair, answer] = [pairOf(store), store.baseline.value];
  if (pair === undefined || answer === undefined || store.isStale.value) return null;
  const { units, organs } = answer.asked;
  if (units.length + organs.length === 0) return null;
  const { record } = pair.story;
  const chosen = chosenOf(store, pair, answer);
  const choose = (some: Partial<Obeyed>): void => {
    choice.value = { ...chosen, ...some };
  };
  const of = (what: Obeyed['what'], list: RunAnswer['asked']['units']) =>
    list.map(({ id, name }) => [`${what}${MARK}${id}`, name] as const);
  const take = (value: string): void => {
    const [what, id] = value.split(MARK);
    choose({ what: what === 'organ' ? 'organ' : 'unit', id });
  };
  const powers = record.names.authorities.map(({ id, name }) => [id, name] as const);
  const days = [record.start, record.end] as const;
  return element(
    'form',
    {
      class: 'ask',
      'aria-label': 'Why a unit or an organ of power obeys',
      onSubmit: (event: ChangeLike) => {
        event.preventDefault();
        ask(store, chosen);
      },
    },
    selectField(
      'Why',
      `${chosen.what}${MARK}${chosen.id}`,
      [...of('unit', units), ...of('organ', organs)],
      take,
    ),
    selectField('would obey', chosen.authority, powers, (authority) => choose({ authority })),
    dateField('from', chosen.from, days, (from) => choose({ from })),
    dateField('to', chosen.to, days, (to) => choose({ to })),
    pair.changed === undefined
      ? null
      : selectField('in the run', chosen.run, RUNS, (run) => choose({ run: run as RunShown })),
    element('button', { type: 'submit', class: 'press' }, 'Ask why'),
  );
}
