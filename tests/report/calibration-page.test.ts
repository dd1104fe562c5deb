/** The page of a calibration says what its record says, and draws each parameter where it was found. */
import { describe, expect, test } from 'vitest';
import type { PosteriorRecord } from '../../src/experiment/calibration/record.js';
import { calibrationPage } from '../../src/report/page/calibration.js';
import { rangesScene } from '../../src/view/many/ranges.js';

const parameter = (name: string, low: number, high: number, identified: boolean) => ({
  ...{
    parameter: name,
    from: 0,
    to: 2,
    written: 0.5,
    mean: 1,
    error: 0.1,
    low,
    median: (low + high) / 2,
    high,
  },
  ...{ width: identified ? 0.2 : 0.97, identified },
});

const fact = (id: string, recorded: number, used = true) => ({
  ...{ id, quantity: `share of ${id}`, unit: 'percent', event: '1848-03-10 town', recorded },
  ...{ median: 30, low: 25, high: 35, used },
});

const RECORD: PosteriorRecord = {
  ...{ tauride: '0.1.0', scenario: 'town', title: 'Town & country', oldStyle: false, mode: 'replay' },
  ...{ scenarioDigest: 'a', sourceDigest: 'b', seed: 'seed', runs: 1, agents: 2292, changes: [], names: {} },
  ...{ start: '1848-03-01', end: '1848-03-14', method: 'ABC-SMC with adaptive distances', engineDigest: 'c' },
  ended: 'cut',
  generations: [{ generation: 1, runs: 40, failed: 0, accepted: 40, epsilon: 1.5, effective: 20 }],
  parameters: [parameter('parties.reds.reach', 0.2, 0.6, true), parameter('<b>haste</b>', 0.1, 1.9, false)],
  correlations: [],
  directions: [],
  facts: [fact('reds', 28), fact('whites', 40), fact('greys', 1, false)],
  particles: Array.from({ length: 20 }, (_, number) => ({
    values: [1, 1],
    weight: 0.05,
    distance: 1,
    number,
  })),
};

describe('the page of a calibration', () => {
  const page = calibrationPage(RECORD);

  test('says which parameters the record knows, how many facts lie within, and that it was cut off', () => {
    expect(page).toContain('The record says more of parties.reds.reach than was known before; nothing of');
    expect(page).toContain('Of 2 facts that took part, 1 lie within what nine in ten of the particles give.');
    expect(page).toContain('It was cut off: with --resume it goes on.');
    expect(page).toContain('apart: it took no part');
  });

  test('keeps text of a scenario text', () => {
    expect(page).toContain('Town &amp; country');
    expect(page).toContain('&lt;b&gt;haste&lt;/b&gt;');
    expect(page).not.toContain('<b>haste');
  });
});

test.each([360, 800])('a bar lies where its parameter was found, %i pixels wide', (width) => {
  const row = { label: 'reach', low: 0.1, median: 0.2, high: 0.3, written: 0.25, known: true };
  const scene = rangesScene(
    { title: 'ranges', words: '', tone: 1, rows: [{ ...row, ends: ['0', '2'], said: 'found' }] },
    width,
  );
  const marks = scene?.marks ?? [];
  const line = marks.find((mark) => mark.kind === 'rule' && mark.from.y === mark.to.y);
  const bar = marks.find((mark) => mark.kind === 'box');
  if (line?.kind !== 'rule' || bar?.kind !== 'box') throw new Error('no line or no bar');
  const [begin, span] = [line.from.x, line.to.x - line.from.x];
  expect((bar.x - begin) / span).toBeCloseTo(0.1, 9);
  expect(bar.width / span).toBeCloseTo(0.2, 9);
  for (const mark of marks)
    if (mark.kind !== 'rule' && 'x' in mark) expect(mark.x).toBeLessThanOrEqual(width);
});
