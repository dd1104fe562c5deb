/** The reader of a desk without a server: a classic script, as a page that is opened from a file starts. */
import '../reader/worker.js';
