/**
 * Two hundred addresses of all scenarios, and one that is begun anew: every number and name of an answer is in
 * the record of its run, the command behind the address makes the same changes, and no word of a picture lies
 * on another.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readChanged, readExplored, type Explored } from '../../src/cli/explore/task.js';
import {
  addressIn,
  NO_CHANGES,
  optionsOf,
  queryOf,
  runQuery,
  type Address,
} from '../../src/explorer/address.js';
import { computeAnswer } from '../../src/explorer/engine/compute.js';
import type { RunAnswer } from '../../src/explorer/protocol.js';
import { FaultError } from '../../src/foundation/fault.js';
import { isoOf } from '../../src/foundation/calendar.js';
import { bundledScenarios } from '../../src/platform/node/files/bundled.js';
import { nodeKernel } from '../../src/platform/node/threads/kernel.js';
import { runCommandWords } from '../../src/report/page/again.js';
import { compileChecked } from '../../src/scenario/check.js';
import { Faults } from '../../src/scenario/compile/faults.js';
import { takeExpressions } from '../../src/scenario/expression/parse.js';
import { answerOf } from '../../src/view/answer.js';
import { inHundred } from '../../src/view/contests.js';
import { powerScene } from '../../src/view/power.js';
import { widthOf, type Mark, type Scene } from '../../src/view/scene.js';
import { votesScene } from '../../src/view/days/votes.js';
import { count, longDate } from '../../src/view/words.js';
import { tauride } from '../cli/command-line.js';
import { shellWordsOf } from './shell-words.js';

const EACH = 40;

/** A generator that gives the same numbers to everybody (Lehmer 1951). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48271) % 2147483647) % below;
}

/** An address at random: one change or two, and where somebody looks. */
function randomAddress(explored: Explored, draw: (below: number) => number): Address {
  const { parsed, start, definition } = explored;
  const events = parsed.scenario.events.filter(({ kind }) => kind === 'impulse').map(({ id }) => id);
  const pick = <T>(list: readonly T[]): T => list[draw(list.length)];
  const day = (): string => isoOf(definition.startDay + draw(definition.dayCount));
  const kind = draw(4);
  const changes = {
    ...NO_CHANGES,
    ...(kind === 0 && start.questions.length > 0 ? { with: [pick(start.questions).id] } : {}),
    ...(kind === 1 ? { without: [...new Set([pick(events), pick(events)])] } : {}),
    ...(kind >= 2 ? { move: [`${pick(events)}=${day()}`] } : {}),
  };
  return { changes, cursor: day(), view: pick(['claims', 'obeyed', 'held', 'votes']) };
}

function answerTo(explored: Explored, address: Address): RunAnswer {
  const read = readChanged(explored, runQuery(address));
  takeExpressions(read.expressions);
  const { definition } = compileChecked(read.scenario, {
    digest: () => read.digest,
    faults: new Faults(() => ({})),
  });
  const { agents, seed, version } = explored.start;
  return computeAnswer({
    loaded: { definition, scenario: read.scenario, source: read.source, warnings: [], placeOf: () => ({}) },
    kernel: nodeKernel('auto', 1),
    ...{ seed, version, population: agents, mode: 'replay', interventions: read.words },
  });
}

/** All that a sentence may say of a run, as its record says it: dates, chances, counts and names. */
function saidBy({ record }: RunAnswer): string {
  const dated = JSON.stringify(record).match(/\d{4}-\d\d-\d\d/g) ?? [];
  return [
    ...[...new Set(dated)].map((date) => longDate(date, { oldStyle: false })),
    ...record.contests.map(({ chance }) => inHundred(chance)),
    count(record.population.agents),
    count(record.regimes.length),
    count(record.regimes.filter(({ newHolder }) => newHolder).length),
    ...Object.values(record.names).flatMap((names) => names.map(({ name }) => name)),
  ].join('\n');
}

/** Words that sentences are made of, capitals and all; whatever else has one is a name of the record. */
const OWN = new Set(
  'As Without Who The This In When Every Nobody Power More January February March April May June July August September October November December'.split(
    ' ',
  ),
);

const flat = (marks: readonly Mark[], x = 0, y = 0): { mark: Mark; x: number; y: number }[] =>
  marks.flatMap((mark) =>
    mark.kind === 'group' ? flat(mark.marks, x + mark.x, y + mark.y) : [{ mark, x, y }],
  );

/** Pairs of words that lie on each other, and words that go beyond the picture. */
function overlaps({ marks, width }: Scene): string[] {
  const boxes = flat(marks).flatMap(({ mark, x, y }) => {
    if (mark.kind !== 'text') return [];
    const long = widthOf(mark.text, mark.weight);
    const left = x + mark.x - (mark.anchor === 'end' ? long : mark.anchor === 'middle' ? long / 2 : 0);
    return [{ left, right: left + long, y: y + mark.y, text: mark.text }];
  });
  const beyond = boxes.filter(({ left, right }) => left < -8 || right > width + 8);
  const over = boxes.flatMap((one, i) =>
    boxes
      .slice(0, i)
      .filter((two) => one.left < two.right && two.left < one.right && Math.abs(one.y - two.y) < 11)
      .map((two) => `${one.text} | ${two.text}`),
  );
  return [...beyond.map(({ text }) => `beyond: ${text}`), ...over];
}

let fresh = '';
beforeAll(() => {
  fresh = mkdtempSync(join(tmpdir(), 'tauride-new-'));
  const made = tauride(['new', join(fresh, 'my-town')]);
  expect(made.code, made.stderr).toBe(0);
});
afterAll(() => rmSync(fresh, { recursive: true, force: true }));

describe.each([...bundledScenarios(), 'my-town'])('addresses of %s', (name) => {
  test(
    'are read back, are made by their command, and are answered by the record',
    { timeout: 900_000 },
    () => {
      const explored = readExplored(name === 'my-town' ? join(fresh, name) : name);
      const draw = numbers(1917 + name.length);
      const baseline = answerTo(explored, { changes: NO_CHANGES });
      const answers = new Map<string, RunAnswer>();
      for (let i = 0; i < EACH; i++) {
        const address = randomAddress(explored, draw);
        expect(addressIn(queryOf(address))).toEqual(address);
        const words = shellWordsOf(runCommandWords('replay', { scenario: name, ...optionsOf(address) }));
        const given = words
          .slice(3)
          .flatMap((word, at, rest) => (at % 2 === 0 ? [[word.slice(2), rest[at + 1]]] : []));
        const back = new URLSearchParams(given).toString();
        expect(addressIn(back).changes).toEqual(address.changes);
        const key = runQuery(address);
        let changed: RunAnswer;
        try {
          changed = answers.get(key) ?? answerTo(explored, address);
        } catch (error) {
          // What cannot be changed so is refused in words, as by the command; it answers nothing.
          expect(error).toBeInstanceOf(FaultError);
          continue;
        }
        answers.set(key, changed);
        const known = `${saidBy(baseline)}\n${saidBy(changed)}`.toLowerCase();
        for (const pair of [{ story: baseline, changed }, { story: changed }]) {
          for (const sentence of answerOf(pair)) {
            for (const number of sentence.match(/\d[\d,]*\d|\d/g) ?? [])
              expect(known, sentence).toContain(number);
            for (const word of sentence.match(/\p{Lu}[\p{L}-]+/gu) ?? [])
              if (!OWN.has(word)) expect(known, sentence).toContain(word.toLowerCase());
          }
          for (const width of [332, 736, 920, 1200])
            for (const scene of [powerScene(pair, width), votesScene(pair, width)])
              expect(scene === undefined ? [] : overlaps(scene), `${key} at ${String(width)}`).toEqual([]);
        }
      }
      // Most of the changes can be made, or nothing of this was tested.
      expect(answers.size).toBeGreaterThan(EACH / 3);
    },
  );
});
