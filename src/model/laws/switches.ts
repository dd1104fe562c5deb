/**
 * What a scenario may switch and set of the laws: every law with its constants, as that scenario has them.
 */
import { LAWS } from './laws.js';
import type { LawsDef } from './settings.js';

/** A constant of a law in a scenario: its value there, and the one it has where a scenario says nothing. */
export interface SwitchedConstant {
  readonly name: string;
  readonly value: number;
  readonly standard: number;
  readonly about: string;
  readonly source: string;
}

/** A law in a scenario. */
export interface SwitchedLaw {
  readonly id: string;
  readonly on: boolean;
  /** Whether it is in force where a scenario says nothing. */
  readonly standard: boolean;
  readonly about: string;
  readonly source: string;
  readonly constants: readonly SwitchedConstant[];
}

/** All laws as a scenario sets them, in the order of a day. */
export const switchesOf = (settings: LawsDef): SwitchedLaw[] =>
  LAWS.map(({ id, on: standard, about, source, constants }) => ({
    ...{ id, on: settings[id].on, standard, about, source },
    constants: Object.entries(constants).map(([name, constant]) => ({
      ...{ name, value: settings[id].constants[name], standard: constant.value },
      ...{ about: constant.about, source: constant.source },
    })),
  }));
