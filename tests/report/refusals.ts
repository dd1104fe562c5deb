/** What the invented year of the report tests tells of what was not possible. */
import type { ImpossibleRecord } from '../../src/experiment/run/record.js';

const lacking = { terms: [], regardless: false };

export const REFUSALS: readonly ImpossibleRecord[] = [
  {
    id: 'the-note',
    title: 'The note',
    date: '1911-05-01',
    reason: 'the minister has resigned',
    what: 'event',
    ...lacking,
  },
  {
    id: 'rising',
    title: 'Rise now, with the congress, or not at all?',
    date: '1911-07-17',
    reason: 'the Council has no committee of war',
    what: 'decision',
    ...lacking,
  },
];
