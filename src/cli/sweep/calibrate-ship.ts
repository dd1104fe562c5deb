/**
 * Where a posterior is shipped: a file in the folder of the scenario, which is looked at before anything
 * runs, lest a night of computing have nowhere to go.
 */
import { accessSync, constants, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { refuse } from '../../foundation/fault.js';
import { findScenario } from '../../platform/node/files/bundled.js';
import { installedPackage } from '../../platform/node/files/scenario-package.js';
import { attempt } from '../../platform/node/files/system-fault.js';
import type { ParsedScenario } from '../../scenario/load.js';

const FILE = 'posterior.yaml';

/** The file of a scenario's posterior. Throws a FaultError where none may be written there. */
export function shippingPath(word: string, { scenario, locate }: ParsedScenario): string {
  const folder = findScenario(word);
  const path = join(folder, FILE);
  if (installedPackage(folder) !== undefined)
    refuse(
      'ship-installed',
      folder,
      'the scenario is an installed package',
      'copy its folder, and fit the copy',
    );
  const written = scenario.posterior === undefined ? undefined : locate(['posterior'], { key: true }).file;
  const isTaken = written === undefined ? existsSync(path) : basename(written) !== FILE;
  if (isTaken) {
    const message =
      written === undefined ? 'the file holds no posterior' : `the posterior stands in ${basename(written)}`;
    refuse('ship-taken', path, message, `only ${FILE} is written: move what is there`);
  }
  attempt(folder, () => {
    accessSync(folder, constants.W_OK);
  });
  return path;
}
