/** Armed contests of the year that reports are tested on. */
import type { ContestRecord } from '../../src/experiment/run/record.js';

export const CONTESTS: readonly ContestRecord[] = [
  {
    date: '1911-09-10',
    by: 'headquarters',
    against: ['cabinet', 'council'],
    place: 'capital',
    result: 'melted',
    foreseen: 0.31,
    chance: 0.0004,
    forces: [812, 48_310],
    clash: true,
    days: 0,
    casualties: 3,
  },
  {
    date: '1911-11-07',
    by: 'council',
    against: ['cabinet'],
    place: 'capital',
    result: 'taken',
    foreseen: 0.9,
    chance: 0.93,
    forces: [31_200, 2450],
    clash: true,
    days: 1,
    casualties: 17,
  },
  {
    date: '1911-12-07',
    by: 'council',
    against: ['cabinet'],
    place: null,
    result: 'held',
    foreseen: 0.9,
    chance: 0.97,
    forces: [0.71, 0.16],
    clash: false,
    days: 30,
    casualties: 0,
  },
];
