/** The work of `tauride plot`: one picture, whole or not at all. */
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { FaultError, faultOf, nearest, refuse, type Fault } from '../../foundation/fault.js';
import { writeWhole } from '../../platform/node/files/write.js';
import { isResults } from '../../platform/node/results/kept-results.js';
import { DOCUMENT } from '../../platform/node/results/kept-run.js';
import { DAY_CHARTS, type DayChart } from '../../view/days/charts.js';
import { chartScene, choicesOf } from '../../view/days/drawn.js';
import { commandedPicture } from '../../view/days/commanded.js';
import { PLACE_PICTURES, whereScene } from '../../view/days/where.js';
import { PICTURES } from '../../view/pictures.js';
import type { Scene } from '../../view/scene.js';
import { ALONE } from '../../view/style.js';
import { svgOf } from '../../view/svg.js';
import { fileFor, readRunPage, readTablePair } from './task.js';
import { print } from '../shell/output.js';
import { readCount } from '../shell/settings.js';
import type { PlotFlags } from './plot-command.js';

/** By which a file is known to be a picture that may be drawn anew. */
const MARK = '<!-- Drawn by tauride plot. -->';

/** So many ids are told where one is wrong. */
const CHOICES_TOLD = 12;

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

/** Draws where things stand on the last day, or any other picture that is drawn whole. */
async function drawWhole(
  picture: string,
  folder: string,
  over: string | undefined,
  width: number,
): Promise<Scene | undefined> {
  const pair = await readRunPage(folder, over);
  const date = pair.story.record.end;
  if (picture === 'commanded') {
    const tables = await readTablePair(folder, over, ['units', 'authorities']);
    return commandedPicture(pair, tables, { width, date })?.scene;
  }
  const by = PLACE_PICTURES.get(picture);
  if (by === undefined) return PICTURES.get(picture)?.(pair, width);
  return whereScene(pair, await readTablePair(folder, over, ['places', 'ballots']), { width, by, date });
}

/** The ids of `--among`. Throws a FaultError for those that the table does not have. */
function readAmong(text: string | undefined, picture: string, choices: readonly string[]): string[] {
  const ids = (text ?? '').split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim()]));
  const faults = ids
    .filter((id) => !choices.includes(id))
    .map((id) => {
      const near = nearest(id, choices);
      const some = choices.length > CHOICES_TOLD ? 'some of those there are' : 'there are';
      const hint =
        near === undefined
          ? `${some}: ${choices.slice(0, CHOICES_TOLD).join(', ')}`
          : `did you mean \`${near}\`?`;
      return faultOf('among', `--among ${id}`, `\`${picture}\` of this run has no \`${id}\``, hint);
    });
  if (faults.length > 0) throw new FaultError(faults);
  return ids;
}

/** Draws a table of a kept run; undefined where there is nothing in it. */
async function drawTable(
  chart: DayChart,
  picture: string,
  folder: string,
  flags: PlotFlags & { readonly pixels: number },
): Promise<Scene | undefined> {
  const pair = await readRunPage(folder, flags.over);
  const { story, changed } = await readTablePair(folder, flags.over, chart.tables);
  const among = readAmong(flags.among, picture, choicesOf(chart, story));
  return chartScene(chart, pair, { story, changed }, { width: flags.pixels, among });
}

/** Draws a picture of a kept run, and prints where it is. */
export async function plotWork(folder: string, picture: string, flags: PlotFlags): Promise<void> {
  const width = readWidth(flags.width);
  const path = fileFor(flags.out ?? `${basename(resolve(folder))}-${picture}.svg`, MARK, 'picture');
  assertRun(folder);
  if (flags.over !== undefined) assertRun(flags.over);
  const chart = DAY_CHARTS.get(picture);
  if (chart === undefined && flags.among !== undefined) {
    const hint = `leave it out, or draw one of ${[...DAY_CHARTS.keys()].join(', ')}`;
    refuse('among', `--among ${flags.among}`, `\`${picture}\` is always drawn whole`, hint);
  }
  const scene =
    chart === undefined
      ? await drawWhole(picture, folder, flags.over, width)
      : await drawTable(chart, picture, folder, { ...flags, pixels: width });
  if (scene === undefined)
    return refuse('nothing-drawn', folder, `nothing in this run is of the picture \`${picture}\``);
  writeWhole(path, `${MARK}\n${svgOf(scene, picture, { style: ALONE }).source}\n`);
  print(path);
}
