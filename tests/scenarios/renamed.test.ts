/**
 * Nothing but the address of a draw knows a name: with every id of a scenario changed, and draws addressed by the names of before, each day
 * is the same, to the digest.
 *
 * Decision worth knowing: the engine is bundled anew with another `entityOf`, since the draws are the one thing that may differ by name.
 * `npm run study:renaming` asks what users see, where draws differ too: how often each thing happens.
 */
import { expect, test } from 'vitest';
import { filesOf } from '../bundled.js';
import { withOtherNames } from '../renamed.js';
import { engineOfFile } from './renamed-engine.js';

const days = engineOfFile();

test('every day of two-powers is the same with every id changed', () => {
  const { files, before } = withOtherNames(filesOf('two-powers'));
  expect(days(files, 2292, before)).toEqual(days(filesOf('two-powers'), 2292, new Map()));
});

test('a name by which something is drawn otherwise is seen', () => {
  const { files, before } = withOtherNames(filesOf('two-powers'));
  const but = new Map([...before].filter(([, old]) => old !== 'seizure'));
  expect(but.size).toBe(before.size - 1);
  expect(days(files, 2292, but)).not.toEqual(days(filesOf('two-powers'), 2292, new Map()));
});
