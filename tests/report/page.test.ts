/** Pages of kept results: the answer first, hits and misses alike, and nothing in them that acts. */
import { describe, expect, test } from 'vitest';
import { shellWord } from '../../src/foundation/text.js';
import { runCommandWords } from '../../src/report/page/again.js';
import { comparePage } from '../../src/report/page/compare.js';
import { runPage } from '../../src/report/page/run.js';
import { sweepPage } from '../../src/report/page/sweep.js';
import type { RunRecord } from '../../src/experiment/run/record.js';
import { proportion } from '../../src/experiment/many/interval.js';
import type { SweepRecord } from '../../src/experiment/many/sweep-record.js';
import { courseOf } from '../../src/view/course.js';
import { allOf, readHtml as read } from '../html.js';
import { changedStory, story } from '../view/story-fixture.js';
import { comparison } from './compare-fixture.js';
import { record } from './fixture.js';

const textOf = (page: string): string => (read(page).body.textContent ?? '').replaceAll(/\s+/g, ' ');

/** What would have a page fetch or run something. */
function assertStill(page: string): void {
  const document = read(page);
  const acting = 'script, iframe, object, embed, link, img, form, base, [src], [href], foreignObject';
  expect(allOf(document, acting)).toHaveLength(0);
  for (const element of document.querySelectorAll('*'))
    expect([...element.attributes].filter(({ name }) => name.startsWith('on') || name === 'style')).toEqual(
      [],
    );
  expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
  );
  expect(page).not.toMatch(/@import|url\(/);
}

const options = { scenario: 'two-halls', with: ['no note'], population: '43099' };

describe('the page of a run', () => {
  const page = runPage({ story: { ...story, options } });

  test('begins with its name, the answer, and a picture', () => {
    const document = read(page);
    expect(document.querySelector('h1')?.textContent).toBe('Two Halls, 1911');
    expect(document.querySelector('.answer p')?.textContent).toBe(
      'Council took power by force on 7 November 1911.',
    );
    expect(allOf(allOf(document, 'figure')[0], 'svg')).toHaveLength(2);
  });

  test('fetches nothing and runs nothing', () => assertStill(page));

  test('shows what the model misses, and counts what it has no figure for', () => {
    const text = textOf(page);
    expect(text).toContain('51.0');
    expect(text).toContain('-9.57');
    expect(text).toContain('1 row of roubles: the model has no figure for it');
  });

  test('has for every picture a name, words and a table', () => {
    const document = read(page);
    for (const svg of document.querySelectorAll('svg')) {
      expect(svg.getAttribute('role')).toBe('img');
      for (const id of (svg.getAttribute('aria-labelledby') ?? '').split(' '))
        expect(document.getElementById(id)?.textContent).not.toBe('');
    }
    expect(allOf(document, 'table').length).toBeGreaterThanOrEqual(5);
    const ids = allOf(document, '[id]').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('says how to make it again, in words a shell takes', () => {
    expect(textOf(page)).toContain("tauride replay two-halls --population 43099 --with 'no note'");
    expect(textOf(page)).toContain(record.digest);
  });

  test('with another run over it tells both, and from which day on', () => {
    const text = textOf(runPage({ story, changed: { ...changedStory, question: 'What if it kept still?' } }));
    expect(text).toContain('What if it kept still?');
    expect(text).toContain('Who claims, is obeyed and holds power is the same in both until 17 May 1911.');
    expect(text).toContain('Changed: the cabinet keeps still');
  });
});

/** Every text of a record with a name of its own made one that would act. */
function spoilt<T>(value: T, text: string): T;
function spoilt(value: unknown, text: string): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => spoilt(each, text));
  if (typeof value !== 'object' || value === null) return value;
  const spoils = new Set([
    'name',
    'title',
    'text',
    'reason',
    'quantity',
    'source',
    'place',
    'unit',
    'question',
  ]);
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      spoils.has(key) && typeof each === 'string' ? text : spoilt(each as unknown, text),
    ]),
  );
}

const HOSTILE = `"><script>alert(1)</script><svg onload='x'></style>`;

const elements = (page: string): string[] =>
  allOf(read(page), '*')
    .map(({ tagName }) => tagName)
    .sort();

test('a scenario whose every text is markup makes the same elements as one of words', () => {
  const pageOf = (told: RunRecord) => runPage({ story: { record: told, course: courseOf(told) } });
  const hostile = pageOf(spoilt(record, HOSTILE));
  assertStill(hostile);
  expect(elements(hostile)).toEqual(elements(pageOf(spoilt(record, 'w'.repeat(HOSTILE.length)))));
});

test('names of two hundred letters leave every picture as wide as it is', () => {
  const told = spoilt(record, 'Very long names of things '.repeat(8));
  const document = read(runPage({ story: { record: told, course: courseOf(told) } }));
  for (const svg of document.querySelectorAll('svg'))
    expect(['920', '332']).toContain(svg.getAttribute('width'));
});

test('a run with one power, no contests, no facts and no groups has a page', () => {
  const bare: RunRecord = {
    ...record,
    ...{ contests: [], regimes: [], facts: [], events: [], decisions: [], bodies: [], oldStyle: false },
    ending: { kind: 'unchanged', authority: 'crown', date: null, government: [], divided: false },
    names: { ...record.names, authorities: record.names.authorities.slice(0, 1) },
    series: { ...record.series, support: {}, streets: record.series.streets.map(() => 0) },
  };
  const page = runPage({ story: { record: bare, course: courseOf(bare) } });
  assertStill(page);
  expect(textOf(page)).toContain('The regime was the same from the first day to the last: Monarchy.');
});

describe('the page of a comparison', () => {
  const page = comparePage(comparison);

  test('asks the question, and counts endings of both sides', () => {
    const [twin] = comparison.twins;
    expect(read(page).querySelector('h1')?.textContent).toBe(twin.question);
    expect(textOf(page)).toContain(`of ${twin.pairs}:`);
    expect(textOf(page)).toMatch(/95 % interval/);
    assertStill(page);
  });

  test('draws as many squares as runs on each side', () => {
    const squares = allOf(read(page), 'figure svg.large rect').filter(
      (each) => each.getAttribute('width') === '14',
    );
    expect(squares).toHaveLength(2 * Math.min(100, comparison.twins[0].pairs));
  });
});

describe('the page of a sweep', () => {
  const point = (levels: SweepRecord['points'][number]['levels'], times: number) => ({
    ...{ levels, runs: 20, failed: 0, measures: [] },
    outcomes: [
      {
        outcome: 'ending=takeover:council',
        times,
        open: 0,
        share: proportion(times, 20),
        medianDay: null,
        fromFirst: null,
      },
    ],
  });
  const { tauride, scenario, title, oldStyle, scenarioDigest, sourceDigest, mode, seed, start, end } = record;
  const sweep: SweepRecord = {
    ...{ tauride, scenario, title, oldStyle, scenarioDigest, sourceDigest, mode, seed, start, end },
    ...{
      runs: 20,
      agents: 100_000,
      changes: [],
      seedsRun: 20,
      untilWidth: null,
      stopping: null,
      extremes: [null],
    },
    names: { 'authority.crown': 'Crown', 'authority.council': 'Council' },
    days: { simulated: 75, asked: 100 },
    factors: [{ name: 'vary_rising', type: 'date', meaning: 'varied: the day of the rising' }],
    points: ['1911-05-01', '1911-06-01', '1911-07-01'].map((date, i) => point({ vary_rising: date }, 8 * i)),
  };

  test('is a curve over days, with every interval as a figure', () => {
    const page = sweepPage(sweep);
    assertStill(page);
    expect(allOf(read(page), 'svg.large .area')).toHaveLength(1);
    expect(textOf(page)).toContain('Two Halls, 1911: the day of the rising, varied');
    for (const times of [0, 8, 16]) expect(textOf(page)).toContain(`${times} of 20`);
  });

  test('of ten thousand runs is written within two seconds, and is no larger for them', () => {
    const factors = [
      ...sweep.factors,
      { name: 'vary_growth', type: 'number', meaning: 'varied: growth' } as const,
    ];
    const points = Array.from({ length: 100 }, (_, i) =>
      point(
        { vary_rising: `1911-05-${String(1 + (i % 20)).padStart(2, '0')}`, vary_growth: i / 100 },
        i % 20,
      ),
    );
    const spec = { kind: 'values', path: 'growth', values: [0, 1] } as const;
    const days = { kind: 'days', id: 'rising', days: ['1911-05-01'] } as const;
    const pageOf = (seeds: number) =>
      sweepPage(
        { ...sweep, factors, points, design: 'grid' },
        {
          points: { kind: 'grid', factors: [days, spec] },
          outcomes: [],
          rows: points.flatMap((_, p) =>
            Array.from({ length: seeds }, (_row, i) => ({
              ...{
                point: p,
                replicate: i + 1,
                error: null,
                ending: i % 3 === 0 ? 'takeover:council' : 'none',
              },
            })),
          ),
        },
      );
    const began = performance.now();
    const page = pageOf(100);
    expect(performance.now() - began).toBeLessThan(2000);
    assertStill(page);
    expect(page.length).toBeLessThan(pageOf(10).length * 1.1);
    expect(textOf(page)).toContain('What moves the share of runs');
  });

  test('is dashed where the last day left some runs open', () => {
    const [first, second, third] = sweep.points;
    const outcome = { ...third.outcomes[0], open: 2 };
    const pageOf = (points: SweepRecord['points']) =>
      allOf(read(sweepPage({ ...sweep, points })), 'svg.large .line.dashed').length;
    expect([
      pageOf([first, second, third]),
      pageOf([first, second, { ...third, outcomes: [outcome] }]),
    ]).toEqual([0, 1]);
  });

  test('says what the last day left open, and draws no share of it', () => {
    const [first, ...rest] = sweep.points;
    const outcome = { ...first.outcomes[0], open: 20, share: { value: NaN, low: 0, high: 1 } };
    const page = sweepPage({ ...sweep, points: [...rest, { ...first, outcomes: [outcome] }] });
    expect(textOf(page)).toContain('not observable');
    expect(page).not.toMatch(/NaN/);
  });

  test('is rows of points where what was varied has no order', () => {
    const points = ['on the day', 'never'].map((level, i) => point({ vary_rising: level }, 5 * i));
    const page = sweepPage({ ...sweep, points });
    expect(allOf(read(page), 'svg.large .area')).toHaveLength(0);
    expect(allOf(read(page), 'svg.large circle')).toHaveLength(2);
  });
});

test('words of a shell are quoted where they need it', () => {
  expect(shellWord('a=1917-07-17')).toBe('a=1917-07-17');
  expect(shellWord("it's; rm -rf")).toBe(`'it'\\''s; rm -rf'`);
  expect(runCommandWords('run', { scenario: './my town', seed: 'x' })).toBe(
    "tauride run './my town' --seed x",
  );
});
