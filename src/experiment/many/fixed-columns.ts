/**
 * The columns of what a change itself removes or fixes: that a march which was taken away does not take place
 * is no finding.
 *
 * Decision worth knowing: the contest that a decision begins counts only where the decision is taken away.
 * Where it is moved or pinned, what comes of its contest is the very question.
 */
import type { Change, Interventions } from '../../scenario/intervene.js';
import { columnName } from '../tables/table.js';

const HAPPENING = ['decision', 'decided', 'event'];
const CONTEST = ['taken_by', 'held_by'];

function columnsOf(change: Change): string[] {
  switch (change.kind) {
    case 'without':
      return [...HAPPENING, ...CONTEST].map((kind) => columnName(kind, change.id));
    case 'move':
    case 'pin':
      return HAPPENING.map((kind) => columnName(kind, change.id));
    default:
      return [];
  }
}

export const fixedColumns = (interventions: Interventions): string[] => [
  ...new Set(interventions.flatMap(columnsOf)),
];
