/** How figures of the classics are drawn: lines over days, and bars. */
const [WIDTH, HEIGHT] = [640, 260];
const EDGE = { left: 48, right: 190, top: 34, bottom: 34 };
const INNER = { width: WIDTH - EDGE.left - EDGE.right, height: HEIGHT - EDGE.top - EDGE.bottom };

/** Colours that are told apart in print and by the colour-blind (Okabe & Ito 2008). */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7'];

/** A figure of each day. */
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

interface Lines {
  readonly title: string;
  readonly all: readonly Line[];
  /** End of the scale, which begins at 0. */
  readonly top: number;
  readonly unit: string;
  /** Words under the first and the last day; without them their numbers. */
  readonly span?: readonly [string, string];
}

/** Lines over days on one scale from 0. */
export function lines({ title, all, top, unit, span }: Lines): string {
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
  const [first, last] = span ?? ['day 1', `day ${days + 1}`];
  const below = [
    text(EDGE.left, foot + 18, first),
    text(side, foot + 18, last, ' text-anchor="end"'),
    text(side + 8, EDGE.top - 16, unit),
  ];
  return sheet(title, [...axis, ...drawn, ...below]);
}

/** Bars for each name, one of each key. */
export function bars(
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
