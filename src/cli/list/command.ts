/** `tauride list`: the bundled scenarios and their counterfactuals. */
import { Command } from '@commander-js/extra-typings';

export const list = () =>
  new Command('list')
    .description('list the bundled scenarios and their counterfactuals')
    .option('--json', 'print one JSON document and nothing else')
    .action(async (flags) => {
      const { showCatalogue } = await import('./work.js');
      showCatalogue(flags);
    });
