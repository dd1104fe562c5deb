/** The work of `tauride worker`. */
import { isAbsolute, resolve } from 'node:path';
import type { Fault } from '../../foundation/fault.js';
import { packageVersion } from '../../platform/node/files/package.js';
import { threadsDefault } from '../../platform/node/threads/pool.js';
import { readAddress } from '../../platform/node/queue/address.js';
import { serveQueue } from '../../platform/node/queue/serve.js';
import type { Mount } from '../../platform/node/queue/workshop.js';
import { throwFaults } from '../many/ensemble.js';
import { EXIT } from '../shell/failure.js';
import { gather } from '../../foundation/gather.js';
import { complain } from '../shell/output.js';
import { codeOfSignal, SIGNALS, type EndSignal } from '../shell/signals.js';
import { OptionFaults, readCount } from '../shell/settings.js';
import type { WorkerFlags } from './options.js';

const MILLISECONDS = 1000;

function readMount(text: string, faults: OptionFaults): Mount[] {
  const at = text.indexOf('=');
  const [there, here] = [text.slice(0, at), text.slice(at + 1)];
  if (at > 0 && here !== '' && isAbsolute(there)) return [{ there, here: resolve(here) }];
  const hint = 'write --mount /data=/mnt/data: the whole path at the host of the sweep, then the one here';
  faults.add(`--mount ${text}`, 'mount', 'this is not of the form THERE=HERE', hint);
  return [];
}

function readFlags({ redis, threads, mount = [], idle }: WorkerFlags) {
  const faults: Fault[] = [];
  const optionFaults = new OptionFaults();
  if (redis === undefined) {
    const hint = 'name the one at which the sweeps wait, as --redis redis://HOST:6379';
    optionFaults.add('--redis', 'no-redis', 'there is no Redis to ask for work', hint);
  }
  const address = redis === undefined ? undefined : gather(faults, () => readAddress(redis));
  const settings = {
    threads: threads === undefined ? threadsDefault() : readCount('--threads', threads, optionFaults),
    mounts: mount.flatMap((text) => readMount(text, optionFaults)),
    idleMax: idle === undefined ? Infinity : readCount('--idle', idle, optionFaults) * MILLISECONDS,
  };
  throwFaults([...faults, ...optionFaults.list]);
  return { address, ...settings };
}

/**
 * The two ways to end a worker: Ctrl-C finishes what is begun; a second one, the end of an allocation (SIGTERM) or of a terminal (SIGHUP) gives
 * it back.
 */
function hearSignals() {
  const [finish, giveBack] = [new AbortController(), new AbortController()];
  let heard: EndSignal | undefined;
  for (const signal of SIGNALS)
    process.on(signal, () => {
      if (signal !== 'SIGINT' || finish.signal.aborted) giveBack.abort();
      else finish.abort();
      heard ??= signal;
    });
  return { signals: { finish: finish.signal, giveBack: giveBack.signal }, heard: () => heard };
}

/** Computes batches until it is told to end, or none has come for long. */
export async function work(flags: WorkerFlags): Promise<void> {
  const { address, ...settings } = readFlags(flags);
  if (address === undefined) return;
  const say = flags.quiet ? () => undefined : (text: string) => complain(`tauride: ${text}`);
  const { signals, heard } = hearSignals();
  const { batches, runs } = await serveQueue({
    address,
    version: packageVersion(),
    ...settings,
    ...signals,
    say,
  });
  say(`done with ${batches} batches, ${runs} runs`);
  const signal = heard();
  // A connection that is being made again, after Redis was lost, would keep the process alive.
  process.exit(signal === undefined ? EXIT.done : codeOfSignal(signal));
}
