import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeRows } from '../../src/platform/node/results/parquet.js';
import { scratch, tauride } from './command-line.js';

/** A sweep that is refused: what is said of it. Nothing is begun. */
function refusal(...words: string[]): string {
  const folder = join(scratch(), 'new');
  const { code, stdout, stderr } = tauride(['sweep', 'two-powers', '--out', folder, ...words]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(existsSync(folder)).toBe(false);
  return stderr;
}

/** Faults are told with their hints on lines of their own, indented. */
const faultsIn = (text: string): string[] => text.split('\n').filter((line) => /^\S/.test(line));

/** The levels of a sweep over a few days, and what it says on stderr. */
async function levels(column: string, ...words: string[]) {
  const folder = join(scratch(), 'new');
  const small = ['--population', '2292', '--runs', '1', '--threads', '1', '--quiet', '--out', folder];
  const { code, stderr } = tauride(['sweep', 'two-powers', '--until', '1848-03-02', ...small, ...words]);
  expect(code).toBe(0);
  const rows = await decodeRows(readFileSync(join(folder, 'runs.parquet')));
  return { values: rows.map((row) => row[column]), stderr };
}

describe('what is wrong with --vary', () => {
  test.each([
    ['seizure=1848-06-10..1848-05-01/3d', 'runs backwards', 'the earlier date first'],
    ['parties.council.growth=0.2..0.1/0.1', 'runs backwards', 'the lower number first'],
    ['seizure=1848-06-10..1849-05-01/3d', 'is not a day of the scenario', '1848-03-01 to 1848-08-31'],
    ['seizure=1848-05-01..1848-06-01/1m', '`/1m` is no step between dates', '/3d or /2w'],
    ['seizure=1848-05-01..1848-06-01/0d', '`/0d` is no step between dates', '/3d or /2w'],
    ['parties.council.growth=0.1..0.2/-0.1', '`/-0.1` is no step upwards', '0.1..0.5/0.1'],
    ['parties.council.growth=0.1..much/0.1', '`much` is not a number', '0.1..0.5/0.1'],
    ['seizure=soon,never', '`soon` is not a date', '1917-07-17'],
    ['seizures=1848-06-10', 'no event or decision `seizures`', 'did you mean `seizure`?'],
    ['parties.council.grwth=0.1,0.2', 'grwth', 'did you mean `growth`?'],
    [
      'parties.council.growth=0.1..0.2',
      'a range of numbers without a step has no end of levels',
      'add a step',
    ],
    ['parties.council.growth=0.1,0.2..0.3', 'a range in a list needs a step', 'add a step'],
    ['parties.council.growth=0.1,much', 'expected a number', ''],
    ['parties.council.growth=0.1,,0.2', 'a value of the list is empty', 'leave out one comma'],
    ['parties.council.growth=0.1,0.10', '`0.1` is listed twice', 'leave one of them out'],
    ['seizure=1848-05-01..1848-05-03/1d,1848-05-02', '`1848-05-02` is listed twice', 'leave one of them out'],
    ['parties.council.growth=0..0.5/0.00001', '50,001 levels are too many', 'larger steps'],
    ['with=none,bread-arrive', 'no counterfactual `bread-arrive`', 'did you mean `bread-arrives`?'],
    ['with=none,nonsense', 'no counterfactual `nonsense`', '`tauride list`'],
    ['loaf-riot=1848-05-01..1848-05-21/1d', 'has no date to move', 'it follows from'],
  ])('is said of %s once, by name and with a hint', (vary, message, hint) => {
    const said = refusal('--vary', vary);
    expect(faultsIn(said)).toHaveLength(1);
    expect(said).toContain(`--vary ${vary}: `);
    expect(said).toContain(message);
    expect(said).toContain(hint);
  });

  test.each(['0.01,99,0.02', '0.01..0.99/0.01'])('is found between the ends of %s', (values) => {
    const said = refusal('--vary', `parties.council.growth=${values}`);
    expect(faultsIn(said)).toHaveLength(1);
    expect(said).toContain('expected a number of at most 0.5');
  });

  test('is a level that so few agents cannot stand for', () => {
    const vary = 'strata.weavers.cells.1.cell=20,60,30';
    const said = refusal('--vary', vary, '--population', '2292');
    expect(said).toContain(`--vary ${vary}: a population of 2292 agents cannot stand for`);
    expect(said).toContain('the smallest that works is 2632');
  });

  test('is a design of more points than anybody reads', () => {
    const said = refusal(
      ...['--vary', 'parties.council.growth=0.01..0.02/0.0000025'],
      ...['--vary', 'seizure=1848-05-01..1848-05-29'],
    );
    expect(said).toContain('4,001 levels of `parties.council.growth` times 29 levels of `seizure`');
    expect(said).toContain('larger steps');
    const latin = ['--design', 'lhs', '--points', '200000'];
    expect(refusal('--vary', 'parties.council.growth=0.01..0.02', ...latin)).toContain(
      'at most 100,000 points',
    );
  });

  test('is a number of points without the design that has one', () => {
    const said = refusal('--vary', 'seizure=1848-05-01,never', '--points', '4');
    expect(said).toMatch(/^--points 4: .*\n {2}add --design lhs/);
  });

  test.each([
    [['--vary', 'seizure=1848-05-02'], '--vary seizure=1848-05-02: `seizure` is varied twice'],
    [['--vary', 'with=none,rash-council'], 'both change when `seizure` comes'],
    [
      ['--move', 'seizure=1848-05-03'],
      'this and `--move seizure=1848-05-03` both change when `seizure` comes',
    ],
    [['--without', 'seizure'], 'both change when `seizure` comes'],
    [
      ['--vary', 'parties.council.growth=0.01,0.02', '--set', 'parties.council.growth=0.03'],
      '`parties.council.growth`',
    ],
    [
      ['--vary', 'ship-lost=1848-03-10', '--vary', 'events.ship-lost.date=1848-03-12'],
      'both change when `ship-lost` comes',
    ],
  ])('is two things that undo each other: %s', (words, message) => {
    expect(refusal('--vary', 'seizure=1848-05-01', ...words)).toContain(message);
  });

  test('is not the day of a decision beside what it decides', async () => {
    const choice = 'decisions.seizure.pinned=wait,seize';
    const { values } = await levels('vary_seizure', '--vary', 'seizure=1848-03-01', '--vary', choice);
    expect(values).toEqual(['1848-03-01', '1848-03-01']);
  });

  test('is said all at once', () => {
    const said = refusal(
      ...[
        '--runs',
        '0',
        '--shard',
        '3/2',
        '--until-width',
        '2',
        '--outcome',
        'held_nobody',
        '--threads',
        '0',
      ],
      ...['--vary', 'parties.council.growth=0.2..0.1/0.1', '--points', '3'],
    );
    for (const word of [
      '--runs 0',
      '--shard 3/2',
      '--until-width 2',
      'held_nobody',
      'backwards',
      '--points 3',
    ])
      expect(said).toContain(word);
    expect(said).toContain('write --threads 2');
  });
});

describe('a list of --vary', () => {
  test.each([
    ['seizure=1848-05-01..1848-05-15/1w,never', ['1848-05-01', '1848-05-08', '1848-05-15', 'never']],
    ['seizure=1848-05-01..1848-05-03', ['1848-05-01', '1848-05-02', '1848-05-03']],
    ['seizure=1848-05-01..1848-05-06/2,1848-06-01', ['1848-05-01', '1848-05-03', '1848-05-05', '1848-06-01']],
  ])('holds dates and ranges of them: %s', async (vary, expected) => {
    expect((await levels('vary_seizure', '--vary', vary)).values).toEqual(expected);
  });

  test('holds numbers and ranges of them', async () => {
    const { values } = await levels(
      'vary_parties_council_growth',
      '--vary',
      'parties.council.growth=0.1..0.3/0.1,0.5',
    );
    expect(values).toEqual([0.1, 0.2, 0.3, 0.5]);
  });
});

describe('what is varied after the last day', () => {
  test.each([
    ['seizure=1848-05-01', 'begins on 1 May 1848, after the last day that is computed, 2 March 1848'],
    ['seizure=1848-05-01,1848-05-02', '2 of 2 levels begin after the last day'],
    ['with=none,bread-arrives', 'the change begins on 10 April 1848, after the last day'],
    ['ship-lost=1848-03-01,1848-05-01', '1 of 2 levels begins after the last day'],
  ])('is warned of: %s', async (vary, message) => {
    const { stderr } = await levels('vary_seizure', '--vary', vary);
    expect(stderr).toMatch(/^tauride: --vary .*\n$/);
    expect(stderr).toContain(message);
  });

  test('is not confused with what is varied before', async () => {
    expect((await levels('x', '--vary', 'ship-lost=1848-03-01,1848-03-02')).stderr).toBe('');
    expect((await levels('x', '--vary', 'parties.council.growth=0.01,0.02')).stderr).toBe('');
  });
});

describe('what is wrong with --outcome', () => {
  const VARY = ['--vary', 'seizure=1848-05-01'];

  test.each([
    ['ending=takeover:councl', '`ending` is never `takeover:councl`', 'did you mean `takeover:council`?'],
    ['ending=foo', '`ending` is never `foo`', 'breakdown'],
    ['ending=takeover', '`ending` is never `takeover`', 'takeover:council'],
    ['ending=takeover:council=x', 'is never', 'did you mean `takeover:council`?'],
    ['ending', '`ending` needs a value', 'write ending='],
    ['last_seizure=foo', '`last_seizure` is never `foo`', 'seize'],
    ['held_council|first_seizure=seise', '`first_seizure` is never `seise`', 'did you mean `seize`?'],
    [
      'decision_seizure=seize',
      'no outcome `decision_seizure`',
      'write ever_seizure__wait, ever_seizure__seize',
    ],
    ['decided_seizure', 'no outcome `decided_seizure`', 'write put_seizure'],
    ['ever_seizure__sieze', 'no outcome `ever_seizure__sieze`', 'did you mean `ever_seizure__seize`?'],
    ['held_councl', 'no outcome `held_councl`', 'did you mean `held_council`?'],
    ['held_council=x', '`held_council` is a day that comes or not', 'write held_council'],
    ['casualties', '`casualties` is a figure', 'name an ending'],
    ['parted', 'no outcome `parted`', ''],
  ])('is said of %s', (outcome, message, hint) => {
    const said = refusal(...VARY, '--outcome', outcome);
    expect(said).toContain(`--outcome ${outcome}: `);
    expect(said).toContain(message);
    expect(said).toContain(hint);
  });
});
