/** The flags of `tauride plot`: a picture of a kept run. */
import { Argument, Command } from '@commander-js/extra-typings';

/** What each picture shows; the drawing of them is loaded when one is drawn. */
const PICTURE_MEANINGS = {
  power: 'who governs, claims to rule, would be obeyed and holds what a state needs',
  bands: 'who governed when, by regime',
  claims: 'how far each power claims to rule',
  obeyed: 'what each power would be obeyed in',
  held: 'what each power would be obeyed in, as far as it claims to rule there',
  streets: 'how many were in the streets of the capital, day by day',
  contests: 'tests of force, with the force of both sides and the chance',
  votes: 'whom each class would vote for, week by week',
  events: 'when what came, and when by the record',
  decisions: 'what was decided when, and when by the record',
  where: 'whom those under orders in each place would obey on the last day',
  'where-votes': 'whom people in each place would vote for on the last day',
  commanded: 'who commands each unit, and whom it and each organ of power would obey on the last day',
  ballots: 'how the people of each place and class would vote or would not, day by day',
  adherents: 'who holds to whom in each stratum, voters or not',
  organs: 'who would be obeyed in which organ of power',
  confrontation: 'who would win if they ordered against each other',
  conditions: 'what people suffer, in the capital and in the mean of all',
  deputies: 'deputies by party, from each election on',
  stocks: 'what is laid in and used up',
  ledger: 'what loyalty to each party is owed to (--among: in which strata, places or classes)',
  series: 'measures of your own that are taken daily or weekly',
} as const;

const EXAMPLES = `
Pictures:
${Object.entries(PICTURE_MEANINGS)
  .map(([name, meaning]) => `  ${name.padEnd(14)}${meaning}`)
  .join('\n')}

Examples:
  tauride replay russia-1917 --out as-recorded
  tauride plot as-recorded
  tauride plot as-recorded obeyed --over in-july --out obeyed.svg
  tauride plot as-recorded ballots --among petrograd-garrison,peasantry`;

/** The command that draws one picture of a kept run. */
export const plotCommand = () =>
  new Command('plot')
    .description('draw one picture of a kept run as SVG, the same as in a report')
    .argument('<folder>', 'a folder that --out of `run` or `replay` has written')
    .addArgument(
      new Argument('[picture]', 'which, of those below')
        .choices(Object.keys(PICTURE_MEANINGS))
        .default('power'),
    )
    .option('--over <folder>', 'the folder of another run, to be drawn over it')
    .option(
      '--among <ids>',
      'of pictures from `ballots` on: which groups, strata, organs, bodies, stocks or measures, as A,B,C',
    )
    .option('--width <pixels>', 'how wide it is drawn, 300 to 4000', '920')
    .option('--out <file>', 'where to write it (default: <folder>-<picture>.svg, in this folder)')
    .addHelpText('after', EXAMPLES);

/** What the options of `plot` give. */
export type PlotFlags = ReturnType<ReturnType<typeof plotCommand>['opts']>;
