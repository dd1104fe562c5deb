/** The engine of the served page: its kernel is a file of the server. */
import { serveEngine } from './serving.js';

serveEngine('/kernel.wasm');
