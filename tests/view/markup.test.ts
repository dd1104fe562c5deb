/** No text becomes markup, whatever is in it. */
import { expect } from 'vitest';
import { visible } from '../../src/foundation/text.js';
import { escaped, markup } from '../../src/view/markup.js';
import { svgOf } from '../../src/view/svg.js';
import { textAt } from '../../src/view/scene.js';
import { allOf, readHtml } from '../html.js';
import { fc, test } from '../property.js';

const nasty = fc
  .array(
    fc.constantFrom(
      '<',
      '>',
      '&',
      '"',
      "'",
      '`',
      '/',
      '=',
      'script',
      ' onload=',
      ']]>',
      '-->',
      '&#60;',
      'é',
      '\u202e',
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));

test.prop([nasty])('a text is read back as it was given, and makes no element', (text) => {
  const page = markup`<p title="${text}">${text}</p>`.source;
  const document = readHtml(`<html><body>${page}</body></html>`);
  expect(allOf(document.body, '*')).toHaveLength(1);
  expect(document.querySelector('p')?.textContent).toBe(visible(text));
  expect(escaped(text)).not.toMatch(/[<>"']/);
});

test.prop([nasty])('nor does one in a picture, as a mark, a note or a name', (text) => {
  const scene = {
    ...{ width: 10, height: 10, title: text, words: text },
    marks: [
      textAt(1, 1, text),
      { kind: 'dot', x: 1, y: 1, radius: 1, tone: 0, hollow: true, note: text } as const,
    ],
  };
  const document = readHtml(`<html><body>${svgOf(scene, 'id').source}</body></html>`);
  const names = allOf(document.body, '*').map(({ tagName }) => tagName.toLowerCase());
  expect(names).toEqual(['svg', 'title', 'desc', 'text', 'circle', 'title']);
});
