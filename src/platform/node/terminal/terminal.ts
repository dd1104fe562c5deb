/** What the terminal, or the file in its place, can show: width, colour, characters. */

export interface Display {
  readonly width: number;
  readonly colour: boolean;
  readonly unicode: boolean;
}

export interface Output {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const WIDTH_DEFAULT = 80;
const WIDTH_MAX = 120;

/** The width of the terminal, or `COLUMNS`, or 80; above 120, lines would be too long to read. */
const widthOf = (output: Output, environment: Environment): number => {
  const columns = Number.parseInt(environment.COLUMNS ?? '', 10);
  const width =
    output.isTTY === true && output.columns ? output.columns : columns > 0 ? columns : WIDTH_DEFAULT;
  return Math.min(WIDTH_MAX, width);
};

/** Whether a line can be drawn over another: nowhere but on a terminal that has a cursor. */
export const hasCursor = (output: Output, environment: Environment): boolean =>
  output.isTTY === true && environment.TERM !== 'dumb';

/**
 * Colour on a terminal that is not dumb, unless NO_COLOR (no-color.org) is set to anything; FORCE_COLOR asks
 * for it anywhere.
 */
const hasColour = (output: Output, environment: Environment): boolean => {
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR) return environment.FORCE_COLOR !== '0';
  return hasCursor(output, environment);
};

/**
 * Everything but ASCII is refused to the console of the kernel and to a locale that names another encoding.
 */
const hasUnicode = (environment: Environment): boolean => {
  if (environment.TERM === 'linux') return false;
  const { LC_ALL, LC_CTYPE, LANG } = environment;
  const locale = [LC_ALL, LC_CTYPE, LANG].find(Boolean) ?? '';
  const encoding = locale.split('.')[1] ?? 'UTF-8';
  return /^utf-?8/i.test(encoding);
};

export const displayOf = (output: Output, environment: Environment): Display => ({
  width: widthOf(output, environment),
  colour: hasColour(output, environment),
  unicode: hasUnicode(environment),
});
