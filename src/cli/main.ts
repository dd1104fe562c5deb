/**
 * The command line as a process of its own.
 *
 * Decision worth knowing: everything else is loaded late, so that a machine which lets a process open few
 * files is told from a broken program.
 */
try {
  const { guard } = await import('./shell/failure.js');
  const { execute } = await import('./program.js');
  guard();
  await execute(process.argv.slice(2));
} catch (error) {
  const { code = 'no reason given' } = error as NodeJS.ErrnoException;
  const isFull = code === 'EMFILE' || code === 'ENFILE';
  const why = isFull
    ? 'too many files are open; raise the limit (`ulimit -n 1024`)'
    : `the program cannot be loaded (${code}); install it again`;
  process.stderr.write(`tauride: failed: ${why}\n`);
  process.exitCode = 1;
}
