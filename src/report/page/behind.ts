/**
 * What stands behind the figures of a sweep: which factor moves an outcome, and runs that can be made again.
 *
 * Decision worth knowing: examples are runs that ended differently, as far as there are any, and not the
 * first three, for those would be three of the likeliest ending.
 */
import { factorWord } from '../../experiment/design/factor.js';
import { replicateSeed, type PointSource } from '../../experiment/design/design.js';
import type { SweepRecord } from '../../experiment/many/sweep-record.js';
import type { OutcomeSpec } from '../../experiment/many/outcome-spec.js';
import { factorEffects, type FactorEffect } from '../../experiment/sensitivity/factor-effects.js';
import type { Cell, Row } from '../../experiment/tables/table.js';
import { markup, type Content } from '../../view/markup.js';
import { tornadoScene } from '../../view/many/tornado.js';
import { stackedScene } from '../../view/scene.js';
import { capital, percent, signed } from '../../view/words.js';
import { outcomeWords } from '../outcome-words.js';
import { pointWords } from '../sweep/level-labels.js';
import { runCommandWords } from './again.js';
import { folded, pictureOf } from './document.js';

/** The runs of a sweep, and how its points were asked for. */
export interface SweepRuns {
  readonly rows: readonly Row[];
  readonly points: PointSource;
  /** What was asked for; where nothing was, the endings are the outcomes. */
  readonly outcomes: readonly OutcomeSpec[];
}

const EXAMPLES = 3;

/**
 * Of more points than these, those are told at which the first outcome is rarest, in the middle and
 * likeliest.
 */
const POINTS_MAX = 24;

/** More outcomes than these have no tornado. */
const OUTCOMES_MAX = 3;

const specsOf = (record: SweepRecord, { outcomes }: SweepRuns): readonly OutcomeSpec[] =>
  outcomes.length > 0
    ? outcomes
    : record.points[0].outcomes.map(({ outcome }) => {
        const at = outcome.indexOf('=');
        return { text: outcome, anyOf: [{ column: outcome.slice(0, at), value: outcome.slice(at + 1) }] };
      });

const levelWord = (level: Cell): string =>
  typeof level === 'number' ? String(Number(level.toPrecision(4))) : String(level);

const points = (value: number): string => signed(value, percent);

function effectWords(record: SweepRecord, effect: FactorEffect): string {
  const { factor, low, high, atLow, atHigh, difference } = effect;
  const word = factorWord(record.factors.find(({ name }) => name === factor) ?? record.factors[0]);
  const within =
    Number.isFinite(difference.low) && Number.isFinite(difference.high)
      ? ` (${points(difference.low)} to ${points(difference.high)})`
      : '';
  return `${word} from ${levelWord(low)} to ${levelWord(high)}: ${percent(atLow)} to ${percent(atHigh)}, ${points(difference.value)}${within}.`;
}

/** Which of several things that were varied moves an outcome; nothing where one alone was. */
export function tornadoPart(
  record: SweepRecord,
  runs: SweepRuns,
  told: { readonly title: (outcome: number) => string; readonly tone: (outcome: number) => number },
): Content {
  if (record.factors.length < 2) return undefined;
  const swept = {
    design: record.design ?? 'grid',
    factors: record.factors.map(({ name }) => name),
    points: record.points.map(({ levels }) => levels),
    rows: runs.rows,
  };
  const effects = specsOf(record, runs)
    .slice(0, OUTCOMES_MAX)
    .map((outcome) => factorEffects(swept, outcome));
  const wordOf = (name: string) =>
    factorWord(record.factors.find((factor) => factor.name === name) ?? record.factors[0]);
  const draw = (width: number) => {
    const scenes = effects.flatMap((each, i) => {
      const bars = each.map(({ factor, low, high, difference }) => ({
        label: wordOf(factor),
        between: `${levelWord(low)} to ${levelWord(high)}`,
        ...{ effect: difference, said: points(difference.value) },
      }));
      const title = `What moves the share of runs ${told.title(i)}`;
      const words = each.map((effect) => effectWords(record, effect)).join(' ');
      return tornadoScene({ title, words, bars, tone: told.tone(i), show: points }, width) ?? [];
    });
    return scenes.length === 0 ? undefined : stackedScene('What moves the outcomes', scenes, 18);
  };
  const how =
    swept.design === 'lhs'
      ? 'Each bar: the share in the third of the points with the highest levels less that in the third with the lowest; dotted: 95 % interval over points.'
      : 'Each bar: the share at the last level less that at the first, over all levels of the others; dotted: 95 % interval over seeds.';
  return pictureOf('tornado', draw, how);
}

/**
 * The options that make a run of a point again; undefined where the folder does not say how it was varied.
 */
function optionsOf(record: SweepRecord, { points: source }: SweepRuns, levels: Row) {
  if (Array.isArray(source) || record.changes.length > 0) return undefined;
  const { factors: specs } = source as Exclude<PointSource, readonly unknown[]>;
  const options = {
    move: [] as string[],
    without: [] as string[],
    set: [] as string[],
    with: [] as string[],
  };
  specs.forEach((spec, i) => {
    const level = levels[record.factors[i].name];
    if (spec.kind === 'days')
      if (level === 'never') options.without.push(spec.id);
      else options.move.push(`${spec.id}=${String(level)}`);
    else if (spec.kind === 'with') {
      const changes = spec.levels.find(({ id }) => id === level)?.interventions ?? [];
      if (changes.length > 0) options.with.push(String(level));
    } else options.set.push(`${spec.path}=${String(level)}`);
  });
  return options;
}

/** Up to three runs, of endings that differ as far as there are such. */
function examplesAmong(rows: readonly Row[]): Row[] {
  const done = rows.filter(({ error }) => error === null);
  const firsts = [...new Map(done.toReversed().map((row) => [row.ending, row])).values()].toReversed();
  return [...firsts, ...done.filter((row) => !firsts.includes(row))]
    .slice(0, EXAMPLES)
    .toSorted((a, b) => Number(a.replicate) - Number(b.replicate));
}

/** Points whose runs are told of. */
function pointsTold({ points: all }: SweepRecord): readonly number[] {
  const numbers = all.map((_, i) => i);
  if (all.length <= POINTS_MAX) return numbers;
  const share = (i: number) => all[i].outcomes[0]?.share.value ?? NaN;
  const known = numbers.filter((i) => Number.isFinite(share(i))).toSorted((a, b) => share(a) - share(b));
  return [...new Set([known[0], known[known.length >> 1], known[known.length - 1]])].filter(
    (i) => i !== undefined,
  );
}

/** Three runs behind each value, with the commands that make them again. */
export function examplesPart(record: SweepRecord, runs: SweepRuns): Content {
  const byPoint = new Map<number, Row[]>();
  for (const row of runs.rows) {
    const own = byPoint.get(Number(row.point)) ?? [];
    byPoint.set(Number(row.point), own);
    own.push(row);
  }
  const told = pointsTold(record).map((p) => {
    const point = record.points[p];
    const options = optionsOf(record, runs, point.levels);
    const lines = examplesAmong(byPoint.get(p) ?? []).map((row) => {
      const ending = outcomeWords({ column: 'ending', value: String(row.ending), meaning: '' }, record.names);
      const seed = replicateSeed(record.seed, Number(row.replicate));
      const command =
        options &&
        runCommandWords(record.mode === 'replay' ? 'replay' : 'run', {
          scenario: record.scenario,
          seed,
          population: String(record.agents),
          until: record.end,
          parameters: record.usedParameters?.which,
          ...options,
        });
      return markup`<li>${capital(ending)}${command === undefined ? markup` (seed “${seed}”)` : markup`<pre>${command}</pre>`}</li>\n`;
    });
    return folded(pointWords(point, record), markup`<ul>${lines}</ul>`);
  });
  const fewer =
    record.points.length > POINTS_MAX
      ? 'Of the points at which the first outcome is rarest, in the middle and likeliest. '
      : '';
  const note = record.changes.length > 0 ? ` Beside these all runs have: ${record.changes.join('; ')}.` : '';
  return [
    markup`<p class="note">${fewer}Runs that ended differently, where there are any, each with the command that makes it again.${note}</p>\n`,
    told,
  ];
}
