/** The lesson of a scenario: no part of what runs, and what it has its reader change is checked as it is read. */
import { describe, expect, test } from 'vitest';
import { FaultError, type Fault } from '../../src/foundation/fault.js';
import { lessonChanges } from '../../src/scenario/counterfactual.js';
import { loadScenario, parseScenario } from '../../src/scenario/load.js';
import type { SourceFile } from '../../src/scenario/yaml.js';
import { filesOf, loadBundled } from '../bundled.js';

const FRAME = 'question: Who?\n  ask: [Why?]\n  change:\n';

/** The small scenario with another lesson, in a file of its own. */
const withLesson = (text: string): SourceFile[] => [
  ...filesOf('two-powers').map((file) => ({
    ...file,
    text: file.text.replace(/^lesson:[^]*?\n\n/m, ''),
  })),
  { name: 'lesson.yaml', text: `lesson:\n  ${text}` },
];

const faultsOf = (text: string): readonly Fault[] => {
  try {
    loadScenario(withLesson(text));
    return [];
  } catch (error) {
    if (error instanceof FaultError) return error.faults;
    throw error;
  }
};

describe('a lesson', () => {
  test('is no part of what a scenario says: its runs stay the same', () => {
    const text = `${FRAME}    - { try: Bread., set: { policies.rationing: 0.5 } }\n`;
    const { definition, scenario } = loadScenario(withLesson(text));
    expect(scenario.lesson?.question).toBe('Who?');
    expect(definition.digest).toBe(loadBundled('two-powers').definition.digest);
  });

  test.each([
    ['a path that is not there', 'set: { policies.rationning: 0.5 }', 'did you mean `rationing`?', 5],
    ['a value that does not fit', 'set: { policies.rationing: 7 }', '1', 5],
    ['an event that is not there', 'without: [ship-lots]', 'ship-lost', 5],
    ['a day for what has none', 'move: { no-such-event: 1848-05-01 }', 'no-such-event', 5],
    ['nothing at all', 'set: {}', 'this changes nothing', 5],
  ])('of which something changes %s has a fault at its place', (_what, change, words, line) => {
    const [fault, ...others] = faultsOf(`${FRAME}    - { try: Bread., ${change} }\n`);
    expect(others).toEqual([]);
    expect(`${fault.message} ${fault.hint ?? ''}`).toContain(words);
    expect([fault.file, fault.line]).toEqual(['lesson.yaml', line]);
  });

  test('asks for figures and a day that the scenario has', () => {
    const one = '    - { try: Bread., set: { policies.rationing: 0.5 } }\n';
    const figures = '  figures: [{ name: A, is: support.council.weaver, unit: percent }]\n';
    const faults = faultsOf(`${FRAME}${one}${figures}  day: 1850-01-01\n`);
    expect(faults.map(({ file, line, code }) => [file, line, code])).toEqual([
      ['lesson.yaml', 6, expect.stringContaining('unknown') as unknown],
      ['lesson.yaml', 7, 'date-outside'],
    ]);
  });

  test('gives its changes in the order of its things, each with its place', () => {
    const text = `${FRAME}    - { try: A., set: { policies.rationing: 0.5 } }\n    - { try: B., without: [ship-lost] }\n`;
    const { scenario, locate } = parseScenario(withLesson(text));
    const changes = lessonChanges(scenario, locate);
    expect(changes.map(([change]) => change.kind)).toEqual(['set', 'without']);
    expect(changes.map(([change]) => change.locate?.([]).line)).toEqual([5, 6]);
  });

  test('is that of one scenario: what is laid over it has none of its own accord', () => {
    const over = { name: 'over.yaml', text: 'extends: two-powers\nevents: { ship-lost: null }\n' };
    const below = filesOf('two-powers').map((file) => ({ ...file, layer: 1 }));
    expect(loadScenario(below.map(({ layer: _, ...file }) => file)).scenario.lesson).toBeDefined();
    expect(parseScenario([over, ...below]).scenario.lesson).toBeUndefined();
  });
});
