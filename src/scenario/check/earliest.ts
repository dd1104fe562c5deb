/**
 * The earliest day on which an event can happen or a question be put, as far as the scenario says.
 *
 * Decision worth knowing: only what is written is looked at, and the day errs on the early side: a condition
 * that names what has happened cannot hold before that could happen, and of any other nothing is known.
 */
import type { DecisionDef, Definition, EventDef } from '../../model/definition.js';
import { parseExpression } from '../expression/parse.js';
import type { Syntax } from '../expression/syntax.js';

/** Ids that are being looked at: what waits for itself may come on any day. */
type Path = readonly string[];

/** Words of names that are false, or have no value, until something has happened. */
const MOMENTS = new Set(['happened', 'since', 'decided', 'chosen']);

/** The first tick of what a name waits for; 0 for any other name. */
function ofName(definition: Definition, name: string, path: Path): number {
  const [word, id] = name.split('.');
  if (!MOMENTS.has(word) || path.includes(id)) return 0;
  const waiting = [...path, id];
  const event = definition.events.find((each) => each.id === id);
  if (event !== undefined) return ofEvent(definition, event, waiting);
  const decision = definition.decisions.find((each) => each.id === id);
  return decision === undefined ? 0 : ofDecision(definition, decision, waiting);
}

/** The first tick on which a tree of conditions can be true. */
function ofTree(definition: Definition, tree: Syntax, path: Path): number {
  if (tree.kind === 'name') return ofName(definition, tree.name, path);
  if (tree.kind === 'number') return 0;
  const [first, second] = tree.operands;
  switch (tree.operation) {
    case 'and':
      return Math.max(...tree.operands.map((operand) => ofTree(definition, operand, path)));
    case 'or':
      return Math.min(...tree.operands.map((operand) => ofTree(definition, operand, path)));
    case '<':
    case '<=':
    case '>':
    case '>=':
      return isSince(first) ? ofName(definition, first.name, path) : 0;
    case '==':
      return first.kind === 'name' && second.kind === 'number' && second.value === 1
        ? ofName(definition, first.name, path)
        : 0;
    default:
      return 0;
  }
}

const isSince = (tree: Syntax): tree is Extract<Syntax, { kind: 'name' }> =>
  tree.kind === 'name' && tree.name.startsWith('since.');

function ofText(definition: Definition, text: string | undefined, path: Path): number {
  const parsed = parseExpression(text ?? '1');
  return 'expression' in parsed ? ofTree(definition, parsed.expression.tree, path) : 0;
}

function ofEvent(definition: Definition, event: EventDef, path: Path): number {
  if (event.when === null) return event.tick >= 0 ? event.tick : definition.dayCount;
  return Math.max(event.after, ofText(definition, event.when.text, path));
}

function ofDecision(definition: Definition, { when, sits, regardless }: DecisionDef, path: Path): number {
  if (when === null && sits.length === 0) return definition.dayCount;
  const sitting = sits.length === 0 ? 0 : Math.min(...sits);
  return regardless || sits.length > 0 ? sitting : ofText(definition, when?.text, path);
}

/** The first tick on which something may happen, or is told not to; the day after the last if never. */
export function earliest(definition: Definition, happening: EventDef | DecisionDef): number {
  const first =
    'sits' in happening
      ? ofDecision(definition, happening, [happening.id])
      : ofEvent(definition, happening, [happening.id]);
  const expected = 'sits' in happening ? (happening.pinned?.from ?? first) : first;
  return Math.min(definition.dayCount, first, expected);
}
