/**
 * Cabinets left to the law, beside the record: who governs with whom, and when.
 *
 *     npm run study:cabinets -- --runs 20 [--scenario russia-1917] [--mode law|replay|run] [--watch kadet] [--each]
 *
 * `law`: the record is pinned but for the questions about cabinets, which are taken away; then the law alone decides who sits. For each change
 * of the record the nearest computed change is printed, with its days and partners, and in how many runs a change of so many days around it
 * has the watched party in or out as the record then has. Nothing is asserted and nothing is fitted to it.
 */
import { isoOf } from '../../src/foundation/calendar.js';
import { createModel } from '../../src/model/model.js';
import type { CabinetDeed } from '../../src/model/acts/cabinet.js';
import { actSentence } from '../../src/model/power/told.js';
import type { State } from '../../src/model/definition.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import type { Interventions } from '../../src/scenario/intervene.js';
import { loadBundled } from '../../tests/bundled.js';
import { commit, keep, option, say, seedsOf, word } from './laboratory.js';

const agents = option('agents', 48_000);
const NEAR_DAYS = 45;
const scenario = word('scenario', 'russia-1917');
const mode = word('mode', 'law');
const watch = word('watch', 'kadet');
const each = process.argv.includes('--each');

/** Questions whose options do nothing but move cabinets. */
const questionsOf = (definition: State['definition']) =>
  definition.decisions.filter(({ options }) => {
    const acts = options.flatMap(({ origin }) =>
      definition.origins[origin].effects.flatMap((effect) => effect.acts.map(({ act }) => act)),
    );
    return acts.length > 0 && acts.every((act) => act === 'cabinet');
  });

const whole = loadBundled(scenario).definition;
const questions = questionsOf(whole);
const interventions: Interventions =
  mode === 'law' ? questions.map(({ id }) => ({ kind: 'without', id })) : [];
const { definition } = loadBundled(scenario, interventions, mode !== 'run');

interface Sitting {
  readonly date: string;
  readonly authority: string;
  readonly parties: readonly string[];
  readonly caretaker: boolean;
}

const sittingOf = ({ politics, definition: { parties, authorities, startDay }, tick }: State): Sitting => {
  const { holder } = politics;
  const cabinet = holder < 0 ? undefined : politics.cabinets[holder];
  return {
    date: isoOf(startDay + tick - 1),
    authority: holder < 0 ? 'nobody' : authorities[holder].id,
    parties: parties.flatMap(({ id }, p) => ((cabinet?.seats[p] ?? 0) > 0 ? [id] : [])),
    caretaker: cabinet?.caretaker ?? false,
  };
};

const told = ({ authority, parties, caretaker }: Omit<Sitting, 'date'>): string =>
  `${authority}: ${parties.join(' ')}${caretaker ? ' (caretakers)' : ''}`;

const changesOf = (seed: string): { changes: Sitting[]; regimes: string[]; acts: string[] } => {
  const model = createModel(definition, { seed, agents, kernel: nodeKernel('auto') });
  const changes: Sitting[] = [];
  while (model.state.tick < definition.dayCount) {
    model.step();
    const today = sittingOf(model.state);
    const before = changes.at(-1);
    if (before === undefined || told(today) !== told(before)) changes.push(today);
  }
  const regimes = model.state.journal.entries.flatMap((entry) =>
    entry.kind === 'regime'
      ? [`${isoOf(definition.startDay + entry.tick)} ${definition.regimes[entry.to].id}`]
      : [],
  );
  const acts = model.state.journal.entries.flatMap((entry) =>
    entry.kind === 'act'
      ? [
          `${isoOf(definition.startDay + entry.tick)} ${actSentence(definition, entry)}: ${entry.terms.map(({ text, left, right }) => `${text} ${left?.toFixed(3)} ${right?.toFixed(3)}`).join('; ')}`,
        ]
      : [],
  );
  return { changes, regimes, acts };
};

/** What the record says: the recorded option of each question, and its day. */
const recorded = questions
  .flatMap(({ id, recorded, options }) => {
    if (recorded?.tick === null || recorded === null) return [];
    const chosen = options.find((candidate) => candidate.id === recorded.option);
    const deeds = whole.origins[chosen?.origin ?? 0].effects.flatMap(({ acts }) =>
      acts.flatMap(({ act, deed }) => (act === 'cabinet' ? [deed as CabinetDeed] : [])),
    );
    return deeds.length === 0 ? [] : [{ id, tick: recorded.tick, deed: deeds[0] }];
  })
  .sort((one, other) => one.tick - other.tick);

const runs = seedsOf('cabinets', option('runs', 20)).map((seed) => {
  const run = changesOf(seed);
  if (each) {
    say(`\n${seed}`);
    for (const change of run.changes) say(`  ${change.date} ${told(change)}`);
    for (const act of run.acts) say(`    ${act}`);
    say(`  regimes: ${run.regimes.join(', ')}`);
  }
  return run;
});

const dayOf = (date: string): number => Date.parse(date) / 86_400_000 - definition.startDay;
const median = (values: readonly number[]): number | null =>
  values.length === 0 ? null : [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const watched = definition.parties.findIndex(({ id }) => id === watch);

/** Whether the watched party sits after each recorded change; it does before the first one. */
const sitsAfter = recorded.reduce<boolean[]>((sits, { deed }) => {
  const before = sits.at(-1) ?? true;
  const isGone = deed.leaves.includes(watched) || deed.resigns;
  const isThere = deed.authority === recorded[0].deed.authority;
  return [...sits, isThere && (deed.enters.includes(watched) || (before && !isGone))];
}, []);

const rows = recorded.map(({ id, tick, deed }, row) => {
  const nearest = runs.map(({ changes }) =>
    changes.reduce<Sitting | null>(
      (best, change) =>
        change.authority === definition.authorities[deed.authority].id &&
        (best === null || Math.abs(dayOf(change.date) - tick) < Math.abs(dayOf(best.date) - tick))
          ? change
          : best,
      null,
    ),
  );
  const days = nearest.flatMap((change) => (change === null ? [] : [dayOf(change.date) - tick]));
  const near = nearest.filter(
    (change) => change !== null && Math.abs(dayOf(change.date) - tick) <= NEAR_DAYS,
  );
  const name = (p: number) => definition.parties[p].id;
  const isAsRecorded = (change: Sitting | null): boolean =>
    deed.enters.every((p) => change?.parties.includes(name(p))) &&
    deed.leaves.every((p) => !change?.parties.includes(name(p))) &&
    (!deed.resigns || change?.caretaker === true);
  const words = [
    ...deed.enters.map((p) => `${name(p)} enters`),
    ...deed.leaves.map((p) => `${name(p)} leaves`),
    ...(deed.resigns ? ['resigns'] : []),
  ];
  return {
    question: id,
    date: isoOf(definition.startDay + tick),
    recorded: words.join(', '),
    within45: near.length,
    asRecorded: near.filter(isAsRecorded).length,
    watchedAsRecorded: runs.filter(({ changes }) =>
      changes.some(
        ({ date, parties, authority }) =>
          authority === definition.authorities[deed.authority].id &&
          Math.abs(dayOf(date) - tick) <= NEAR_DAYS &&
          parties.includes(watch) === sitsAfter[row],
      ),
    ).length,
    medianDays: median(days),
    runs: runs.length,
  };
});

for (const row of rows)
  say(
    `${row.date} ${row.question}: ${row.recorded}; a change within ${NEAR_DAYS} days in ${row.within45} of ${row.runs} (as recorded ${row.asRecorded}; ${watch} as recorded ${row.watchedAsRecorded}), median ${row.medianDays ?? 'none'} days`,
  );
const exits = runs.map(({ changes }) => changes.length - 1);
say(`changes of cabinet a run: ${exits.join(' ')}`);
keep('cabinets', { commit: commit(), scenario, mode, rows, exits });
