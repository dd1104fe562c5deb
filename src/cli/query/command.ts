/** The flags of `tauride query`: SQL over kept results. */
import { Command, Option } from '@commander-js/extra-typings';
import { examples } from '../shell/options.js';

export const queryCommand = () =>
  new Command('query')
    .description(
      'ask the tables of a kept sweep or run in SQL: one SELECT, which can read these tables and nothing else',
    )
    .argument('<dir>', 'a folder that --out of `sweep`, `compare`, `run` or `replay` has written')
    .argument('<sql>', 'as "SELECT ending, count(*) FROM runs GROUP BY ending"')
    .addOption(new Option('--csv', 'print comma-separated values').conflicts('json'))
    .option('--json', 'print one JSON document and nothing else')
    .option('--timeout <seconds>', 'end a query that takes longer (default: 60)')
    .addHelpText(
      'after',
      examples(
        `query my-run "SELECT date, party, loyalty FROM strata WHERE stratum = 'petrograd-garrison'"`,
        'query my-sweep "SELECT ending, count(*) FROM runs GROUP BY ending" --csv',
      ),
    );

/** What the options of `query` give. */
export type QueryFlags = ReturnType<ReturnType<typeof queryCommand>['opts']>;
