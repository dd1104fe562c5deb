import { fc, test } from '../property.js';
import { describe, expect } from 'vitest';
import {
  isOneLine,
  isVisible,
  oneLine,
  shortened,
  visible,
  visibleIn,
  visibleJson,
} from '../../src/foundation/text.js';
import { ACTING, ANY_ACTING, hostileText } from '../hostile-text.js';

describe('a text that is shown', () => {
  test.prop([hostileText])('has nothing left in it that acts on a terminal or hides', (text) => {
    for (const told of [visible(text), oneLine(text), visibleJson({ [text]: text })])
      expect(told).not.toMatch(ANY_ACTING);
    expect([isVisible(visible(text)), isOneLine(oneLine(text))]).toEqual([true, true]);
  });

  test.each(ACTING)('has %j written out', (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    expect(oneLine(`a${character}b`)).toBe(`a\\u{${code}}b`);
    expect([isVisible(character), isOneLine(character)]).toEqual([false, false]);
  });

  test('keeps line breaks and tabs, but not on one line', () => {
    expect(visible('a\n\tb')).toBe('a\n\tb');
    expect(oneLine('a\n\tb')).toBe('a\\u{a}\\u{9}b');
  });

  test.each(['Милюков', 'é e\u0301', 'می\u200cخواهم', 'क्\u200dष', '👩‍🚀 ❤️', 'שלום', '中文', ''])(
    'is %s as it was, in whatever script it is written',
    (text) => {
      expect([visible(text), oneLine(text)]).toEqual([text, text]);
    },
  );

  test('shows no more marks on one letter than any script has', () => {
    expect(isOneLine(`a${'\u0301'.repeat(30)}`)).toBe(true);
    expect(oneLine(`a${'\u0301'.repeat(32)}`)).toBe(`a${'\u0301'.repeat(30)}\\u{301}\\u{301}`);
  });
});

test.prop([fc.jsonValue(), hostileText])(
  'JSON says the same value, whatever is escaped in it',
  (value, text) => {
    const given = { [text]: [value, text] };
    expect(JSON.parse(visibleJson(given))).toEqual(JSON.parse(JSON.stringify(given)));
  },
);

test.prop([hostileText])(
  'data is shown with every text and name of a field treated, all else as it is',
  (text) => {
    const numbers = new Float64Array(2);
    const given = { [text]: [text, 1, null, undefined, { text }], numbers };
    const shown = visible(text);
    expect(visibleIn(given)).toEqual({ [shown]: [shown, 1, null, undefined, { text: shown }], numbers });
  },
);

test('a text of any length is told by its beginning, its end and what lies between', () => {
  expect(shortened('short', 10)).toBe('short');
  expect(shortened('a'.repeat(500) + 'b'.repeat(500), 20)).toBe(
    'aaaaaaaaaa ... (980 characters) ... bbbbbbbbbb',
  );
});
