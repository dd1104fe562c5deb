/**
 * How much a party draws the people of a stratum: the sum of named sources.
 *
 * Decision worth knowing: each source is rounded to Q15 before summing, so that the sum is exact and the
 * ledger can follow every source in integers.
 */

/** What people want of an issue. */
export interface Want {
  /** Which side of it they are on, and how far, -1..1. */
  readonly demand: number;
  /** How far the issue counts by nearness and not by direction, 0..1. */
  readonly nearness: number;
}

/**
 * What one issue adds to the appeal of a party, in loyalty units. Directional voting (Rabinowitz & Macdonald
 * 1989): agreement d p attracts as far as the party is believed, disagreement repels whether it is believed
 * or not. With nearness p^2 / 2 is taken off, since d p - p^2 / 2 orders parties as -(d - p)^2 / 2 does, by
 * how near they are (Downs 1957); between the two lies the mixture of both (Merrill & Grofman 1999).
 *
 * @param reach how many people hear the party, 0..1
 * @param salience how much the issue matters today, 0..1
 * @param credibility whether the party is believed on it, 0..1
 * @param position where the party stands, -1..1
 */
export const issueAppeal = (
  reach: number,
  salience: number,
  credibility: number,
  position: number,
  { demand, nearness }: Want,
): number => {
  const agreement = demand * position;
  const believed = agreement > 0 ? credibility * agreement : agreement;
  return reach * salience * (believed - (nearness * position * position) / 2);
};

/** The four figures of which an issue's appeal is made. */
export interface IssueFigures {
  readonly reach: number;
  readonly salience: number;
  readonly credibility: number;
  readonly position: number;
}

/** Two points and equal weights integrate every polynomial to the third degree without error (Gauss). */
const NODES = [0.5 - Math.sqrt(1 / 12), 0.5 + Math.sqrt(1 / 12)];

/** Slopes of the appeal of an issue in each of its figures. */
const slopesOf = (
  { demand, nearness }: Want,
  { reach, salience, credibility, position }: IssueFigures,
): IssueFigures => {
  const agreement = demand * position;
  const believed = agreement > 0 ? credibility : 1;
  const drawn = believed * agreement - (nearness * position * position) / 2;
  return {
    reach: salience * drawn,
    salience: reach * drawn,
    credibility: agreement > 0 ? reach * salience * agreement : 0,
    position: reach * salience * (believed * demand - nearness * position),
  };
};

const between = (a: number, b: number, share: number): number => a + (b - a) * share;

/** The figures at a share of the straight way from one to the other. */
const onTheWay = (from: IssueFigures, to: IssueFigures, share: number): IssueFigures => ({
  reach: between(from.reach, to.reach, share),
  salience: between(from.salience, to.salience, share),
  credibility: between(from.credibility, to.credibility, share),
  position: between(from.position, to.position, share),
});

/** Where on the straight way from one position to another none is taken, if there. */
const turnOf = (from: number, to: number): number => (from * to < 0 ? from / (from - to) : 1);

/**
 * What one unit of each figure is worth on the way from what it was to what it is: the mean slope along the
 * straight way between (Aumann & Shapley 1974). The change of the appeal is the sum over figures of worth
 * times change, exactly; a figure's change may so be divided among whoever made it. Parts add up, causes that
 * do the same get the same, and what changes nothing gets nothing.
 *
 * @param want what people want
 * @param from the figures as they were, and `to` as they are, each in its range
 */
export const worthOf = (want: Want, from: IssueFigures, to: IssueFigures): IssueFigures => {
  const turn = turnOf(from.position, to.position);
  const worth = { reach: 0, salience: 0, credibility: 0, position: 0 };
  for (const [begin, end] of [
    [0, turn],
    [turn, 1],
  ]) {
    if (begin === end) continue;
    for (const node of NODES) {
      const slopes = slopesOf(want, onTheWay(from, to, between(begin, end, node)));
      const weight = (end - begin) / 2;
      worth.reach += weight * slopes.reach;
      worth.salience += weight * slopes.salience;
      worth.credibility += weight * slopes.credibility;
      worth.position += weight * slopes.position;
    }
  }
  return worth;
};
