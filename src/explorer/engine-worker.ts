/**
 * The engine of the page, in a worker of its own: the same code as on the command line, to the same digest.
 *
 * Decision worth knowing: a worker computes one run at a time and is ended where its run is not wanted any
 * more. A word of cancelling was rejected: a day that is being computed would not hear it, and an ended
 * worker gives all its memory back.
 */
import { FaultError } from '../foundation/fault.js';
import { runScenario } from '../experiment/run/run.js';
import { authoritiesGrid } from '../experiment/tables/authorities.js';
import { gridCollector } from '../experiment/tables/grid.js';
import { browserKernel } from '../platform/browser/kernel.js';
import { compileChecked } from '../scenario/check.js';
import { Faults } from '../scenario/compile/faults.js';
import { takeExpressions } from '../scenario/expression/parse.js';
import { courseOf } from '../view/course.js';
import type { EngineReply, RunAnswer, RunRequest } from './protocol.js';

interface Port {
  postMessage(message: EngineReply): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

const port = globalThis as unknown as Port;

/** Days between two words of progress. */
const PROGRESS_EVERY = 8;

async function answer({ read, agents, seed, version }: RunRequest): Promise<RunAnswer> {
  takeExpressions(read.expressions);
  const faults = new Faults(() => ({}));
  const { definition } = compileChecked(read.scenario, { digest: () => read.digest, faults });
  const powers = gridCollector(authoritiesGrid(definition), definition);
  const record = runScenario({
    loaded: { definition, scenario: read.scenario, source: read.source, warnings: [], placeOf: () => ({}) },
    kernel: await browserKernel('auto', '/kernel.wasm'),
    ...{ seed, version, population: agents, mode: 'replay' as const, interventions: read.words },
    further: [powers],
    onProgress: (done, all) => {
      if (done % PROGRESS_EVERY === 0) port.postMessage({ kind: 'progress', done, all });
    },
  });
  return { record, course: courseOf(record, powers.result().rows) };
}

const messageOf = (error: unknown): string =>
  error instanceof FaultError ? error.message : error instanceof Error ? error.message : String(error);

port.addEventListener('message', ({ data }) => {
  answer(data as RunRequest).then(
    (run) => port.postMessage({ kind: 'done', answer: run }),
    (error: unknown) => port.postMessage({ kind: 'failed', message: messageOf(error) }),
  );
});
