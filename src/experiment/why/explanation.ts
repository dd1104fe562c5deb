/**
 * The answer to "why": the document that `tauride why --json` prints, and that report/ turns into words.
 */
import type { Definition } from '../../model/definition.js';
import type { NamedRecord } from '../run/record.js';
import type { ButFor } from './but-for.js';
import type { Account } from './account.js';

export interface Explanation extends Account {
  readonly run: {
    readonly folder: string;
    readonly scenario: string;
    readonly title: string;
    /** Whether its dates are known in the old style, too. */
    readonly oldStyle: boolean;
    readonly mode: 'run' | 'replay';
    readonly seed: string;
    /** Of the kept run and of its repetition. */
    readonly digest: string;
  };
  /** Whom `moved` is about. */
  readonly asked: { readonly group: NamedRecord; readonly party: NamedRecord } | null;
  /** The regime asked for. */
  readonly wanted: string | null;
  readonly butFor: (ButFor & { readonly title: string }) | null;
  readonly names: {
    readonly parties: readonly NamedRecord[];
    readonly regimes: readonly NamedRecord[];
    readonly authorities: readonly NamedRecord[];
    readonly units: readonly NamedRecord[];
    readonly organs: readonly NamedRecord[];
    readonly places: readonly NamedRecord[];
  };
}

const named = (list: readonly NamedRecord[]): NamedRecord[] => list.map(({ id, name }) => ({ id, name }));

/** The names that an answer may need. */
export const namesToldIn = ({
  parties,
  regimes,
  authorities,
  units,
  organs,
  places,
}: Definition): Explanation['names'] => ({
  parties: named(parties),
  regimes: named(regimes),
  authorities: named(authorities),
  units: named(units),
  organs: named(organs),
  places: named(places),
});
