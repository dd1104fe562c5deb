/** The flags of `why`, checked against the scenario of the run. */
import type { NamedRecord } from '../../experiment/run/record.js';
import { ticksOf, type RunOptions } from '../../experiment/run/run.js';
import type { CourseQuestion } from '../../experiment/why/course.js';
import type { Question } from '../../experiment/why/moved.js';
import type { ObeyedQuestion } from '../../experiment/why/obeyed.js';
import type { PartsTask } from '../../experiment/why/parts.js';
import { parseDate } from '../../foundation/calendar.js';
import { didYouMean, gather, type Fault } from '../../foundation/fault.js';
import type { Definition } from '../../model/definition.js';
import { compileAsked } from '../../scenario/ask.js';
import { addFault, readUntil } from '../shell/settings.js';
import type { WhyFlags } from './command.js';
import { readParts } from './parts.js';

export interface WhyTask {
  readonly question: Question | undefined;
  readonly named: { readonly group: NamedRecord; readonly party: NamedRecord } | null;
  readonly transition: string | undefined;
  readonly course: CourseQuestion | undefined;
  /** Where no unit is asked for, the turns of all. */
  readonly obeyed: ObeyedQuestion;
  /** Index of the authority whose contests are told. */
  readonly contests: number | undefined;
  readonly runs: number;
  /** By which parts the affair of `--but-for` is divided. */
  readonly parts: Omit<PartsTask, 'without'> | undefined;
}

const RUNS_DEFAULT = 8;
const RUNS_MAX = 1000;

type Flag = 'party' | 'stratum' | 'transition' | 'unit' | 'authority' | 'organ' | 'contest';

/** What flags name whose word is another. */
const KINDS: Readonly<Partial<Record<Flag, string>>> = { transition: 'regime', contest: 'authority' };

/** Place of an id in a list; a fault, and -1, where it is not there. */
function find(flag: Flag, id: string, known: readonly { readonly id: string }[], faults: Fault[]): number {
  const index = known.findIndex((each) => each.id === id);
  if (index >= 0) return index;
  const ids = known.map((each) => each.id);
  const hint = didYouMean(id, ids) ?? `known here: ${ids.join(', ')}`;
  addFault(
    faults,
    `--${flag} ${id}`,
    `unknown-${flag}`,
    `the run has no ${KINDS[flag] ?? flag} \`${id}\``,
    hint,
  );
  return -1;
}

/** The tick of a day of the run; its first or last day where none is named. */
function readDay(
  flag: 'from' | 'to',
  text: string | undefined,
  { startDay, dayCount }: { readonly startDay: number; readonly dayCount: number },
  faults: Fault[],
): number {
  if (text === undefined) return flag === 'from' ? 0 : dayCount - 1;
  const own: Fault[] = [];
  const days = readUntil(text, { startDay, dayCount }, own);
  for (const fault of own) faults.push({ ...fault, file: `--${flag} ${text}` });
  return (days ?? 1) - 1;
}

function readRuns(text: string | undefined, faults: Fault[]): number {
  if (text === undefined) return RUNS_DEFAULT;
  const runs = Number(text);
  if (/^\d+$/.test(text) && runs >= 1 && runs <= RUNS_MAX) return runs;
  const hint = `write a whole number from 1 to ${RUNS_MAX}`;
  addFault(faults, `--runs ${text}`, 'runs', `\`${text}\` is not a number of runs`, hint);
  return RUNS_DEFAULT;
}

/** Days of the run, of which `--until` may have cut some. */
const spanOf = (options: RunOptions) => ({
  startDay: options.loaded.definition.startDay,
  dayCount: ticksOf(options),
});

interface Days {
  readonly from: number;
  readonly to: number;
}

function readDays(flags: WhyFlags, options: RunOptions, faults: Fault[]): Days {
  const span = spanOf(options);
  if ([flags.party, flags.unit, flags.organ, flags.quantity].every((each) => each === undefined))
    return { from: 0, to: span.dayCount - 1 };
  const [from, to] = [readDay('from', flags.from, span, faults), readDay('to', flags.to, span, faults)];
  const known = [flags.from, flags.to].every((text) => text === undefined || parseDate(text) !== undefined);
  if (known && from >= to && faults.length === 0)
    addFault(
      faults,
      `--to ${flags.to ?? ''}`,
      'dates',
      'the last day is not after the first',
      'name a later day',
    );
  return { from, to };
}

/** Flags that say nothing by themselves, each with those of which one must be there. */
const COMPANIONS = {
  stratum: ['party'],
  weekly: ['party'],
  authority: ['unit', 'organ'],
  daily: ['unit'],
  from: ['party', 'unit', 'organ', 'quantity'],
  to: ['party', 'unit', 'organ', 'quantity'],
} as const;

function checkCompanions(flags: WhyFlags, faults: Fault[]): void {
  for (const [flag, companions] of Object.entries(COMPANIONS)) {
    const isAlone = companions.every((each) => flags[each] === undefined);
    if (flags[flag as keyof typeof COMPANIONS] === undefined || !isAlone) continue;
    const [first, ...others] = companions;
    const hint = `add --${first} and its id${others.map((each) => `, or --${each}`).join('')}`;
    addFault(faults, `--${flag}`, `no-${first}`, `says nothing without a ${first}`, hint);
  }
}

/** The units and authorities of which obedience is told term by term. */
function readObeyed(flags: WhyFlags, { units, authorities, organs }: Definition, faults: Fault[]) {
  const asked = <T extends 'unit' | 'authority' | 'organ'>(flag: T, known: readonly NamedRecord[]) =>
    flags[flag] === undefined ? undefined : find(flag, flags[flag], known, faults);
  const [unit, authority] = [asked('unit', units), asked('authority', authorities)];
  const organ = asked('organ', organs);
  if (organ !== undefined && organs[organ]?.granted === true)
    addFault(
      faults,
      `--organ ${flags.organ ?? ''}`,
      'granted-organ',
      'nobody operates it: it is granted from outside',
      'ask an event that grants it with --but-for',
    );
  const everybody = authorities.map((_, a) => a);
  return {
    units: unit === undefined ? [] : [unit],
    authorities: authority === undefined ? everybody : [authority],
    organs: organ === undefined ? [] : [organ],
  };
}

function readQuestion(
  flags: WhyFlags,
  options: RunOptions,
  days: Days,
  faults: Fault[],
): Pick<WhyTask, 'question' | 'named'> {
  if (flags.party === undefined) return { question: undefined, named: null };
  const { groups, parties }: Definition = options.loaded.definition;
  const party = find('party', flags.party, parties, faults);
  const group = find('stratum', flags.stratum ?? 'all', groups, faults);
  if (party < 0 || group < 0) return { question: undefined, named: null };
  const named = ({ id, name }: NamedRecord): NamedRecord => ({ id, name });
  return {
    question: { strata: groups[group].strata, party, ...days, byCause: true },
    named: { group: named(groups[group]), party: named(parties[party]) },
  };
}

/** The quantities to follow; an expression that cannot be read is a fault. */
function readCourse(
  { quantity: texts }: WhyFlags,
  options: RunOptions,
  days: Days,
  faults: Fault[],
): CourseQuestion | undefined {
  if (texts === undefined) return undefined;
  const { scenario } = options.loaded;
  const quantities = gather(faults, () => compileAsked(scenario, texts, '--quantity')) ?? [];
  return { texts, quantities, ...days };
}

/** Reads the flags; what is wrong with them is added to the faults. */
export function readWhyTask(flags: WhyFlags, options: RunOptions, faults: Fault[]): WhyTask {
  if (flags.transition !== undefined)
    find('transition', flags.transition, options.loaded.definition.regimes, faults);
  if (flags.runs !== undefined && flags.butFor === undefined)
    addFault(
      faults,
      '--runs',
      'no-cause',
      'says nothing without a cause',
      'add --but-for and the id of an event',
    );
  checkCompanions(flags, faults);
  const days = readDays(flags, options, faults);
  return {
    ...readQuestion(flags, options, days, faults),
    transition: flags.transition,
    course: readCourse(flags, options, days, faults),
    obeyed: { ...readObeyed(flags, options.loaded.definition, faults), ...days },
    contests:
      flags.contest === undefined
        ? undefined
        : find('contest', flags.contest, options.loaded.definition.authorities, faults),
    runs: readRuns(flags.runs, faults),
    parts: readParts(flags, options.loaded.definition, faults),
  };
}
