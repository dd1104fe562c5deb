/**
 * The fans of a comparison: between what values the figures of the runs with a change lie, and what it makes
 * more or less among runs of the same draws.
 *
 * Decision worth knowing: they are drawn of the table of bands, of which a folder keeps a row a week and
 * figure however many runs there are, so that a page of ten thousand runs opens as one of ten.
 */
import type { BandSeries } from '../../experiment/many/bands.js';
import type { CompareRecord } from '../../experiment/many/compare.js';
import type { Row } from '../../experiment/tables/table.js';
import { fanScene, type Fan, type FanPanel, type FanPicture, type FanSpread } from '../../view/many/fans.js';
import { panelsShown, topOf } from '../../view/many/followed.js';
import { stackedScene, type Scene, type Tone } from '../../view/scene.js';
import { count, dayOf, longDate, percent, signed } from '../../view/words.js';
import { pictureOf } from './document.js';
import type { Content } from '../../view/markup.js';

interface FanKind {
  readonly title: string;
  readonly measure: BandSeries['measure'];
  readonly of: 'authority' | 'party';
}

const OBEYED: FanKind = { title: 'Who would be obeyed', measure: 'control', of: 'authority' };
const VOTES: FanKind = { title: 'Whom people would vote for', measure: 'support', of: 'party' };

/** Who is told of in bands, with the rank that is his colour. */
function namesIn({ names }: CompareRecord, of: FanKind['of']): { id: string; name: string; tone: Tone }[] {
  const prefix = `${of}.`;
  const known = Object.entries(names).filter(([key]) => key.startsWith(prefix));
  return known.map(([key, name], tone) => ({ id: key.slice(prefix.length), name, tone }));
}

const spreadIn = ({ p05, p25, p50, p75, p95 }: Row): FanSpread =>
  [p05, p25, p50, p75, p95].map(Number) as unknown as FanSpread;

const points = (value: number): string => signed(value, percent);

const spanWords = (spread: FanSpread, show: (value: number) => string): string => {
  const [low, high] = [show(spread[0]), show(spread[4])];
  return low === high ? low : `${low} to ${high}`;
};

function panelsOf(
  record: CompareRecord,
  rows: readonly Row[],
  kind: FanKind,
  show: (value: number) => string,
): FanPanel[] {
  return namesIn(record, kind.of).flatMap(({ id, name, tone }): FanPanel[] => {
    const own = rows.filter(({ who, among }) => who === id && among === 'all');
    const last = own.at(-1);
    if (last === undefined) return [];
    const fan: Fan = { days: own.map(({ date }) => dayOf(String(date))), spreads: own.map(spreadIn) };
    const told = `${spanWords(spreadIn(last), show)} in nine tenths of ${count(Number(last.runs))} runs`;
    return [{ name, tone, fan, told, curves: [] }];
  });
}

function pictureOfPanels(
  { start, end, oldStyle }: CompareRecord,
  panels: readonly FanPanel[],
  { title, isDifference }: { readonly title: string; readonly isDifference: boolean },
): FanPicture {
  const most = topOf(panels);
  const when = longDate(end, { oldStyle });
  return {
    ...{ title: `${title}; in words, on ${when}`, words: '', first: dayOf(start), last: dayOf(end), panels },
    ...(isDifference ? { from: -most, to: most, show: points } : { from: 0, to: most, show: percent }),
  };
}

const CAPTION =
  'Dark: half of the runs; light: nine tenths of them; the line is the middle one of each week. Differences are those of runs with the same draws.';

function draw(record: CompareRecord, rows: readonly Row[], kind: FanKind, width: number): Scene | undefined {
  const { title, measure } = kind;
  const of = (name: string) => rows.filter((row) => row.measure === name);
  const fans = panelsShown(panelsOf(record, of(measure), kind, percent));
  const differences = panelsShown(panelsOf(record, of(`${measure}_difference`), kind, points));
  const pictures = [
    pictureOfPanels(record, fans, { title: `${title}, with the change`, isDifference: false }),
    pictureOfPanels(record, differences, { title: 'What it makes more or less', isDifference: true }),
  ];
  const scenes = pictures.flatMap((picture) => fanScene(picture, width) ?? []);
  return scenes.length === 0 ? undefined : stackedScene(title, scenes, 16);
}

/** Fans of obedience and of votes by the rows of the table of bands of one counterfactual; none without. */
export const fansOf = (record: CompareRecord, rows: readonly Row[], id: string): Content =>
  [OBEYED, VOTES].map((kind) =>
    pictureOf(`fans-${kind.of}-${id}`, (width) => draw(record, rows, kind, width), CAPTION),
  );
