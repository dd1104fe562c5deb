/**
 * Measures of one's own: from the texts of `--measure` to what is measured, with everything that is wrong
 * with them before anything runs.
 *
 * Decision worth knowing: the day is behind the last `@`, which no expression holds; and `first` is a word of
 * the form, so that no quantity can be called so. What is asked is kept as text and compiled wherever runs
 * are computed: a twin may have events that its baseline has not, and compiles the words to its own figures.
 */
import { isoOf, parseDate } from '../../foundation/calendar.js';
import { FaultError, gather, refuse, type Fault } from '../../foundation/fault.js';
import type { LoadedScenario } from '../../scenario/load.js';
import { compileAsked } from '../../scenario/ask.js';
import { RUN_COLUMNS } from '../many/ensemble.js';
import { outcomeColumns } from '../run/outcome.js';
import type { MeasureSpec } from '../run/own-measures.js';

const FORM =
  'write NAME=EXPRESSION@DATE for its value on a day, NAME=EXPRESSION@weekly or @daily for a series, or NAME=first EXPRESSION for the day on which it becomes true';

const NAME = /^[a-z][a-z0-9_]*$/;

/** What begins the name of a column of what is varied. */
const VARIED = 'vary_';

/** Names of the columns that a table of runs has without measures. */
const columnNames = ({ definition }: LoadedScenario): string[] =>
  [...RUN_COLUMNS, ...outcomeColumns(definition)].map(({ name }) => name);

function tickOf(option: string, text: string, { startDay }: { readonly startDay: number }, days: number) {
  const day = parseDate(text);
  if (day === undefined) {
    const hint = 'dates are written 1917-07-17, or "1917-07-04 OS" in the old style';
    return refuse('date', option, `\`${text}\` is not a date`, hint);
  }
  const tick = day - startDay;
  if (tick >= 0 && tick < days) return tick;
  const hint = `name a day from ${isoOf(startDay)} to ${isoOf(startDay + days - 1)}`;
  return refuse('date-outside', option, `the runs have no day \`${text}\``, hint);
}

function checkName(option: string, name: string, taken: readonly string[]): void {
  if (!NAME.test(name)) {
    const hint = 'a name has small letters, digits and _, and begins with a letter';
    refuse('measure-name', option, `\`${name}\` cannot be the name of a column`, hint);
  }
  if (!taken.includes(name) && !name.startsWith(VARIED)) return;
  const message = `\`${name}\` is the name of another column, or would be`;
  refuse('measure-clash', option, message, `take another name, as my_${name}`);
}

/**
 * What is measured and when, as it stands behind the name of a measure. Throws a FaultError at its option.
 *
 * @param days how many days the runs have
 */
export function readTaken(
  option: string,
  what: string,
  { definition }: LoadedScenario,
  days: number,
): Omit<MeasureSpec, 'name'> {
  const [, condition] = /^first\s+(.+)$/s.exec(what) ?? [];
  if (condition !== undefined) return { text: condition, take: 'first', tick: -1 };
  const sign = what.lastIndexOf('@');
  const [text, date] = [what.slice(0, Math.max(0, sign)).trim(), what.slice(sign + 1).trim()];
  if (sign < 0 || text === '' || date === '')
    return refuse('option-form', option, 'it does not say when it is measured', FORM);
  if (date === 'weekly' || date === 'daily') return { text, take: date, tick: days - 1 };
  return { text, take: 'day', tick: tickOf(option, date, definition, days) };
}

function readMeasure(option: string, written: string, loaded: LoadedScenario, days: number): MeasureSpec {
  const at = written.indexOf('=');
  const [name, what] = [written.slice(0, at).trim(), written.slice(at + 1).trim()];
  if (at < 1 || what === '') return refuse('option-form', option, 'it names nothing that is measured', FORM);
  return { name, ...readTaken(option, what, loaded, days) };
}

/**
 * Measures as `--measure` takes them, for `runScenario`. Throws a FaultError with all their faults.
 *
 * @param days how many days the run has; all of the scenario unless said
 */
export function measuresOf(
  texts: readonly string[],
  loaded: LoadedScenario,
  days = loaded.definition.dayCount,
): MeasureSpec[] {
  const faults: Fault[] = [];
  const specs = readMeasures(texts, { loaded, days }, faults);
  if (faults.length > 0) throw new FaultError(faults);
  return specs;
}

/**
 * Reads measures; faults are added to the list, each at its option.
 *
 * @param days how many days the runs have
 */
export function readMeasures(
  texts: readonly string[],
  { loaded, days }: { readonly loaded: LoadedScenario; readonly days: number },
  faults: Fault[],
): MeasureSpec[] {
  const names = columnNames(loaded);
  return texts.flatMap((written) => {
    const option = `--measure ${written}`;
    const spec = gather(faults, () => {
      const measure = readMeasure(option, written, loaded, days);
      checkName(option, measure.name, names);
      names.push(measure.name);
      compileAsked(loaded.scenario, [measure.text], () => option);
      return measure;
    });
    return spec ?? [];
  });
}
