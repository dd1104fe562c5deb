import { fc, test } from '../property.js';
import { describe, expect, it } from 'vitest';
import { Digest } from '../../src/foundation/digest.js';
import { normalQuantile } from '../../src/foundation/math.js';
import { keysFromSeed } from '../../src/foundation/random.js';
import { FIELD, ROW_LENGTH, type KernelInputs, type StratumInputs } from '../../src/kernel/inputs.js';
import { ReferenceKernel } from '../../src/kernel/reference.js';
import { digestAgents, digestTallies } from '../../src/population/digest.js';
import { RUNGS } from '../../src/population/layout.js';
import type { Population } from '../../src/population/population.js';
import { Tally } from '../../src/population/tally.js';
import { thresholdScale } from '../../src/population/traits.js';
import { keys, loadState, people, range, saveState, stratum } from '../population/fixture.js';
import {
  amongParties,
  anyDay,
  inputsFor,
  raggedPeople,
  setLoyalties,
  stillness,
  turmoil,
} from './fixture.js';
import { judged, movedLoyalties, readCells, seenActive } from './naive.js';

const kernel = new ReferenceKernel();

const heights = fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 32767 })), { maxLength: RUNGS });

/** Steps days and returns the tally. */
function live(population: Population, inputs: KernelInputs, days = 1, from = 0): Tally {
  const tally = new Tally(population);
  for (let tick = from; tick < from + days; tick++) kernel.step(population, inputs, tick, keys, tally);
  return tally;
}

const digestOf = (population: Population): string =>
  digestAgents(digestTallies(new Digest(), population), population).hex();

const loyaltyTotals = (tally: Tally, population: Population): number[] =>
  population.strata.flatMap((_, s) => range(population.partyCount).map((p) => tally.loyaltySum(s, p)));

const without = (day: StratumInputs, partyCount: number): StratumInputs => ({
  ...amongParties(day, partyCount),
  noise: 0,
  personalTaste: 0,
});

describe('a day', () => {
  test.prop([raggedPeople, anyDay, fc.boolean()], { numRuns: 50 })(
    'moves everybody as the formula says, with one partner offset for each cell',
    ({ make, partyCount }, day, areExtreme) => {
      const population = make();
      if (areExtreme)
        setLoyalties(population, (cell, j, p) => ((cell + j * j + p) % 3 === 0 ? 32767 : -32768));
      const inputs = inputsFor(population, without(day, partyCount));
      const before = readCells(population);
      live(population, inputs);
      readCells(population).forEach((after, cell) => {
        const moved = String(after.agents.map(({ loyalties }) => loyalties));
        const count = after.agents.length;
        const offsets = count > 1 ? range(count - 1).map((k) => k + 1) : [0];
        const fits = (offset: number): boolean =>
          String(movedLoyalties(population, inputs, before, cell, offset)) === moved;
        expect(offsets.some(fits)).toBe(true);
      });
    },
  );

  test.prop([raggedPeople, anyDay, fc.integer({ min: 1, max: 4 }), heights], { numRuns: 50 })(
    'makes people act, hold to a party and tire as the formula says, and counts who is driven beyond heights',
    ({ make, partyCount }, day, days, rungs) => {
      const population = make();
      const inputs = inputsFor(population, amongParties(day, partyCount), rungs);
      live(population, inputs, days);
      const before = readCells(population);
      live(population, inputs, 1, days);
      readCells(population).forEach((after, cell) => {
        const row = inputs.rows.subarray(population.plan.cellStrata[cell] * ROW_LENGTH);
        const loyalties = after.agents.map((agent) => agent.loyalties);
        const seen = seenActive(population, before, cell);
        expect(after).toEqual(judged([...row], before[cell], loyalties, seen));
      });
    },
  );

  test.prop([
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0.005, max: 0.5, noNaN: true }),
    fc.oneof(fc.integer({ min: -32767, max: 32767 }), fc.constantFrom(-32767, -1, 0, 1, 32767)),
  ])(
    'makes those act whose threshold lies below what drives them, of either sign',
    (mean, sd, discontent) => {
      const spec = stratum('s', 1000, { thresholdMean: mean, thresholdSd: sd });
      const population = people({ specs: [spec], partyCount: 1 });
      const { least, step } = thresholdScale(spec);
      const scale = { thresholdLeast: least, thresholdStep: step };
      const tally = live(population, inputsFor(population, { ...stillness, ...scale, discontent }));
      const moved = tally.activeCount(0, 0) + tally.activeCount(0, 1);
      const below = (drive: number): number =>
        range(1000).filter((i) => mean + sd * normalQuantile((i + 0.5) / 1000) < drive / 32768).length;
      // What 1000 draws differ by, and a byte cannot tell.
      const [chance, blur] = [5 * Math.sqrt(250), step / 2 + 1];
      expect(moved).toBeGreaterThanOrEqual(below(discontent - blur) - chance);
      expect(moved).toBeLessThanOrEqual(below(discontent + blur) + chance);
      if (discontent === 32767) expect(moved).toBeLessThanOrEqual(below(32768) + chance);
    },
  );

  it('makes half of those act whose thresholds lie about 0, with nothing to drive them', () => {
    const spec = stratum('s', 1000, { thresholdMean: 0, thresholdSd: 0.3 });
    const population = people({ specs: [spec], partyCount: 1 });
    const { least, step } = thresholdScale(spec);
    const scale = { thresholdLeast: least, thresholdStep: step };
    const tally = live(population, inputsFor(population, { ...stillness, ...scale }));
    expect(Math.abs(tally.activeCount(0, 0) + tally.activeCount(0, 1) - 500)).toBeLessThan(50);
  });

  test.prop([raggedPeople, anyDay])('is tallied as it went', ({ make, partyCount }, day) => {
    const population = make();
    const tally = live(population, inputsFor(population, amongParties(day, partyCount)), 2);
    const cells = readCells(population);
    population.strata.forEach(({ cellBegin, cellEnd }, s) => {
      const agents = cells.slice(cellBegin, cellEnd).flatMap((cell) => cell.agents);
      for (const a of range(partyCount + 1)) {
        const holders = agents.filter(({ allegiance }) => allegiance === a);
        expect(tally.count(s, a)).toBe(holders.length);
        expect(tally.activeCount(s, a)).toBe(holders.filter(({ active }) => active).length);
      }
      for (const p of range(partyCount))
        expect(tally.loyaltySum(s, p)).toBe(agents.reduce((sum, { loyalties }) => sum + loyalties[p], 0));
    });
  });

  test.prop([raggedPeople, fc.integer()])(
    'of encounters alone leaves every sum as it was',
    ({ make }, seed) => {
      const population = make();
      setLoyalties(
        population,
        (cell, j, p) => ((Math.imul(seed + cell * 131 + j * 31 + p, 40503) << 16) >> 17) * 2,
      );
      const before = loyaltyTotals(live(population, inputsFor(population, stillness)), population);
      const after = live(population, inputsFor(population, { ...stillness, sigma: 16384 }));
      expect(loyaltyTotals(after, population)).toEqual(before);
    },
  );

  it('of encounters brings people closer', () => {
    const population = people({ specs: [stratum('s', 1000)], personalTaste: 6000 });
    const spread = () => {
      const own = readCells(population)[0].agents.map(({ loyalties }) => loyalties[0]);
      return Math.max(...own) - Math.min(...own);
    };
    const before = spread();
    live(population, inputsFor(population, { ...stillness, sigma: 8000 }), 30);
    expect(spread()).toBeLessThan(before / 4);
  });

  it('pulls even a slow learner all the way to what draws him, thanks to the noise', () => {
    const drift = (noise: number): number => {
      const population = people({
        specs: [stratum('s', 200, { tasteSpread: [0], receptivitySpread: 0 })],
        partyCount: 1,
        personalTaste: 0,
      });
      setLoyalties(population, () => 0);
      const day = { ...stillness, appeal: [90], tempo: 160, noise };
      return live(population, inputsFor(population, day), 1000).loyaltySum(0, 0) / 200;
    };
    expect(drift(0)).toBe(0);
    expect(Math.abs(drift(2) - 90)).toBeLessThan(5);
  });

  it('needs neither partner nor tie: one person alone can live', () => {
    const population = people({ specs: [stratum('hermit', 1)], partyCount: 1 });
    const tally = live(population, inputsFor(population, { ...turmoil, officeMask: 0 }), 3);
    expect(tally.count(0, 0) + tally.count(0, 1)).toBe(1);
  });

  it('is refused where it could not be computed exactly', () => {
    const population = people({ specs: [stratum('s', 10)] });
    const inputs = inputsFor(population, { ...stillness, sigma: 30000 });
    expect(() => live(population, inputs)).toThrow('rhoCap + sigma + omega + noise / 2');
  });
});

describe('the sums for the ledger', () => {
  test.prop([raggedPeople, anyDay])(
    'account for every change but the rounding',
    ({ make, partyCount }, day) => {
      const population = make();
      const inputs = inputsFor(population, amongParties(day, partyCount));
      const before = loyaltyTotals(new Tally(population), population).map(BigInt);
      const tally = live(population, inputs);
      population.strata.forEach(({ agents }, s) => {
        const omega = BigInt(inputs.rows[s * ROW_LENGTH + FIELD.omega]);
        for (const p of range(partyCount)) {
          const old = before[s * partyCount + p];
          expect(tally.sum('loyalty', s, p)).toBe(BigInt(tally.loyaltySum(s, p)));
          const flow =
            tally.sum('rhoAppeal', s, p) -
            tally.sum('rhoLoyalty', s, p) +
            omega * (tally.sum('tied', s, p) - old) +
            tally.sum('noise', s, p);
          const change = tally.sum('loyalty', s, p) + tally.sum('lost', s, p) - old;
          const rounding = change * 32768n - flow;
          expect(rounding <= BigInt(agents) * 16384n && rounding >= BigInt(-agents) * 16384n).toBe(true);
        }
      });
    },
  );

  it('have the rho of everybody', () => {
    const population = people({ specs: [stratum('s', 300, { receptivitySpread: 0.4 })] });
    const tally = live(population, inputsFor(population, { ...stillness, tempo: 1000, rhoCap: 1200 }));
    const rhos = readCells(population).flatMap(({ agents }) =>
      agents.map(({ receptivity }) => Math.min(1200, (receptivity * 1000) >> 7)),
    );
    expect(tally.rhoSum(0)).toBe(BigInt(rhos.reduce((a, b) => a + b)));
  });
});

describe('draws', () => {
  const specs = [stratum('s', 900)];
  const run = (seed: string, tick: number): string => {
    const population = people({ specs });
    const tally = new Tally(population);
    kernel.step(population, inputsFor(population, turmoil), tick, keysFromSeed(seed), tally);
    return digestOf(population);
  };

  it('depend on seed and day, and on nothing else', () => {
    expect(new Set([run('a', 0), run('a', 1), run('b', 0)]).size).toBe(3);
    expect(run('a', 0)).toBe(run('a', 0));
  });

  it('leave personal tastes to the keys people were born with', () => {
    const population = people({ specs });
    const day = { ...stillness, tempo: 32767, rhoCap: 32767, personalTaste: 2000 };
    const inputs = inputsFor(population, day);
    const born = saveState(population);
    const after = (seed: string): string => {
      loadState(population, born);
      const tally = new Tally(population);
      kernel.step(population, inputs, 5, keysFromSeed(seed), tally);
      return digestOf(population);
    };
    expect(after('one')).toBe(after('other'));
  });
});

describe('a run', () => {
  const specs = ['front', 'rear', 'fleet', 'village'].map((id, s, ids) =>
    stratum(id, 500 + 113 * s, {
      ties: [
        { to: s, count: 1 },
        { to: (s + 1) % ids.length, count: 1 },
      ],
    }),
  );

  it('does not depend on the order in which strata and cells move', () => {
    const order = [2, 0, 3, 1];
    const shuffled = order.map((s) => ({
      ...specs[s],
      ties: specs[s].ties.map(({ to, count }) => ({ to: order.indexOf(to), count })),
    }));
    const [one, other] = [people({ specs }), people({ specs: shuffled })];
    const [tally, shuffledTally] = [one, other].map((population) =>
      live(population, inputsFor(population, turmoil), 12),
    );
    order.forEach((s, place) =>
      expect(shuffledTally.strata.slice(place * tally.width, (place + 1) * tally.width)).toEqual(
        tally.strata.slice(s * tally.width, (s + 1) * tally.width),
      ),
    );
  });

  it('goes on from saved bytes as if it had never stopped', () => {
    const straight = people({ specs });
    const inputs = inputsFor(straight, turmoil);
    live(straight, inputs, 6);
    const resumed = people({ specs, keys });
    loadState(resumed, saveState(straight));
    live(resumed, inputs, 6, 6);
    live(straight, inputs, 6, 6);
    expect(digestOf(resumed)).toBe(digestOf(straight));
  });

  it('has the digest it always had', () => {
    const population = people({
      specs,
      partyCount: 8,
      personalTaste: 2500,
      start: range(8).map((p) => 900 * p - 3000),
    });
    live(population, inputsFor(population, { ...turmoil, diffusion: 0 }), 20);
    expect(digestOf(population)).toBe('1c8430d14511450ed28e0c8fd71e0d2e');
  });
});
