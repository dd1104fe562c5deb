/**
 * Files to a runnable definition: read, mend, intervene, compile, check.
 *
 * Decision worth knowing: parsing and compiling are two steps, because a sweep compiles one parsed scenario a
 * thousand times with other interventions. Either step throws all faults it can find at once.
 */
import { FaultError, type Fault } from '../foundation/fault.js';
import type { z } from 'zod';
import type { Definition } from '../model/definition.js';
import { compileChecked, warningsOf, type ScenarioRead } from './check.js';
import { checkHonesty } from './check/honesty.js';
import { Faults, inOrder, type Locate, type Path, type Place } from './compile/faults.js';
import { Scope } from './compile/scope.js';
import { scenarioDigest } from './digest.js';
import { lessonChanges } from './counterfactual.js';
import { locateLate, sectionsIn, readTexts } from './document.js';
import { intervene, locateAfter, locateIn, type Intervened, type Interventions } from './intervene.js';
import { keysOf } from './keys.js';
import { expressionsDuring, takeExpressions } from './expression/parse.js';
import { readScenario } from './repair.js';
import { zodFaults } from './schema-faults.js';
import { findPath, isUnknown } from './path.js';
import { Scenario, type ScenarioText } from './schema/scenario.js';
import { readPieces } from './schema/sections.js';
import { Stock } from './compile/stock.js';
import { pinDecisions } from './twin.js';
import type { KnownSource, SourceFile } from './yaml.js';

export interface LoadOptions {
  /** Changes to the scenario as written; default none. */
  readonly interventions?: Interventions;
  /** Whether decisions are put and taken as recorded (a replay); default false. */
  readonly pinDecisions?: boolean;
}

/** A scenario ready to run. */
export interface LoadedScenario {
  readonly definition: Definition;
  /** The scenario as it is run: after interventions, its decisions pinned in a replay. */
  readonly scenario: ScenarioText;
  /** Digest of the scenario as it is written, before interventions. */
  readonly source: string;
  /** What is doubtful but can be run. */
  readonly warnings: readonly Fault[];
  /**
   * Finds the place of an address (`conditions.hunger.times`) in the files; nothing where these are not
   * known.
   */
  readonly placeOf: (address: string) => Place;
}

/** A scenario as written, which fits the schema or is mended where it does not. */
export interface ParsedScenario {
  readonly scenario: ScenarioText;
  readonly digest: string;
  readonly locate: Locate;
  /** Faults of form and of honesty, which the faults of content will join. */
  readonly faults: readonly Fault[];
  readonly broken: readonly Path[];
}

/**
 * Compiles the files of a scenario, in any order; those of scenarios that it extends have layers. Throws a
 * FaultError with every fault that can be found.
 */
export const loadScenario = (files: readonly SourceFile[], options: LoadOptions = {}): LoadedScenario =>
  compileScenario(parseScenario(files), options);

/** Reads files against the schema. Throws a FaultError only where nothing further could be checked. */
export function parseScenario(files: readonly SourceFile[]): ParsedScenario {
  const known = parseKnown(files);
  if (known !== undefined) return known;
  const { value, faults, locate } = readTexts(files);
  if (value === undefined) throw new FaultError(faults);
  const { scenario, issues, broken } = readScenario(value);
  const all = [...faults, ...zodFaults(issues, { value, locate }, keysOf(Scenario))];
  if (scenario === undefined) throw new FaultError(inOrder(all));
  return parsedAs(scenario, new Faults(locate, broken, all), broken);
}

/**
 * The same where some files are known; undefined where anything is wrong, for only their texts say where.
 * They are read for the place of something that is found later.
 */
function parseKnown(files: readonly KnownSource[]): ParsedScenario | undefined {
  const pieces = sectionsIn(files);
  const scenario = pieces && readPieces(pieces);
  if (scenario === undefined) return undefined;
  const parsed = parsedAs(scenario, new Faults(locateLate(files)), []);
  return parsed.faults.length > 0 ? undefined : parsed;
}

/** A scenario of the form of the schema, with what is wrong in it as it is written. */
function parsedAs(scenario: ScenarioText, faults: Faults, broken: readonly Path[]): ParsedScenario {
  checkHonesty(new Scope(scenario, faults));
  refuseExtends(scenario, faults);
  checkLesson(scenario, faults);
  let digest: string | undefined;
  return {
    scenario,
    get digest() {
      return (digest ??= scenarioDigest(scenario));
    },
    locate: faults.locate,
    faults: faults.list,
    broken,
  };
}

/**
 * A scenario that was read elsewhere and found without faults, such as a thread is given: nothing of its
 * files is read again, so what is wrong with interventions has no place there.
 */
export const parsedElsewhere = (scenario: ScenarioText): ParsedScenario => ({
  scenario,
  digest: scenarioDigest(scenario),
  locate: () => ({}),
  faults: [],
  broken: [],
});

/**
 * A scenario that was read before from the same files and found without faults: they are read again only
 * where the place of something is asked for.
 */
export function parsedBefore(
  files: readonly SourceFile[],
  { scenario, digest, expressions }: ScenarioRead,
): ParsedScenario {
  takeExpressions(expressions);
  return { scenario, digest, locate: locateLate(files), faults: [], broken: [] };
}

/**
 * A parsed scenario as plain data with all its expressions, for whoever is to compile it without reading
 * anything (`tauride/browser/parsed`). Throws a FaultError where it has faults.
 */
export function scenarioRead(parsed: ParsedScenario): ScenarioRead {
  const { scenario, digest } = parsed;
  return { scenario, digest, expressions: expressionsDuring(() => compileScenario({ ...parsed })) };
}

/** What was compiled of scenarios as parsed, as they are and with their decisions pinned. */
const stocks = new WeakMap<ParsedScenario, Map<boolean, Stock>>();

function stockOf(parsed: ParsedScenario, isPinned: boolean): Stock {
  const own = stocks.get(parsed) ?? new Map<boolean, Stock>();
  const stock = own.get(isPinned) ?? new Stock(own.get(!isPinned));
  stocks.set(parsed, own.set(isPinned, stock));
  return stock;
}

/** What a definition was compiled from. */
export interface Provenance {
  readonly parsed: ParsedScenario;
  readonly options: LoadOptions;
  readonly loaded: LoadedScenario;
}

const provenances = new WeakMap<Definition, Provenance>();

/** What a definition was compiled from by `compileScenario`; undefined for any other. */
export const provenanceOf = (definition: Definition): Provenance | undefined => provenances.get(definition);

/**
 * Makes the interventions, compiles and checks. Throws a FaultError with every fault, those of the parsed
 * scenario among them.
 */
export function compileScenario(parsed: ParsedScenario, options: LoadOptions = {}): LoadedScenario {
  const written = new Faults(parsed.locate, parsed.broken, [...parsed.faults]);
  const { scenario: changed, touched } = change(parsed.scenario, options.interventions ?? [], written);
  const faults = new Faults(locateAfter(parsed.locate, touched), parsed.broken, written.list);
  const fitting = fitted(changed, parsed.scenario, faults) ?? parsed.scenario;
  const scenario = options.pinDecisions ? pinDecisions(fitting, touched) : fitting;
  const digest = () => (fitting === parsed.scenario ? parsed.digest : scenarioDigest(fitting));
  const stock = stockOf(parsed, options.pinDecisions === true);
  const compiled = compileChecked(scenario, { digest, faults, stock });
  let warnings: readonly Fault[] | undefined;
  const placeOf = (address: string): Place => {
    const path = findPath(scenario, address);
    return isUnknown(path) ? {} : faults.locate(path);
  };
  const loaded: LoadedScenario = {
    definition: compiled.definition,
    scenario,
    get source() {
      return parsed.digest;
    },
    get warnings() {
      return (warnings ??= warningsOf(compiled));
    },
    placeOf,
  };
  provenances.set(compiled.definition, { parsed, options, loaded });
  return loaded;
}

/** The scenario after interventions; those that cannot be made are faults where they are written. */
const change = (scenario: ScenarioText, interventions: Interventions, faults: Faults): Intervened =>
  intervene(scenario, interventions, (intervention, complaint) =>
    faults.add({ ...complaint, ...locateIn(intervention)([], { key: true }) }),
  );

/**
 * A changed scenario in the form of the schema; undefined, and faults, where an intervention set what does
 * not fit. The schema asks nothing across sections, and a section that no intervention wrote to is the one
 * that was parsed: it fits.
 */
function fitted(changed: ScenarioText, parsed: ScenarioText, faults: Faults): ScenarioText | undefined {
  if (changed === parsed) return parsed;
  const issues: z.core.$ZodIssue[] = [];
  const sections = Object.entries(Scenario.shape).map(([name, schema]) => {
    const [value, known] = [changed[name as keyof ScenarioText], parsed[name as keyof ScenarioText]];
    if (value === known) return [name, value];
    const reading = Array.isArray(value) && Array.isArray(known) ? recordsFitted : wholeFitted;
    const { data, found } = reading(schema, value, known);
    for (const issue of found) issues.push({ ...issue, path: [name, ...issue.path] });
    return [name, data];
  });
  const given = { value: changed, locate: faults.locate };
  for (const fault of zodFaults(issues, given, keysOf(Scenario))) faults.add(fault);
  return issues.length > 0 ? undefined : (Object.fromEntries(sections) as ScenarioText);
}

/** A section in the form of the schema, and what does not fit. */
interface Fitted {
  readonly data: unknown;
  readonly found: readonly z.core.$ZodIssue[];
}

function wholeFitted(schema: z.ZodType, value: unknown): Fitted {
  const { data, error } = schema.safeParse(value);
  return { data, found: error?.issues ?? [] };
}

/** The same of a list of records, of which only those are read that are not the ones that were parsed. */
function recordsFitted(schema: z.ZodType, value: unknown, known: unknown): Fitted {
  const [records, parsed] = [value, known] as [readonly unknown[], readonly unknown[]];
  const places = [...records.keys()].filter((i) => records[i] !== parsed[i]);
  const { data, found } = wholeFitted(
    schema,
    places.map((i) => records[i]),
  );
  const fitting = [...records];
  for (const [j, i] of places.entries())
    fitting[i] = withKnown((data as readonly unknown[] | undefined)?.[j], records[i], parsed[i]);
  const inPlace = ({ path: [j, ...rest] }: z.core.$ZodIssue) => [places[Number(j)], ...rest];
  return { data: fitting, found: found.map((issue) => ({ ...issue, path: inPlace(issue) })) };
}

/** A record as it was read, its fields that nobody wrote to being those of the record that was parsed. */
function withKnown(fitting: unknown, written: unknown, parsed: unknown): unknown {
  if (!isRecord(fitting) || !isRecord(written) || !isRecord(parsed)) return fitting;
  const entries = Object.entries(fitting).map(([key, value]) => [
    key,
    Object.hasOwn(parsed, key) && written[key] === parsed[key] ? parsed[key] : value,
  ]);
  return Object.fromEntries(entries) as unknown;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a lesson has its reader change is made and read against the schema, as if he had asked for it. */
function checkLesson(scenario: ScenarioText, faults: Faults): void {
  for (const [i, interventions] of lessonChanges(scenario, faults.locate).entries()) {
    const { scenario: changed, touched } = change(scenario, interventions, faults);
    fitted(changed, scenario, new Faults(locateAfter(faults.locate, touched), [], faults.list));
    if (interventions.length > 0 || scenario.lesson?.change[i].with.length !== 0) continue;
    const message = 'this changes nothing';
    const hint = 'write `with`, `move`, `without` or `set` beside `try`';
    faults.report(['lesson', 'change', i], { code: 'lesson-change', message, hint });
  }
}

/** What is extended is laid below when files are read; where the name is left, its files were not given. */
function refuseExtends({ extends: name }: ScenarioText, faults: Faults): void {
  if (name === undefined) return;
  const message = `\`extends\` names \`${name}\`, whose files were not given`;
  const hint = 'give them too, with `layer: 1`, or read the scenario from its folder';
  faults.report(['extends'], { code: 'extends', message, hint });
}
