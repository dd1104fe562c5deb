/** Writes what in docs/ is made from the code: `npm run docs`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pictures } from './classics-pictures.js';
import { languagePage } from './language-page.js';
import { columnsPage } from './columns-page.js';
import { answers, docs, poll, replayed, tutorial } from './pages.js';

writeFileSync(new URL('language.md', docs), languagePage());
writeFileSync(new URL('columns.md', docs), columnsPage());
for (const page of [tutorial, answers, poll]) writeFileSync(page, replayed(readFileSync(page, 'utf8')).text);
mkdirSync(new URL('classics/', docs), { recursive: true });
for (const [name, picture] of Object.entries(pictures()))
  writeFileSync(new URL(`classics/${name}`, docs), picture);
