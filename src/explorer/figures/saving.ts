/**
 * Pictures and their figures as files: SVG and PNG of what is seen, CSV of what it is drawn of.
 *
 * Decision worth knowing: a file is made when it is asked for, of the record that is on the page, and handed
 * to the browser as a download; nothing is sent anywhere. The SVG brings its style and is drawn by the code
 * of reports.
 */
import { h } from 'preact';
import { answerCsv } from '../../report/answer.js';
import type { PictureData } from '../../view/data.js';
import type { Scene } from '../../view/scene.js';
import { ALONE } from '../../view/style.js';
import { svgOf } from '../../view/svg.js';
import { bitmapOf } from './bitmap.js';
import { element, pictureId } from '../drawing.js';
import { browser, type Drawn } from '../host.js';
import { FigureTable } from './table.js';

/** A picture that can be saved. */
export interface Saveable {
  /** What the picture is called on the page, in letters. */
  readonly id: string;
  /** What it shows, for whoever does not see which buttons stand under which picture. */
  readonly title: string;
  /** What its files begin with. */
  readonly scenario: string;
  readonly scene: () => Scene;
  readonly data: () => PictureData;
}

/** How long an address of a file is kept for the browser to take it, milliseconds. */
const KEPT = 10_000;

/** Gives a file to whoever sits at the page. */
export function download(name: string, parts: readonly unknown[], type: string): void {
  const blob = parts.length === 1 && parts[0] instanceof browser.Blob ? parts[0] : undefined;
  const address = browser.URL.createObjectURL(blob ?? new browser.Blob(parts, { type }));
  const link = browser.document.createElement('a') as {
    href: string;
    download: string;
    readonly click: () => void;
  };
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => browser.URL.revokeObjectURL(address), KEPT);
}

/** The name of a file, of letters that every system takes. */
const fileName = ({ scenario, id }: Saveable, extension: string): string => {
  const words = scenario.split(/[\\/]/).at(-1) ?? '';
  const clean = words.replaceAll(/[^\p{L}\p{N}-]+/gu, '-').slice(0, 60);
  return `${clean === '' ? 'tauride' : clean}-${id}.${extension}`;
};

const FORMATS: Readonly<Record<string, (picture: Saveable) => void>> = {
  SVG: (picture) => {
    const { source } = svgOf(picture.scene(), picture.id, { style: ALONE });
    download(fileName(picture, 'svg'), [`${source}\n`], 'image/svg+xml');
  },
  PNG: (picture) => {
    const drawn = browser.document.getElementById(pictureId(picture.id)) as Drawn | null;
    if (drawn === null) return;
    bitmapOf(drawn).toBlob((blob) => {
      if (blob !== null) download(fileName(picture, 'png'), [blob], 'image/png');
    }, 'image/png');
  },
  CSV: (picture) => {
    const { columns, rows } = picture.data();
    // The mark at the beginning has spreadsheets read the names as they are written.
    download(fileName(picture, 'csv'), [`\u{feff}${answerCsv(columns, rows)}\n`], 'text/csv;charset=utf-8');
  },
};

/** What saves a picture, a button for each kind of file, and its figures as a table. */
export const savers = (picture: Saveable) =>
  element(
    'div',
    { class: 'savers', role: 'group', 'aria-label': `Save: ${picture.title}` },
    element('span', null, 'Save as '),
    Object.entries(FORMATS).map(([name, save]) =>
      element(
        'button',
        { type: 'button', 'aria-label': `${name}: ${picture.title}`, onClick: () => save(picture) },
        name,
      ),
    ),
    h(FigureTable, { id: picture.id, title: picture.title, data: picture.data }),
  );
