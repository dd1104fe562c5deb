/** A page without a server reads a scenario as its server would. */
import { describe, expect, test } from 'vitest';
import { documentsOf } from '../../src/cli/explore/documents.js';
import { readChanged, readExplored } from '../../src/cli/explore/task.js';
import { readLocally } from '../../src/explorer/local/reading.js';
import { isoOf } from '../../src/foundation/calendar.js';

/** What a run depends on; parts of expressions are found where the whole is. */
const told = ({ scenario, digest, source, words, parts }: ReturnType<typeof readLocally>) => ({
  ...{ scenario: JSON.parse(JSON.stringify(scenario)) as unknown, digest, source, words, parts },
});

describe.each(['two-powers', 'russia-1917'])('of %s', (word) => {
  const all = readExplored(word);
  // Each counterfactual is compiled twice: a few of them show the way of all.
  const questions = all.start.questions.filter((_, i) => i % 6 === 0);
  const explored = { ...all, start: { ...all.start, questions } };
  const documents = documentsOf(explored);
  const { events, decisions } = explored.parsed.scenario;
  const dated = events.filter(({ kind }) => kind === 'impulse');
  const day = isoOf(explored.definition.startDay + 20);
  const moves = [...dated, ...decisions.filter(({ recorded }) => recorded?.option !== undefined)]
    .filter((_, i) => i % 7 === 0)
    .slice(0, 3)
    .map(({ id }) => `move=${id}=${day}`);
  const queries = [
    '',
    'seed=x',
    `without=${dated[0].id}`,
    `${moves[0]}&without=${dated.at(-1)?.id ?? ''}`,
    ...moves,
    ...decisions
      .slice(0, 2)
      .flatMap(({ id, options }) => [
        `pin=${id}=${options[0].id}`,
        `pin=${id}=${options[options.length - 1].id}&without=${dated[0].id}`,
      ]),
    ...explored.start.questions.map(({ id }) => `with=${id}`),
  ];

  test.each(queries)('and of %s', (query) => {
    let served: ReturnType<typeof readChanged>;
    try {
      served = readChanged(explored, query);
    } catch {
      expect(() => readLocally(documents, query)).toThrow();
      return;
    }
    expect(told(readLocally(documents, query))).toEqual(told(served));
  });

  test.each([
    'set=policies.bread=0.8',
    'with=nothing',
    'move=nothing=1848-05-01',
    'move=x',
    'without=nothing',
    `pin=${decisions[0].id}=nothing`,
    `pin=${decisions[0].id}`,
  ])('what it cannot read is refused in words: %s', (query) => {
    expect(() => readLocally(documents, query)).toThrow(/\w+ \w+/);
  });
});
