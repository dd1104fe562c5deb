/** The flags of `tauride quantities`: the names that expressions of a scenario may use. */
import { scenarioCommand } from '../shell/options.js';

export const quantitiesCommand = () =>
  scenarioCommand('quantities', 'list the names that expressions of a scenario may use')
    .option('--matching <text>', 'only names that contain this text')
    .option('--json', 'print one JSON document and nothing else');

/** What the options of `quantities` give. */
export type QuantitiesFlags = ReturnType<ReturnType<typeof quantitiesCommand>['opts']>;
