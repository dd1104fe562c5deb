/** From the texts of options to the settings of a run, with everything that is wrong with them. */
import { parseDate } from '../../foundation/calendar.js';
import { faultOf, type Fault } from '../../foundation/fault.js';
import type { AgentsAsked } from '../../population/sampling.js';
import type { Change, Interventions } from '../../scenario/intervene.js';
import type { Locate } from '../../scenario/compile/faults.js';
import { readValue } from '../../experiment/design/levels.js';

/** Adds a fault of an option to the list; its place is the option as it was written. */
export function addFault(
  faults: Fault[],
  option: string,
  code: string,
  message: string,
  hint: string,
): undefined {
  faults.push(faultOf(code, option, message, hint));
}

const DATE_HINT = 'dates are written 1917-07-17, or "1917-07-04 OS" in the old style';

/** A number of agents, at least 1, or a word for one. */
export function readPopulation(text: string | undefined, faults: Fault[]): AgentsAsked | undefined {
  if (text === undefined || text === 'full' || text === 'smallest') return text;
  const agents = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(agents) && agents > 0) return agents;
  return addFault(
    faults,
    `--population ${text}`,
    'population',
    `\`${text}\` is not a number of agents`,
    'write a whole number such as 100000, `smallest` or `full`',
  );
}

/** The number of days from `startDay` to the date, both included, at most `dayCount`. */
export function readUntil(
  text: string | undefined,
  { startDay, dayCount }: { readonly startDay: number; readonly dayCount: number },
  faults: Fault[],
): number | undefined {
  if (text === undefined) return undefined;
  const day = parseDate(text);
  if (day === undefined)
    return addFault(faults, `--until ${text}`, 'date', `\`${text}\` is not a date`, DATE_HINT);
  const days = day - startDay + 1;
  if (days >= 1 && days <= dayCount) return days;
  const hint = 'name a day between the first and the last of the scenario';
  return addFault(
    faults,
    `--until ${text}`,
    'date-outside',
    `\`${text}\` is not a day of the scenario`,
    hint,
  );
}

/** What may be written behind an option; 100 behind any other. */
const EXAMPLES: Readonly<Record<string, number>> = {
  '--threads': 2,
  '--idle': 60,
  '--timeout': 300,
  '--checkpoint-every': 30,
};

/** A whole number of an option, at least 1. */
export function readCount(option: string, text: string, faults: Fault[]): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(count) && count > 0) return count;
  addFault(
    faults,
    `${option} ${text}`,
    'count',
    `\`${text}\` is not a whole number above 0`,
    `write ${option} ${EXAMPLES[option] ?? 100}`,
  );
  return 1;
}

/** A seed has at least one character; the two forms that Unicode has for a letter with an accent are one. */
export function readSeed(text: string | undefined, faults: Fault[]): string | undefined {
  if (text !== '') return text?.normalize();
  return addFault(
    faults,
    '--seed ""',
    'seed',
    'the seed is empty',
    'leave the option out to take the seed of the scenario',
  );
}

/** `name=value` parted at the first sign of equality. */
function pairOf(option: string, text: string, form: string, faults: Fault[]): [string, string] | undefined {
  const at = text.indexOf('=');
  if (at > 0 && at < text.length - 1) return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  return addFault(
    faults,
    `${option} ${text}`,
    'option-form',
    `this is not of the form ${form}`,
    `write ${option} ${form}`,
  );
}

/** Faults of a change made by an option are placed at the option. */
const at = (option: string): { readonly locate: Locate } => ({ locate: () => ({ file: option }) });

function readMove(text: string, faults: Fault[]): Interventions {
  const pair = pairOf('--move', text, 'EVENT=DATE', faults);
  if (pair === undefined) return [];
  const [id, date] = pair;
  const option = `--move ${text}`;
  if (parseDate(date) !== undefined) return [{ kind: 'move', id, date, ...at(option) }];
  addFault(faults, option, 'date', `\`${date}\` is not a date`, DATE_HINT);
  return [];
}

function readPin(text: string, faults: Fault[]): Interventions {
  const pair = pairOf('--pin', text, 'DECISION=OPTION', faults);
  if (pair === undefined) return [];
  const [id, option] = pair;
  return [{ kind: 'pin', id, option, ...at(`--pin ${text}`) }];
}

function readSet(text: string, faults: Fault[]): Interventions {
  const pair = pairOf('--set', text, 'PATH=VALUE', faults);
  if (pair === undefined) return [];
  const [path, value] = pair;
  return [{ kind: 'set', path, value: readValue(value), ...at(`--set ${text}`) }];
}

/** The changes that options make, in the order move, without, pin, set. */
export function readChanges(
  flags: Readonly<Partial<Record<'move' | 'without' | 'pin' | 'set', readonly string[] | undefined>>>,
  faults: Fault[],
): Interventions {
  const { move = [], without = [], pin = [], set = [] } = flags;
  const changes: Interventions = [
    ...move.flatMap((text) => readMove(text, faults)),
    ...without.map((id) => ({ kind: 'without' as const, id, ...at(`--without ${id}`) })),
    ...pin.flatMap((text) => readPin(text, faults)),
    ...set.flatMap((text) => readSet(text, faults)),
  ];
  for (const [i, change] of changes.entries()) checkOnce(change, changes.slice(0, i), faults);
  return changes;
}

/** What a change writes to. */
const targetOf = (change: Change): string =>
  `--${change.kind} ${change.kind === 'set' ? change.path : 'id' in change ? change.id : ''}`;

/** Of two options that change the same the last would win without a word. */
function checkOnce(change: Interventions[number], before: Interventions, faults: Fault[]): void {
  const target = targetOf(change);
  if (!before.some((other) => targetOf(other) === target)) return;
  const { file = target } = change.locate?.([]) ?? {};
  addFault(faults, file, 'given-twice', `\`${target}\` is given twice`, 'leave one out');
}
