/**
 * The native kernel: the SIMD one's day as machine code of this processor, which only whoever asks for it
 * builds (native-build.ts).
 *
 * Decision worth knowing: the name of its file has a digest of the sources and of the places in memory they
 * are given. So one that was built from others is never loaded: it is as if none were built.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FaultError, type Fault } from '../../../foundation/fault.js';
import { kernelConstants } from '../../../kernel/constants.js';
import type { NativeDay } from '../../../kernel/thread-shards.js';
import { PARTY_MULTIPLIERS } from '../../../population/noise.js';
import { KernelFileError } from './kernel-file.js';

/** Where it is built: in the installation, beside the kernels that come with it. */
const FOLDER = fileURLToPath(new URL('../../../../dist/kernel/native/', import.meta.url));

/** Its sources in C. */
const SOURCES = fileURLToPath(new URL('../../../../src/kernel/native/', import.meta.url));

/** One width of vectors, by its name: `avx2` or `sse4.1`. */
export interface NativeWidth extends NativeDay {
  readonly name: string;
}

/** What it is built from, and where it is to lie. */
export interface NativePlan {
  readonly sources: string;
  /** The text of the header `constants.h`, which no file holds. */
  readonly constants: string;
  readonly file: string;
}

function constantsText(): string {
  const { numbers, places } = kernelConstants();
  const lines = [...numbers, ...places].map(([name, value]) => `#define ${name} ${value}`);
  return [...lines, `#define PARTY_MULTIPLIERS {${PARTY_MULTIPLIERS.join(', ')}}`, ''].join('\n');
}

/** The plan of a build into a folder, by default that of the installation. */
export function planNative(folder = FOLDER): NativePlan {
  const constants = constantsText();
  const hash = createHash('sha256').update(constants);
  for (const name of readdirSync(SOURCES).sort()) hash.update(readFileSync(join(SOURCES, name)));
  const file = join(folder, `kernel-${hash.digest('hex').slice(0, 16)}.node`);
  return { sources: SOURCES, constants, file };
}

/** Why there can be no native kernel on this machine; undefined where there can. */
export function foreignMachine(system = platform(), processor = arch()): string | undefined {
  if (system === 'linux' && processor === 'x64') return undefined;
  return `the native kernel is for Linux on x86-64, and this is ${system} on ${processor}`;
}

/** The file of the native kernel where it is built; undefined where it is not, or from other sources. */
export function findNative(folder = FOLDER): string | undefined {
  if (foreignMachine() !== undefined || !existsSync(folder)) return undefined;
  const { file } = planNative(folder);
  return existsSync(file) ? file : undefined;
}

const OR_ANOTHER = '`auto` and `simd` give the same results';

/** The fault of a native kernel that cannot be had. */
const refused = (message: string, hint: string): FaultError => {
  const fault: Fault = { code: 'no-native-kernel', message, path: 'kernel', found: 'native', hint };
  return new FaultError([fault]);
};

/** As `findNative`; throws a FaultError that says what is missing where there is none. */
export function requireNative(folder = FOLDER): string {
  const foreign = foreignMachine();
  if (foreign !== undefined) throw refused(foreign, OR_ANOTHER);
  const file = findNative(folder);
  if (file !== undefined) return file;
  throw refused(
    'the native kernel is not built here',
    `build it with \`tauride kernel --build\`, for which a C compiler is needed; ${OR_ANOTHER}`,
  );
}

/**
 * Every width of a native kernel that this processor has, the fastest first. Throws a KernelFileError if its
 * file cannot be loaded, and a FaultError where the processor has none.
 */
export function nativeWidths(file: string): readonly NativeWidth[] {
  const widths = opened(file);
  if (widths.length > 0) return widths;
  throw refused('this processor has neither AVX2 nor SSE 4.1', OR_ANOTHER);
}

function opened(file: string): readonly NativeWidth[] {
  try {
    return createRequire(import.meta.url)(file) as readonly NativeWidth[];
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split('\n');
    const remedy = 'build it again with `tauride kernel --build`, or remove it';
    throw new KernelFileError(file, `the native kernel cannot be loaded (${reason})`, remedy);
  }
}

/** The fastest width, or that of a name. */
export function loadNative(file: string, name?: string): NativeWidth {
  const widths = nativeWidths(file);
  const found = name === undefined ? widths[0] : widths.find((width) => width.name === name);
  if (found) return found;
  throw refused(`this processor has no ${name ?? 'vectors'}`, OR_ANOTHER);
}
