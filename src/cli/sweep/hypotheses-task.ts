/** From the flags of `tauride hypotheses` to the task, with everything that is wrong with them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { priorDraws } from '../../experiment/hypotheses/draws.js';
import { hypothesesJobs, type HypothesesJobs } from '../../experiment/hypotheses/jobs.js';
import { planHypotheses, planOfSome, type HypothesesPlan } from '../../experiment/hypotheses/plan.js';
import { loadHypotheses } from '../../experiment/hypotheses/read.js';
import { readRegister, type TestRegister } from '../../experiment/hypotheses/registered.js';
import { didYouMean, FaultError, faultOf, gather, type Fault } from '../../foundation/fault.js';
import { findScenario, hypothesesFiles } from '../../platform/node/files/bundled.js';
import { HYPOTHESES, REGISTERED } from '../../platform/node/files/scenario-folder.js';
import { sha256 } from '../../platform/node/files/sums.js';
import { readSetting, throwFaults, type ManySetting } from '../many/ensemble.js';
import { readCount } from '../shell/settings.js';
import type { HypothesesFlags } from './hypotheses-command.js';

/** Hypotheses as they are asked for. */
export interface HypothesesTask {
  readonly setting: ManySetting;
  readonly plan: HypothesesPlan;
  /** Sha256 of the files, one after the other. */
  readonly hash: string;
  readonly register: TestRegister;
  /** Where the register lies, or is to lie. */
  readonly registerPath: string;
  readonly work: HypothesesJobs;
  /** What whoever asks should know before it runs, a line each. */
  readonly notices: readonly string[];
}

/** The tests that `--only` leaves. */
function wantedOf(plan: HypothesesPlan, only: readonly string[], faults: Fault[]): HypothesesPlan {
  if (only.length === 0) return plan;
  const known = [...plan.statements, ...plan.tests].map(({ id }) => id);
  for (const id of only.filter((each) => !known.includes(each))) {
    const hint = didYouMean(id, known) ?? `known here: ${known.join(', ')}`;
    faults.push(faultOf('unknown-test', `--only ${id}`, `there is no statement or test \`${id}\``, hint));
  }
  return planOfSome(plan, ({ id, statement }) => only.includes(id) || only.includes(statement));
}

/** The plan of the hypotheses of a scenario, with the hash of their files. */
function planOf(scenario: string, setting: ManySetting, only: readonly string[], faults: Fault[]) {
  const folder = findScenario(scenario);
  const files = hypothesesFiles(folder);
  if (files.length === 0) {
    const message = `the scenario has no folder \`${HYPOTHESES}\` with files of YAML`;
    throw new FaultError([
      faultOf('no-hypotheses', scenario, message, 'docs/hypotheses.md says how to write one'),
    ]);
  }
  const whole = planHypotheses(loadHypotheses(files), setting, faults);
  const registerPath = join(folder, HYPOTHESES, REGISTERED);
  const register = existsSync(registerPath)
    ? readRegister(readFileSync(registerPath, 'utf8'), registerPath)
    : [];
  const hash = sha256(files.map(({ text }) => text).join(''));
  return { plan: wantedOf(whole, only, faults), registerPath, register, hash };
}

const NO_RANGES = 'the scenario lists no ranges under `calibration`';

/** How many draws from the prior there are to be; none where the scenario has no prior, which is told. */
function readDraws(
  { draws }: HypothesesFlags,
  { scenario: { id, calibration } }: ManySetting['loaded'],
  faults: Fault[],
): { readonly draws: number; readonly notices: readonly string[] } {
  const asked = draws === '0' ? 0 : readCount('--draws', draws, faults);
  if (calibration.length > 0) return { draws: asked, notices: [] };
  const notice = `${id}: ${NO_RANGES}: it is not asked whether a test could fail`;
  return { draws: 0, notices: asked > 0 ? [notice] : [] };
}

/** Faults of options that do not go together. */
function optionFaults({ resume, out, register, only }: HypothesesFlags): Fault[] {
  const noFolder = faultOf('no-folder', '--resume', 'there is no folder to complete', 'name it with --out');
  const partly = faultOf(
    'register-some',
    '--register',
    'all tests are registered together',
    'leave out --only',
  );
  return [
    ...(resume && out === undefined ? [noFolder] : []),
    ...(register && only !== undefined ? [partly] : []),
  ];
}

/** Reads what is asked. Throws a FaultError with everything that is wrong with scenario and flags. */
export function readHypothesesTask(scenario: string, flags: HypothesesFlags): HypothesesTask {
  const faults = optionFaults(flags);
  const many = { ...flags, sharing: true };
  const setting = readSetting(scenario, many, faults);
  if (setting === undefined) throw new FaultError(faults);
  const { draws, notices } = readDraws(flags, setting.loaded, faults);
  const planned = gather(faults, () => planOf(scenario, setting, flags.only ?? [], faults));
  throwFaults(faults);
  const prior = draws > 0 ? priorDraws(setting, faults) : { changesOf: () => [], notices: [] };
  throwFaults(faults);
  if (planned === undefined) throw new FaultError(faults);
  const size = { runs: setting.runs, draws, switches: flags.switches === true };
  const work = hypothesesJobs(planned.plan, setting, prior, size);
  const told = [...notices, ...prior.notices, ...work.notices];
  return { ...planned, setting, work, notices: [...new Set(told)] };
}
