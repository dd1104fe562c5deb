import { expect, test } from 'vitest';
import { Tidings } from '../../src/platform/node/queue/tidings.js';

test('a worker tells its first batch at once, and short ones that follow in one line now and then', () => {
  const lines: string[] = [];
  let now = 0;
  const tidings = new Tidings(
    (text) => void lines.push(text),
    () => now,
  );
  const done = (index: number, milliseconds: number, folder = '/a') => {
    now += milliseconds;
    tidings.add({ index, folder, runs: 3, milliseconds });
  };
  for (let index = 0; index < 1001; index++) done(index, 10);
  expect(lines).toEqual([
    'batch 0 of /a: 3 runs in 0.0 s',
    '500 batches of /a: 1500 runs in the last 5.0 s',
    '500 batches of /a: 1500 runs in the last 5.0 s',
  ]);
  done(1001, 6000);
  done(1002, 10);
  done(1003, 10, '/b');
  expect(lines.slice(3)).toEqual(['batch 1001 of /a: 3 runs in 6.0 s', 'batch 1002 of /a: 3 runs in 0.0 s']);
});
