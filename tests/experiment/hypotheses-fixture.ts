/** Hypotheses on the two powers, as text that a test may break, and what runs of them might have come to. */
import {
  PAIRS,
  PRIOR,
  SEEDS_OF_DRAW,
  type JobFigures,
  type SideFigures,
} from '../../src/experiment/hypotheses/jobs.js';
import { planHypotheses, type HypothesesPlan } from '../../src/experiment/hypotheses/plan.js';
import { loadHypotheses } from '../../src/experiment/hypotheses/read.js';
import { tellHypotheses, type FiguresOf } from '../../src/experiment/hypotheses/tell.js';
import type { TestRegister } from '../../src/experiment/hypotheses/registered.js';
import { FaultError, gather, printFault, refuse, type Fault } from '../../src/foundation/fault.js';
import type { Setting } from '../../src/experiment/design/setting.js';
import { loadBundled, parseBundled } from '../bundled.js';

/** Three tests, of a kind each. */
export const TEXT = `kinds:
  chance: { of: chance, unit: share of runs, least: 0.2, reason: test }
  support: { of: figure, unit: share of votes, least: 0.05, reason: test }
  days: { of: day, unit: days, least: 14, reason: test }
statements:
  - id: hunger
    title: Hunger makes the council
    says: Had there been bread.
    source: invented
    tests:
      - id: weavers
        question: Fewer weavers?
        change: { without: [ship-lost] }
        outcome: support.council.weavers@1848-05-20
        kind: support
        direction: less
      - id: government
        question: Does it stand in most years?
        outcome: holder.government@1848-08-31
        kind: chance
        direction: more
        than: 0.5
      - id: council
        question: Does the council come later?
        change: { without: [ship-lost] }
        outcome: first founded.council
        kind: days
        direction: later
`;

const setting = (): Setting => ({
  ...{ tauride: 'test', parsed: parseBundled('two-powers'), loaded: loadBundled('two-powers'), base: [] },
  ...{ replay: false, runs: 0, sharing: true, seed: 'test', agents: 2292, tickCount: 184, measures: [] },
  twinOf: (word) => refuse('unknown-counterfactual', '', `there is no counterfactual \`${word}\``),
});

/** The plan of a text; its faults, as they are printed, where it has any. */
export function planned(text = TEXT): { readonly plan?: HypothesesPlan; readonly faults: readonly string[] } {
  const faults: Fault[] = [];
  const loaded = gather(faults, () => loadHypotheses([{ name: 'hypotheses.yaml', text }]));
  const plan = loaded && planHypotheses(loaded, setting(), faults);
  return { ...(plan && { plan }), faults: faults.map(printFault) };
}

/** The plan of a text that has no faults. */
export function planOfText(text = TEXT): HypothesesPlan {
  const { plan, faults } = planned(text);
  if (plan === undefined || faults.length > 0) throw new FaultError([]);
  return plan;
}

/** What a side comes to, by its number and that of the job: [measure] values. */
export type Imagined = (side: number, number: number, part: string) => readonly (number | null)[];

/** What would be told of figures that are imagined, of so many pairs and draws. */
export function told(
  imagined: Imagined,
  {
    pairs = 20,
    draws = 0,
    switches = [] as readonly string[],
    register = [] as TestRegister,
    plan = planOfText(),
  } = {},
) {
  const parts = [
    [PAIRS, pairs],
    [PRIOR, draws * SEEDS_OF_DRAW],
    ...switches.map((law) => [law, pairs] as const),
  ] as const;
  const batch = { index: 0, points: [0, 0], replicates: [1, 2] } as const;
  const jobs = parts.flatMap(([part, count]) =>
    Array.from({ length: count }, (_, number) => ({ part, number, batch })),
  );
  const sideOf = (side: number, number: number, part: string): SideFigures => {
    const values = imagined(side, number, part);
    return { digest: JSON.stringify([values, number, part]), values };
  };
  const figures: FiguresOf = (part, number): JobFigures =>
    plan.sides.map((_, side) => sideOf(side, number, part));
  const given = {
    plan,
    jobs,
    switches,
    register,
    setting: setting(),
    parameters: 'written',
    hash: 'h',
  } as const;
  return tellHypotheses(figures, given).statements[0].tests;
}
