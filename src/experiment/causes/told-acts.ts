/**
 * Acts as causes: what a law does by one act that it tells is that act's, not the law's.
 *
 * Decision worth knowing: an act is known by its word, by whom and about what, not by its day: what the same
 * power did to the same end twice stands in one row, and what lapses goes back to the row of whoever set it.
 */
import type { Definition, State } from '../../model/definition.js';
import { FORM_ORIGIN } from '../../model/laws/forms.js';
import { stoppedServices, strikesOn } from '../../model/power/stoppage.js';
import { actSentence, ACT_WORDS } from '../../model/power/told.js';
import type { ToldAct } from '../../model/state/entry.js';
import type { Calling } from '../../model/state/politics.js';
import { addTo, type Additions, type Causes } from './parts.js';

const LISTS = {
  authority: ({ authorities }: Definition) => authorities,
  party: ({ parties }: Definition) => parties,
  body: ({ bodies }: Definition) => bodies,
  issue: ({ issues }: Definition) => issues,
  unit: ({ units }: Definition) => units,
  place: ({ places }: Definition) => places,
  outsider: ({ outside }: Definition) => outside,
} as const;

type Who = NonNullable<ToldAct['about']>;

const idOf = (definition: Definition, { kind, index }: Who): string =>
  LISTS[kind](definition)[index]?.id ?? '';

/** The cause that an act is: `act.repress.authority.government.party.reform`. */
export const causeOfAct = (definition: Definition, { act, by, about }: ToldAct): string =>
  [
    'act',
    act,
    ...[by, ...(about === null ? [] : [about])].flatMap((who) => [who.kind, idOf(definition, who)]),
  ].join('.');

const whoOf = (definition: Definition, kind: string, id: string): Who | null => {
  if (!(kind in LISTS)) return null;
  const known = kind as Who['kind'];
  const index = LISTS[known](definition).findIndex((each) => each.id === id);
  return { kind: known, index };
};

/** What an act is called by its cause, as a sentence without a full stop; null for what is no act. */
export function nameOfAct(definition: Definition, cause: string): string | null {
  const [head, word, kind, id, aboutKind, aboutId] = cause.split('.');
  const act = ACT_WORDS.find((each) => each === word);
  if (head !== 'act' || act === undefined) return null;
  const by = whoOf(definition, kind, id);
  if (by === null || by.kind === 'issue' || by.kind === 'unit' || by.kind === 'place') return null;
  const about = aboutKind === undefined ? null : whoOf(definition, aboutKind, aboutId);
  return actSentence(definition, { act, by: { kind: by.kind, index: by.index }, about, law: '', terms: [] });
}

/** What is told of acts while a run goes on. */
export class ToldActs {
  #looked: number;
  /** By what lapses and whose it is: the act that set it last. */
  readonly #last = new Map<string, string>();

  constructor(readonly state: State) {
    this.#looked = state.journal.entries.length;
  }

  /** The cause behind what a witness was told: the one act that a law told, the act whose doing lapses. */
  behind(id: string): string {
    const lapsed = this.#last.get(id);
    if (lapsed !== undefined) return lapsed;
    if (!id.startsWith('law.')) return id;
    const { definition, journal } = this.state;
    const acts = journal.entries
      .slice(this.#looked)
      .filter((entry) => entry.kind === 'act' && `law.${entry.law}` === id) as ToldAct[];
    this.#looked = journal.entries.length;
    if (acts.length !== 1) return id;
    const [act] = acts;
    const cause = causeOfAct(definition, act);
    const whose = act.act === 'strike' ? act.by : act.about;
    if (whose?.kind === 'party') this.#last.set(`${act.act}.${definition.parties[whose.index].id}`, cause);
    return cause;
  }

  /** What stops of the services uncalled, by the forms of action that stop work; returns all of it. */
  #stoppedUncalled(causes: Causes, added: Additions): number {
    const { state } = this;
    const { politics } = state;
    state.politics = { ...politics, repertoire: { ...politics.repertoire, callings: [] } };
    const stopped = stoppedServices(state);
    state.politics = politics;
    if (stopped === 0) return 0;
    const { forms } = state.definition;
    const persons = forms.map(({ stops }, f) => {
      const parts = state.columns.engaged.row(f);
      return stops ? parts.reduce((sum, part, s) => sum + part * state.columns.persons[s], 0) : 0;
    });
    const all = persons.reduce((sum, each) => sum + each, 0);
    forms.forEach(({ id }, f) => addTo(added, causes.of(FORM_ORIGIN + id), (stopped * persons[f]) / all));
    return stopped;
  }

  /** What strikes stop today of the services, 0..1, by the acts that called them, in their order. */
  stopped(causes: Causes): Additions {
    const { state } = this;
    const strikes = strikesOn(state);
    const added: Additions = new Map();
    const isCalled = strikes.length > 0;
    if (!isCalled && stoppedServices(state) === 0) return added;
    const { politics } = state;
    const heard: Calling[] = [];
    let before = this.#stoppedUncalled(causes, added);
    for (const strike of strikes) {
      heard.push(strike);
      state.politics = { ...politics, repertoire: { ...politics.repertoire, callings: heard } };
      const after = stoppedServices(state);
      addTo(
        added,
        causes.of(this.behind(`strike.${state.definition.parties[strike.party].id}`)),
        after - before,
      );
      before = after;
    }
    state.politics = politics;
    return added;
  }
}
