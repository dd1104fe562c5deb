/**
 * A run against the record on a page: how far it is off, by what is scored, and what of the record the model
 * has no figure for.
 */
import type { RunRecord } from '../../experiment/run/record.js';
import type { Baselines, Distance, RunScores } from '../../experiment/scores/fact-record.js';
import { SCORED } from '../../experiment/scores/scale.js';
import type { ScoredAs } from '../../scenario/compile/facts.js';
import { markup, type Content } from '../../view/markup.js';
import { coveredBy, leftOut, ROLES_COUNTED } from '../run/covered.js';
import { distancesIn, errorWords, FAMILY_WORDS } from '../run/scores.js';
import { plural } from '../words.js';
import { folded, tableOf } from './document.js';

const BASELINES: readonly (readonly [keyof Baselines, string])[] = [
  ['persistence', 'Nothing changes'],
  ['trend', 'The line goes on'],
  ['swing', 'Uniform swing'],
];

const figures = (text: string) => ({ text, kind: 'number' }) as const;

/** A baseline's error, the rows for which it can be formed, and the run's own error over the same. */
function besideCell(family: ScoredAs, { baselines }: Distance, name: keyof Baselines): string {
  const { rmse, model, count } = baselines[name];
  const show = (error: number | null): string => errorWords(family, error, '');
  return count === 0 ? '' : `${show(rmse)} (${show(model)}) over ${count}`;
}

function familyRows(scores: RunScores, role: 'calibration' | 'validation'): Content[][] {
  const own = distancesIn(scores, role);
  return SCORED.flatMap((family) => {
    const distance = own[family];
    if (distance === undefined) return [];
    const beside = BASELINES.map(([name]) => besideCell(family, distance, name));
    const error = errorWords(family, distance.rmse, '');
    return [[role, FAMILY_WORDS[family], `${distance.count} (${distance.events})`, error, ...beside]];
  });
}

/** Errors of a replay by role and by what is scored, with the baselines; nothing of a run without scores. */
export function distanceTable({ scores }: RunRecord): Content {
  if (scores === undefined) return undefined;
  const rows = [...familyRows(scores, 'validation'), ...familyRows(scores, 'calibration')];
  return tableOf(
    'Root mean square of the errors of this one run, events weighing alike; of crowds and forces the factor by which they are off. Of a baseline its error, in brackets that of the run over the same rows, and how many these are',
    [
      { text: 'Role' },
      { text: 'What' },
      figures('Rows (events)'),
      figures('This run'),
      ...BASELINES.map(([, words]) => figures(words)),
    ],
    rows,
  );
}

/** How many rows of each table of figures the model computes, and why not the others. */
export function coverageTable({ facts = [] }: RunRecord): Content {
  if (facts.length === 0) return undefined;
  const rows = coveredBy(facts).map(({ group, roles }) => [
    group,
    ...roles.map(({ all, computed }) => (all === 0 ? '' : `${computed} of ${all}`)),
  ]);
  const reasons = leftOut(facts).map(
    ({ kind, reason, rows: count }) => markup`<li>${plural(count, 'row')} of ${kind}: ${reason}</li>\n`,
  );
  return [
    tableOf(
      'Rows on record that the model computes',
      [{ text: 'Table of figures' }, ...ROLES_COUNTED.map((role) => figures(role))],
      rows,
    ),
    reasons.length === 0 ? undefined : folded('What is not computed, and why', markup`<ul>${reasons}</ul>\n`),
  ];
}
