/**
 * A counterfactual file: a question, and the interventions that put it.
 *
 * Decision worth knowing: its parts are made in one fixed order (set, add, remove, move, pin, scale),
 * whatever their order in the file, so that an added event can be moved and a pin has the last word on a
 * moved decision.
 */
import { FaultError } from '../foundation/fault.js';
import { inOrder, type Locate, type Path } from './compile/faults.js';
import { readDocument } from './document.js';
import type { Change, Intervention, Interventions } from './intervene.js';
import { keysOf } from './keys.js';
import { zodFaults } from './schema-faults.js';
import { Counterfactual, type CounterfactualText, type ScenarioText } from './schema/scenario.js';
import type { SourceFile } from './yaml.js';

/** A question to a scenario. */
export interface LoadedCounterfactual {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly interventions: Interventions;
}

/**
 * Reads a counterfactual. Throws a FaultError with all its faults of form; names are checked against a
 * scenario when that is compiled.
 */
export function loadCounterfactual(file: SourceFile): LoadedCounterfactual {
  const { value, faults, locate } = readDocument([file]);
  if (value === undefined) throw new FaultError(faults);
  const { data, error } = Counterfactual.safeParse(value);
  const misfits = zodFaults(error?.issues ?? [], { value, locate }, keysOf(Counterfactual));
  if (data === undefined || faults.length > 0) throw new FaultError(inOrder([...faults, ...misfits]));
  const { id, title, question } = data;
  return { id, title, question, interventions: interventionsOf(data, locate) };
}

/** What something is moved or pinned to, and where that is written. */
function changeTo(path: Path, written: string | { readonly to: string; readonly regardless: boolean }) {
  if (typeof written === 'string') return { path, to: written };
  const { to, regardless } = written;
  return regardless ? { path: [...path, 'to'], to, regardless } : { path: [...path, 'to'], to };
}

/**
 * What the lesson of a scenario has its reader change, beside the counterfactuals that it names: a list for
 * each thing, every change with its place in the files.
 */
export const lessonChanges = ({ lesson }: ScenarioText, locate: Locate): Interventions[] =>
  (lesson?.change ?? []).map((change, i) =>
    interventionsOf({ ...change, add: [], pin: {}, scale: [] }, (path, spot) =>
      locate(['lesson', 'change', i, ...path], spot),
    ),
  );

/** What a counterfactual changes. */
export type ChangesText = Omit<CounterfactualText, 'id' | 'title' | 'question'>;

/** The interventions of what is changed, each with its place: `locate` finds paths within it. */
export function interventionsOf(text: ChangesText, locate: Locate): Intervention[] {
  const placed = (path: Path, change: Change): Intervention => ({
    ...change,
    locate: (rest, spot) => locate([...path, ...rest], spot),
  });
  const dated = text.from === undefined ? {} : { from: text.from };
  return [
    ...Object.entries(text.set).map(([path, value]) =>
      placed(['set', path], { kind: 'set', path, value, ...dated }),
    ),
    ...text.add.map((event, i) => placed(['add', i], { kind: 'add', event })),
    ...text.without.map((id, i) => placed(['without', i], { kind: 'without', id })),
    ...Object.entries(text.move).map(([id, written]) => {
      const { path, to: date, ...rest } = changeTo(['move', id], written);
      return placed(path, { kind: 'move', id, date, ...rest });
    }),
    ...Object.entries(text.pin).map(([id, written]) => {
      const { path, to: option, ...rest } = changeTo(['pin', id], written);
      return placed(path, { kind: 'pin', id, option, ...rest });
    }),
    ...text.scale.map((scale, i) => placed(['scale', i], { kind: 'scale', ...scale })),
  ];
}
