/**
 * The page of a sensitivity analysis: what decides an outcome in plain words, then tornados with intervals.
 */
import type { Estimate } from '../../experiment/many/interval.js';
import type {
  OutcomeSensitivity,
  ParameterRecord,
  ParameterSensitivity,
  SensitivityRecord,
  SwitchSensitivity,
} from '../../experiment/sensitivity/record.js';
import type { Conclusion } from '../../experiment/sensitivity/standing.js';
import { markup, type Content } from '../../view/markup.js';
import { tornadoScene } from '../../view/many/tornado.js';
import type { Scene } from '../../view/scene.js';
import { capital, count, figure, listed, longDate, percent, plural, signed } from '../../view/words.js';
import { daysSentence, failedSentence, MODE } from '../header.js';
import { outcomeWords } from '../outcome-words.js';
import { againPart } from './again.js';
import { documentOf, folded, paragraphs, pictureOf, sectionOf, tableOf } from './document.js';

/** More bars are those of parameters that do little; they are in the table. */
const BARS_MAX = 15;

/** More outcomes are told in the table alone. */
const OUTCOMES_MAX = 6;

const index = (value: number): string => value.toFixed(2);

/** A figure with two digits that count, however small. */
const small = (value: number): string =>
  Math.abs(value) < 1 ? String(Number(value.toPrecision(2))) : figure(value);

const isSobol = ({ analysis }: ParameterSensitivity): boolean => analysis === 'sobol';

const showOf = (record: ParameterSensitivity, { of }: Pick<OutcomeSensitivity, 'of'>) =>
  isSobol(record) || of === 'chance' ? index : small;

/** What of a parameter is drawn: the effect over its range, or its total index. */
const effectOf = ({ muStar, total }: ParameterRecord): Estimate | undefined => muStar ?? total ?? undefined;

/** An outcome in words: `holds=council` is that the council holds power on the last day. */
function outcomeName({ names }: SensitivityRecord, outcome: string): string {
  const at = outcome.indexOf('=');
  const [column, value] = at < 0 ? [outcome, ''] : [outcome.slice(0, at), outcome.slice(at + 1)];
  if (column === 'holds') return `power with ${names[`authority.${value}`] ?? value} on the last day`;
  if (column === 'kind') return `an ending of the kind “${value}”`;
  if (column === 'ending') return outcomeWords({ column, value, meaning: '' }, names);
  return outcome;
}

const range = (record: ParameterSensitivity, parameter: string): string => {
  const found = record.ranges.find((each) => each.parameter === parameter);
  return found === undefined ? '' : `${small(found.from)} to ${small(found.to)}`;
};

/** What decides an outcome, what matters, and what cannot be told, in a sentence or two. */
function findings(record: ParameterSensitivity, outcome: OutcomeSensitivity): string[] {
  const { of, mean, seedShare, parameters } = outcome;
  const those = (verdict: ParameterRecord['verdict']) =>
    parameters.filter((each) => each.verdict === verdict).map(({ parameter }) => parameter);
  const [deciding, mattering] = [those('decides'), those('matters')];
  const untold = those('cannot be told').length;
  const level = of === 'chance' ? `in ${percent(mean)} of the runs` : `${small(mean)} on average`;
  const seeds =
    seedShare === null
      ? 'how much of that is chance was not told apart'
      : `${percent(seedShare)} of the variance between runs is that of seeds`;
  const verdicts = [
    ...(deciding.length > 0 ? [`it is decided by ${listed(deciding)}`] : []),
    ...(mattering.length > 0
      ? [`${deciding.length > 0 ? 'what matters beside' : 'what matters'}: ${listed(mattering)}`]
      : []),
    ...(untold > 0 ? [`for ${plural(untold, 'parameter')} these runs cannot tell`] : []),
  ];
  const told = verdicts.length > 0 ? verdicts.join('; ') : 'no parameter was found to move it';
  return [`${capital(outcomeName(record, outcome.outcome))}: ${level}, and ${seeds}. ${capital(told)}.`];
}

function tornadoOf(
  record: ParameterSensitivity,
  outcome: OutcomeSensitivity,
  width: number,
): Scene | undefined {
  const show = showOf(record, outcome);
  const bars = outcome.parameters.slice(0, BARS_MAX).flatMap((parameter) => {
    const effect = effectOf(parameter);
    return effect === undefined
      ? []
      : [
          {
            label: parameter.parameter,
            between: range(record, parameter.parameter),
            effect,
            said: show(effect.value),
            floor: typeof parameter.floor === 'number' ? parameter.floor : undefined,
          },
        ];
  });
  return tornadoScene(
    {
      title: capital(outcomeName(record, outcome.outcome)),
      words: findings(record, outcome).join(' '),
      ...{ bars, tone: 1, show },
    },
    width,
  );
}

const CAPTIONS = {
  morris:
    'Each bar: the mean size of the change over the whole range of a parameter (mu*; Campolongo et al. 2007), whichever its direction; dotted: its 95 % interval; the upright line: what the noise of as many seeds would give alone.',
  sobol:
    'Each bar: the share of the variance of the expected outcome in which a parameter takes part (total index; Jansen 1999); dotted: its 95 % interval.',
} as const;

const interval = (estimate: Estimate | null | undefined, show: (value: number) => string): string =>
  estimate && Number.isFinite(estimate.low) && Number.isFinite(estimate.high)
    ? `${show(estimate.low)} to ${show(estimate.high)}`
    : '';

function parameterTable(record: ParameterSensitivity, outcome: OutcomeSensitivity): Content {
  const show = showOf(record, outcome);
  const known = (value: number | null | undefined) => (typeof value === 'number' ? show(value) : '');
  const own = isSobol(record) ? (['Total', 'First'] as const) : (['mu*', 'Noise alone'] as const);
  return tableOf(
    `Every parameter: ${outcomeName(record, outcome.outcome)}`,
    [
      { text: 'Parameter' },
      { text: 'Range', kind: 'number' },
      { text: own[0], kind: 'number' },
      { text: '95 % interval', kind: 'number' },
      { text: own[1], kind: 'number' },
      { text: 'Direction', kind: 'number' },
      { text: 'Verdict' },
    ],
    outcome.parameters.map((each) => [
      each.parameter,
      range(record, each.parameter),
      known(effectOf(each)?.value),
      interval(effectOf(each), show),
      known(isSobol(record) ? each.first?.value : each.floor),
      each.mu === undefined ? '' : signed(each.mu, show),
      each.verdict,
    ]),
  );
}

function parameterBody(record: ParameterSensitivity): Content {
  const shown = record.outcomes.slice(0, OUTCOMES_MAX);
  const still = record.still.map(
    ({ outcome, value }) => `${outcomeName(record, outcome)} (${figure(value)})`,
  );
  return [
    shown.map((outcome, i) => [
      pictureOf(`tornado-${i}`, (width) => tornadoOf(record, outcome, width), CAPTIONS[record.analysis]),
      folded('As figures', parameterTable(record, outcome)),
    ]),
    record.outcomes
      .slice(OUTCOMES_MAX)
      .map((outcome) =>
        folded(capital(outcomeName(record, outcome.outcome)), parameterTable(record, outcome)),
      ),
    still.length === 0 ? undefined : markup`<p>The same in all runs: ${still.join('; ')}.</p>\n`,
  ];
}

const STANDING = {
  stands: 'stands under every switch',
  open: 'is open: more seeds would tell',
  moves: 'stands, and is moved by a switch',
  hangs: 'hangs on a switch',
} as const;

const shownAs = ({ of }: Conclusion) => (of === 'chance' ? percent : figure);

function conclusionWords(record: SwitchSensitivity, conclusion: Conclusion): string {
  const { outcome, value, standing, switches } = conclusion;
  const show = shownAs(conclusion);
  const on = switches
    .filter((each) => each.standing === 'hangs' || each.standing === 'moves')
    .map(({ switched, difference }) => `${switched} (${signed(difference.value, show)})`);
  const named = on.length > 0 ? `: ${listed(on)}` : '';
  return `${capital(outcomeName(record, outcome))}, ${show(value)} as the scenario is, ${STANDING[standing]}${named}.`;
}

function switchScene(record: SwitchSensitivity, conclusion: Conclusion, width: number): Scene | undefined {
  const show = shownAs(conclusion);
  const bars = conclusion.switches
    .toSorted((a, b) => Math.abs(b.difference.value) - Math.abs(a.difference.value))
    .slice(0, BARS_MAX)
    .map(({ switched, difference, standing }) => ({
      ...{ label: switched, between: standing === 'stands' ? '' : standing },
      ...{ effect: difference, said: signed(difference.value, show) },
    }));
  return tornadoScene(
    {
      title: capital(outcomeName(record, conclusion.outcome)),
      words: conclusionWords(record, conclusion),
      ...{ bars, tone: 1, show: (value: number) => signed(value, show) },
    },
    width,
  );
}

const SWITCH_CAPTION =
  'Each bar: the outcome with a law switched the other way less that as the scenario is, paired by seed; dotted: its 95 % interval. What hangs or moves is a finding at a false discovery rate of 5 %.';

const switchBody = (record: SwitchSensitivity): Content =>
  record.conclusions
    .slice(0, OUTCOMES_MAX)
    .map((conclusion, i) => [
      pictureOf(`switches-${i}`, (width) => switchScene(record, conclusion, width), SWITCH_CAPTION),
    ]);

const switchTable = (record: SwitchSensitivity): Content =>
  tableOf(
    'Every conclusion under every switch',
    [
      { text: 'Outcome' },
      { text: 'Switched' },
      { text: 'Value', kind: 'number' },
      { text: 'Difference', kind: 'number' },
      { text: '95 % interval', kind: 'number' },
      { text: 'Pairs', kind: 'number' },
      { text: 'It' },
    ],
    record.conclusions.flatMap((conclusion) =>
      conclusion.switches.map(({ switched, value, difference, pairs, standing }) => {
        const show = shownAs(conclusion);
        const difference_ = (each: number) => signed(each, show);
        return [
          outcomeName(record, conclusion.outcome),
          switched,
          show(value),
          difference_(difference.value),
          interval(difference, difference_),
          count(pairs),
          standing,
        ];
      }),
    ),
  );

const TITLES = {
  morris: 'which parameters move which outcome',
  sobol: 'to which parameters the variance of outcomes is owed',
  switches: 'what becomes of outcomes without a law',
} as const;

/** The page as a document. */
export function sensitivityPage(record: SensitivityRecord): string {
  const isSwitches = record.analysis === 'switches';
  const title = `${record.title}: ${TITLES[record.analysis]}`;
  const told = isSwitches
    ? record.conclusions.slice(0, OUTCOMES_MAX).map((each) => conclusionWords(record, each))
    : record.outcomes.slice(0, OUTCOMES_MAX).flatMap((each) => findings(record, each));
  const points = isSwitches
    ? plural(record.switches.length, 'switch', 'switches')
    : `${plural(record.ranges.length, 'parameter')}, ${plural(record.points, 'point')}`;
  const agents = typeof record.agents === 'number' ? count(record.agents) : record.agents;
  const none = told.length > 0 ? told : ['No outcome varies over these points.'];
  return documentOf(`${title} - Tauride`, [
    markup`<header><p class="kicker">${record.title}</p>
<h1>${title}</h1>
<div class="answer">${paragraphs(none)}</div>
<p class="note">${longDate(record.start, record)} to ${longDate(record.end, record)}; ${MODE[record.mode]}; ${points}, ${plural(record.runs, 'seed')} each, ${agents} agents.</p></header>`,
    isSwitches ? switchBody(record) : parameterBody(record),
    paragraphs(failedSentence(record.failed)),
    isSwitches ? sectionOf('As figures', switchTable(record)) : undefined,
    sectionOf(
      'How to make it again',
      againPart(undefined, [
        `Tauride ${record.tauride}, scenario ${record.scenarioDigest}, ${plural(record.runs, 'seed')} from “${record.seed}”. The folder's sweep.json holds all that was asked.`,
        daysSentence(record.days),
      ]),
    ),
  ]);
}
