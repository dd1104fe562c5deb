/** Who held the country after its capital was taken: which place went over when, who marched, and the end. */
import type { HoldingRecord, RunRecord } from '../../experiment/run/record.js';
import type { Sheet } from '../sheet.js';
import { left, paragraph, right, table } from '../table.js';
import { dateStyle, figure, longDate, nameOf, percent, within } from '../words.js';

const namesOf = ({ names }: RunRecord, ids: readonly string[]): string =>
  ids.map((id) => within(nameOf(names.authorities, id))).join(' and ');

/** The records of each country that was to be held, in order: one ends with what became of it. */
const byCountry = (holdings: readonly HoldingRecord[]): HoldingRecord[][] => {
  const all: HoldingRecord[][] = [];
  let open = false;
  for (const holding of holdings) {
    if (open) all[all.length - 1].push(holding);
    else all.push([holding]);
    open = holding.place !== null;
  }
  return all;
};

const DONE: Readonly<Record<string, string>> = {
  test: 'over to',
  rising: 'a rising for',
  march: 'taken by a march of',
};

function line(record: RunRecord, holding: HoldingRecord, modern: (date: string) => string): string[] {
  const { place, side, what, how, forces, chance, by, against } = holding;
  const whom = namesOf(record, side === 'holder' ? [by] : against);
  const where = nameOf(record.names.places, place ?? '');
  const told =
    what === 'beaten' ? `${where}: a march of ${whom} beaten off` : `${where}: ${DONE[how]} ${whom}`;
  return [modern(holding.date), told, forces.map(figure).join(' : '), percent(chance ?? 0)];
}

const ENDS: Readonly<Record<HoldingRecord['how'], string>> = {
  test: '',
  rising: 'by a rising in the capital',
  march: 'by a march on the capital',
  country: 'to those who commanded more of it',
  days: 'until the last day',
  peace: 'since no place was left that stood against it',
};

/** What became of a country. */
function endSentence(record: RunRecord, last: HoldingRecord, sheet: Sheet): string {
  const { by, what, how, forces, date, place } = last;
  const whom = namesOf(record, [by]);
  if (place !== null) return `On the last day it was still open whether ${whom} would hold the country.`;
  const shares = `${percent(forces[0])} of all command against ${percent(forces[1])}`;
  if (what === 'divided')
    return `On ${longDate(date, sheet)} the country was divided between ${whom} and ${namesOf(record, last.against)}: ${shares}.`;
  return `On ${longDate(date, sheet)} ${whom} had ${what} the country ${ENDS[how]}: ${shares}.`;
}

const LEGEND = 'Force is that of the side which is named and of the other, as the chance is.';

export const holdings = (record: RunRecord, sheet: Sheet): string[] => {
  if (record.holdings.length === 0) return [];
  const dates = dateStyle(record);
  const columns = [right(dates.width), left(sheet.width - 2 - dates.width - 17 - 6 - 6), right(17), right(6)];
  const lines = byCountry(record.holdings).flatMap((country) => {
    const rows = country.filter(({ place }) => place !== null);
    const places = table(
      columns,
      rows.map((holding) => line(record, holding, dates.modern)),
    );
    return [...places, ...paragraph(sheet, endSentence(record, country[country.length - 1], sheet))];
  });
  return [...lines, ...paragraph(sheet, sheet.colours.dim(LEGEND))];
};
