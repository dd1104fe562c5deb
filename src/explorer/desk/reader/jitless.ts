/** Has the schema make no code of its own, which the policy of the page forbids; loaded before any schema. */
import { z } from 'zod';

z.config({ jitless: true });
