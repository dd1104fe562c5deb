/**
 * Runs a command where Node has WebGPU, on a device that the processor plays: `node .config/with-webgpu.mjs npx vitest run ...`.
 *
 * Decision worth knowing: Chromium, which the tests of pages need anyway, brings such a device (SwiftShader) and the loader for it (Vulkan),
 * so no package of the system is needed. Node's binding is 130 MB, which nobody needs who does not ask for it: it goes into the user's
 * cache, as another Node does. What cannot be had is a failure and never a test that is skipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { ADVICE, findChromium } from './chromium.mjs';

const VERSION = '0.6.2';

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'tauride', `webgpu-${VERSION}`);
const modules = join(cache, 'node_modules');

/** Where Debian's Chromium has its libraries. */
const LIBRARIES = '/usr/lib/chromium';

const run = (words, env) => spawnSync(words[0], words.slice(1), { stdio: 'inherit', env }).status ?? 1;

/** Installs the binding aside and renames, so that it is there whole or not at all. */
function install() {
  mkdirSync(dirname(cache), { recursive: true });
  const aside = mkdtempSync(`${cache}-`);
  const words = ['npm', 'install', '--no-save', '--ignore-scripts', '--prefix', aside, `webgpu@${VERSION}`];
  const status = run(words, process.env);
  if (status === 0 && !existsSync(cache)) renameSync(aside, cache);
  rmSync(aside, { recursive: true, force: true });
  return status;
}

/** Where the system finds the device; nothing to say where somebody has said it. */
function deviceOf(env) {
  if (env.VK_ICD_FILENAMES) return {};
  const driver = join(LIBRARIES, 'vk_swiftshader_icd.json');
  if (findChromium() === undefined || !existsSync(driver)) {
    console.error(`${ADVICE}\nOr name another driver of Vulkan in VK_ICD_FILENAMES.`);
    process.exit(1);
  }
  const path = [LIBRARIES, env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  return { VK_ICD_FILENAMES: driver, LD_LIBRARY_PATH: path };
}

const command = process.argv.slice(2);
if (command.length === 0) {
  console.error('usage: node .config/with-webgpu.mjs <command>');
  process.exit(2);
}
const device = deviceOf(process.env);
const status = existsSync(modules) ? 0 : install();
process.exitCode =
  status !== 0
    ? status
    : run(command, {
        ...process.env,
        ...device,
        NODE_PATH: [modules, process.env.NODE_PATH].filter(Boolean).join(delimiter),
      });
