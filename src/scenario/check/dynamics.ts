/**
 * The dynamics: coefficients that the kernel can hold, crowds that tip, cells that add up.
 */
import { ONE } from '../../foundation/fixed.js';
import type { Definition, FormDef, StratumDef } from '../../model/definition.js';
import { climbedIn } from '../../model/phases/forms.js';
import { quickestLearning } from '../../model/phases/population.js';
import { RUNGS } from '../../population/layout.js';
import { sampleFaults } from '../../population/sampling.js';
import { CELL_AGENTS_MAX } from '../../population/spec.js';
import { thresholdScale } from '../../population/traits.js';
import type { Path } from '../compile/faults.js';
import { behaviourPath } from '../compile/people.js';
import type { Scope } from '../compile/scope.js';
import type { Stock } from '../compile/stock.js';
import { namesAsked } from './expressions.js';
import { crowdAt } from './tipping.js';

/** Contagion above so many standard deviations of the threshold may fold a crowd into all or nothing. */
const CONTAGION_SDS = 2.5;

/** A crowd that rests below this share, and tips nowhere, is none. */
const REST_LEAST = 0.01;

const SHARES_TOLERANCE = 1e-6;

function checkCells(scope: Scope, { spec, persons }: StratumDef, path: Path): void {
  const sum = spec.cellClasses.reduce((total, { share }) => total + share, 0);
  if (Math.abs(sum - 1) > SHARES_TOLERANCE) {
    const message = `the shares of the cells sum to ${Number(sum.toFixed(6))}, not to 1`;
    scope.report([...path, 'cells'], { code: 'cell-shares', message });
  }
  spec.cellClasses.forEach(({ share, cellPersons, workplacePersons }, i) => {
    const report = (key: string, code: string, message: string) =>
      scope.report([...path, 'cells', i, key], { code, message });
    if (share <= 0) report('share', 'empty-cells', 'cells in which nobody works are left out');
    if (workplacePersons < cellPersons) {
      const message = `a workplace of ${workplacePersons} cannot hold a cell of ${cellPersons}`;
      report('workplace', 'workplace-size', message);
    }
    if (cellPersons > persons)
      report('cell', 'cell-size', `a cell of ${cellPersons} is larger than its stratum of ${persons}`);
  });
}

/** Above kappa = 2.5 sd a crowd may have two equilibria and nothing between (Granovetter 1978). */
function warnOfTipping(scope: Scope, { behaviour, spec }: StratumDef, s: number): void {
  const most = CONTAGION_SDS * spec.thresholdSd;
  const { contagion: own, diffusion, discontentBase } = behaviour;
  // Where all cells are alike, the tied ones act as much as the cell itself.
  const contagion = own + diffusion;
  if (contagion <= most) return;
  const { rest, tips } = crowdAt(spec, contagion, discontentBase);
  if (tips === null && rest < REST_LEAST) return;
  const percent = (share: number) => `${Number((100 * share).toFixed(1))}%`;
  const where =
    tips === null
      ? `left to itself, ${percent(rest)} of a cell come to act`
      : `left to itself, ${percent(rest)} of a cell act, and once ${percent(tips)} do, it tips`;
  const what =
    diffusion > 0
      ? `contagion and diffusion together, ${Number(contagion.toFixed(4))},`
      : `contagion ${contagion}`;
  const message = `${what} ${diffusion > 0 ? 'are' : 'is'} above ${CONTAGION_SDS} times the spread of thresholds (${Number(most.toFixed(4))}): ${where}`;
  scope.warn(behaviourPath(scope, s, own > 0 ? 'contagion' : 'diffusion'), {
    code: 'contagion-tips',
    message,
  });
}

/**
 * All pulls of a day together stay below 1, so that the sum fits 32 bits (kernel: rhoCap + sigma + omega +
 * noise / 2 < 1).
 */
function checkPulls(scope: Scope, { id, behaviour }: StratumDef, s: number): void {
  const { learning, encounter, contact, noise } = behaviour;
  const quickest = quickestLearning(learning, scope.scenario.mechanisms.tempoMax);
  const sum = quickest + encounter + contact + noise / 2;
  if (sum < 1) return;
  const message = `the pulls on the quickest people of \`${id}\` sum to ${sum.toFixed(2)} on a day of greatest tempo; they must stay below 1`;
  const hint = `learning ${quickest.toFixed(2)}, encounter ${encounter}, contact ${contact}, half of noise ${noise}`;
  scope.report(behaviourPath(scope, s, 'learning'), { code: 'pull-bound', message, hint });
}

/** Encounters and ties stronger than experience make every cell unanimous. */
function warnOfUnanimity(scope: Scope, { id, behaviour }: StratumDef, s: number): void {
  const { learning, encounter, contact } = behaviour;
  if (encounter + contact <= learning) return;
  const message = `in \`${id}\` encounter and contact (${Number((encounter + contact).toFixed(4))}) outweigh learning (${learning}): its cells will grow unanimous`;
  scope.warn(behaviourPath(scope, s, 'encounter'), { code: 'unanimous-cells', message });
}

/** Flows lead from one stratum to another, as often as their expression says and on no date. */
function checkFlows(scope: Scope, { flows }: Definition): void {
  flows.forEach(({ id, from, to, rate }, index) => {
    const path: Path = ['flows', index];
    if (from >= 0 && from === to) {
      const message = `\`${id}\` leads nowhere: who leaves comes to where he was`;
      const hint = 'name two strata; who goes about within one moves nothing';
      scope.report([...path, 'to'], { code: 'flow-nowhere', message, hint });
    }
    const fixed = Number(rate.text);
    if (fixed < 0 || fixed > 1) {
      const message = `a rate of ${fixed} is no share of those there are`;
      const hint = 'write the share that goes in a day, 0 to 1: a tenth in a month is 0.0035';
      scope.report([...path, 'rate'], { code: 'flow-rate', message, found: rate.text, hint });
    }
    if (namesAsked(scope.scenario, rate.text).has('day')) {
      const message = `the rate of \`${id}\` reads a date`;
      const hint = 'let it read what makes people go: a condition, a policy, `since.` an event, a share';
      scope.report([...path, 'rate'], { code: 'flow-date', message, found: rate.text, hint });
    }
  });
}

/** Where flows lead, there is room for all who may come. */
function checkRoom(scope: Scope, { id, spec, persons }: StratumDef, s: number): void {
  const stated = scope.scenario.strata[s].most;
  if (stated !== undefined && stated < persons) {
    const message = `\`${id}\` has ${persons} persons, more than the most there can be`;
    const hint = `write ${persons} or more`;
    scope.report(['strata', s, 'most'], { code: 'most-too-few', message, found: String(stated), hint });
  }
  if (spec.most === undefined) {
    if (stated === undefined) return;
    const message = `\`most\` does nothing: no flow leads to \`${id}\``;
    scope.warn(['strata', s, 'most'], { code: 'most-idle', message, hint: 'leave it out' });
    return;
  }
  const all = spec.most;
  spec.cellClasses.forEach(({ cellPersons }, i) => {
    const most = Math.ceil((cellPersons * all) / persons);
    if (most <= CELL_AGENTS_MAX) return;
    const message = `cells of ${cellPersons} would grow to ${most} if all came who may: more than ${CELL_AGENTS_MAX}`;
    const hint = `write \`most: ${Math.floor((CELL_AGENTS_MAX * persons) / cellPersons)}\` or less for \`${id}\`, or smaller cells`;
    scope.report(['strata', s, 'cells', i, 'cell'], { code: 'flow-room', message, hint });
  });
}

/** The most that can ever drive a person of a stratum, in the unit of thresholds; 1 where unbounded. */
function driveMost({ origins, laws }: Definition, { behaviour }: StratumDef, s: number): number {
  const { grievance, discontentBase, discontent, contagion, diffusion } = behaviour;
  const isMoved = origins.some(({ effects }) =>
    effects.some(({ shifts }) =>
      shifts.some(
        ({ table, cells }) => table === 'calls' || (table === 'discontentShift' && cells.includes(s)),
      ),
    ),
  );
  if (isMoved || laws.repertoire.on) return 1;
  const felt = discontent.reduce((sum, weight) => sum + Math.max(0, weight), 0);
  return Math.min(1, grievance + discontentBase + felt + contagion + diffusion);
}

/** Whether anybody can ever be driven as far as a form asks, as far as that is known. */
function canBeDone(definition: Definition, { strata, height, requires }: FormDef): boolean {
  if (requires.text === 'false' || requires.text === '0') return false;
  const asked = Number(height.text);
  if (Number.isNaN(asked)) return true;
  return strata.some((s) => {
    const stratum = definition.strata[s];
    return thresholdScale(stratum.spec).least / ONE + asked < driveMost(definition, stratum, s);
  });
}

/** A form of action is on no date, asks what somebody can be ready for, and leaves nothing that piles up. */
function checkForm(scope: Scope, definition: Definition, form: FormDef, index: number): void {
  const path: Path = ['forms', index];
  const { id, height, requires, origin } = form;
  const asked = Number(height.text);
  if (asked < 0 || asked > 1) {
    const message = `a height of ${asked} is none that thresholds have`;
    const hint = 'write how much more it asks than to act in public at all, 0 to 1';
    scope.report([...path, 'height'], { code: 'form-height', message, found: height.text, hint });
  }
  for (const [key, { text }] of [['height', height] as const, ['requires', requires] as const]) {
    if (!namesAsked(scope.scenario, text).has('day')) continue;
    const message = `\`${key}\` of \`${id}\` reads a date`;
    const hint = 'let it read what lets people dare: a condition, a policy, who is obeyed, `since.` an event';
    scope.report([...path, key], { code: 'form-date', message, found: text, hint });
  }
  definition.origins[origin].effects.forEach(({ shifts, decay, days }, i) => {
    if (shifts.length === 0 || decay < 1 || days < Infinity) return;
    const message = `what \`${id}\` does each day stays, and piles up`;
    scope.report([...path, 'effects', i], {
      code: 'form-stays',
      message,
      hint: 'give it `halfLife` or `days`',
    });
  });
  if (canBeDone(definition, form)) return;
  const message = `nobody ever acts in the form \`${id}\`: it asks for more than drives anybody who can`;
  const hint = 'lower its `height`, name others under `of`, or let something drive them';
  scope.warn(path, { code: 'form-never', message, hint });
}

/** Nobody climbs to more heights than a kernel counts. */
function checkHeights(scope: Scope, definition: Definition): void {
  definition.strata.forEach(({ id }, s) => {
    const climbed = climbedIn(definition, s).map((form) => form.id);
    if (climbed.length <= RUNGS) return;
    const message = `\`${id}\` can act in ${climbed.length} forms above the street (${climbed.join(', ')}), at most ${RUNGS} are counted`;
    const hint = 'let one of them ask no more than to act in public (`height: 0`), or name fewer people';
    scope.report(['forms'], { code: 'form-heights', message, hint });
  });
}

function checkStratum(scope: Scope, stratum: StratumDef, s: number): void {
  checkCells(scope, stratum, ['strata', s]);
  checkRoom(scope, stratum, s);
  warnOfTipping(scope, stratum, s);
  checkPulls(scope, stratum, s);
  warnOfUnanimity(scope, stratum, s);
}

/** All checks of the dynamics; strata in which nothing was wrong are not looked at again while they stay. */
export function checkDynamics(scope: Scope, definition: Definition, stock: Stock): void {
  const { strata, classes, behaviour, mechanisms } = scope.scenario;
  const inherited = [strata, classes, behaviour, mechanisms];
  definition.strata.forEach((stratum, s) =>
    stock.take(scope, ['dynamics', s], [stratum, ...inherited], () => checkStratum(scope, stratum, s)),
  );
  checkFlows(scope, definition);
  definition.forms.forEach((form, index) => checkForm(scope, definition, form, index));
  checkHeights(scope, definition);
  if (scope.faults.list.length > 0) return;
  stock.take(scope, ['sample'], [definition.population, ...definition.strata], () => {
    const specs = definition.strata.map((stratum) => stratum.spec);
    for (const fault of sampleFaults(specs, definition.population)) scope.report(['population'], fault);
  });
}
