/**
 * The work of `tauride kernel`: which kernels there are, and the building of the native one.
 *
 * Decision worth knowing: what a compiler has made is held against the SIMD kernel at once, and removed if it
 * is not the same: a wrong compiler is found here and not in somebody's results.
 */
import { rmSync } from 'node:fs';
import { firstUnequalDay } from '../../experiment/bench/equality.js';
import type { KernelsFigures } from '../../experiment/bench/kernels.js';
import { FaultError, refuse } from '../../foundation/fault.js';
import { hasVectors } from '../../kernel/wasm.js';
import { nativeKernel, nodeKernel } from '../../platform/node/threads/kernel.js';
import { buildNative } from '../../platform/node/threads/native-build.js';
import { nativeWidths, requireNative } from '../../platform/node/threads/native.js';
import { kernelsReport } from '../../report/bench-report.js';
import { printJson, printReport } from '../shell/output.js';
import type { KernelFlags } from './kernel-command.js';

type Told = KernelsFigures['kernels'][number];

function simdTold(): Told {
  const here = hasVectors();
  const about = here ? 'WebAssembly with vectors of 128 bits' : 'this engine has no WebAssembly with vectors';
  return { name: 'simd', here, about };
}

function nativeTold(): Told {
  try {
    const [{ name }] = nativeWidths(requireNative());
    return { name: 'native', here: hasVectors(), about: `machine code of this processor (${name})` };
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const [{ message, hint }] = error.faults;
    return { name: 'native', here: false, about: `${message}: ${hint ?? ''}` };
  }
}

/** Builds the native kernel and proves it, at every width that the processor has. */
function build(): NonNullable<KernelsFigures['built']> {
  const { file, compiler, version } = buildNative();
  const widths = nativeWidths(file).map(({ name }) => name);
  for (const width of widths) {
    const day = firstUnequalDay(nodeKernel('simd'), nativeKernel(file, 1, width));
    if (day === undefined) continue;
    rmSync(file);
    const what = `what ${compiler} has made (${width}) differs from the simd kernel on day ${day}, and is removed`;
    refuse('wrong-kernel', 'the native kernel', what, 'take another compiler, by CC=clang or CC=gcc');
  }
  return { file, compiler: version, widths };
}

/** Builds, if asked to, and prints what there is. */
export function kernelWork(flags: KernelFlags): void {
  const built = flags.build ? build() : undefined;
  const figures: KernelsFigures = {
    kernels: [
      { name: 'reference', here: true, about: 'plain JavaScript, the definition of all results' },
      simdTold(),
      nativeTold(),
    ],
    auto: nodeKernel('auto').name,
    ...(built && { built }),
  };
  if (flags.json) printJson(figures);
  else printReport(kernelsReport, figures);
}
