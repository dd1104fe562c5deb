/**
 * What many runs took to compute, and what the sharing of their pasts has spared.
 *
 * Decision worth knowing: only runs that are done are asked for, each whole, while every day that was
 * computed counts, those of failed runs too. So a run that fails can make the sharing look worse and never
 * better. Counting the days of failed runs as asked was rejected: nobody computed them, and they would pass
 * for spared.
 */
export interface DaysComputed {
  /** Days that were computed, to whatever end. */
  readonly simulated: number;
  /** Days that the runs which are done would have taken one by one. */
  readonly asked: number;
}

/** The days of several batches together. */
export const sumOfDays = (all: readonly DaysComputed[]): DaysComputed => ({
  simulated: all.reduce((sum, { simulated }) => sum + simulated, 0),
  asked: all.reduce((sum, { asked }) => sum + asked, 0),
});

/** The share of the days asked that was spared; 0 where failed runs took more than was. */
export const shareSpared = ({ simulated, asked }: DaysComputed): number =>
  asked > 0 ? Math.max(0, 1 - simulated / asked) : 0;
