/** What we use of jstat, which ships no types. */
declare module 'jstat' {
  const jStat: {
    readonly normal: {
      readonly cdf: (x: number, mean: number, sd: number) => number;
      readonly inv: (probability: number, mean: number, sd: number) => number;
    };
    readonly chisquare: { readonly cdf: (x: number, degrees: number) => number };
    /** The chance of at most so many of so many trials. */
    readonly binomial: { readonly cdf: (times: number, trials: number, probability: number) => number };
    /** Student's t: the quantile of a probability for degrees of freedom, and the reverse. */
    readonly studentt: {
      readonly inv: (probability: number, degrees: number) => number;
      readonly cdf: (t: number, degrees: number) => number;
    };
  };
  export = jStat;
}
