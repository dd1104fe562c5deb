/**
 * The engine of the page, in a worker of its own: the same code as on the command line, to the same digest.
 *
 * Decision worth knowing: a worker computes one run at a time and is ended where its run is not wanted any
 * more. A word of cancelling was rejected: a day that is being computed would not hear it, and an ended
 * worker gives all its memory back.
 */
import { FaultError } from '../../foundation/fault.js';
import type { RunOptions } from '../../experiment/run/run.js';
import { browserKernel, type KernelSource } from '../../platform/browser/kernel.js';
import { computeAnswer } from './compute.js';
import { meaningOf } from './meaning.js';
import { Members } from './members.js';
import type {
  EngineReply,
  EngineRequest,
  RunAnswer,
  RunRequest,
  WhyAnswer,
  WhyRequest,
} from '../protocol.js';
import { answerWhyOf } from '../why/answer.js';

interface Port {
  postMessage(message: EngineReply): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

const port = globalThis as unknown as Port;

/** Days between two words of progress. */
const PROGRESS_EVERY = 8;

/** How a request is run here. */
async function optionsOf(
  { read, agents, seed, version, mode = 'replay' }: RunRequest,
  kernel: KernelSource,
): Promise<RunOptions> {
  const definition = meaningOf(read);
  return {
    loaded: { definition, scenario: read.scenario, source: read.source, warnings: [], placeOf: () => ({}) },
    kernel: await browserKernel('auto', kernel),
    ...{ seed, version, population: agents, mode, interventions: read.words },
    onProgress: (done, all) => {
      if (done % PROGRESS_EVERY === 0) port.postMessage({ kind: 'progress', done, all });
    },
  };
}

const answer = async (request: RunRequest, kernel: KernelSource): Promise<RunAnswer> =>
  computeAnswer(await optionsOf(request, kernel));

const messageOf = (error: unknown): string =>
  error instanceof FaultError ? error.message : error instanceof Error ? error.message : String(error);

const because = async (request: WhyRequest, kernel: KernelSource): Promise<WhyAnswer> =>
  answerWhyOf(await optionsOf(request, kernel), request.question);

let members: Promise<Members> | undefined;

/** What is asked, done; it is told by its own word. */
async function replyTo(request: EngineRequest, from: KernelSource): Promise<EngineReply> {
  switch (request.kind) {
    case 'run':
      return { kind: 'done', answer: await answer(request, from) };
    case 'why':
      return { kind: 'because', answer: await because(request, from) };
    case 'many':
      members = browserKernel('auto', from).then((kernel) => new Members(request, kernel, meaningOf));
      return { kind: 'followed', plan: (await members).plan };
    case 'member':
      if (members === undefined) throw new Error('a run of many was asked for before what they are runs of');
      return { kind: 'member', pair: (await members).pair(request.replicate) };
  }
}

/** Has this worker answer what it is asked, with a kernel from there. */
export function serveEngine(from: KernelSource): void {
  port.addEventListener('message', ({ data }) => {
    replyTo(data as EngineRequest, from).then(
      (reply) => port.postMessage(reply),
      (error: unknown) => port.postMessage({ kind: 'failed', message: messageOf(error) }),
    );
  });
}
