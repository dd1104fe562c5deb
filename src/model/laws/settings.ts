/** How a scenario sets the laws. */

/** A law in a scenario: whether it is in force, and its constants. */
export interface LawSetting {
  readonly on: boolean;
  readonly constants: Readonly<Record<string, number>>;
}

/** The settings of a scenario, by the id of the law. */
export type LawsDef = Readonly<Record<string, LawSetting>>;
