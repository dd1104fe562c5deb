/** What a scenario writes about its events and questions, read once when somebody first asks. */
import { signal } from '@preact/signals';
import type { ScenarioText } from '../../scenario/schema/scenario.js';
import type { Occurrence } from '../../view/days/occurrences.js';
import { pageSource } from '../source.js';
import type { PageStore } from '../store.js';

/** What is written about one of them. */
export interface About {
  readonly text: string | undefined;
  readonly source: string | undefined;
  /** The sources that it names, with what the scenario says of each. */
  readonly named: readonly string[];
}

const NOTHING: About = { text: undefined, source: undefined, named: [] };

type Written = Pick<ScenarioText, 'events' | 'decisions' | 'sources'>;

const scenario = signal<Written | undefined>(undefined);
let isAsked = false;

/** A source as one line: what each part rests on. */
function sourceWords(source: unknown): string | undefined {
  if (typeof source === 'string') return source;
  if (typeof source !== 'object' || source === null) return undefined;
  return Object.entries(source)
    .map(([part, from]) => `${part}: ${String(from)}`)
    .join('; ');
}

/** The source of an event or question, with what the scenario says of the sources that it names. */
export function aboutIn(
  { events, decisions, sources }: Written,
  { kind, id }: Pick<Occurrence, 'kind' | 'id'>,
): About {
  const written = (kind === 'event' ? events : decisions).find((each) => each.id === id);
  if (written === undefined) return NOTHING;
  const words = sourceWords(written.source);
  const named = Object.entries(sources).flatMap(([name, about]) =>
    words !== undefined && new RegExp(`\\b${name.replaceAll(/\W/g, '\\$&')}\\b`).test(words)
      ? [`${name}: ${about.trim()}`]
      : [],
  );
  const source = words === undefined ? undefined : `Source: ${words}.`;
  return { text: written.text?.trim(), source, named };
}

/** What is written about a mark; nothing of an act, and nothing until it is there. */
export function aboutOf(store: PageStore, of: Occurrence): About {
  if (of.id === null)
    return { ...NOTHING, source: 'It follows from the state of that day; nobody wrote it.' };
  if (!isAsked) {
    isAsked = true;
    const read = pageSource().read(store.plainQuery());
    read.then(({ scenario: text }) => (scenario.value = text)).catch(() => (isAsked = false));
  }
  const { value } = scenario;
  return value === undefined ? NOTHING : aboutIn(value, of);
}
