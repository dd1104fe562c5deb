/** The flags of `why`, checked against the scenario of the run. */
import type { NamedRecord } from '../experiment/record.js';
import { ticksOf, type RunOptions } from '../experiment/run.js';
import type { CourseQuestion } from '../experiment/why-course.js';
import type { Question } from '../experiment/why-moved.js';
import { parseDate } from '../foundation/calendar.js';
import { didYouMean } from '../foundation/fault.js';
import type { Definition } from '../model/definition.js';
import { compileAsked } from '../scenario/ask.js';
import { gather } from './gather.js';
import { OptionFaults, readUntil } from './settings.js';
import type { WhyFlags } from './why-options.js';

export interface Asked {
  readonly question: Question | undefined;
  readonly named: { readonly group: NamedRecord; readonly party: NamedRecord } | null;
  readonly transition: string | undefined;
  readonly course: CourseQuestion | undefined;
  readonly runs: number;
}

const RUNS_DEFAULT = 8;
const RUNS_MAX = 1000;

type Flag = 'party' | 'stratum' | 'transition';

/** Place of an id in a list; a fault, and -1, where it is not there. */
function find(
  flag: Flag,
  id: string,
  known: readonly { readonly id: string }[],
  faults: OptionFaults,
): number {
  const index = known.findIndex((each) => each.id === id);
  if (index >= 0) return index;
  const ids = known.map((each) => each.id);
  const hint = didYouMean(id, ids) ?? `known here: ${ids.join(', ')}`;
  faults.add(`--${flag} ${id}`, `unknown-${flag}`, `the run has no ${flag} \`${id}\``, hint);
  return -1;
}

/** The tick of a day of the run; its first or last day where none is named. */
function readDay(
  flag: 'from' | 'to',
  text: string | undefined,
  { startDay, dayCount }: { readonly startDay: number; readonly dayCount: number },
  faults: OptionFaults,
): number {
  if (text === undefined) return flag === 'from' ? 0 : dayCount - 1;
  const own = new OptionFaults();
  const days = readUntil(text, { startDay, dayCount }, own);
  for (const fault of own.list) faults.list.push({ ...fault, file: `--${flag} ${text}` });
  return (days ?? 1) - 1;
}

function readRuns(text: string | undefined, faults: OptionFaults): number {
  if (text === undefined) return RUNS_DEFAULT;
  const runs = Number(text);
  if (/^\d+$/.test(text) && runs >= 1 && runs <= RUNS_MAX) return runs;
  const hint = `write a whole number from 1 to ${RUNS_MAX}`;
  faults.add(`--runs ${text}`, 'runs', `\`${text}\` is not a number of runs`, hint);
  return RUNS_DEFAULT;
}

/** Days of the run, of which `--until` may have cut some. */
const spanOf = (options: RunOptions) => ({
  startDay: options.loaded.definition.startDay,
  dayCount: ticksOf(options),
});

function readDays(flags: WhyFlags, options: RunOptions, faults: OptionFaults): { from: number; to: number } {
  const span = spanOf(options);
  const [from, to] = [readDay('from', flags.from, span, faults), readDay('to', flags.to, span, faults)];
  const known = [flags.from, flags.to].every((text) => text === undefined || parseDate(text) !== undefined);
  if (known && from >= to && faults.list.length === 0)
    faults.add(`--to ${flags.to ?? ''}`, 'dates', 'the last day is not after the first', 'name a later day');
  return { from, to };
}

/** Everything but a party is of no use without one; days are of use to a quantity, too. */
function checkNeedsParty(flags: WhyFlags, faults: OptionFaults): void {
  const dated = flags.quantity === undefined ? (['from', 'to'] as const) : [];
  for (const flag of ['stratum', ...dated, 'weekly'] as const)
    if (flags[flag] !== undefined)
      faults.add(
        `--${flag}`,
        'no-party',
        'says nothing without a party',
        'add --party and the id of a party',
      );
}

function readQuestion(
  flags: WhyFlags,
  options: RunOptions,
  faults: OptionFaults,
): Pick<Asked, 'question' | 'named'> {
  if (flags.party === undefined) {
    checkNeedsParty(flags, faults);
    return { question: undefined, named: null };
  }
  const { groups, parties }: Definition = options.loaded.definition;
  const party = find('party', flags.party, parties, faults);
  const group = find('stratum', flags.stratum ?? 'all', groups, faults);
  const days = readDays(flags, options, faults);
  if (party < 0 || group < 0) return { question: undefined, named: null };
  const named = ({ id, name }: NamedRecord): NamedRecord => ({ id, name });
  return {
    question: { strata: groups[group].strata, party, ...days },
    named: { group: named(groups[group]), party: named(parties[party]) },
  };
}

/** The quantities to follow; an expression that cannot be read is a fault. */
function readCourse(
  { quantity: texts, ...flags }: WhyFlags,
  options: RunOptions,
  faults: OptionFaults,
): CourseQuestion | undefined {
  if (texts === undefined) return undefined;
  const { scenario } = options.loaded;
  const quantities = gather(faults.list, () => compileAsked(scenario, texts, '--quantity')) ?? [];
  return {
    texts,
    quantities,
    ...readDays(flags, options, flags.party === undefined ? faults : new OptionFaults()),
  };
}

/** Reads the flags; what is wrong with them is added to the faults. */
export function readAsked(flags: WhyFlags, options: RunOptions, faults: OptionFaults): Asked {
  const { regimes, transitions } = options.loaded.definition;
  if (flags.transition !== undefined)
    find('transition', flags.transition, [...regimes, ...transitions], faults);
  if (flags.runs !== undefined && flags.butFor === undefined)
    faults.add('--runs', 'no-cause', 'says nothing without a cause', 'add --but-for and the id of an event');
  return {
    ...readQuestion(flags, options, faults),
    transition: flags.transition,
    course: readCourse(flags, options, faults),
    runs: readRuns(flags.runs, faults),
  };
}
