/** The answer in sentences: every name and number in it is one of the record. */
import { expect } from 'vitest';
import { answerOf, endingClause } from '../../src/view/answer.js';
import { questionsOf } from '../../src/view/questions.js';
import { inHundred } from '../../src/view/contests.js';
import { count, longDate } from '../../src/view/words.js';
import type { RunRecord } from '../../src/experiment/run/record.js';
import { fc, test } from '../property.js';
import { record } from '../report/fixture.js';
import { changedStory, story } from './story-fixture.js';

const KINDS = ['takeover', 'transfer', 'restoration', 'breakdown', 'repelled', 'unchanged'] as const;

/** All that the record says in figures, as a sentence may say it. */
function figuresOf(told: RunRecord): Set<string> {
  const dates = [
    told.start,
    told.end,
    told.ending.date ?? told.start,
    ...told.contests.map(({ date }) => date),
    ...told.series.dates,
  ];
  const texts = [
    ...dates.map((date) => longDate(date, { oldStyle: false })),
    ...told.contests.map(({ chance }) => inHundred(chance)),
    count(told.population.agents),
    ...told.names.regimes.map(({ name }) => name),
    String(told.regimes.length),
    String(told.regimes.filter(({ newHolder }) => newHolder).length),
  ];
  return new Set(texts.flatMap((text) => text.match(/\d[\d,]*/g) ?? []));
}

const endings = fc.record({
  kind: fc.constantFrom(...KINDS),
  authority: fc.constantFrom('crown', 'cabinet', 'council', null),
  date: fc.constantFrom('1911-07-17', '1911-11-07', null),
  divided: fc.boolean(),
  contests: fc.nat({ max: record.contests.length }),
  regimes: fc.nat({ max: record.regimes.length }),
});

test.prop([endings])('holds no figure that the record does not', ({ contests, regimes, ...ending }) => {
  const told = {
    ...record,
    ending: { ...record.ending, ...ending },
    contests: record.contests.slice(0, contests),
    regimes: record.regimes.slice(0, regimes),
  };
  const known = figuresOf(told);
  for (const sentence of answerOf({ story: { ...story, record: told } }))
    for (const figure of sentence.match(/\d[\d,]*/g) ?? []) expect(known).toContain(figure.replace(/,$/, ''));
});

test('says who, how and when, and that it is one run', () => {
  const [what, course, sure] = answerOf({ story });
  expect(what).toBe('Council took power by force on 7 November 1911.');
  expect(course).toBe(
    'The regime changed 3 times, with another power governing after 2 of the changes; at the end it is Rule of the Council.',
  );
  expect(sure).toMatch(/^This is so in this one run of 99,840 agents/);
});

test('of two runs says both, and until when what is drawn of them is the same', () => {
  const told = answerOf({ story, changed: changedStory });
  expect(told[0]).toMatch(/^As changed: /);
  expect(told[1]).toMatch(/^Without the change: /);
  const drawn = 'Who claims, is obeyed and holds power is the same in both until 17 May 1911';
  expect(told[2]).toBe(`${drawn}.`);
  const beside = (digest: string) => {
    const original = { ...story.record, digest, parted: '1911-03-09', first: null };
    return answerOf({ story, changed: { ...changedStory, record: { ...changedStory.record, original } } })[2];
  };
  expect(beside(story.record.digest)).toBe(
    `${drawn}; in what nobody sees yet, as a belief, they part on 9 March 1911.`,
  );
  expect(beside('of another run')).toBe(`${drawn}.`);
  expect(answerOf({ story, changed: story })[0]).toContain('no difference');
});

const RESULTS = ['taken', 'held', 'divided', 'lost', 'repelled', 'melted', 'called-off'] as const;

test('of a change says first whom it moved to what and when, and then the end', () => {
  const [contest] = record.contests;
  const rising = { ...contest, date: '1911-05-20', by: 'headquarters', place: 'capital' };
  const told = RESULTS.map((result) => {
    const contests = [{ ...rising, result }, ...record.contests];
    const changed = { ...changedStory, record: { ...changedStory.record, contests } };
    return answerOf({ story, changed })[0];
  });
  for (const sentence of told) {
    expect(sentence).toMatch(/^As changed: on 20 May 1911 Headquarters .* the capital/);
    expect(sentence).toMatch(/\. In the end Council took power by force on 7 November 1911\.$/);
  }
  expect(told[4]).toContain('was beaten over the capital');
  expect(new Set(told).size).toBe(RESULTS.length);
});

test('what a change has in common with the run without it, and its ending, are not told as its sequel', () => {
  const [sentence] = answerOf({ story, changed: changedStory });
  expect(sentence).toBe('As changed: Council took power by force on 7 November 1911.');
  const cabinet = record.regimes.filter(({ newHolder }) => !newHolder);
  const base = { ...story, record: { ...record, regimes: cabinet, contests: [] } };
  const passing = { ...changedStory, record: { ...changedStory.record, contests: [] } };
  expect(answerOf({ story: base, changed: passing })[0]).toContain(
    'on 15 March 1911 power passed to Provisional Government. In the end Council',
  );
});

test('an ending without a day, and one that leaves a rival a part of the country, are said so', () => {
  expect(endingClause({ ...record, ending: { ...record.ending, divided: true } })).toContain('a rival');
  expect(endingClause(record)).not.toContain(' on ');
});

test('a chance is told as so many of a hundred, and never as none or all', () => {
  expect(inHundred(0.573)).toBe('57 in 100');
  expect(inHundred(0.0001)).toBe('fewer than 1 in 100');
  expect(inHundred(0.9999)).toBe('more than 99 in 100');
});

test('five questions are asked, of days and powers of the run', () => {
  const asked = questionsOf(story);
  expect(asked).toHaveLength(5);
  expect(new Set(asked).size).toBe(5);
  expect(asked.join(' ')).toMatch(/Council|Cabinet|Provisional Government/);
});

test('a run that is not set against the record is asked nothing about its misses', () => {
  expect(questionsOf({ ...story, record: { ...record, scores: undefined } }).join(' ')).not.toContain(
    'furthest from the record',
  );
});
