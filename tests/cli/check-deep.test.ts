/** What `tauride check --deep` finds: things that were put into a scenario so that they never or always happen. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DeepCheck } from '../../src/experiment/deep/deep-check.js';
import { writtenNumbers, type MovedNumber } from '../../src/experiment/deep/numbers.js';
import { templateText } from '../../src/platform/node/files/package.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { partyFindings } from '../../src/report/deep/people.js';
import { numberFindings, runFindings, worthMoving } from '../../src/report/deep/findings.js';
import { readDocument } from '../../src/scenario/document.js';
import { compileScenario, parseScenario, type ParsedScenario } from '../../src/scenario/load.js';
import { tauride } from './command-line.js';

/** The scenario of `tauride new`, with things that never or always happen, each on a line that is known. */
function portWithFaults(): string {
  const lines = templateText('scenario.yaml')
    .replaceAll('{id}', 'port')
    .replace('end: 1848-08-31', 'end: 1848-05-31')
    .replace(/\[1848-08-31, 0.45\]/, '[1848-05-31, 0.4]')
    .replace(
      '\nauthorities:',
      '\n  - { id: sect, name: A sect, positions: { bread: -0.9 }, credibility: { all: 0.01 }, reach: { all: 0.01 },\n' +
        '      line: { governor: 0.1 }, source: assumption }\nauthorities:',
    )
    .replace(
      '\nregimes:',
      '\n  - { id: comet, title: A comet, kind: outcome, when: active.dockers > 5, source: assumption,\n' +
        '      effects: [{ credibility: { strike: { all: 0.25 } } }] }\n' +
        '  - { id: feast, title: A feast, kind: impulse, date: 1848-04-01, requires: happened.comet, source: assumption,\n' +
        '      effects: [{ credibility: { strike: { all: 0.25 } } }] }\n' +
        'decisions:\n' +
        '  - { id: rations, title: Shall bread be rationed?, by: the governor, when: tick > 20, source: assumption,\n' +
        '      voters: [{ id: governor, weight: 1, utilities: { yes: 50, flee: -50 } }],\n' +
        '      options: [{ id: wait, title: Not now }, { id: yes, title: Yes }, { id: flee, title: He flees }] }\n' +
        '  - { id: parade, title: Shall there be a parade?, by: the governor, when: share.nobody > 2, source: assumption,\n' +
        '      voters: [{ id: governor, weight: 1, utilities: { yes: 1 } }],\n' +
        '      options: [{ id: wait, title: No }, { id: yes, title: Yes }] }\n' +
        'regimes:\n' +
        '  - { id: moon, name: Rule of the moon, holder: governor, features: [{ is: support.order.all, above: 7, scale: 0.1 }], source: assumption }',
    );
  return lines
    .replace('share.nobody > 2', 'control.committee.quays > 2')
    .replace('tick > 20', 'condition.hunger.dockers > 0');
}

const text = portWithFaults();
const parsed = parseScenario([{ name: 'scenario.yaml', text }]);
const loaded = compileScenario(parsed);
const setting = { parsed, agents: 1652, kernel: nodeKernel('auto'), replay: false };
const deep = new DeepCheck(setting, 'a seed');
const runs = [1, 2].map((replicate) => deep.run(replicate));
const seen = { definition: loaded.definition, runs };
const found = runFindings(seen);
const of = (code: string) => found.filter((each) => each.code === code);

test('what never happens is found, with the comparison that never holds', () => {
  expect(of('event-never')).toEqual([
    expect.objectContaining({
      address: 'events.comet',
      message: expect.stringMatching(
        /`comet` never happens in 2 runs; `active.dockers > 5` never holds: at its nearest 0\.\d+ against 5$/,
      ) as string,
    }),
  ]);
  expect(of('event-impossible')).toEqual([
    expect.objectContaining({
      address: 'events.feast',
      message: expect.stringContaining('what fails is `happened.comet`') as string,
    }),
  ]);
  expect(of('decision-unput').map(({ address }) => address)).toEqual(['decisions.parade']);
  expect(of('regime-never').map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/`moon` is never entered in 2 runs: nearest on 1848-.*it asks for above 7$/),
  );
});

test('a party that has not one ballot in a hundred after four weeks has died', () => {
  const [order, strike, sect] = seen.runs[0].parties;
  const dying = (alive: number) =>
    runs.map((run) => ({ ...run, parties: [order, strike, { ...sect, alive }] }));
  const told = (alive: number) =>
    partyFindings({ ...seen, runs: dying(alive) }).map(({ message }) => message);
  expect(told(35)).toEqual([]);
  expect(told(14)).toEqual([
    'the party `sect` dies at once: after 1848-03-15 it has not one ballot in a hundred in 2 runs',
  ]);
  expect(told(-1)).toEqual(['the party `sect` never has one ballot in a hundred in 2 runs']);
  expect(runs.map(({ parties }) => parties[0].alive)).toEqual([91, 91]);
});

test('what is no choice is found', () => {
  expect(of('decision-always').map(({ message }) => message)).toEqual([
    'the question `rations` is answered `yes` in all 2 runs, on 1848-03-01',
  ]);
  expect(of('option-hopeless').map(({ address }) => address)).toEqual(['decisions.rations.options.flee']);
});

describe('a question', () => {
  const asked = (voters: string, recorded = '') => {
    const written = text
      .replace(
        'voters: [{ id: governor, weight: 1, utilities: { yes: 50, flee: -50 } }]',
        `voters: [${voters}]`,
      )
      .replace('title: Shall bread be rationed?,', `title: Shall bread be rationed?, ${recorded}`);
    expect(written).not.toBe(text);
    return parseScenario([{ name: 'scenario.yaml', text: written }]);
  };
  const findingsOf = (parsed: ParsedScenario, replay: boolean) => {
    const { definition } = compileScenario(parsed, { pinDecisions: replay });
    const run = new DeepCheck({ ...setting, parsed, replay }, 'a seed').run(1);
    return runFindings({ definition, runs: [run] }).filter(({ address }) =>
      /^decisions.rations/.test(address),
    );
  };

  test('that nobody answers is told with what its voters weigh, utilities or what the answers do', () => {
    const hints = ['{ id: order, weight: 1 }', '{ id: order, weight: 1, utilities: { yes: -9, flee: -9 } }']
      .flatMap((voters) => findingsOf(asked(voters), false))
      .filter(({ code }) => code === 'decision-never')
      .map(({ hint }) => hint);
    expect(hints).toEqual([
      '`order` judges by what the answers do (policy, power, office, votes, less inertia; calls, conditions and claims count nothing): let an answer do more, or write utilities',
      'look at the utilities of its voters, and at its temperature',
    ]);
  });

  test('that a replay answers as recorded is no finding, and is one where it is left free', () => {
    const parsed = asked(
      '{ id: order, weight: 1, utilities: { yes: 50 } }',
      'recorded: { option: yes, date: 1848-04-01 },',
    );
    expect(findingsOf(parsed, false).map(({ code }) => code)).toContain('decision-always');
    expect(findingsOf(parsed, true)).toEqual([]);
  });
});

test('what comes in its time and what differs between runs is not found', () => {
  const told = found.map(({ address }) => address);
  expect(told).not.toContain('events.grain-lost');
  expect(told).not.toContain('parties.strike');
  expect(told).not.toContain('regimes.old-order');
});

test('numbers that change nothing are found, and no others', () => {
  const all = writtenNumbers(readDocument([{ name: 'scenario.yaml', text }]).value, loaded.scenario);
  const alive = worthMoving(all, found);
  expect(all.map(({ address }) => address)).toContain('events.comet.effects.0.credibility.strike.all');
  expect(alive.map(({ address }) => address)).not.toContain('events.comet.effects.0.credibility.strike.all');
  const wanted = [
    'parties.strike.growth',
    'regimes.committee-rule.features.0.scale',
    'events.grain-lost.effects.0.condition.hunger.all',
  ];
  const moved = alive.filter(({ address }) => wanted.includes(address));
  expect(moved).toHaveLength(3);
  const verdicts = new Map<string, string>();
  deep.each(moved, (i, verdict) => verdicts.set(moved[i].address, verdict));
  expect(Object.fromEntries(verdicts)).toEqual({
    'parties.strike.growth': 'moves',
    'regimes.committee-rule.features.0.scale': 'still',
    'events.grain-lost.effects.0.condition.hunger.all': 'moves',
  });
  const still = deep.still(moved);
  expect(still.map(({ address }) => address)).toEqual(['regimes.committee-rule.features.0.scale']);
  expect(numberFindings(still)).toEqual([
    expect.objectContaining({ code: 'number-still', address: 'regimes.committee-rule.features.0.scale' }),
  ]);
});

test('a number that the scenario bears at no other value is told apart', () => {
  const share: MovedNumber = { address: 'strata.merchants.electorate', value: 1, tries: [1.2] };
  deep.each([share], (_, verdict) => expect(verdict).toBe('fixed'));
  expect.assertions(1);
});

test('the command finds the same on any number of threads, places it, and ends as without --deep', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deep-'));
  writeFileSync(join(folder, 'scenario.yaml'), text);
  const words = ['check', folder, '--deep', '--runs', '2', '--seed', 'a seed', '--no-numbers', '--json'];
  const { code, stdout, stderr } = tauride([...words, '--threads', '2']);
  expect(code).toBe(0);
  expect(stderr).toMatch(/^tauride: 2 runs with 1,652 agents \(the fewest .*about \d+ second/);
  const { deep: told } = JSON.parse(stdout) as {
    deep: { complete: boolean; findings: { code: string; file: string; line: number; message: string }[] };
  };
  expect(told.complete).toBe(true);
  expect(told.findings.map(({ message }) => message).sort()).toEqual(
    found.map(({ message }) => message).sort(),
  );
  const comet = told.findings.find((each) => each.code === 'event-never');
  expect(comet).toMatchObject({ file: join(folder, 'scenario.yaml') });
  expect(text.split('\n')[(comet?.line ?? 0) - 1]).toContain('id: comet');
});

test('replays are told to be replays', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deep-'));
  writeFileSync(join(folder, 'scenario.yaml'), text);
  const { code, stdout, stderr } = tauride([
    'check',
    folder,
    '--deep',
    '--replay',
    '--runs',
    '1',
    '--no-numbers',
  ]);
  expect({ code, stderr }).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/^tauride: 1 replay with/) as string,
  });
  expect(stdout).toMatch(/in 1 replay; none keeps it from running/);
});

test('options of a deep check need one', () => {
  expect(tauride(['check', 'two-powers', '--runs', '3'])).toMatchObject({
    code: 2,
    stderr: '--runs: it is about a deep check\n  give --deep, or leave it out\n',
  });
});
