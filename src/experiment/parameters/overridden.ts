/**
 * Changes of a behaviour of everybody that strata do not feel, since they or their classes state their own.
 *
 * Decision worth knowing: this is told and not refused. It may be meant, for strata without one follow; but
 * whoever varies a number and finds that nothing depends on it must know of whom it was the number.
 */
import type { Change } from '../../scenario/intervene.js';
import type { ScenarioText } from '../../scenario/schema/scenario.js';

/** A behaviour of everybody that was changed. */
export interface Overridden {
  readonly path: string;
  /** Strata that state their own, or whose class does, of all. */
  readonly strata: number;
  readonly all: number;
  /** The path of one value that stands in its place. */
  readonly instead: string;
}

/** A single value; mappings join entry by entry, and are left alone. */
const EVERYBODY = /^behaviour\.(\w+)$/;

/** Where a stratum has a behaviour of its own; undefined where it follows that of everybody. */
function ownPath({ strata, classes }: ScenarioText, index: number, name: string): string | undefined {
  const states = ({ behaviour }: { readonly behaviour: object }) =>
    (behaviour as Readonly<Record<string, unknown>>)[name] !== undefined;
  const stratum = strata[index];
  if (states(stratum)) return `strata.${stratum.id}.behaviour.${name}`;
  const own = classes.find(({ id }) => id === stratum.class);
  return own && states(own) ? `classes.${own.id}.behaviour.${name}` : undefined;
}

/** What changes do not reach, each path once. */
export function overriddenBy(changes: readonly Change[], scenario: ScenarioText): Overridden[] {
  const paths = changes.flatMap((change) => (change.kind === 'set' ? [change.path] : []));
  return [...new Set(paths)].flatMap((path): Overridden[] => {
    const [, name] = EVERYBODY.exec(path) ?? [];
    if (name === undefined) return [];
    const own = scenario.strata.flatMap((_, index) => ownPath(scenario, index, name) ?? []);
    if (own.length === 0) return [];
    return [{ path, strata: own.length, all: scenario.strata.length, instead: own[0] }];
  });
}

/** The same in a sentence without its full stop. */
export const overriddenWords = ({ path, strata, all, instead }: Overridden): string =>
  `\`${path}\` does not reach ${String(strata)} of ${String(all)} strata, which have a value of their own, as \`${instead}\``;
