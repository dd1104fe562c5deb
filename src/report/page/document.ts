/**
 * A report as one document of HTML: nothing is fetched, nothing runs, and it is the same on paper.
 *
 * Decision worth knowing: the page forbids itself all scripts and all requests, so that even a fault in what
 * is escaped could do nothing. A figure is drawn twice, for wide and for narrow pages, and the page shows one
 * of them.
 */
import { markup, Markup, type Content } from '../../view/markup.js';
import type { Scene } from '../../view/scene.js';
import { svgOf } from '../../view/svg.js';
import { PAGE_STYLE } from './style.js';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** By which a file is known to be a report that may be written anew. */
export const GENERATOR = '<meta name="generator" content="tauride report">';

/** A whole document; `lang` is that of the program's own words. */
export const documentOf = (title: string, body: Content): string =>
  markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${new Markup(GENERATOR)}
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Markup(PAGE_STYLE)}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.source;

/** Pixels for which a picture is drawn, of a wide page and of a narrow one. */
const WIDTHS = { large: 920, small: 332 } as const;

/**
 * A picture with its caption; `draw` draws it for a width, and nothing is shown where it draws nothing. `id`
 * is one of the page's own, in letters.
 */
export function pictureOf(id: string, draw: (width: number) => Scene | undefined, caption: Content): Content {
  const scenes = Object.entries(WIDTHS).flatMap(([size, width]) => {
    const scene = draw(width);
    return scene === undefined ? [] : [{ size, scene }];
  });
  if (scenes.length === 0) return undefined;
  const pictures = scenes.map(({ size, scene }) => svgOf(scene, `${id}-${size}`, { classes: size }));
  return markup`<figure>
${pictures}
<figcaption>${caption}</figcaption>
</figure>`;
}

export interface Heading {
  readonly text: string;
  readonly kind?: 'number' | 'date';
}

/** A table with a caption; nothing where it has no rows. */
export function tableOf(
  caption: string,
  headings: readonly Heading[],
  rows: readonly (readonly Content[])[],
): Content {
  if (rows.length === 0) return undefined;
  const kindOf = (i: number) => headings[i].kind ?? 'text';
  const head = headings.map(({ text }, i) => markup`<th scope="col" class="${kindOf(i)}">${text}</th>`);
  const lines = rows.map(
    (row) => markup`<tr>${row.map((cell, i) => markup`<td class="${kindOf(i)}">${cell}</td>`)}</tr>\n`,
  );
  return markup`<div class="wide" tabindex="0" role="group" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>${lines}</tbody></table></div>`;
}

/** A part of the page under a heading; nothing where it is empty. */
export const sectionOf = (title: string, content: Content): Content =>
  content === undefined || (Array.isArray(content) && content.every((each) => each === undefined))
    ? undefined
    : markup`<section><h2>${title}</h2>
${content}
</section>`;

/** Paragraphs. */
export const paragraphs = (sentences: readonly string[]): Content =>
  sentences.map((sentence) => markup`<p>${sentence}</p>\n`);

/** What few readers want at once, behind its title; nothing where it is empty. */
export const folded = (title: string, content: Content): Content =>
  content === undefined ? undefined : markup`<details><summary>${title}</summary>${content}</details>`;
