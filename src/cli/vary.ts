/** From the texts of `--vary` and `--outcome` to factors and outcomes, with everything that is wrong with them. */
import {
  counterfactualFactor,
  dayListFactor,
  dayRangeFactor,
  numberRangeFactor,
  valueListFactor,
  type Factor,
  type Level,
} from '../experiment/factor.js';
import type { ColumnDef } from '../experiment/table.js';
import type { OutcomeSpec } from '../experiment/sweep.js';
import { parseDate } from '../foundation/calendar.js';
import { didYouMean, FaultError, type Fault } from '../foundation/fault.js';
import { findCounterfactual } from '../platform/node/bundled.js';
import { readSource } from '../platform/node/source-file.js';
import { loadCounterfactual } from '../scenario/counterfactual.js';
import { compileScenario } from '../scenario/load.js';
import type { Setting } from './ensemble.js';
import { gather } from './gather.js';
import { valueOf } from './settings.js';

const FORM = 'write NAME=FROM..TO/STEP or NAME=A,B,C; steps of dates are days, as 3d';

const fault = (option: string, code: string, message: string, hint = FORM): never => {
  throw new FaultError([{ code, message, file: option, hint }]);
};

const ids = ({ parsed }: Setting): Set<string> =>
  new Set([...parsed.scenario.events, ...parsed.scenario.decisions].map((each) => each.id));

/** A day of the scenario. */
function readDay(option: string, text: string, { loaded }: Setting): number {
  const { startDay, dayCount } = loaded.definition;
  const day = parseDate(text.trim());
  if (day === undefined)
    return fault(option, 'date', `\`${text}\` is not a date`, 'dates are written 1917-07-17');
  if (day >= startDay && day < startDay + dayCount) return day;
  return fault(option, 'date-outside', `\`${text}\` is not a day of the scenario`, 'name a day within it');
}

const backwards = (option: string): never =>
  fault(option, 'backwards', 'the range runs backwards', 'name the lower end first');

function daysOf(option: string, id: string, text: string, setting: Setting): Factor {
  const range = /^(.+?)\.\.(.+?)(?:\/(\d+)d?)?$/.exec(text);
  if (range === null) {
    const days = text.split(',').map((day) => (day === 'never' ? null : readDay(option, day, setting)));
    return dayListFactor(id, days);
  }
  const [from, to] = [range[1], range[2]].map((day) => readDay(option, day, setting));
  const step = Number(range[3] ?? 1);
  if (step < 1) fault(option, 'step', 'a step of no days leads nowhere');
  if (from > to) backwards(option);
  return dayRangeFactor(id, from, to, step);
}

function valuesOf(option: string, path: string, text: string): Factor {
  const range = /^(.+?)\.\.(.+?)(?:\/(.+))?$/.exec(text);
  if (range === null)
    return valueListFactor(
      path,
      text.split(',').map((value) => valueOf(value.trim())),
    );
  const [from, to] = [Number(range[1]), Number(range[2])];
  const step = range[3] === undefined ? undefined : Number(range[3]);
  const isSound = [from, to, step ?? 1].every(Number.isFinite) && (step ?? 1) > 0;
  if (!isSound) fault(option, 'range', `\`${text}\` is not a range of numbers`);
  if (from > to) backwards(option);
  return numberRangeFactor(path, from, to, step);
}

function counterfactualsOf(text: string, { folder }: Setting): Factor {
  const levels = text.split(',').map((word) => {
    if (word === 'none') return { id: word, interventions: [] };
    const { id, interventions } = loadCounterfactual(readSource(findCounterfactual(folder, word.trim())));
    return { id, interventions };
  });
  return counterfactualFactor(levels);
}

/** Compiles the scenario with a level, so that its faults are known before anything runs. */
function checkLevel(option: string, { interventions }: Level, { parsed, base, replay }: Setting): void {
  const placed = interventions.map((change) => ({ ...change, locate: () => ({ file: option }) }));
  compileScenario(parsed, { interventions: [...base, ...placed], pinDecisions: replay });
}

/** The two ends of a range, or every counterfactual. */
function levelsToCheck(factor: Factor): Level[] {
  if (factor.column.type === 'text') return Array.from({ length: factor.size }, (_, i) => factor.at(i));
  return factor.size === 1 ? [factor.at(0)] : [factor.within(0), factor.within(1 - 2 ** -40)];
}

function readFactor(text: string, setting: Setting): Factor {
  const option = `--vary ${text}`;
  const at = text.indexOf('=');
  const [name, values] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 1 || values === '') return fault(option, 'option-form', 'this is not of the form NAME=VALUES');
  const isDated = ids(setting).has(name);
  if (name !== 'with' && !isDated && !name.includes('.')) {
    const hint = didYouMean(name, ids(setting)) ?? 'name an event, a decision, a path with dots, or `with`';
    return fault(option, 'unknown-factor', `there is no event or decision \`${name}\``, hint);
  }
  if (name === 'with') return counterfactualsOf(values, setting);
  return isDated ? daysOf(option, name, values, setting) : valuesOf(option, name, values);
}

/** Reads what is to be varied; faults are added to the list. */
export function readFactors(texts: readonly string[], setting: Setting, faults: Fault[]): Factor[] {
  if (texts.length === 0)
    faults.push({ code: 'no-factor', message: 'nothing is varied', file: '--vary', hint: FORM });
  const factors = texts.flatMap((text) => {
    const factor = gather(faults, () => readFactor(text, setting));
    if (factor === undefined) return [];
    for (const level of levelsToCheck(factor))
      gather(faults, () => checkLevel(`--vary ${text}`, level, setting));
    return [factor];
  });
  const names = factors.map(({ column }) => column.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    faults.push({ code: 'factor-twice', message: `\`${twice}\` is varied twice`, file: '--vary' });
  return factors;
}

/** Reads an outcome: `COLUMN` for a date that comes, `COLUMN=VALUE` for a text; several are joined by `|`. */
function readOutcome(text: string, columns: readonly ColumnDef[]): OutcomeSpec {
  const option = `--outcome ${text}`;
  const anyOf = text.split('|').map((part) => {
    const [name, value = null] = part.trim().split('=', 2);
    const column = columns.find((each) => each.name === name);
    const hint =
      didYouMean(
        name,
        columns.map((each) => each.name),
      ) ?? 'as ending=takeover:soviet or held_soviet';
    if (column === undefined) return fault(option, 'unknown-column', `there is no column \`${name}\``, hint);
    const fits = value === null ? column.type === 'date' : column.type === 'text';
    if (!fits)
      fault(option, 'outcome-form', `\`${part}\` is neither a date that comes nor a text`, 'as ending=none');
    return { column: name, value };
  });
  return { text, anyOf };
}

export const readOutcomes = (
  texts: readonly string[],
  columns: readonly ColumnDef[],
  faults: Fault[],
): OutcomeSpec[] => texts.flatMap((text) => gather(faults, () => readOutcome(text, columns)) ?? []);
