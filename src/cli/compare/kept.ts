/** The work of `tauride compare <folder A> <folder B>`. */
import type { CompareRecord, TwinRecord } from '../../experiment/many/compare.js';
import { levelEntries } from '../../experiment/design/factor.js';
import {
  commonMeasures,
  compareKept,
  matchPoints,
  unmatchedMeasures,
  type KeptResult,
  type PointMatch,
} from '../../experiment/laboratory/match.js';
import type { Row } from '../../experiment/tables/table.js';
import { faultOf, gather, refuse, type Fault } from '../../foundation/fault.js';
import { openKept, type Kept } from '../../platform/node/results/kept-results.js';
import { packageVersion } from '../../platform/node/files/package.js';
import { MODE } from '../../report/header.js';
import type { CompareFlags } from './command.js';
import { throwFaults } from '../many/ensemble.js';
import { tell } from './tell.js';

/** Faults of two results that cannot be compared. */
function mismatches(a: Kept, b: Kept, folder: string): Fault[] {
  const [one, other] = [a.result.head, b.result.head];
  if (a.kind !== b.kind) {
    const message = 'one folder holds a single run, the other many';
    return [faultOf('kinds', folder, message, 'compare two runs, or two sweeps or comparisons')];
  }
  if (one.sourceDigest !== other.sourceDigest) {
    const message = `the scenarios differ: \`${one.scenario}\` (digest ${one.sourceDigest}) and \`${other.scenario}\` (digest ${other.sourceDigest})`;
    return [faultOf('another-scenario', folder, message, 'compare runs of one scenario as it is written')];
  }
  if (one.seed !== other.seed) {
    const message = `no seed in common: "${one.seed}" and "${other.seed}"`;
    return [faultOf('no-common-seed', folder, message, 'run one of them again with the --seed of the other')];
  }
  return [];
}

/** Options that say nothing about runs that were made already. */
export function idleOptions(given: readonly string[]): Fault[] {
  return given
    .filter((option) => !['all', 'json', 'quiet'].includes(option))
    .map((option) => {
      const flag = option === 'sharing' ? '--no-sharing' : `--${option}`;
      const message = 'it says nothing about runs that are kept already';
      return faultOf('idle-option', flag, message, 'leave it out');
    });
}

const agentsIn = ({ head }: KeptResult): string => `${String(head.agents)} agents`;

const MODES = { run: 'decisions free', replay: 'decisions taken as recorded' } as const;

/** Measures of one's own that are not compared, in words. */
const ownMeasures = (a: KeptResult, b: KeptResult): string[] => {
  const alone = (side: string, one: KeptResult, other: KeptResult) =>
    unmatchedMeasures(one, other).map(({ name, meaning }) => `${side} alone: ${name} is ${meaning}`);
  return [...alone('A', a, b), ...alone('B', b, a)];
};

/** What tells the two apart, in words. */
function differences(a: KeptResult, b: KeptResult): string[] {
  const all = (side: string, { head }: KeptResult) => head.changes.map((change) => `${side}: ${change}`);
  const facts: readonly (readonly [string, string])[] = [
    [agentsIn(a), agentsIn(b)],
    [MODE[a.head.mode], MODE[b.head.mode]],
    [`until ${a.head.end}`, `until ${b.head.end}`],
    [MODES[a.head.mode], MODES[b.head.mode]],
  ];
  const unlike = facts.flatMap(([one, other]) => (one === other ? [] : [`A: ${one}`, `B: ${other}`]));
  return [...all('A', a), ...all('B', b), ...unlike, ...ownMeasures(a, b)];
}

const levelsInWords = (levels: Row): string =>
  levelEntries(levels)
    .map(([name, value]) => `${name.replace(/^vary_/, '')} ${String(value)}`)
    .join(', ');

/** Prints how two kept results differ. */
export async function compareFolders(
  [folderA, folderB]: readonly [string, string],
  given: readonly string[],
  flags: CompareFlags,
): Promise<void> {
  const faults = idleOptions(given);
  const version = packageVersion();
  const [keptA, keptB] = [folderA, folderB].map((folder) => gather(faults, () => openKept(folder, version)));
  throwFaults(faults);
  if (keptA === undefined || keptB === undefined) return;
  throwFaults(mismatches(keptA, keptB, folderB));
  const [a, b] = [keptA.result, keptB.result];
  const matches = matchPoints(a, b);
  if (matches.length === 0) {
    const hint = 'compare sweeps that vary the same things';
    refuse('no-common-point', folderB, 'no combination of levels in common', hint);
  }
  const comparisons = await compareKept(a, b, matches);
  if (comparisons.every(({ pairs, failed }) => pairs + failed === 0)) {
    const hint = 'run one of them again with the seeds of the other';
    refuse('no-common-seed', folderB, 'no seed in common', hint);
  }
  const told = differences(a, b);
  const twinOf = ({ levels }: PointMatch, i: number): TwinRecord => ({
    id: `B${matches.length > 1 ? ` at ${levelsInWords(levels)}` : ''}`,
    title: `B (${folderB}) against A (${folderA})${matches.length > 1 ? ` at ${levelsInWords(levels)}` : ''}`,
    question: 'How do these results differ, seed by seed?',
    changes: told,
    begins: null,
    fixed: [],
    ...comparisons[i],
  });
  const record: CompareRecord = {
    ...a.head,
    names: { ...a.head.names, ...b.head.names },
    runs: Math.min(a.head.runs, b.head.runs),
    changes: [],
    sides: { baseline: 'A', twin: 'B' },
    twins: matches.map(twinOf),
    measured: commonMeasures(a, b),
    failures: [],
    days: null,
  };
  tell(record, flags);
}
