/**
 * What can be asked next: three commands with the ids of the run at hand, ready to be given as they are.
 *
 * Decision worth knowing: a command that is too long for its line goes on behind a backslash, so that it can
 * be copied as it stands.
 */
import type { ActRecord, RunRecord } from '../../experiment/run/record.js';

/** How a run was asked for. */
export interface AskedRun {
  /** The scenario as it was named. */
  readonly scenario: string;
  /** Options that say which run it is (seed, population, last day), as words of a command line. */
  readonly options: readonly string[];
  /** Options that change its scenario. */
  readonly changes: readonly string[];
  /** The folder that keeps it; null for none. */
  readonly kept: string | null;
}

export interface NextQuestion {
  readonly label: string;
  readonly words: readonly string[];
}

/** Runs that a question after sureness asks for. */
const RUNS = 20;

/** What declared the contest by which an authority came to power on a day; else what its act names. */
const causeOfHead = ({ contests }: RunRecord, { by, date, id }: ActRecord): string =>
  contests.find((contest) => contest.by === by && contest.date === date)?.cause ?? id;

/**
 * The event or question that brought the last change of power; without one that of the last contest, or the
 * last key event that came. Undefined in a run without any.
 */
export function drivingCause(record: RunRecord): string | undefined {
  const { acts, contests, decisions, events } = record;
  const came = events.filter(({ outcome }) => outcome === 'happened');
  const known = new Set([...decisions, ...came].map(({ id }) => id));
  const driven = [
    ...contests.map(({ cause }) => cause ?? ''),
    ...acts.filter(({ kind }) => kind === 'head').map((act) => causeOfHead(record, act)),
  ].map((id) => id.split('.')[0]);
  const last = driven.findLast((id) => known.has(id));
  return last ?? came.findLast(({ key }) => key)?.id ?? came.at(-1)?.id;
}

/** Three questions, the first after the reasons of this run, the others after what would be otherwise. */
export function nextQuestions(record: RunRecord, asked: AskedRun): NextQuestion[] {
  const { mode, regimes } = record;
  const { scenario, options, changes, kept } = asked;
  const run = ['tauride', mode, scenario, ...options];
  const folder = kept ?? 'my-run';
  const to = regimes.at(-1)?.to;
  const why = ['tauride', 'why', folder, ...(to === undefined ? [] : [`--transition ${to}`])];
  const keep = [...run, ...changes, '--out my-run', '&&'];
  const cause = drivingCause(record);
  const pinned = mode === 'replay' ? ['--replay'] : [];
  const sure =
    changes.length > 0
      ? ['tauride', 'compare', scenario, ...changes, ...options, ...pinned, `--runs ${RUNS}`]
      : [...run, `--runs ${RUNS}`];
  return [
    { label: 'Why did it come so?', words: kept === null ? [...keep, ...why] : why },
    ...(cause === undefined
      ? []
      : [{ label: 'And without that?', words: [...run, ...changes, `--without ${cause}`] }]),
    { label: 'How sure is it?', words: sure },
  ];
}

/** The lines of a command, none wider; all but the last go on behind a backslash. */
export function commandLines(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line !== undefined && `${line} ${word}`.length + 2 <= width)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.map((line, i) => (i < lines.length - 1 ? `${line} \\` : line));
}
