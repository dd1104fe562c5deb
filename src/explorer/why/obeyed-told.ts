/**
 * Why a unit or an organ obeyed, as the page tells it: the sentences of `tauride why --unit` and `--organ`, a
 * waterfall of the terms that moved obedience, and the terms themselves as a table.
 */
import type { RunRecord } from '../../experiment/run/record.js';
import { points, roundedTogether } from '../../report/points.js';
import {
  exactLogit,
  footingSentence,
  MOVED_RULE,
  neverExisted,
  obedienceShare,
  obeyedSentence,
  organSentence,
  shownTerms,
  STOPPED_WORK,
  TERM_NAMES,
  termMoves,
} from '../../report/why/obeyed-words.js';
import { toneOf } from '../../view/bands.js';
import type { PictureData } from '../../view/data.js';
import { waterfallScene, type WaterfallSpec } from '../../view/waterfall.js';
import { longDate, nameOf } from '../../view/words.js';
import { drawScene, element } from '../drawing.js';
import { headedTable } from '../figures/headed.js';
import { savers, type Saveable } from '../figures/saving.js';
import type { WhyAnswer } from '../protocol.js';
import type { WhyAsked } from './asked.js';

type ObeyedAsked = Extract<WhyAsked, { readonly kind: 'obeyed' }>;
type Moved = readonly (readonly [name: string, change: number])[];

/** What is told of a share that was moved. */
interface ShareMoved {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly before: number;
  readonly moves: Moved;
}

/** The waterfall; its figures are rounded together, so that they add up as they are read. */
export function obeyedWaterfall(
  { title, from, to, before, moves }: ShareMoved,
  record: RunRecord,
  authority: string,
): WaterfallSpec {
  const [first, ...changes] = roundedTogether([before, ...moves.map(([, change]) => change)]);
  const after = changes.reduce((sum, change) => Math.round((sum + change) * 1000) / 1000, first);
  const total = (date: string, share: number) => ({
    name: `At the end of ${longDate(date, { oldStyle: record.oldStyle })}`,
    ...{ change: share, said: obedienceShare(share) },
  });
  const falls = moves.map(([name], i) => ({ name, change: changes[i], said: points(changes[i]) }));
  return {
    ...{ title, tone: toneOf(record, authority), before: total(from, first) },
    ...{ falls: falls.filter(({ said }) => said !== '0.0'), after: total(to, after) },
  };
}

/** What moved it, as the page draws it. */
function shareMoved(told: WhyAnswer, { what, id, authority }: ObeyedAsked): ShareMoved | undefined {
  const { names } = told;
  const whom = nameOf(names.authorities, authority);
  if (what === 'organ') {
    const ledger = told.organs.at(0);
    if (ledger === undefined) return undefined;
    const { from, to, before, moves, stopped } = ledger;
    const title = `What ${whom} has of ${nameOf(names.organs, id)}, in points, by what moved it`;
    return { title, from, to, before, moves: [...termMoves(moves), [STOPPED_WORK, stopped]] };
  }
  const obeyed = told.obeyed.at(0);
  if (obeyed === undefined || obeyed.moves === null) return undefined;
  const { days, moves } = obeyed;
  const [first, last] = [days[0], days[days.length - 1]];
  const title = `Obedience of ${nameOf(names.units, id)} to ${whom}, in points, by what moved it`;
  return { title, from: first.date, to: last.date, before: first.obedience, moves: termMoves(moves) };
}

const NO_ONE = 'Nobody operates it: it is granted, or the authority did not exist on any of these days.';

function sentencesOf(told: WhyAnswer, { what, authority }: ObeyedAsked, record: RunRecord): string[] {
  if (what === 'organ') {
    const ledger = told.organs.at(0);
    return [ledger === undefined ? NO_ONE : organSentence(ledger, told, record)];
  }
  const obeyed = told.obeyed.at(0);
  if (obeyed === undefined || obeyed.days.length === 0) return [neverExisted(authority, told)];
  return [obeyedSentence(obeyed, told, record), footingSentence(obeyed, told)];
}

/** The rows of the table: of a unit its terms in logits, of an organ its operators in points. */
function rowsOf(told: WhyAnswer, { what }: ObeyedAsked): { head: string[]; rows: string[][] } {
  if (what === 'organ') {
    const operators = told.organs.at(0)?.operators ?? [];
    const rounded = roundedTogether(operators.map(({ change }) => change));
    return {
      head: ['Operated by', 'points'],
      rows: operators.map(({ unit }, i) => [nameOf(told.names.units, unit), points(rounded[i])]),
    };
  }
  const days = told.obeyed.at(0)?.days ?? [];
  if (days.length === 0) return { head: [], rows: [] };
  const [first, last] = [days[0], days[days.length - 1]].map(shownTerms);
  return {
    head: ['In logits', 'at first', 'at last'],
    rows: TERM_NAMES.map((name, i) => [name, exactLogit(first[i]), exactLogit(last[i])]),
  };
}

function termTable(told: WhyAnswer, asked: ObeyedAsked) {
  const { head, rows } = rowsOf(told, asked);
  const heads = head.map((text, i) => ({ text, kind: i > 0 ? ('number' as const) : undefined }));
  return rows.length === 0 ? null : headedTable({ heads, rows });
}

const dataOf = (moves: Moved): PictureData => ({
  columns: ['what_moved_it', 'change'],
  rows: moves.map(([name, change]) => [name, change]),
});

/** Why a unit or an organ obeyed. */
export function obeyedTold(
  told: WhyAnswer,
  asked: ObeyedAsked,
  record: RunRecord,
  width: number,
  saved: Pick<Saveable, 'id' | 'title' | 'scenario'>,
) {
  const moved = shareMoved(told, asked);
  const scene = moved && waterfallScene(obeyedWaterfall(moved, record, asked.authority), width);
  return [
    sentencesOf(told, asked, record).map((text) => element('p', null, text)),
    termTable(told, asked),
    scene === undefined || moved === undefined
      ? null
      : [
          drawScene(scene, saved.id),
          element('p', { class: 'note' }, MOVED_RULE),
          savers({ ...saved, scene: () => scene, data: () => dataOf(moved.moves) }),
        ],
  ];
}
