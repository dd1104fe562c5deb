/**
 * Why the rule of a holder got another name, in words: its features with their margins, which of them came
 * last, and what would have kept the name before.
 *
 * Decision worth knowing: these are sentences without a sheet, so that a terminal and a page say the same.
 */
import type { Step, VoterStep } from '../../experiment/why/back/steps.js';
import type { FeatureAccount, Fired } from '../../experiment/why/fired.js';
import type { Explanation } from '../../experiment/why/explanation.js';
import type { TermRecord } from '../../experiment/run/record.js';
import {
  distance,
  figure,
  figureOrNone,
  longDate,
  nameOf,
  NO_VALUE,
  percent,
  phrase,
  signed,
  signedDistance,
} from '../words.js';

/** How dates are to be told. */
export interface DatesToldAs {
  readonly oldStyle: boolean;
}

/** Margin at which the new regime would not have led: nothing, or that of the regime before. */
const neededOver = ({ before }: Fired): number => Math.max(0, before?.margin ?? 0);

const byMargin = (a: TermRecord, b: TermRecord): number => a.margin - b.margin;

/** A feature of the new regime that could have kept the one before, and by how much it was met too well. */
const keptByNew = (fired: Fired): string[] =>
  [...fired.terms]
    .sort(byMargin)
    .filter(({ margin }) => margin > neededOver(fired))
    .map(
      ({ text, margin }) => `\`${text}\` had been met less well by ${distance(margin - neededOver(fired))}`,
    );

/** What the regime before lacked, all of it together. */
const keptByOld = ({ before, margin }: Fired): string[] => {
  const lacking = (before?.terms ?? []).filter((term) => term.margin < margin).sort(byMargin);
  if (lacking.length === 0) return [];
  const words = lacking.map((term) =>
    term.left === null
      ? `its own \`${term.text}\` had had a value that meets it`
      : `its own \`${term.text}\` had been met better by ${distance(margin - term.margin)}`,
  );
  return [words.join(' and ')];
};

const KEPT_SHOWN = 4;

/** What would have kept the regime before: any one of the ways. */
export interface KeptWords {
  readonly intro: string;
  readonly ways: readonly string[];
}

function keptWords(fired: Fired, from: string): KeptWords {
  if (fired.before === null)
    return {
      intro: `Nothing of its features would have kept ${from}: that is not a regime of this holder.`,
      ways: [],
    };
  const ways = [...keptByNew(fired).slice(0, KEPT_SHOWN), ...keptByOld(fired)];
  return {
    intro: `${from} would have been kept on that day`,
    ways: ways.map((way, i) => `${i === 0 ? 'if' : 'or if'} ${way}`),
  };
}

/** A feature as a row: what it says, its value, its margin, and since when it is met. */
export type FeatureWords = readonly [feature: string, value: string, margin: string, since: string];

/** What the columns of features are called. */
export const FEATURE_HEADS: FeatureWords = ['feature', 'value', 'margin', 'met since'];

const featureWords = ({ text, says, left: value, margin, metSince }: FeatureAccount): FeatureWords => [
  says === null ? text : `${text}: ${says}`,
  figureOrNone(value),
  value === null ? NO_VALUE : signedDistance(margin),
  metSince ?? 'not met',
];

/** Which of several features was met last. */
function lastWords({ features, lastToCome }: Fired, dates: DatesToldAs): string | undefined {
  if (lastToCome === null || features.length < 2) return undefined;
  const { text, metSince } = features[lastToCome];
  const since = metSince === null ? '' : `, on ${longDate(metSince, dates)}`;
  return `The last of its features to be met was \`${text}\`${since}.`;
}

/** Figures of a step that are told in its line. */
const FIGURES_SHOWN = 2;

const figures = ({ terms }: Step): string => {
  const told = terms
    .slice(0, FIGURES_SHOWN)
    .map(({ text, left: value }) => `\`${text}\` at ${figureOrNone(value)}`);
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
};

/** How an answer came about: by votes that made it so probable, or fixed, whatever they say of it. */
const answered = ({ answer }: Step): string => {
  if (answer === null) return '';
  const chance = percent(answer.probability);
  return answer.pinned
    ? `, fixed beforehand (by the votes its chance was ${chance})`
    : `, at a chance of ${chance} by the votes`;
};

/** Parts of what moved a voter that are told. */
const PARTS_SHOWN = 2;

/** A vote, what it was worth and of what, against the other option that was worth most to the voter. */
function voterText({ name, weight, vote, utilities, moved }: VoterStep): string {
  const others = Object.entries(utilities).filter(([option]) => option !== vote);
  const [[other, worth]] = others.sort(([, a], [, b]) => b - a);
  const parts = moved
    .filter(({ text }) => Number.isNaN(Number(text)))
    .slice(0, PARTS_SHOWN)
    .map(({ text, value }) => `${signed(value)} of \`${text}\``);
  const own = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
  const judged = worth > utilities[vote] ? ', by a judgement of its own' : '';
  return `${name} (${figure(weight)}) for "${phrase(vote)}": ${figure(utilities[vote])}${own}, against ${figure(worth)} for "${phrase(other)}"${judged}`;
}

/** A step back and those who voted on it. */
export interface StepWords {
  readonly text: string;
  readonly voters: readonly string[];
}

const stepWords = (step: Step, dates: DatesToldAs): StepWords => ({
  text: `${longDate(step.date, dates)}: ${step.text}${figures(step)}${answered(step)}.`,
  voters: step.voters.map(voterText),
});

/** All that is told of one change of regime. */
export interface FiredWords {
  /** What became what, under whom, and by how much it fits. */
  readonly headline: string;
  readonly features: readonly FeatureWords[];
  /** Undefined where there was but one. */
  readonly last: string | undefined;
  /** Back to the event behind, the latest first. */
  readonly back: readonly StepWords[];
  /** What was done meanwhile. */
  readonly acts: readonly string[];
  readonly kept: KeptWords;
}

/** What stands above the steps back, and above what was done. */
export const FIRED_HEADS = {
  back: 'Walking back, each because of what stands below it:',
  acts: 'What had been done:',
} as const;

/** One change of regime in words. */
export function firedWords(
  fired: Fired,
  names: Pick<Explanation['names'], 'regimes' | 'authorities'>,
  dates: DatesToldAs,
): FiredWords {
  const [from, to] = [fired.from, fired.to].map((id) => nameOf(names.regimes, id));
  const holder = fired.holder === null ? 'nobody' : nameOf(names.authorities, fired.holder);
  const why = fired.newHolder ? `${holder} had come to govern, and` : `under ${holder}`;
  const fits =
    fired.margin > 0
      ? `it fits by ${distance(fired.margin)}`
      : `no regime fits, and it is the least unfit, by ${distance(fired.margin)}`;
  return {
    headline: `${longDate(fired.date, dates)}: ${from} became ${to}: ${why} ${fits}.`,
    features: fired.features.map(featureWords),
    last: lastWords(fired, dates),
    back: fired.back.map((step) => stepWords(step, dates)),
    acts: fired.acts.map(({ date, text }) => `${longDate(date, dates)}: ${text}.`),
    kept: keptWords(fired, from),
  };
}
