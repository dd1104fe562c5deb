/** `tauride poll`: the vote of a day, in words, as a document and as a file. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PollAnswer } from '../../src/cli/poll/poll.js';
import { scratch, tauride } from './command-line.js';

const SMALL = ['--population', '2292', '--threads', '1', '--quiet'];

const poll = (...words: string[]) => tauride(['poll', 'two-powers', ...words]);

const answerOf = (...words: string[]): PollAnswer =>
  JSON.parse(poll(...words, ...SMALL, '--json').stdout) as PollAnswer;

test('it is the vote of the day at the end of a run to that day', () => {
  const asked = answerOf('--on', '1848-04-20', '--by', 'place,class');
  const run = tauride(['run', 'two-powers', '--until', '1848-04-20', ...SMALL, '--json']);
  const { digest, support } = JSON.parse(run.stdout) as {
    digest: string;
    support: {
      date: string;
      place: string;
      class: string;
      shares: Record<string, number>;
      abstaining: number;
    }[];
  };
  expect(asked.digest).toBe(digest);
  const told = asked.groups.map((group) => ({
    date: asked.date,
    place: group.place,
    class: group.class,
    shares: Object.fromEntries(group.lists.map(({ list, share }) => [list, share])),
  }));
  const recorded = support.filter(({ date }) => date === asked.date);
  expect(told).toEqual(
    recorded.map(({ date, place, class: kind, shares }) => ({ date, place, class: kind, shares })),
  );
});

test('a changed run stands beside the one it was changed from, which is that of no change', () => {
  const words = ['--on', '1848-05-20', '--among', 'weavers', '--by', 'stratum'];
  const changed = answerOf(...words, '--with', 'bread-arrives');
  const { original, ...alone } = changed;
  expect(answerOf(...words)).toEqual({
    ...{ tauride: changed.tauride, mode: 'run', interventions: [] },
    ...original,
  });
  expect(answerOf(...words, '--with', 'bread-arrives', '--alone')).toEqual(alone);
  expect(alone.whole.lists).not.toEqual(original?.whole.lists);
});

test('the file has a row for each party of each group and run, and is not written over', () => {
  const file = join(scratch(), 'vote.csv');
  const words = ['--on', '1848-03-01', '--by', 'stratum', '--without', 'ship-lost', '--csv', file, ...SMALL];
  expect(poll(...words)).toEqual({ code: 0, stdout: '', stderr: '' });
  const [head, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(head).toBe('run,stratum,persons,electors,cast,turnout,list,share,party,ballots,loyalty');
  expect(rows).toHaveLength(2 * 4 * 2);
  expect(rows[0]).toMatch(/^original,weavers,9000,7200,/);
  expect(rows.at(-1)).toMatch(/^changed,masters,1500,1500,/);
  writeFileSync(file, 'mine');
  const again = poll(...words);
  expect(again.code).toBe(2);
  expect(again.stderr).toContain('something is there already');
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

test('who may not vote has a vote that is not observable, in words', () => {
  const { stdout } = poll(
    ...['--on', '1848-03-01', '--by', 'class', '--alone', '--population', '2292'],
    ...['--set', 'strata.masters.electorate=0'],
  );
  expect(stdout).toContain('1,500 people, none of whom may vote: the vote is not observable');
  expect(stdout).toMatch(/All of them: everybody/);
});

test('all that is wrong with a poll is said at once', () => {
  const { code, stdout, stderr } = poll('--on', '1849-01-01', '--by', 'plaec,class,class', '--seed', '');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('--on 1849-01-01: `1849-01-01` is not a day of the scenario');
  expect(stderr).toContain('people cannot be told apart by `plaec`\n  did you mean `place`?');
  expect(stderr).toContain('`class` is named twice');
  expect(stderr).toContain('the seed is empty');
});

test('a group that the scenario does not have is refused with the nearest that it has', () => {
  const { code, stderr } = poll('--on', '1848-04-01', '--among', 'waevers');
  expect(code).toBe(2);
  expect(stderr).toContain('the scenario has no group `waevers`\n  did you mean `weavers`?');
});
