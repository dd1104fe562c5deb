/** The flags of `tauride schema`: the JSON Schema of scenario files, for editors. */
import { Command } from '@commander-js/extra-typings';

export const schemaCommand = () =>
  new Command('schema')
    .description('print the JSON Schema of scenarios, for editors that check while you write')
    .option('--counterfactual', 'the schema of counterfactual files instead')
    .option('--extension', 'the schema of files of a scenario that extends another');

/** What the options of `schema` give. */
export type SchemaFlags = ReturnType<ReturnType<typeof schemaCommand>['opts']>;
