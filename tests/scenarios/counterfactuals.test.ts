/**
 * Every counterfactual that ships can be put to many runs: none fails, and each is what it would be by itself.
 *
 * Decision worth knowing: what parts from its baseline on the first day has no past to share; one of each scenario
 * stands here for all, which `counterfactuals.long.ts` has, and those of 1917 besides.
 */
import { sayThatPastsAreShared } from './counterfactuals-fixture.js';

/** Long enough for some to have parted on the way. */
sayThatPastsAreShared({ of: (id) => id !== 'russia-1917', daysOf: () => 80, ofFirstDay: 1 });
