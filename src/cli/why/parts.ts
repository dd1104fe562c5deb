/** `--parts` and `--orders` of `why`: by what an affair is divided, and how long that takes. */
import { EXACT_MAX, runsOfParts, type PartsTask } from '../../experiment/why/parts.js';
import { PARTS_MAX } from '../../experiment/why/shapley.js';
import type { Fault } from '../../foundation/fault.js';
import type { Definition } from '../../model/definition.js';
import { plural } from '../../report/words.js';
import { timeWords } from '../many/time.js';
import { addFault } from '../shell/settings.js';
import type { WhyFlags } from './command.js';

const ORDERS_DEFAULT = 20;
const ORDERS_MAX = 10_000;

function readOrders(text: string | undefined, count: number, faults: Fault[]): number | null {
  if (text === undefined) return count <= EXACT_MAX ? null : ORDERS_DEFAULT;
  const orders = Number(text);
  if (/^\d+$/.test(text) && orders >= 2 && orders <= ORDERS_MAX) return orders;
  const hint = `write a whole number from 2 to ${ORDERS_MAX}`;
  addFault(faults, `--orders ${text}`, 'orders', `\`${text}\` is not a number of orders`, hint);
  return ORDERS_DEFAULT;
}

/** The affairs of a scenario, as a hint. */
const affairsHint = ({ affairs }: Definition): string =>
  affairs.length > 0
    ? `affairs here: ${affairs.map(({ id }) => id).join(', ')}`
    : 'this scenario has no affairs: name events and decisions as one under `affairs`';

/**
 * The parts of the affair that is asked for; undefined where nobody asked, or it is none, which is a fault
 * here, or nothing that is known, which is one of `--but-for`.
 */
export function readParts(
  { parts, orders, butFor }: WhyFlags,
  definition: Definition,
  faults: Fault[],
): Omit<PartsTask, 'without'> | undefined {
  if (orders !== undefined && parts === undefined)
    addFault(faults, '--orders', 'no-parts', 'says nothing without parts', 'add --parts');
  if (parts === undefined) return undefined;
  if (butFor === undefined) {
    addFault(faults, '--parts', 'no-cause', 'says nothing without an affair', 'add --but-for and its id');
    return undefined;
  }
  const known = [...definition.events, ...definition.decisions];
  const affair = definition.affairs.find(({ id }) => id === butFor);
  if (affair === undefined) {
    if (known.some(({ id }) => id === butFor))
      addFault(faults, '--parts', 'no-affair', `\`${butFor}\` has no parts`, affairsHint(definition));
    return undefined;
  }
  if (affair.of.length > PARTS_MAX) {
    const message = `\`${butFor}\` has ${affair.of.length} parts, and no more than ${PARTS_MAX} can be told apart`;
    addFault(faults, '--parts', 'many-parts', message, 'divide it into smaller affairs');
  }
  const titleOf = (id: string) => known.find((each) => each.id === id)?.title ?? id;
  return {
    parts: affair.of.map((id) => ({ id, title: titleOf(id) })),
    orders: readOrders(orders, affair.of.length, faults),
  };
}

/** What is to be run, and how long it takes at most, when a whole run takes so many seconds. */
export function partsNotice(
  { parts, orders }: Omit<PartsTask, 'without'>,
  pairs: number,
  seconds: number,
): string {
  const runs = 2 + runsOfParts(parts.length, orders);
  const drawn = orders === null ? '' : ` (${plural(orders, 'random order')})`;
  const time = timeWords(pairs * runs * seconds);
  return `${plural(parts.length, 'part')}${drawn}, ${plural(pairs, 'pair')}: ${plural(pairs * runs, 'run')}; at most about ${time}`;
}
