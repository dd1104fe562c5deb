/**
 * How fast the kernel would be on graphics cards, as an estimate: operations counted in the text of its programs, bytes of its layout, and
 * what makers publish of their cards.
 *
 * Decision worth knowing: everybody pays what a cell's people in truth share, so more is counted than is done; but nothing is lost to
 * waiting either, so that the estimate is a limit of the card and no promise.
 */
import type { Population } from '../src/population/population.js';
import { dayShader, stateBytesPerAgent } from './built.js';
import { operationsOf } from './operations.js';

/** What a card can do a second at most. */
interface Card {
  readonly name: string;
  readonly source: string;
  /** Operations of 32-bit integers. */
  readonly operations: number;
  /** Bytes of its own memory, and each way over the bus. */
  readonly memoryBytes: number;
  readonly busBytes: number;
}

/** PCI Express 4.0 of 16 lanes: 16 GT/s and lane, 128 bits carried by 130 (PCI-SIG 2017). */
const BUS_BYTES = (16e9 * 16 * 128) / 130 / 8;

const CARDS: readonly Card[] = [
  {
    name: 'NVIDIA GeForce RTX 3080',
    source: 'NVIDIA Ampere GA102 GPU Architecture, whitepaper (2021), table of the appendix',
    operations: 14.9e12,
    memoryBytes: 760e9,
    busBytes: BUS_BYTES,
  },
  {
    name: 'NVIDIA GeForce RTX 4090',
    source: 'NVIDIA Ada GPU Architecture, whitepaper (2022), table of the appendix',
    operations: 41.3e12,
    memoryBytes: 1008e9,
    busBytes: BUS_BYTES,
  },
];

/** Seconds of a day on each card, with people who cross the bus twice a day, and with people who stay. */
export function deviceSpeed(population: Population) {
  const { agentCount, partyCount } = population;
  const operations = operationsOf(dayShader(partyCount), 'live', partyCount);
  const state = stateBytesPerAgent(population);
  // Yesterday's people are read, today's are read and written where they change: loyalties and a code.
  const bytes = state + 2 * (2 * partyCount + 1);
  return {
    agents: agentCount,
    parties: partyCount,
    operationsPerAgent: operations,
    bytesPerAgent: bytes,
    busBytesPerAgent: 2 * state,
    cards: CARDS.map(({ name, source, ...card }) => {
      const stay = Math.max(operations / card.operations, bytes / card.memoryBytes);
      const cross = stay + (2 * state) / card.busBytes;
      return {
        ...{ name, source, ...card },
        limitedBy: operations / card.operations > bytes / card.memoryBytes ? 'operations' : 'memory',
        nanosecondsPerUpdate: { cross: 1e9 * cross, stay: 1e9 * stay },
        secondsPerDay: { cross: agentCount * cross, stay: agentCount * stay },
      };
    }),
  };
}
