/**
 * The built command line, loaded once: it does one command after another in a thread of its own, while the thread that asks waits.
 *
 * Decision worth knowing: a process a command would load the same files a hundred times. What only a process can show (signals, pipes, its
 * end) is tested with processes; `usage.test.ts` holds that both answer alike.
 */
import { runAsWorker } from 'synckit';
import { keepThreads } from './kept-threads.mjs';

keepThreads();

/** Notes what is written to a stream; returns what was, and gives the stream back. */
function listen(stream) {
  const { write } = stream;
  let text = '';
  stream.write = (chunk) => {
    text += chunk;
    return true;
  };
  return () => {
    stream.write = write;
    return text;
  };
}

runAsWorker(async (program, words, environment) => {
  const { execute } = await import(program);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, environment);
  process.exitCode = 0;
  const [stdout, stderr] = [listen(process.stdout), listen(process.stderr)];
  await execute(words);
  const ended = { code: process.exitCode, stdout: stdout(), stderr: stderr() };
  process.exitCode = 0;
  return ended;
});
