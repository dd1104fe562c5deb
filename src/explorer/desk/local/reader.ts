/** The reader of a desk without a server: a classic script that has its kernel in itself. */
import { serveReader } from '../reader/serving.js';

/** The bytes of the kernel in base64: the build puts them in (.config/build-explorer.mjs). */
declare const KERNEL: string;

const { atob } = globalThis as unknown as { readonly atob: (text: string) => string };

serveReader(Uint8Array.from(atob(KERNEL), (letter) => letter.charCodeAt(0)));
