/** Types of measure.mjs, for the peer in TypeScript. */
export declare const model: {
  readonly sentence: string;
  readonly agents: number;
  readonly cellAgents: number;
  readonly appeal: readonly number[];
  readonly rho: number;
  readonly sigma: number;
  readonly noise: number;
};
export declare const PARTIES: number;
export declare const AGENTS: number;
export declare function report(
  name: string,
  version: string,
  step: () => void,
  loyaltyOf: (agent: number, party: number) => number,
): void;
