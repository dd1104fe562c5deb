/**
 * What a scenario never or always does, as `tauride check --deep` finds it, computed in a worker of the desk.
 *
 * Decision worth knowing: it is the reader that does it and no engine: what is moved has to be read against
 * the schema again, which no engine of a page carries.
 */
import { DeepCheck } from '../../../experiment/deep/deep-check.js';
import type { MovedNumber } from '../../../experiment/deep/numbers.js';
import type { Kernel } from '../../../kernel/kernel.js';
import { agentsMin } from '../../../population/sampling.js';
import { deepFindings, numbersOf, worthAfter } from '../../../report/deep/telling.js';
import { compileScenario, type LoadedScenario } from '../../../scenario/load.js';
import type { DeskRequest, LookReply, LookRequest } from '../protocol.js';
import { filesRead, parsedTexts } from './reading.js';

/** Texts that were read, and what is looked at. */
interface LookedAt {
  readonly loaded: LoadedScenario;
  readonly deep: DeepCheck;
  readonly agents: number;
  readonly numbers: readonly MovedNumber[];
}

function lookAt(texts: DeskRequest, kernel: Kernel): LookedAt {
  const parsed = parsedTexts(texts);
  const loaded = compileScenario(parsed);
  const { strata, seed } = loaded.definition;
  const agents = agentsMin(strata.map(({ spec }) => spec));
  const numbers = numbersOf(filesRead(texts), loaded);
  return { loaded, deep: new DeepCheck({ parsed, agents, kernel, replay: false }, seed), agents, numbers };
}

type OnReply = (reply: LookReply) => void;

/** Whoever looks at the texts that were last given. */
export class Looker {
  #at: Promise<LookedAt> | undefined;

  constructor(private readonly kernel: () => Promise<Kernel>) {}

  /** Answers a request; pieces of a part first. Rejects with whatever ends it. */
  async answer(request: LookRequest, onReply: OnReply): Promise<void> {
    if (request.kind === 'look') this.#at = this.kernel().then((kernel) => lookAt(request.texts, kernel));
    if (this.#at === undefined) throw new Error('something was asked about texts that were not given');
    const { loaded, deep, agents, numbers } = await this.#at;
    switch (request.kind) {
      case 'look':
        return onReply({ kind: 'looked', agents, numbers });
      case 'part': {
        const began = performance.now();
        deep.part(request.part, (piece) => onReply({ kind: 'piece', piece }));
        return onReply({ kind: 'computed', milliseconds: performance.now() - began });
      }
      case 'worth':
        return onReply({ kind: 'worth', moved: worthAfter(request.runs, numbers, loaded) });
      case 'tell':
        return onReply({ kind: 'told', findings: deepFindings(request.done, loaded) });
    }
  }
}
