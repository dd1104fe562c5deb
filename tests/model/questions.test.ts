/** Questions stay open: when they are put, what a pin answers, and what is told of those that lost their occasion. */
import { describe, expect, it } from 'vitest';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { createModel, type Model } from '../../src/model/model.js';
import { loadScenario, type LoadOptions } from '../../src/scenario/load.js';
import { edited, twoPowers, type Edit } from '../scenario/two-powers.js';

const DAYS = 14;
/** On the ninth the record answers: tick 8. */
const RECORD: Edit = ['date: 1848-06-19, dates: [1848-06-05, 1848-06-19]', 'date: 1848-03-09'];

/** The question on certain days, with what it is worth to act; the ship is not lost yet. */
const runOf = (occasion: string, worth: number, options: LoadOptions = {}): Model => {
  const files = twoPowers(
    edited(
      ['when: regime.two-powers\n', `when: ${occasion}\n`],
      ['requires: seats.delegates.council > 0.4', 'requires: day != 5'],
      ['seize: 1.2 * prospect.take.council - 0.3', `seize: ${worth}`],
      ['seize: my.prospects - 0.4', `seize: ${worth}`],
      RECORD,
    ),
  );
  const { definition } = loadScenario(files, options);
  const model = createModel(definition, { agents: 2292, kernel: nodeKernel('auto'), ledger: false });
  model.run(DAYS);
  return model;
};

const sittings = ({ state }: Model): (readonly [tick: number, option: number])[] =>
  state.journal.entries.flatMap((entry) =>
    entry.kind === 'decision' ? [[entry.tick, entry.option] as const] : [],
  );

const told = ({ state }: Model) =>
  state.journal.entries.flatMap((entry) =>
    entry.kind === 'impossible' && entry.what === 'decision'
      ? [
          {
            tick: entry.tick,
            lacked: entry.terms.filter(({ holds }) => !holds).map(({ text }) => text),
            regardless: entry.regardless,
          },
        ]
      : [],
  );

const verdict = ({ state }: Model) => state.politics.verdicts[0];

describe('a question', () => {
  it('is put on every day of its occasion while things are left as they are, and nothing is settled', () => {
    const model = runOf('day >= 3 and day < 8', -9);
    expect(sittings(model)).toEqual([3, 4, 6, 7].map((tick) => [tick, 0]));
    expect(verdict(model)).toBeNull();
    expect(told(model)).toEqual([{ tick: 5, lacked: ['day != 5'], regardless: false }]);
  });

  it('is not put again once it is settled', () => {
    const model = runOf('day >= 3', 9);
    expect(sittings(model)).toEqual([[3, 1]]);
    expect(verdict(model)).toEqual({ tick: 3, option: 1, pinned: false });
  });
});

describe('a pin', () => {
  const pin = (option: string, regardless = false): LoadOptions => ({
    interventions: [{ kind: 'pin', id: 'seizure', option, ...(regardless ? { regardless } : {}) }],
  });

  it('answers at the first sitting, whatever the vote, and makes no occasion', () => {
    expect(sittings(runOf('day >= 3', -9, pin('seize')))).toEqual([[3, 1]]);
    expect(sittings(runOf('day > 99', 9, pin('seize')))).toEqual([]);
    expect(sittings(runOf('day >= 3', 9, pin('wait'))).every(([, option]) => option === 0)).toBe(true);
  });

  it('in a replay leaves the question open before the day of the record, and then settles it', () => {
    const replay = { pinDecisions: true };
    expect(sittings(runOf('day >= 6', 9, replay))).toEqual([
      [6, 0],
      [7, 0],
      [8, 1],
    ]);
    const refused = runOf('day >= 6', 9, { ...pin('wait'), ...replay });
    expect(sittings(refused)).toEqual([
      [6, 0],
      [7, 0],
      [8, 0],
    ]);
    expect(verdict(refused)).toEqual({ tick: 8, option: 0, pinned: true });
  });

  it('that finds no occasion on its day is told with what was lacking, and answers when there is one', () => {
    const late = runOf('day >= 10', -9, { pinDecisions: true });
    expect(told(late)).toEqual([{ tick: 8, lacked: ['day >= 10'], regardless: false }]);
    expect(sittings(late)).toEqual([[10, 1]]);
  });

  it('asks all the same where it is told to, and that is told', () => {
    const forced = runOf('day > 99', -9, pin('seize', true));
    expect(sittings(forced)).toEqual([[8, 1]]);
    expect(told(forced)).toEqual([{ tick: 8, lacked: ['day > 99'], regardless: true }]);
  });
});

describe('a move', () => {
  const moved = (date: string, regardless = false): LoadOptions => ({
    interventions: [{ kind: 'move', id: 'seizure', date, regardless }],
    pinDecisions: true,
  });

  it('puts the question on its day alone, under its own conditions', () => {
    expect(sittings(runOf('day >= 3', -9, moved('1848-03-05')))).toEqual([[4, 1]]);
    const early = runOf('day >= 6', -9, moved('1848-03-05'));
    expect([sittings(early), told(early)]).toEqual([
      [],
      [{ tick: 4, lacked: ['day >= 6'], regardless: false }],
    ]);
    expect(sittings(runOf('day >= 3', -9, moved('1848-03-06')))).toEqual([]);
  });

  it('puts it in spite of them where it is told to, and that is told', () => {
    const forced = runOf('day >= 6', -9, moved('1848-03-06', true));
    expect(sittings(forced)).toEqual([[5, 1]]);
    expect(told(forced)).toEqual([{ tick: 5, lacked: ['day >= 6', 'day != 5'], regardless: true }]);
  });
});
