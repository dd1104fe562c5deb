/** `tauride schema`: the JSON Schema of scenario files, for editors. */
import { Command } from '@commander-js/extra-typings';

export const schema = () =>
  new Command('schema')
    .description('print the JSON Schema of scenarios, for editors that check while you write')
    .option('--counterfactual', 'the schema of counterfactual files instead')
    .action(async (flags) => {
      const { counterfactualJsonSchema, jsonSchema } = await import('../scenario/jsonSchema.js');
      const { printJson } = await import('./output.js');
      printJson(flags.counterfactual ? counterfactualJsonSchema() : jsonSchema());
    });
