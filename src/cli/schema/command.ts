/** `tauride schema`: the JSON Schema of scenario files, for editors. */
import { Command } from '@commander-js/extra-typings';

export const schema = () =>
  new Command('schema')
    .description('print the JSON Schema of scenarios, for editors that check while you write')
    .option('--counterfactual', 'the schema of counterfactual files instead')
    .option('--extension', 'the schema of files of a scenario that extends another')
    .action(async (flags) => {
      const { counterfactualJsonSchema, extensionJsonSchema, jsonSchema } =
        await import('../../scenario/jsonSchema.js');
      const { printJson } = await import('../shell/output.js');
      if (flags.counterfactual) printJson(counterfactualJsonSchema());
      else printJson(flags.extension ? extensionJsonSchema() : jsonSchema());
    });
