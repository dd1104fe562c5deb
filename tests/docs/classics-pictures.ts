/** Pictures of the classics, drawn from runs: what `npm run docs` writes into docs/classics. */
import { active, courseOf, lived, seatsOf, set } from '../classics.js';

const [WIDTH, HEIGHT] = [640, 260];
const EDGE = { left: 48, right: 190, top: 34, bottom: 34 };
const INNER = { width: WIDTH - EDGE.left - EDGE.right, height: HEIGHT - EDGE.top - EDGE.bottom };

/** Colours that are told apart in print and by the colour-blind (Okabe & Ito 2008). */
const COLOURS = ['#0072b2', '#d55e00', '#009e73'];

interface Line {
  readonly label: string;
  readonly values: readonly number[];
}

const digits = (value: number): string => String(Number(value.toFixed(1)));

const text = (x: number, y: number, words: string, more = ''): string =>
  `<text x="${digits(x)}" y="${digits(y)}"${more}>${words}</text>`;

const sheet = (title: string, marks: readonly string[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<title>${title}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    text(EDGE.left, 18, title, ' font-weight="bold"'),
    ...marks,
    '</svg>',
    '',
  ].join('\n');

/** Labels one under another, none over the next. */
const apart = (heights: readonly number[]): number[] => {
  const order = heights.map((_, i) => i).sort((i, j) => heights[i] - heights[j]);
  const placed = [...heights];
  for (const [rank, i] of order.entries())
    if (rank > 0) placed[i] = Math.max(placed[i], placed[order[rank - 1]] + 15);
  return placed;
};

/** Lines over days on one scale from 0. */
function lines(title: string, all: readonly Line[], top: number, unit: string): string {
  const days = Math.max(...all.map(({ values }) => values.length)) - 1;
  const x = (day: number) => EDGE.left + (day / days) * INNER.width;
  const y = (value: number) => EDGE.top + (1 - value / top) * INNER.height;
  const ends = apart(all.map(({ values }) => y(values.at(-1) ?? 0)));
  const [foot, side] = [EDGE.top + INNER.height, EDGE.left + INNER.width];
  const axis = [0, top / 2, top].map(
    (value) =>
      `<path d="M${EDGE.left} ${digits(y(value))}H${side}" stroke="#ccc"/>` +
      text(EDGE.left - 6, y(value) + 4, digits(value), ' text-anchor="end"'),
  );
  const drawn = all.map(({ label, values }, i) => {
    const path = values.map((value, day) => `${digits(x(day))} ${digits(y(value))}`).join('L');
    return (
      `<path d="M${path}" fill="none" stroke="${COLOURS[i]}" stroke-width="2"/>` +
      text(side + 8, ends[i] + 4, label, ` fill="${COLOURS[i]}"`)
    );
  });
  const below = [
    text(EDGE.left, foot + 18, 'day 1'),
    text(side, foot + 18, `day ${days + 1}`, ' text-anchor="end"'),
    text(side + 8, EDGE.top - 16, unit),
  ];
  return sheet(title, [...axis, ...drawn, ...below]);
}

/** Two bars for each name. */
function bars(
  title: string,
  names: readonly string[],
  pairs: readonly (readonly number[])[],
  keys: readonly string[],
): string {
  const most = Math.max(...pairs.flat());
  const step = INNER.height / names.length;
  const from = 130;
  const marks = names.flatMap((name, i) =>
    pairs.map((pair, k) => {
      const y = EDGE.top + i * step + k * (step / 2 - 3);
      const width = (pair[i] / most) * (WIDTH - from - 150);
      const label = k === 0 ? text(from - 8, y + step / 2, name, ' text-anchor="end"') : '';
      return (
        `<rect x="${from}" y="${digits(y)}" width="${digits(width)}" height="${digits(step / 2 - 5)}" fill="${COLOURS[k]}"/>` +
        text(from + width + 6, y + step / 4 + 2, String(pair[i]), ' font-size="11"') +
        label
      );
    }),
  );
  const legend = keys.map((key, k) =>
    text(WIDTH - 110, EDGE.top + 130 + 18 * k, key, ` fill="${COLOURS[k]}" font-weight="bold"`),
  );
  return sheet(title, [...marks, ...legend]);
}

const persons = (name: string, stratum: number, of: number, changes = {}): number[] =>
  courseOf(name, active(stratum), set(changes)).map((share) => of * share);

/** Percent of the voters of the classic of the line who vote for a party, to a tenth. */
const voteOf = (party: number, changes: Readonly<Record<string, number>>): number => {
  const { columns, definition } = lived('downs', undefined, set(changes)).state;
  const groups = definition.strata.map((_, s) => columns.shares.at(s, party));
  return Number(((100 * groups.reduce((a, b) => a + b)) / groups.length).toFixed(1));
};

const impatient = {
  'strata.country-a.behaviour.thresholds.1': 0.05,
  'strata.country-b.behaviour.thresholds.1': 0.05,
};

/** The pictures by the name of their file in docs/classics. */
export const pictures = (): Readonly<Record<string, string>> => {
  const parliament = lived('new-zealand-2017');
  return {
    'granovetter.svg': lines(
      'People who riot, of a hundred',
      [
        { label: 'as written', values: persons('granovetter', 0, 100) },
        {
          label: 'one more careful',
          values: persons('granovetter', 0, 100, { 'strata.crowd.behaviour.thresholds.1': 0.01 }),
        },
      ],
      100,
      'persons',
    ),
    'granovetter-normal.svg': lines(
      'People who riot, by the spread of their thresholds',
      [
        { label: 'spread 12.2', values: persons('granovetter-normal', 0, 100).slice(0, 60) },
        { label: 'spread 12.5', values: persons('granovetter-normal', 1, 100).slice(0, 60) },
      ],
      100,
      'persons',
    ),
    'kuran.svg': lines(
      'Public opposition after one person has lost patience',
      [
        { label: 'first country', values: persons('kuran', 0, 100, impatient).slice(0, 15) },
        { label: 'second country', values: persons('kuran', 1, 100, impatient).slice(0, 15) },
        { label: 'either one before', values: persons('kuran', 0, 100).slice(0, 15) },
      ],
      100,
      'percent',
    ),
    'degroot.svg': lines(
      'How much of the opinion of the first each circle holds',
      [0, 1, 2].map((circle) => ({
        label: `the ${['first', 'second', 'third'][circle]} circle`,
        values: courseOf('degroot', ({ columns }) => 2 * columns.loyalties.at(circle, 0)).slice(0, 25),
      })),
      0.6,
      'share',
    ),
    'downs.svg': bars(
      'Votes in percent, by where the party of the left stands',
      ['at -0.5', 'at -0.1'],
      ['left', 'right'].map((_, party) =>
        [-0.5, -0.1].map((place) => voteOf(party, { 'parties.left.positions.matter': place })),
      ),
      ['left', 'right, at 0.3'],
    ),
    'new-zealand-2017.svg': bars(
      'The same ballots by two rules: seats of 120',
      ['National', 'Labour', 'New Zealand First', 'Green', 'ACT'],
      [seatsOf(parliament, 'parliament'), seatsOf(parliament, 'by-dhondt')],
      ['Sainte-Lague', "d'Hondt"],
    ),
  };
};
