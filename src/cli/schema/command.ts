/** The flags of `tauride schema`: the JSON Schema of scenario files, for editors. */
import { Command } from '@commander-js/extra-typings';
import { examples } from '../shell/options.js';

export const schemaCommand = () =>
  new Command('schema')
    .description('print the JSON Schema of scenarios, for editors that check while you write')
    .option('--counterfactual', 'the schema of counterfactual files instead')
    .option('--hypotheses', 'the schema of files of hypotheses')
    .option('--extension', 'the schema of files of a scenario that extends another')
    .addHelpText('after', examples('schema', 'schema --counterfactual'));

/** What the options of `schema` give. */
export type SchemaFlags = ReturnType<ReturnType<typeof schemaCommand>['opts']>;
