/**
 * Scenarios of earlier versions had transitions between regimes, with guards. What replaces each of them is
 * told at its line: the comparisons of its guard that a feature can make, as features of the regime it led
 * to.
 */
import type { Complaint, Path } from '../compile/faults.js';
import { parseExpression } from '../expression/parse.js';
import type { OperationSyntax, Syntax } from '../expression/syntax.js';

/** A transition as far as it was written: anything may stand there. */
interface OldTransition {
  readonly to?: unknown;
  readonly when?: unknown;
  readonly scales?: unknown;
}

const SIDES: Readonly<Record<string, 'above' | 'below'>> = {
  '>': 'above',
  '>=': 'above',
  '<': 'below',
  '<=': 'below',
};

const comparisonsIn = (syntax: Syntax): OperationSyntax[] => {
  if (syntax.kind !== 'operation') return [];
  return syntax.operation in SIDES ? [syntax] : syntax.operands.flatMap(comparisonsIn);
};

const scaleOf = (is: string, scales: unknown): number => {
  const written = (typeof scales === 'object' && scales !== null ? scales : {}) as Record<string, unknown>;
  const scale = written[is] ?? written[is.split('.')[0]];
  return typeof scale === 'number' ? scale : 0.1;
};

/** The comparisons of a guard with a number, as features. */
function featuresOf({ when, scales }: OldTransition): string[] {
  const parsed = parseExpression(typeof when === 'string' ? when : 'true');
  if (!('expression' in parsed)) return [];
  const { text, tree } = parsed.expression;
  return comparisonsIn(tree).flatMap(({ operation, operands: [left, right] }) => {
    if (right.kind !== 'number') return [];
    const is = text.slice(left.start, left.end);
    return [`{ is: ${is}, ${SIDES[operation]}: ${right.value}, scale: ${scaleOf(is, scales)} }`];
  });
}

const WHO =
  'who governs follows from contests, yielding and handing over (an effect can say `handOver`); what else a transition did is an effect of an event';

function complaintOf(transition: OldTransition): Complaint {
  const to = typeof transition.to === 'string' ? `\`${transition.to}\`` : 'a regime';
  const features = featuresOf(transition);
  const written =
    features.length > 0
      ? `write \`features: [${features.join(', ')}]\` with it`
      : 'write with it, as `features`, what it is';
  return {
    code: 'old-transition',
    message: `there are no transitions: ${to} is entered when its features fit best`,
    hint: `${written}; ${WHO}`,
  };
}

/** What to say of the transitions of a scenario, each at its own place. */
export const transitionComplaints = (transitions: unknown): { path: Path; complaint: Complaint }[] =>
  (Array.isArray(transitions) ? transitions : [transitions]).map((transition: unknown, index) => ({
    path: Array.isArray(transitions) ? ['transitions', index] : ['transitions'],
    complaint: complaintOf((transition ?? {}) as OldTransition),
  }));
