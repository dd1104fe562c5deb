/**
 * The flags of `tauride why`: what moved people in a kept run, why power changed hands, and what a cause was
 * worth.
 */
import { Command } from '@commander-js/extra-typings';
import { repeated } from '../shell/options.js';

const EXAMPLES = `
Examples:
  tauride run two-powers --out my-run
  tauride why my-run
  tauride why my-run --party council --stratum weavers --from 1848-04-01 --to 1848-06-01
  tauride why my-run --unit constables --authority council --from 1848-04-01 --to 1848-05-01
  tauride why my-run --organ order --authority council --from 1848-04-21
  tauride why my-run --contest council
  tauride why my-run --transition two-powers
  tauride why my-run --quantity obeys.constables.government --quantity active.weavers --from 1848-05-01
  tauride why my-run --party council --stratum weavers --but-for ship-lost
  tauride why my-run --quantity obeys.constables.council --to 1848-05-01 --but-for ship-lost
  tauride run russia-1917 --out year
  tauride why year --party bolshevik --stratum petrograd-garrison --but-for kornilov --parts`;

export const whyCommand = () =>
  new Command('why')
    .description(
      'explain a kept run: who was moved by what, who obeyed and why, why a regime fell, what a cause was worth',
    )
    .argument('<run folder>', 'a folder that `tauride run` or `tauride replay` kept with --out')
    .option('--party <id>', 'the party whose gains and losses are explained')
    .option('--stratum <id>', 'among whom: a stratum, class, place or group (default: all)')
    .option('--unit <id>', 'the unit whose obedience is told term by term')
    .option('--organ <id>', 'the organ of power whose control is told by those who operate it')
    .option(
      '--contest <authority>',
      'who came to the contests that this authority ordered, and what brought them',
    )
    .option('--authority <id>', 'obedience to whom (default: to each authority)')
    .option('--daily', 'show the terms of obedience day by day, too')
    .option('--from <date>', 'the change since the end of this day (default: the first)')
    .option('--to <date>', 'until the end of this day (default: the last)')
    .option(
      '--quantity <expression>',
      'its value day by day; with --but-for what the cause was worth to it on the last day; may be repeated',
      repeated,
    )
    .option('--weekly', 'show the change week by week, too')
    .option('--transition <id>', 'why this regime was entered, and what would have stopped it')
    .option('--but-for <event>', 'run again without this event, decision or affair, over several seeds')
    .option('--runs <n>', 'pairs of runs for --but-for (default: 8)')
    .option(
      '--parts',
      'share what the affair of --but-for was worth among its events and decisions (Shapley values); n of them take up to 2^n more runs a pair, of which days in common are computed once; more than 6 take 20 random orders instead, of at most n - 1 runs each and n + 2 more',
    )
    .option('--orders <n>', 'random orders a pair for --parts, with their standard error, at least 2')
    .option('--json', 'print one JSON document and nothing else')
    .option('--quiet', 'print no progress')
    .addHelpText('after', EXAMPLES);

/** What the options of `why` give. */
export type WhyFlags = ReturnType<ReturnType<typeof whyCommand>['opts']>;
