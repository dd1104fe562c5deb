/**
 * What a calibration of a scenario depends on, as a digest.
 *
 * Decision worth knowing: it leaves out the numbers of what was moved, since the calibration puts its own in
 * their place: whoever writes what was found into the scenario does not undo it. It leaves out sources,
 * names and explanations, display, seed, number of agents and the facts that are not of calibration, too:
 * to mend a word must not cost a night of computing. What acts only after the last fact does count, since no
 * file says how late a cause acts.
 */
import { Digest } from '../../foundation/digest.js';
import type { Path } from '../../scenario/compile/faults.js';
import { isComputed } from '../../scenario/compile/facts.js';
import { keysOf } from '../../scenario/keys.js';
import { findPath, isUnknown } from '../../scenario/path.js';
import { Scenario, type FactText, type ScenarioText } from '../../scenario/schema/scenario.js';

/** Fields that say where a number is from and what people call a thing: no run reads them. */
const TOLD: ReadonlySet<string> = new Set(['source', 'reason', 'title', 'name', 'text', 'confidence']);

const allowedAt = keysOf(Scenario);

/** What a calibration reads of a fact. */
const fitted = ({ id, event, date, place, recorded, unit, is, among, item, over, take }: FactText) => [
  ...[id, date, place, recorded, unit],
  ...[is, among, item, over, take],
  ...(event === undefined ? [] : [event]),
];

/** Written values without what is only told, and with nothing in place of some. */
function unTold(value: unknown, path: Path, isMoved: (path: Path) => boolean): unknown {
  if (isMoved(path)) return null;
  if (Array.isArray(value)) return value.map((each, i) => unTold(each, [...path, i], isMoved));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  // A name that the author gave may be one of these words; a field of the schema is known by the schema.
  const fields = entries.some(([key]) => TOLD.has(key)) ? allowedAt(path) : [];
  return entries
    .filter(([key]) => !(TOLD.has(key) && fields.includes(key)))
    .map(([key, each]) => [key, unTold(each, [...path, key], isMoved)]);
}

/** Sections that no day of a fitted run follows from, and two of which only a part is read. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...['affairs', 'lesson', 'posterior', 'sources', 'display', 'seed', 'population', 'text', 'title'],
  ...['facts', 'kinds', 'calibration'],
]);

/**
 * Digest of what a calibration of a scenario depends on, 32 hexadecimal digits.
 *
 * @param moved paths of the parameters
 */
export function calibratedDigest(scenario: ScenarioText, moved: readonly string[]): string {
  const places = new Set(
    moved.map((text) => findPath(scenario, text)).map((path) => !isUnknown(path) && JSON.stringify(path)),
  );
  const sections = Object.fromEntries(Object.entries(scenario).filter(([name]) => !LEFT_OUT.has(name)));
  const read = [
    unTold(sections, [], (path) => places.has(JSON.stringify(path))),
    scenario.facts.filter((fact) => fact.role === 'calibration' && isComputed(fact)).map(fitted),
    scenario.calibration.map(({ path, from, to }) => [path, from, to]),
  ];
  return new Digest().text(JSON.stringify(read)).hex();
}
