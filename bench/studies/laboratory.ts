/**
 * What studies share: the bundled scenario loaded with interventions, and runs of it by numbered seeds.
 *
 * Decision worth knowing: seeds are texts made of the commit and a number, so nobody can have chosen them, and anybody can run them again.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chooseParameters, type ParameterQuestion } from '../../src/experiment/parameters/choose.js';
import {
  parameterChanges,
  runParameters,
  type ParameterSource,
} from '../../src/experiment/parameters/draw.js';
import { runScenario } from '../../src/experiment/run/run.js';
import type { RunRecord } from '../../src/experiment/run/record.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import type { Interventions } from '../../src/scenario/intervene.js';
import { compileScenario, parseScenario } from '../../src/scenario/load.js';
import { filesOf } from '../../tests/bundled.js';

const parsed = new Map<string, ReturnType<typeof parseScenario>>();

const parsedScenario = (id: string) => {
  const known = parsed.get(id) ?? parseScenario(filesOf(id));
  parsed.set(id, known);
  return known;
};

/** Twelve digits of the commit studied. */
export const commit = (): string =>
  execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { encoding: 'utf8' }).trim();

/**
 * The commit studied and its day, for what is kept by commit.
 *
 * @throws Error where the model or a scenario is not as committed: the figures would be those of nothing that anybody can have again
 */
export const committed = (): { commit: string; date: string } => {
  const git = (...words: string[]) => execFileSync('git', words, { encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--', 'src', 'scenarios');
  if (changed !== '') throw new Error(`commit first, since a score names its commit:\n${changed}`);
  return { commit: commit(), date: git('show', '--no-patch', '--format=%cs') };
};

export interface Question {
  readonly scenario: string;
  readonly mode: 'run' | 'replay';
  readonly seed: string;
  readonly agents?: number;
  readonly interventions?: Interventions;
  /** Where the parameters of the run come from; as written without. */
  readonly parameters?: ParameterSource | undefined;
}

/** The source of parameters that a word names, for replays of a scenario; nothing for them as written. */
export const parametersOf = (scenario: string, which: string): ParameterSource | undefined =>
  chooseParameters({
    ...{ word: which as ParameterQuestion['word'], parsed: parsedScenario(scenario), name: scenario },
    ...{ changes: [], replay: true, agents: undefined },
  }).source;

export const ask = (question: Question): RunRecord => {
  const { scenario, mode, seed, agents, interventions = [], parameters } = question;
  const parsed = parsedScenario(scenario);
  const usedParameters = runParameters(parameters, parsed.scenario, seed);
  const loaded = compileScenario(parsed, {
    interventions: [...parameterChanges(usedParameters?.values ?? {}), ...interventions],
    pinDecisions: mode === 'replay',
  });
  return runScenario({
    loaded,
    seed,
    population: agents,
    mode,
    kernel: nodeKernel('auto'),
    version: 'study',
    usedParameters,
  });
};

export const seedsOf = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${commit()} ${name} ${i + 1}`);

/** Number of an option such as `--runs 20`. */
export const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};

/** The text of an option such as `--scenario two-powers`. */
export const word = (name: string, otherwise: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};

/** Keeps a result for the record, whole or not at all. */
export const keep = (name: string, result: unknown): void => {
  const folder = fileURLToPath(new URL('../results/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}.${name}.tmp`, `${JSON.stringify(result, null, 2)}\n`);
  renameSync(`${folder}.${name}.tmp`, `${folder}${name}.json`);
};

export const say = (text: string): void => void process.stdout.write(`${text}\n`);

export const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

export const spread = (values: readonly number[]): number =>
  Math.sqrt(
    mean(values.map((value) => (value - mean(values)) ** 2)) *
      (values.length / Math.max(1, values.length - 1)),
  );
