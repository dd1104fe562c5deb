/** Every counterfactual that ships is what it would be by itself, those too that part from their baseline on the first day. */
import { sayThatPastsAreShared } from './counterfactuals-fixture.js';

/** Long enough for most to have parted. */
sayThatPastsAreShared({ daysOf: () => 80, ofFirstDay: Infinity });
