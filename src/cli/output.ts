/** What a command prints: results on stdout, everything else on stderr. */

/** Prints a text on stdout. */
export const print = (text: string): void => {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
};

/** Prints one JSON document on stdout. */
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

/** Prints a line on stderr. */
export const complain = (text: string): void => {
  process.stderr.write(`${text}\n`);
};
