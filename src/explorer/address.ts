/**
 * The state of the page as an address: what is changed, which draws, how many agents, and where the cursor
 * is.
 *
 * Decision worth knowing: the words are those of the command line, so that an address, the command behind it
 * and a kept run say the same thing, and none of them needs a translation.
 */

/** Options of the command line that change a run, each of which may be given more than once. */
export const CHANGE_OPTIONS = ['with', 'move', 'without', 'pin', 'set'] as const;

export type Changes = Readonly<Record<(typeof CHANGE_OPTIONS)[number], readonly string[]>>;

/** All that a view of the page depends on. */
export interface Address {
  readonly changes: Changes;
  readonly seed?: string | undefined;
  /** Agents, as digits; default: those that the page begins with. */
  readonly population?: string | undefined;
  /** How many runs with other draws are to say how sure it is, as digits. */
  readonly runs?: string | undefined;
  /** The day of the cursor, as an ISO date. */
  readonly cursor?: string | undefined;
  /** The figure of which it is shown how far the runs lie apart. */
  readonly view?: string | undefined;
  /** What is asked about a run that is shown, as `whyText` writes it. */
  readonly why?: string | undefined;
}

export const NO_CHANGES: Changes = { with: [], move: [], without: [], pin: [], set: [] };

/** Whether anything is changed. */
export const isChanged = ({ changes }: Address): boolean =>
  CHANGE_OPTIONS.some((name) => changes[name].length > 0);

const SINGLE = ['seed', 'population', 'runs', 'cursor', 'view', 'why'] as const;

/** An address as the query of a URL, without its question mark. */
export function queryOf(address: Address): string {
  const query = new URLSearchParams();
  for (const name of CHANGE_OPTIONS) for (const value of address.changes[name]) query.append(name, value);
  for (const name of SINGLE) {
    const value = address[name];
    if (value !== undefined) query.set(name, value);
  }
  return query.toString();
}

/** The address that a query tells; what it does not know is left alone. */
export function addressIn(query: string): Address {
  const told = new URLSearchParams(query);
  const changes = Object.fromEntries(
    CHANGE_OPTIONS.map((name) => [name, told.getAll(name)]),
  ) as unknown as Changes;
  const single = SINGLE.map((name) => [name, told.get(name) ?? undefined] as const);
  return { changes, ...Object.fromEntries(single.filter(([, value]) => value !== undefined)) };
}

/**
 * What of an address a run depends on, as a query: where somebody looks, what is asked about it, and how many
 * other runs there are, change nothing of it.
 */
export const runQuery = (address: Address): string =>
  queryOf({ ...address, runs: undefined, cursor: undefined, view: undefined, why: undefined });

/** The options that have the command line make the same run. */
export function optionsOf({
  changes,
  seed,
  population,
}: Address): Record<string, string | readonly string[]> {
  const some = CHANGE_OPTIONS.filter((name) => changes[name].length > 0).map(
    (name) => [name, changes[name]] as const,
  );
  return {
    ...Object.fromEntries(some),
    ...(seed === undefined ? {} : { seed }),
    ...(population === undefined ? {} : { population }),
  };
}

/** The one question that changes come from, by its id; empty where nothing is changed, null for others. */
export function questionIn(changes: Changes): string | null {
  if (!isChanged({ changes })) return '';
  const { with: twins, ...own } = changes;
  return twins.length === 1 && Object.values(own).every((list) => list.length === 0) ? twins[0] : null;
}
