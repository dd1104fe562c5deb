/** The flags of `tauride quantities`: the names that expressions of a scenario may use. */
import { examples, scenarioCommand } from '../shell/options.js';

export const quantitiesCommand = () =>
  scenarioCommand('quantities', 'list the names that expressions of a scenario may use')
    .option('--matching <text>', 'only names that contain this text')
    .option('--json', 'print one JSON document and nothing else')
    .addHelpText('after', examples('quantities russia-1917', 'quantities russia-1917 --matching garrison'));

/** What the options of `quantities` give. */
export type QuantitiesFlags = ReturnType<ReturnType<typeof quantitiesCommand>['opts']>;
