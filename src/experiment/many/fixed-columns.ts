/**
 * The columns of what a change itself removes or fixes: that a march which was taken away does not take place
 * is no finding.
 *
 * Decision worth knowing: the contest that a decision begins counts only where the decision is taken away.
 * Where it is moved or pinned, what comes of its contest is the very question.
 */
import type { Definition } from '../../model/definition.js';
import type { Change, Interventions } from '../../scenario/intervene.js';
import { everColumn } from '../run/outcome.js';
import { columnName } from '../tables/table.js';

const HAPPENING = ['put', 'first', 'last', 'event'];
const CONTEST = ['taken_by', 'held_by'];

/** What an event or a decision itself comes to: of a decision also the day of each of its answers. */
const happening = (id: string, { decisions }: Pick<Definition, 'decisions'>): string[] => {
  const options = decisions.find((decision) => decision.id === id)?.options ?? [];
  return [
    ...HAPPENING.map((kind) => columnName(kind, id)),
    ...options.map((option) => everColumn(id, option.id)),
  ];
};

function columnsOf(change: Change, definition: Pick<Definition, 'decisions'>): string[] {
  switch (change.kind) {
    case 'without':
      return [...happening(change.id, definition), ...CONTEST.map((kind) => columnName(kind, change.id))];
    case 'move':
    case 'pin':
      return happening(change.id, definition);
    default:
      return [];
  }
}

/** The columns of what these changes of a scenario themselves remove or fix. */
export const fixedColumns = (
  interventions: Interventions,
  definition: Pick<Definition, 'decisions'>,
): string[] => [...new Set(interventions.flatMap((change) => columnsOf(change, definition)))];
