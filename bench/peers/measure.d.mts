/** Types of measure.mjs, for the studies. */
export declare const model: {
  readonly sentence: string;
  readonly agents: number;
  readonly cellAgents: number;
  readonly appeal: readonly number[];
  readonly rho: number;
  readonly sigma: number;
  readonly noise: number;
};
