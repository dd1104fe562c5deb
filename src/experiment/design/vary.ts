/** From the texts of `--vary` to factors, with everything that is wrong with them. */
import { levelColumns, type Factor, type Level } from './factor.js';
import { didYouMean, gather, placedAt, printFault, refuse, type Fault } from '../../foundation/fault.js';
import { compileScenario } from '../../scenario/load.js';
import { isWholeAt } from '../../scenario/path.js';
import { baseOf, type Setting } from './setting.js';
import { planPopulation } from '../../population/plan.js';
import { counterfactualsOf, daysOf, valuesOf } from './levels.js';
import { overlaps, type Varied } from './factor-conflicts.js';

const FORM = 'write NAME=FROM..TO/STEP or NAME=A,B,C; steps of dates are days or weeks, as 3d or 2w';

const ids = ({ parsed }: Setting): Set<string> =>
  new Set([...parsed.scenario.events, ...parsed.scenario.decisions].map((each) => each.id));

/**
 * Compiles the scenario with a level, and plans its population, so that its faults are known before anything
 * runs.
 */
function checkLevel(option: string, { interventions }: Level, setting: Setting): void {
  const { parsed, replay, agents } = setting;
  const placed = interventions.map((change) => ({ locate: () => ({ file: option }), ...change }));
  const changes = { interventions: [...baseOf(setting), ...placed], pinDecisions: replay };
  const { strata, population } = compileScenario(parsed, changes).definition;
  const specs = strata.map(({ spec }) => spec);
  placedAt(option, () => planPopulation(specs, agents ?? population));
}

/** So many levels of a range are looked at, from end to end: a range is sound where its parts are. */
const CHECKED_MAX = 64;

const isListed = (text: string, { column }: Factor): boolean => column.type === 'text' || text.includes(',');

/** All levels of a list, the ends and what lies between of a range. */
function levelsToCheck(text: string, factor: Factor): Level[] {
  if (factor.size === Infinity) return [factor.within(0), factor.within(1 - 2 ** -40)];
  const count = isListed(text, factor) ? factor.size : Math.min(factor.size, CHECKED_MAX);
  const step = count > 1 ? (factor.size - 1) / (count - 1) : 0;
  return Array.from({ length: count }, (_, i) => factor.at(Math.round(i * step)));
}

function readFactor(option: string, text: string, setting: Setting): Factor {
  const at = text.indexOf('=');
  const [name, values] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 1 || values === '')
    return refuse('option-form', option, 'this is not of the form NAME=VALUES', FORM);
  const isDated = ids(setting).has(name);
  if (name !== 'with' && !isDated && !name.includes('.')) {
    const hint = didYouMean(name, ids(setting)) ?? 'name an event, a decision, a path with dots, or `with`';
    return refuse('unknown-factor', option, `there is no event or decision \`${name}\``, hint);
  }
  if (name === 'with') return counterfactualsOf(option, values, setting);
  return isDated
    ? daysOf(option, name, values, setting)
    : valuesOf(option, name, values, isWholeAt(setting.parsed.scenario, name));
}

/**
 * Faults of the levels, each once, though many levels may have it; of a range those of its first level that
 * has any.
 */
function levelFaults({ option, factor, levels }: Varied, setting: Setting): Fault[] {
  const faults: Fault[] = [];
  for (const level of levels) {
    if (faults.length > 0 && !isListed(option, factor)) break;
    gather(faults, () => checkLevel(option, level, setting));
  }
  return [...new Map(faults.map((fault) => [printFault(fault), fault])).values()];
}

const TWICE = 'a factor has one list of levels, as 1848-05-01..1848-05-31/10d,never';

/** The fault of a factor whose name, or column, another has before it. */
function nameFault({ option, factor }: Varied, before: readonly Varied[]): Fault[] {
  const names = ({ column }: Factor) => levelColumns([column]).map(({ name }) => name);
  const twice = (other: Factor) => names(factor).find((name) => names(other).includes(name));
  const other = before.find((each) => twice(each.factor) !== undefined);
  if (other === undefined) return [];
  const isSame = other.factor.name === factor.name;
  const message = isSame
    ? `\`${factor.name}\` is varied twice`
    : `\`${factor.name}\` and \`${other.factor.name}\` would both be the column ${twice(other.factor)}`;
  return [{ code: 'factor-twice', message, file: option, hint: isSame ? TWICE : 'vary one of them' }];
}

/**
 * Reads what is to be varied, of nothing no factor; faults are added to the list.
 *
 * @param flag the option by which it was asked for
 */
export function readFactors(
  texts: readonly string[],
  setting: Setting,
  faults: Fault[],
  flag = '--vary',
): Varied[] {
  const varied = texts.flatMap((text): Varied[] => {
    const option = `${flag} ${text}`;
    const factor = gather(faults, () => readFactor(option, text, setting));
    return factor === undefined ? [] : [{ option, factor, levels: levelsToCheck(text, factor) }];
  });
  faults.push(...varied.flatMap((each) => levelFaults(each, setting)));
  const twice = varied.flatMap((each, i) => nameFault(each, varied.slice(0, i)));
  faults.push(...(twice.length > 0 ? twice : overlaps(varied, setting)));
  return varied;
}
