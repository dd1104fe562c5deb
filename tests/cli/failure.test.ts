import { CommanderError } from '@commander-js/extra-typings';
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../src/cli/shell/failure.js';
import { FaultError } from '../../src/foundation/fault.js';

describe('a command that cannot go on', () => {
  test('ends with 2 and every fault where the input is wrong', () => {
    const faults = [
      { code: 'a', message: 'first', file: 'x.yaml', line: 3, column: 7 },
      { code: 'b', message: 'second', hint: 'mend it' },
    ];
    expect(failureOf(new FaultError(faults))).toEqual({
      code: 2,
      text: 'x.yaml:3:7: first\nsecond\n  mend it',
    });
  });

  test('ends with 1 and one line where tauride is wrong', () => {
    expect(failureOf(new RangeError('too much\nand more'))).toEqual({
      code: 1,
      text: 'tauride: failed: too much',
    });
    expect(failureOf(new Error(''))).toEqual({ code: 1, text: 'tauride: failed: no reason was given' });
    expect(failureOf('a text')).toEqual({ code: 1, text: 'tauride: failed: a text' });
  });

  test('adds nothing to what the parser has said', () => {
    expect(failureOf(new CommanderError(1, 'commander.unknownOption', 'unknown'))).toEqual({ code: 2 });
    expect(failureOf(new CommanderError(0, 'commander.version', '0.1.0'))).toEqual({ code: 0 });
  });
});
