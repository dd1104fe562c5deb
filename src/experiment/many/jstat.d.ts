/** What we use of jstat, which ships no types. */
declare module 'jstat' {
  const jStat: {
    readonly normal: { readonly cdf: (x: number, mean: number, sd: number) => number };
    readonly chisquare: { readonly cdf: (x: number, degrees: number) => number };
    /** Student's t: the quantile of a probability for degrees of freedom. */
    readonly studentt: { readonly inv: (probability: number, degrees: number) => number };
  };
  export = jStat;
}
