/** The list of scenarios and the questions that come with them, as text. */
import { createSheet, type Sheet, type SheetOptions } from './sheet.js';
import { left, paragraph, table } from './table.js';

export interface CatalogueEntry {
  readonly id: string;
  /** Null where the scenario cannot be read. */
  readonly title: string | null;
  readonly counterfactuals: readonly {
    readonly id: string;
    readonly title: string;
    readonly question: string;
  }[];
}

export type Catalogue = readonly CatalogueEntry[];

const LABEL_MAX = 32;

const entryLines = ({ id, title, counterfactuals }: CatalogueEntry, sheet: Sheet): string[] => {
  const { bold, dim } = sheet.colours;
  const label = Math.min(LABEL_MAX, Math.max(0, ...counterfactuals.map((each) => each.id.length)));
  const columns = [left(label), left(sheet.width - 6 - label)];
  const rows = counterfactuals.map((each) => [each.id, `${each.title}. ${dim(each.question)}`]);
  return [
    ...paragraph(sheet, `${bold(id)}  ${title ?? `has faults: see \`tauride check ${id}\``}`, 0),
    ...table(columns, rows, { indent: 4 }),
  ];
};

/** The catalogue as text, ending in a line break. */
export const catalogueReport = (catalogue: Catalogue, options: SheetOptions): string => {
  const sheet = createSheet(options);
  return [...catalogue.flatMap((entry) => entryLines(entry, sheet)), ''].join('\n');
};
