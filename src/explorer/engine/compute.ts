/** A run computed for the page: its record, and the course of power in it, day by day. */
import { runScenario, type RunOptions } from '../../experiment/run/run.js';
import { authoritiesGrid } from '../../experiment/tables/authorities.js';
import { gridCollector } from '../../experiment/tables/grid.js';
import { courseOf } from '../../view/course.js';
import type { RunAnswer } from '../protocol.js';

/** Makes a run, and what the page draws of it. */
export function computeAnswer(options: RunOptions): RunAnswer {
  const { definition } = options.loaded;
  const powers = gridCollector(authoritiesGrid(definition), definition);
  const record = runScenario({ ...options, further: [powers] });
  return { record, course: courseOf(record, powers.result().rows) };
}
