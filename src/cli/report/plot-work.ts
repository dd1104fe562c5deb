/** The work of `tauride plot`: one picture, whole or not at all. */
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { FaultError, refuse, type Fault } from '../../foundation/fault.js';
import { writeWhole } from '../../platform/node/files/write.js';
import { isResults } from '../../platform/node/results/kept-results.js';
import { DOCUMENT } from '../../platform/node/results/kept-run.js';
import { PICTURES } from '../../view/pictures.js';
import { ALONE } from '../../view/style.js';
import { svgOf } from '../../view/svg.js';
import { fileFor, readRunPage } from './task.js';
import { print } from '../shell/output.js';
import { readCount } from '../shell/settings.js';
import type { PlotFlags } from './plot-command.js';

/** By which a file is known to be a picture that may be drawn anew. */
const MARK = '<!-- Drawn by tauride plot. -->';

const NARROWEST = 300;
const WIDEST = 4000;

function readWidth(text: string): number {
  const faults: Fault[] = [];
  const width = readCount('--width', text, faults);
  if (faults.length > 0) throw new FaultError(faults);
  if (width < NARROWEST || width > WIDEST)
    refuse('width', `--width ${text}`, 'a picture is 300 to 4000 pixels wide', 'leave it out for 920');
  return width;
}

/** Ends where a folder keeps no single run. */
function assertRun(folder: string): void {
  if (existsSync(join(folder, DOCUMENT))) return;
  if (isResults(folder))
    refuse('many-runs', folder, 'it keeps many runs', 'have them drawn by `tauride report`');
  const hint = 'name a folder that `run` or `replay` kept with --out';
  refuse('not-results', folder, 'this is no folder of results', hint);
}

/** Draws a picture of a kept run, and prints where it is. */
export async function plotWork(folder: string, picture: string, flags: PlotFlags): Promise<void> {
  const width = readWidth(flags.width);
  const path = fileFor(flags.out ?? `${basename(resolve(folder))}-${picture}.svg`, MARK, 'picture');
  assertRun(folder);
  if (flags.over !== undefined) assertRun(flags.over);
  const scene = PICTURES.get(picture)?.(await readRunPage(folder, flags.over), width);
  if (scene === undefined)
    return refuse('nothing-drawn', folder, `nothing in this run is of the picture \`${picture}\``);
  writeWhole(path, `${MARK}\n${svgOf(scene, picture, { style: ALONE }).source}\n`);
  print(path);
}
