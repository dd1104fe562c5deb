/** What the daily tables of a run are drawn as on its page: the pictures of `tauride explore`. */
import { isoOf, parseDate } from '../../foundation/calendar.js';
import { markup, type Content } from '../../view/markup.js';
import { commandedPicture } from '../../view/days/commanded.js';
import { DAY_CHARTS } from '../../view/days/charts.js';
import { choicesOf, PANELS_MAX, type TablePair } from '../../view/days/drawn.js';
import { stackedChart } from '../../view/days/stacked.js';
import { WHERE, whereScene, type WhereBy } from '../../view/days/where.js';
import { partingOf, type StoryPair } from '../../view/power.js';
import { capital, longDate } from '../../view/words.js';
import { pictureOf } from './document.js';

/** A run, or two of which one is drawn over the other, and their tables as far as they were kept. */
export interface DaysPage extends StoryPair {
  readonly tables?: TablePair | undefined;
}

/** A chart by its word; nothing where the run has nothing of it. */
export function chartPart(page: DaysPage, word: string): Content {
  const [chart, { tables }] = [DAY_CHARTS.get(word), page];
  if (chart === undefined || tables === undefined) return undefined;
  const all = choicesOf(chart, tables.story).length;
  const few =
    all > PANELS_MAX ? ` Of ${String(all)}, the ${String(PANELS_MAX)} that change most are drawn.` : '';
  return pictureOf(
    word,
    (width) => stackedChart(chart, page, tables, { width, among: [], most: PANELS_MAX }),
    `${capital(chart.words)}.${few}`,
  );
}

const bothWords = ({ changed }: DaysPage): string =>
  changed === undefined ? '' : ' Above: without the change; below: as changed.';

/**
 * The day that tells most of who would be obeyed, and what it is: the eve of the first test of force, of two
 * runs that of the changed one after they part. On the last day whoever won has nearly everybody.
 */
export function tellingDay(page: StoryPair): { readonly date: string; readonly words: string } {
  const { record } = page.changed ?? page.story;
  const parting = partingOf(page) ?? -Infinity;
  const eves = record.contests.flatMap(({ date }) => {
    const day = parseDate(date);
    return day === undefined || day - 1 < parting ? [] : [isoOf(day - 1)];
  });
  const eve = eves.find((date) => date >= record.start);
  if (eve === undefined)
    return { date: record.end, words: `On ${longDate(record.end, record)}, the last day` };
  return { date: eve, words: `On ${longDate(eve, record)}, the eve of a test of force` };
}

/** Who commands each unit on a telling day, and whom it and each organ of power would obey. */
export function commandedPart(page: DaysPage): Content {
  const { tables } = page;
  if (tables === undefined) return undefined;
  const { date, words } = tellingDay(page);
  const told = `${words}. The heading says whose orders are those of the chain of command, the bar whose would be obeyed.${bothWords(page)}`;
  return pictureOf('commanded', (width) => commandedPicture(page, tables, { width, date })?.scene, told);
}

/** Where things stand on a telling day: a tile for each place, by whom it obeys and by its votes. */
export function wherePart(page: DaysPage): Content {
  const { tables } = page;
  if (tables === undefined) return undefined;
  const { date, words } = tellingDay(page);
  const told = `${words}; the bar is the part of whoever has most.${bothWords(page)}`;
  const parts = Object.entries(WHERE).map(([by, title]) => {
    const draw = (width: number) => whereScene(page, tables, { width, by: by as WhereBy, date });
    const picture = pictureOf(`where-${by}`, draw, told);
    return picture === undefined ? undefined : markup`<h3>${title}</h3>\n${picture}`;
  });
  return parts.every((part) => part === undefined) ? undefined : parts;
}
