/** What happened while the country of the fixture was to be held. */
import type { HoldingRecord } from '../../src/experiment/run/record.js';

export const HOLDINGS: readonly HoldingRecord[] = [
  {
    date: '1911-11-09',
    by: 'council',
    against: ['cabinet'],
    place: 'fortress',
    side: 'rival',
    what: 'over',
    how: 'test',
    chance: 0.61,
    forces: [2100, 1560],
  },
  {
    date: '1911-11-15',
    by: 'council',
    against: ['cabinet'],
    place: 'capital',
    side: 'rival',
    what: 'beaten',
    how: 'march',
    chance: 0.12,
    forces: [640, 18_200],
  },
  {
    date: '1911-12-07',
    by: 'council',
    against: ['cabinet'],
    place: null,
    side: null,
    what: 'held',
    how: 'days',
    chance: null,
    forces: [0.71, 0.16],
  },
];
