/** Questions of chance utilities, put at one pace or another: what the law of lasting judgements promises of them. */
import { keysFromSeed, PURPOSE, uniform } from '../../src/foundation/random.js';
import { lastingGumbel } from '../../src/polity/judgement.js';

const keys = keysFromSeed('judgements');
const DAYS = 240;

/** The day on which a question is first answered yes, looked at every so many days; Infinity for never. */
function firstYes(question: number, seed: number, every: number): number {
  const draw = (channel: number) => uniform(keys, PURPOSE.event, question, channel, 0);
  const [start, drift] = [-1 - 4 * draw(1), (3 + 3 * draw(2)) / DAYS];
  for (let tick = 0; tick < DAYS; tick += every) {
    const address = (option: number) => ({
      purpose: PURPOSE.decision,
      entity: seed,
      channel: 2 * question + option,
    });
    const yes = start + drift * tick + lastingGumbel(keys, tick, address(1));
    if (yes > lastingGumbel(keys, tick, address(0))) return tick;
  }
  return Infinity;
}

/** The first day, from a day on, on which one looks every so many days: waiting for it is no judgement. */
const lookedAt = (day: number, every: number): number => {
  const next = Math.ceil(day / every) * every;
  return next < DAYS ? next : Infinity;
};

const median = (days: readonly number[]): number => [...days].sort((a, b) => a - b)[days.length >> 1];
const never = (days: readonly number[]): number =>
  days.filter((day) => day === Infinity).length / days.length;

/** What one pace makes of a question that could be asked daily. */
export interface Pace {
  readonly every: number;
  /** Days by which the median is later than that of daily asking, as it would be found at this pace. */
  readonly later: number;
  /** Share of seeds never answered yes, less that of daily asking. */
  readonly never: number;
}

/** A question asked every third and every tenth day instead of daily, over so many seeds. */
export function pacesOf(question: number, seeds: number): Pace[] {
  const answered = (every: number) =>
    Array.from({ length: seeds }, (_, seed) => firstYes(question, seed, every));
  const daily = answered(1);
  return [3, 10].map((every) => {
    const days = answered(every);
    const seen = daily.map((day) => lookedAt(day, every));
    const [own, others] = [median(days), median(seen)];
    return { every, later: own === others ? 0 : own - others, never: never(days) - never(daily) };
  });
}
