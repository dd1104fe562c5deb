/** Constants of the laws: a number, with what it is and where it comes from. */

/** A constant of a law. */
export interface Reasoned {
  readonly value: number;
  readonly about: string;
  /** A publication, a fact, or the word `assumption`. */
  readonly source: string;
  /** The greatest that a scenario may write, where it is bounded by what it says. */
  readonly most?: number;
}

/** A constant, which is an assumption unless something else is said. */
export const reasoned = (value: number, about: string, source = 'assumption'): Reasoned => ({
  value,
  about,
  source,
});

/** The values of a table of constants, by name. */
export const plainValues = <Name extends string>(
  table: Readonly<Record<Name, Reasoned>>,
): Readonly<Record<Name, number>> =>
  Object.fromEntries(Object.entries<Reasoned>(table).map(([name, { value }]) => [name, value])) as Record<
    Name,
    number
  >;
