/** The flags of `tauride report`: kept results as one page. */
import { Command } from '@commander-js/extra-typings';

const EXAMPLES = `
Examples:
  tauride replay russia-1917 --out as-recorded
  tauride report as-recorded
  tauride replay russia-1917 --with insurrection-in-july --out in-july
  tauride report as-recorded in-july --out july.html
  tauride report --lesson russia-1917`;

/** The command that writes kept results as one page that needs nothing else. */
export const reportCommand = () =>
  new Command('report')
    .description(
      'write kept results as one page of HTML, with pictures, that needs no network and can be printed',
    )
    .argument(
      '<folder>',
      'a folder that --out of `run`, `replay`, `compare`, `sweep`, `sensitivity` or `calibrate` has written; with --lesson also a scenario',
    )
    .argument('[changed]', 'with the folder of a run: that of another one, to be drawn over it')
    .option(
      '--lesson',
      'make a lesson of two printed pages of a scenario, or of a kept run of one: its question, the picture, what to change and what to ask',
    )
    .option(
      '--page <address>',
      'with --lesson: where the page of `tauride explore` is, for the links (default: where the lesson says it is served)',
    )
    .option('--out <file>', 'where to write it (default: the name of the folder, with .html, in this one)')
    .addHelpText('after', EXAMPLES);

/** What the options of `report` give. */
export type ReportFlags = ReturnType<ReturnType<typeof reportCommand>['opts']>;
