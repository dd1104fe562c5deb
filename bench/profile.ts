/**
 * Where the time of a run goes: V8's own sampling profiler, by parts of the program.
 *
 * Decision worth knowing: a sample counts for the function it was taken in, not for whoever called it, so that shares add up to the whole.
 */
import { Session, type Profiler } from 'node:inspector';

/** Microseconds between two samples. */
const INTERVAL = 500;

/** Parts that are told by name: as many as matter. */
const PARTS_TOLD = 8;

export interface Profile {
  readonly samples: number;
  /** Shares of the whole, the greatest first. */
  readonly parts: readonly { readonly part: string; readonly share: number }[];
  /** The function of the program, the kernel left out, that has most by itself. */
  readonly greatest: { readonly name: string; readonly share: number };
}

type Frame = Profiler.ProfileNode['callFrame'];

const isKernel = ({ url }: Frame): boolean => url.startsWith('wasm://');

/** To which part of the program a function belongs; undefined where nothing was done. */
function partOf(frame: Frame): string | undefined {
  const { functionName, url } = frame;
  if (functionName === '(idle)' || functionName === '(root)') return undefined;
  if (functionName === '(garbage collector)') return 'garbage';
  if (isKernel(frame)) return 'kernel';
  const own = /\/dist\/([\w-]+(?:\/[\w-]+)?)/.exec(url);
  if (own) return own[1];
  return /\/node_modules\/((?:@[\w-]+\/)?[\w-]+)/.exec(url)?.[1] ?? 'engine';
}

function sampled(work: () => void): Profiler.Profile {
  const session = new Session();
  session.connect();
  let profile: Profiler.Profile | undefined;
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: INTERVAL });
  session.post('Profiler.start');
  work();
  session.post('Profiler.stop', (error, result) => {
    if (!error) profile = result.profile;
  });
  session.disconnect();
  if (!profile) throw new Error('the profiler gave nothing');
  return profile;
}

/** Does some work, and says where its time went. */
export function profileOf(work: () => void): Profile {
  const parts = new Map<string, number>();
  const functions = new Map<string, number>();
  let samples = 0;
  for (const { callFrame, hitCount = 0 } of sampled(work).nodes) {
    const part = partOf(callFrame);
    if (part === undefined) continue;
    samples += hitCount;
    parts.set(part, (parts.get(part) ?? 0) + hitCount);
    if (isKernel(callFrame) || callFrame.functionName.startsWith('(')) continue;
    const name = `${callFrame.functionName || 'a function without a name'} (${part})`;
    const place = `${name} ${callFrame.url}:${callFrame.lineNumber}`;
    functions.set(place, (functions.get(place) ?? 0) + hitCount);
  }
  const shares = (counts: ReadonlyMap<string, number>) =>
    Array.from(counts, ([name, count]) => ({ name, share: count / samples })).sort(
      (a, b) => b.share - a.share,
    );
  const [{ name, share }] = shares(functions);
  return {
    samples,
    parts: shares(parts).map((each) => ({ part: each.name, share: each.share })),
    greatest: { name: name.slice(0, name.indexOf(')') + 1), share },
  };
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

/** A profile in a sentence. */
export function profileWords({ parts, greatest }: Profile): string {
  const told = parts.slice(0, PARTS_TOLD).map(({ part, share }) => `${part} ${percent(share)}`);
  const rest = parts.slice(PARTS_TOLD).reduce((sum, { share }) => sum + share, 0);
  return `profile: ${told.join(', ')}, others ${percent(rest)}; no function beside the kernel has more than ${percent(greatest.share)} (${greatest.name})`;
}
