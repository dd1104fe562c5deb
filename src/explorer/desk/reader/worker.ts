/** The reader of a desk that is served: its kernel is a file of the server. */
import { serveReader } from './serving.js';

serveReader('/kernel.wasm');
