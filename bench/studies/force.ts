/**
 * Who came in February and in July 1917, by the law of force and on record; and what luck and exponent would make of three contests.
 *
 *     npm run study:force -- --fit          searches base and call again, on calibration rows alone
 *     npm run study:force -- --odds         the chances of three contests by exponent and luck: outcomes, by which nothing is chosen
 *
 * Base and call are the two constants of the law that one spring and summer identify. The model's figure is that without luck, in the mean of a few
 * replays; the record is one draw of luck, so rows are compared as logarithms and count alike.
 */
import { mobilise, restOf, type ForceTerms } from '../../src/polity/force.js';
import { forecast } from '../../src/polity/taking.js';
import { parseDate } from '../../src/foundation/calendar.js';
import { createModel, type Model } from '../../src/model/model.js';
import type { Definition, State } from '../../src/model/definition.js';
import type { Camps } from '../../src/model/command.js';
import { musterAt, type Mustered } from '../../src/model/contests/muster.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { factsOf, loadBundled } from '../../tests/bundled.js';
import { commit, keep, mean, option, say, seedsOf } from './laboratory.js';

const SCENARIO = 'russia-1917';
const AGENTS = 48_000;

interface Row {
  readonly fact: string;
  readonly day: string;
  readonly unit: string;
  readonly by: string;
  readonly against: readonly string[];
}

const february = { day: '1917-03-13', by: 'tsar', against: ['soviet'] };
const july = { day: '1917-07-17', by: 'mrc', against: ['provisional-government'] };

/** Calibration rows, and the side on which their people came. */
const ROWS: readonly Row[] = [
  { fact: 'f2_feb_loyal__inf', unit: 'petrograd-regiments', ...february },
  { fact: 'f2_feb_loyal__cav', unit: 'petrograd-cossacks', ...february },
  { fact: 'jul_soldiers', unit: 'petrograd-regiments', ...july },
  { fact: 'jul_kronstadt', unit: 'kronstadt-landing', ...july },
  { fact: 'jul_redguards', unit: 'red-guards', ...july },
];

/** Rows of the table of figures that the scenario does not measure: those who were left on 13 March (Hasegawa 1981, after Khabalov). */
const UNMEASURED: Readonly<Record<string, number>> = { f2_feb_loyal__inf: 600, f2_feb_loyal__cav: 500 };

const recordedOf = (): number[] => {
  const facts = factsOf(SCENARIO);
  return ROWS.map(({ fact: id }) => {
    if (id in UNMEASURED) return UNMEASURED[id];
    const fact = facts.find((each) => each.id === id);
    if (fact?.role !== 'calibration') throw new Error(`${id} is no calibration row of ${SCENARIO}`);
    return fact.recorded;
  });
};

const { definition } = loadBundled(SCENARIO, [], true);
const indexOf = (list: Definition['units' | 'authorities'], id: string): number =>
  list.findIndex((each) => each.id === id);
const sidesOf = ({ by, against }: Pick<Row, 'by' | 'against'>): Camps => [
  [indexOf(definition.authorities, by)],
  against.map((id) => indexOf(definition.authorities, id)),
];

/** The state under other constants of force; what it shares with the state is not changed. */
const under = (state: State, force: ForceTerms): State => ({
  ...state,
  definition: { ...definition, mechanisms: { ...definition.mechanisms, force } },
});

/** Persons of each row who come, with no luck either way. */
const comingOf = (state: State, force: ForceTerms, rows: readonly Row[]): number[] => {
  const { muster, present } = musterAt(under(state, force), sidesOf(rows[0]), definition.capital);
  const { chance } = restOf(muster, force);
  return rows.map(({ unit }) => {
    const at = present.indexOf(indexOf(definition.units, unit));
    const alone = { ...muster, takers: muster.takers.map((n, i) => (muster.units[i >> 1] === at ? n : 0)) };
    return mobilise(alone, force.waverers, chance, null).persons[0];
  });
};

/** A replay on the evening of a day. */
const evening = (model: Model, day: string): State => {
  model.run((parseDate(day) ?? 0) - definition.startDay + 1);
  return model.state;
};

const replay = (seed: string): Model =>
  createModel(definition, { seed, agents: AGENTS, kernel: nodeKernel('auto'), ledger: false });

/** Persons by row, in the mean of replays, for each of some constants. */
const persons = (terms: readonly ForceTerms[]): number[][] => {
  const seeds = seedsOf('force', option('replays', 4));
  const sums = terms.map(() => ROWS.map(() => 0));
  for (const seed of seeds) {
    const model = replay(seed);
    for (const day of [...new Set(ROWS.map((row) => row.day))]) {
      const state = evening(model, day);
      const rows = ROWS.filter((row) => row.day === day);
      terms.forEach((force, n) =>
        comingOf(state, force, rows).forEach(
          (come, i) => (sums[n][ROWS.indexOf(rows[i])] += come / seeds.length),
        ),
      );
    }
  }
  return sums;
};

const range = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);

const errorOf = (come: readonly number[], recorded: readonly number[]): number =>
  Math.sqrt(mean(come.map((n, i) => Math.log(n / recorded[i]) ** 2)));

/** Base and call searched on a grid; the rest is not identified and stays as it is. */
const fit = (recorded: readonly number[]) => {
  const { force } = definition.mechanisms;
  const terms = range(-8, -2, 0.25).flatMap((base) =>
    range(0, 9, 0.25).map((called) => ({ ...force, base, called })),
  );
  const found = persons(terms).map((come, i) => ({ ...terms[i], error: errorOf(come, recorded) }));
  found.sort((a, b) => a.error - b.error);
  for (const { base, called, error } of found.slice(0, 12))
    say(`base ${base.toFixed(2)}  called ${called.toFixed(2)}  error ${error.toFixed(3)} (logarithm)`);
};

interface Meeting {
  readonly name: string;
  readonly by: string;
  readonly mustered: Mustered | null;
}

/** The musters of three contests on the last evening before their sides meet, in a replay. */
const meetings = (seed: string): Meeting[] => {
  const model = replay(seed);
  const last = new Map<number, Mustered>();
  while (model.state.tick < definition.dayCount) {
    model.run(model.state.tick + 1);
    for (const { by, against, place, stage, met } of model.state.politics.contests) {
      if (stage !== 'take' || met >= 0 || place !== definition.capital) continue;
      const { whereabouts } = model.state.politics;
      const column = whereabouts.flatMap((where, u) => (where.by === by && where.to === place ? [u] : []));
      last.set(by, musterAt(model.state, [[by], against], place, { column }));
    }
  }
  return [
    ['coup', 'stavka'],
    ['november', 'mrc'],
    ['krasnov', 'provisional-government'],
  ].map(([name, by]) => ({ name, by, mustered: last.get(indexOf(definition.authorities, by)) ?? null }));
};

const rounded = (chances: readonly number[]): number => Number(mean(chances).toPrecision(3));

/** Chances of three contests by exponent and luck, in the mean of replays in which they were fought. */
const odds = () => {
  const { force, contest } = definition.mechanisms;
  const all = seedsOf('odds', option('replays', 4)).flatMap(meetings);
  const rows = [1, 1.5, 2, 5].flatMap((exponent) =>
    [0, 0.5, 1, 1.5].map((luck) => {
      const terms = { ...force, exponent, common: luck, own: luck };
      const chances = ['coup', 'november', 'krasnov'].map((name) => {
        const musters = all.flatMap((each) =>
          each.name === name && each.mustered ? [each.mustered.muster] : [],
        );
        const rests = musters.map((muster) => restOf(muster, terms).chance);
        const days = musters.map((muster) => forecast(muster, terms, contest).chance);
        return [name, { fought: musters.length, atOnce: rounded(rests), overDays: rounded(days) }] as const;
      });
      return { exponent, luck, ...Object.fromEntries(chances) };
    }),
  );
  for (const row of rows) say(JSON.stringify(row));
  return rows;
};

const recorded = recordedOf();
if (process.argv.includes('--fit')) fit(recorded);
const [come] = persons([definition.mechanisms.force]);
const rows = ROWS.map(({ fact, unit, day, by }, i) => ({
  fact,
  unit,
  day,
  by,
  recorded: recorded[i],
  model: Math.round(come[i]),
}));
for (const { fact, model, recorded: record } of rows)
  say(`${fact.padEnd(20)} model ${model}  record ${record}`);
say(`error ${errorOf(come, recorded).toFixed(3)} (logarithm)`);
if (process.argv.includes('--odds'))
  keep('force', { commit: commit(), terms: definition.mechanisms.force, rows, odds: odds() });
