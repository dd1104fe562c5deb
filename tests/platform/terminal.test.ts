import { describe, expect, test } from 'vitest';
import { displayOf } from '../../src/platform/node/terminal/terminal.js';

const terminal = { isTTY: true, columns: 100 };
const pipe = {};

describe('what can be shown', () => {
  test.each([
    ['a terminal', terminal, {}, 100],
    ['a very wide terminal', { isTTY: true, columns: 300 }, {}, 120],
    ['a pipe', pipe, {}, 80],
    ['a pipe with COLUMNS', pipe, { COLUMNS: '120' }, 120],
    ['COLUMNS without sense', pipe, { COLUMNS: '-3' }, 80],
  ])('has the width of %s', (_, output, environment, width) => {
    expect(displayOf(output, environment).width).toBe(width);
  });

  test.each([
    ['a terminal', terminal, {}, true],
    ['a pipe', pipe, {}, false],
    ['a dumb terminal', terminal, { TERM: 'dumb' }, false],
    ['NO_COLOR', terminal, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['an empty NO_COLOR', terminal, { NO_COLOR: '' }, true],
    ['FORCE_COLOR in a pipe', pipe, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, false],
  ])('has the colour of %s', (_, output, environment, colour) => {
    expect(displayOf(output, environment).colour).toBe(colour);
  });

  test.each([
    ['no locale', {}, true],
    ['a UTF-8 locale', { LANG: 'ru_RU.UTF-8' }, true],
    ['the plain locale', { LC_ALL: 'C' }, true],
    ['another encoding', { LANG: 'ru_RU.KOI8-R' }, false],
    ['a stronger locale', { LC_ALL: 'ru_RU.KOI8-R', LANG: 'en_GB.UTF-8' }, false],
    ['the console of the kernel', { TERM: 'linux' }, false],
  ])('has the characters of %s', (_, environment, unicode) => {
    expect(displayOf(terminal, environment).unicode).toBe(unicode);
  });
});
