/** The work of `tauride check`. */
import { FaultError, type Fault } from '../../foundation/fault.js';
import { contentsBefore, type Contents } from '../../platform/node/files/checked.js';
import { findScenario } from '../../platform/node/files/bundled.js';
import { plural } from '../../report/words.js';
import type { LoadedScenario } from '../../scenario/load.js';
import { print, printJson, printWarnings } from '../shell/output.js';
import { EXIT } from '../shell/failure.js';
import { unreadOf } from '../shell/unread.js';
import type { CheckFlags } from './command.js';
import { checkDeepOptions } from './deep-options.js';

/** All that is found, and what is doubtful but can be run or is not read. */
interface Found {
  /** What a sound scenario has; undefined where it cannot be run. */
  readonly contents: Contents | undefined;
  /** The scenario itself, where it was asked for. */
  readonly loaded: LoadedScenario | undefined;
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
}

/** What a check finds; of a bundled scenario what it found when that was built, unless it is to be run. */
async function foundIn(folder: string, isRun: boolean): Promise<Found> {
  const before = isRun ? undefined : contentsBefore(folder);
  const unread = unreadOf(folder);
  if (before !== undefined) return { contents: before, loaded: undefined, faults: [], warnings: unread };
  const { checkFolder, contentsOf } = await import('../../platform/node/files/check-folder.js');
  const found = checkFolder(folder);
  const { loaded, faults } = found;
  const contents = loaded && contentsOf(loaded, found);
  return { contents, loaded, faults, warnings: [...(loaded?.warnings ?? []), ...unread] };
}

const inWords = (contents: Contents): string =>
  [
    plural(contents.days, 'day'),
    plural(contents.strata, 'group') + ' of people',
    plural(contents.parties, 'party', 'parties'),
    plural(contents.authorities, 'authority', 'authorities'),
    plural(contents.events, 'event'),
    plural(contents.decisions, 'decision'),
    plural(contents.regimes, 'regime'),
    plural(contents.measures, 'computed fact'),
    plural(contents.counterfactuals, 'counterfactual'),
    ...(contents.tests > 0 ? [plural(contents.tests, 'test') + ' of hypotheses'] : []),
  ].join(', ');

function show({ contents, faults, warnings }: Found): void {
  printWarnings(warnings);
  if (faults.length > 0) throw new FaultError(faults);
  if (contents === undefined) return;
  const { id, dated, decisions } = contents;
  print(`${id}: no faults.\n${inWords(contents)}.`);
  if (dated.length === 0) return;
  const all = plural(decisions, 'decision');
  print(`A date stands in the occasion of ${dated.length} of ${all}: ${dated.join(', ')}.`);
}

/** Checks a scenario with its counterfactuals and prints what was found. */
export async function checkWork(scenario: string, flags: CheckFlags): Promise<void> {
  const optionFaults: Fault[] = [];
  checkDeepOptions(flags, optionFaults);
  if (optionFaults.length > 0) throw new FaultError(optionFaults);
  const folder = findScenario(scenario);
  const found = await foundIn(folder, flags.deep === true);
  const { faults, warnings, loaded } = found;
  if (!flags.deep || loaded === undefined || faults.length > 0) {
    if (!flags.json) return show(found);
    printJson({ scenario, faults, warnings });
    if (faults.length > 0) process.exitCode = EXIT.input;
    return;
  }
  const { checkDeeply } = await import('./deep-told.js');
  await checkDeeply(
    { folder, loaded, flags },
    {
      begin: () => (flags.json ? undefined : show(found)),
      json: (deep) => printJson({ scenario, faults, warnings, deep }),
    },
  );
}
