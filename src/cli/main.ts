/** The command line as a process of its own. */
import { guard } from './failure.js';
import { execute } from './program.js';

guard();
await execute(process.argv.slice(2));
