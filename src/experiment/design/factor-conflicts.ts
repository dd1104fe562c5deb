/**
 * Whether two things that are varied, or one that is varied and a change in all runs, change the same.
 *
 * Decision worth knowing: such a design is refused. The later of two changes wins without a word, so levels
 * that look different would be the same scenario, and a table of their runs would show an effect of nothing.
 */
import type { Factor, Level } from './factor.js';
import type { Fault } from '../../foundation/fault.js';
import { startsWith, type Path } from '../../scenario/compile/faults.js';
import { intervene, type Intervention } from '../../scenario/intervene.js';
import type { ScenarioText } from '../../scenario/schema/scenario.js';
import type { Setting } from './setting.js';

/** What is varied: a factor, the option it was asked for by, and those of its levels that are looked at. */
export interface Varied {
  readonly option: string;
  readonly factor: Factor;
  readonly levels: readonly Level[];
}

/** Something that is changed. */
interface Claim {
  readonly path: Path;
  readonly words: string;
}

/** Everything that changes, by the option that asks for it. */
interface Source {
  readonly option: string;
  readonly claims: readonly Claim[];
}

/** Where an event or decision says when it comes. */
const TIMES: ReadonlySet<unknown> = new Set(['date', 'sits', 'when', 'after', 'before']);

/** What a change wrote to; one that adds or multiplies stands beside all others. */
function claimsOf(change: Intervention, scenario: ScenarioText): Claim[] {
  if (change.kind === 'add' || change.kind === 'scale') return [];
  const words = change.kind === 'set' ? change.path : change.id;
  const { touched } = intervene(scenario, [change], () => undefined);
  return touched.flatMap(({ path }) => {
    const [list, index, key] = path;
    if (list !== 'events' && list !== 'decisions') return [{ path, words: `\`${words}\`` }];
    const time = { path: [list, index, 'time'], words: `when \`${idOf(scenario[list], index)}\` comes` };
    const choice = {
      path: [list, index, 'choice'],
      words: `how \`${idOf(scenario[list], index)}\` is decided`,
    };
    if (key === 'removed') return [time, choice];
    if (TIMES.has(key)) return [time];
    return key === 'pinned' ? [choice] : [{ path, words: `\`${words}\`` }];
  });
}

const idOf = (list: readonly { readonly id: string }[], index: string | number): string =>
  list[Number(index)].id;

const sourceOf = (option: string, changes: readonly Intervention[], { parsed }: Setting): Source => ({
  option,
  claims: changes.flatMap((change) => claimsOf(change, parsed.scenario)),
});

/** What two sources both change, in words. */
const shared = (a: Source, b: Source): string | undefined =>
  a.claims.find(({ path }) =>
    b.claims.some((other) => startsWith(path, other.path) || startsWith(other.path, path)),
  )?.words;

const HINT =
  'one would silently undo the other: leave one out, or write a counterfactual for each combination';

/** Faults of things that override each other. */
export function overlaps(varied: readonly Varied[], setting: Setting): Fault[] {
  const base = setting.base.map((change) => sourceOf(change.locate?.([]).file ?? '', [change], setting));
  const sources = varied.map(({ option, levels }) =>
    sourceOf(
      option,
      levels.flatMap(({ interventions }) => interventions),
      setting,
    ),
  );
  return sources.flatMap((source, i) =>
    [...base, ...sources.slice(0, i)].flatMap((other) => {
      const words = shared(source, other);
      if (words === undefined) return [];
      const message = `this and \`${other.option}\` both change ${words}`;
      return [{ code: 'overlap', message, file: source.option, hint: HINT }];
    }),
  );
}
