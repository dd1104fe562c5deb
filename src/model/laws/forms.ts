/**
 * Forms of action: what those do who act in public. It works where people are counted, in a phase of its own
 * (`phases/forms.ts`); at the end of a day it has nothing to do.
 */
import { law } from './law.js';

/** Its name in `laws:`. */
export const FORMS = 'forms';

/** How the id of what a form does begins. */
export const FORM_ORIGIN = 'form.';

export const formsLaw = law({
  id: FORMS,
  about:
    'Whoever acts in public does it in the forms that are open to him and ask no more than he is ready for: each costs others something of its own.',
  source: 'Tilly 1978; Granovetter 1978',
  on: true,
  constants: {},
  reads: [],
  writes: [],
});
