/** The words of a command as a shell takes them apart. */
export function shellWordsOf(command: string): string[] {
  const found = command.match(/(?:'[^']*'|\\'|[^\s'\\])+/gs) ?? [];
  return found.map((each) =>
    each.replaceAll(/'([^']*)'|\\'/gs, (whole, inside: string | undefined) => inside ?? whole.slice(1)),
  );
}
