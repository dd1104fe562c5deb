/** From the words of `tauride sensitivity` to the ranges in which parameters are moved. */
import { faultOf, gather, refuse, type Fault } from '../../foundation/fault.js';
import { findPath, isUnknown, readAt } from '../../scenario/path.js';
import type { Varied } from '../design/factor-conflicts.js';
import type { Setting } from '../design/setting.js';
import { readFactors } from '../design/vary.js';

/** An assumption nobody has bounded may be off by so much of itself. */
const QUARTER = 0.25;

const FORM =
  'write PATH=FROM..TO, as mechanisms.blame.rate=0.03..0.09, or PATH alone for a quarter either way';

/** The number that is written at a path. */
function numberAt(option: string, path: string, { loaded }: Setting): number {
  const place = findPath(loaded.scenario, path);
  if (isUnknown(place)) return refuse('unknown-path', option, place.message, place.hint);
  const value = readAt(loaded.scenario, place);
  if (typeof value === 'number') return value;
  return refuse('no-number', option, `\`${path}\` is no number that is written`, FORM);
}

/** The text of a factor: that of an option with a range, or a quarter of what is written either way. */
function rangeText(text: string, setting: Setting): string {
  if (text.includes('=')) return text;
  const option = `--over ${text}`;
  const value = numberAt(option, text, setting);
  if (value === 0) refuse('no-range', option, 'a quarter of nothing is no range', FORM);
  const ends = [value * (1 - QUARTER), value * (1 + QUARTER)].sort((a, b) => a - b);
  return `${text}=${ends.map((end) => Number(end.toPrecision(12))).join('..')}`;
}

const pathOf = (text: string): string => text.split('=', 1)[0].trim();

/** The fault of a factor that is no range of numbers. */
function formFault({ option, factor: { spec } }: Varied): Fault[] {
  const isRange = (spec.kind === 'range' && spec.step === undefined) || spec.kind === 'whole';
  if (isRange && spec.from < spec.to) return [];
  return [faultOf('no-range', option, 'a parameter is moved within a range of numbers', FORM)];
}

/** Says of which ranges whoever asked for them should know that they are narrow. */
function narrow({ option, factor: { spec } }: Varied, setting: Setting): string[] {
  if (spec.kind !== 'range' && spec.kind !== 'whole') return [];
  const value = gather([], () => numberAt(option, spec.path, setting));
  if (value === undefined) return [];
  const reach = Math.abs(value) * QUARTER;
  if (spec.from <= value - reach && spec.to >= value + reach) return [];
  return [`${option}: narrower than a quarter of ${value} either way: the index is that of this range`];
}

/** So often the way to an end that a scenario cannot bear is halved. */
const HALVINGS = 5;

/** A range of the list `calibration`, cut where the scenario has faults further out; with why. */
function listedRange(
  { path, from, to }: { readonly path: string; readonly from: number; readonly to: number },
  setting: Setting,
): { readonly varied: Varied[]; readonly notices: string[] } {
  const faultsAt = (low: number, high: number): Fault[] => {
    const faults: Fault[] = [];
    readFactors([`${path}=${low}..${high}`], setting, faults, 'calibration');
    return faults;
  };
  const value = numberAt('calibration', path, setting);
  const [first] = faultsAt(from, to);
  const soundEnd = (end: number, isSound: (end: number) => boolean): number => {
    if (isSound(end)) return end;
    let [sound, wrong] = [value, end];
    for (let i = 0; i < HALVINGS; i++) {
      const middle = Number(((sound + wrong) / 2).toPrecision(3));
      if (isSound(middle)) sound = middle;
      else wrong = middle;
    }
    return sound;
  };
  const low = first ? soundEnd(from, (end) => faultsAt(end, value).length === 0) : from;
  const high = first ? soundEnd(to, (end) => faultsAt(value, end).length === 0) : to;
  const faults: Fault[] = [];
  const varied = low < high ? readFactors([`${path}=${low}..${high}`], setting, faults, 'calibration') : [];
  const notices = first
    ? [`calibration ${path}: moved from ${low} to ${high}, not ${from} to ${to}: ${first.message}`]
    : [];
  return { varied, notices };
}

/** What parameters are moved, and what whoever asks should know of it, a line each. */
export interface Ranges {
  readonly varied: readonly Varied[];
  readonly notices: readonly string[];
}

/**
 * The ranges of the list `calibration` of a scenario, but for those that are asked for otherwise, and those
 * that are asked for. Faults are added to the list.
 *
 * @param over texts of `--over`
 * @param calibration whether the list of the scenario is taken
 */
export function readRanges(
  { over, calibration }: { readonly over: readonly string[]; readonly calibration: boolean },
  setting: Setting,
  faults: Fault[],
): Ranges {
  const asked = new Set(over.map(pathOf));
  const listed = (calibration ? setting.loaded.scenario.calibration : [])
    .filter(({ path }) => !asked.has(path))
    .map((range) => listedRange(range, setting));
  const texts = over.flatMap((text) => gather(faults, () => rangeText(text, setting)) ?? []);
  const own = readFactors(texts, setting, faults, '--over');
  faults.push(...own.flatMap(formFault));
  const varied = [...listed.flatMap((each) => each.varied), ...own];
  if (varied.length === 0 && faults.length === 0) {
    const message = 'nothing is moved: the scenario lists no ranges under `calibration`';
    faults.push(faultOf('no-parameter', '--over', message, FORM));
  }
  const notices =
    faults.length > 0
      ? []
      : [...listed.flatMap((each) => each.notices), ...own.flatMap((each) => narrow(each, setting))];
  return { varied, notices };
}
