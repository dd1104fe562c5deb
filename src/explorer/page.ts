/** The page: the question, the answer, what can be changed, and the picture with its mark and cursor. */
import { h } from 'preact';
import { parseDate } from '../foundation/calendar.js';
import { runCommandWords } from '../report/page/again.js';
import { answerOf } from '../view/answer.js';
import { contestScene } from '../view/contests.js';
import { courseIndex } from '../view/course.js';
import { contestData, powerData, votesData } from '../view/data.js';
import { frameOf } from '../view/frame.js';
import { POWER_PANELS, powerScene, type StoryPair } from '../view/power.js';
import { votesScene } from '../view/days/votes.js';
import { howOften } from '../view/many/many.js';
import { dayOf, longDate, percent } from '../view/words.js';
import { isChanged, NO_CHANGES, optionsOf, runQuery } from './address.js';
import { drawScene, element } from './drawing.js';
import { Panels } from './panels/panels.js';
import type { PageQuestion } from './protocol.js';
import { savers } from './figures/saving.js';
import { looking } from './looking/cursor.js';
import { Happened, ToldMark } from './looking/happened.js';
import { Play } from './looking/playing.js';
import { cursorLine, eyes, moveMark } from './looking/sliders.js';
import { askedBy, OwnChanges, titleIn } from './looking/what-if.js';
import type { Shipped } from './baseline.js';
import type { PageStore } from './store.js';
import { VoteClicks, VoteForm } from './why/ask-votes.js';
import type { WhyAsked } from './why/asked.js';
import { Because, recordOf } from './why/because.js';
import { edgeList, edgesOf, type BandShown } from './why/edges.js';
import { Many, pairOf, runsOf, savedAs, type Props } from './sure.js';

/** The question as it stands over the page. */
function titleOf(store: PageStore): string {
  const asked = store.question();
  if (asked !== undefined) return asked.question.trim();
  const what = isChanged(store.address.value) ? `${store.start.title}: what if?` : store.start.title;
  return askedBy(store) ?? what;
}

/** The answer; while what is asked is not computed there is none, and nobody else's stands in its place. */
function sentencesOf(store: PageStore): readonly string[] {
  const pair = pairOf(store);
  if (store.doing.value.isFault) return ['This could not be computed; below it says why.'];
  if (pair === undefined || store.isStale.value) return ['The answer is being computed on this machine.'];
  const runs = runsOf(store);
  return answerOf(pair, runs && howOften(pair, runs));
}

function Head({ store }: Props) {
  const sentences = sentencesOf(store);
  const { edit } = store.start;
  return element(
    'header',
    null,
    element(
      'p',
      { class: 'kicker' },
      store.start.title,
      edit && [edit.words, element(edit.at ? 'a' : 'code', { href: edit.at }, edit.told)],
    ),
    element('h1', null, titleOf(store)),
    element(
      'div',
      { class: 'answer', 'aria-live': 'polite' },
      sentences.map((sentence) => element('p', null, sentence)),
    ),
  );
}

/** Questions that are seen at once, on a narrow page and on a wide one. */
const SEEN = { narrow: 2, wide: 4 } as const;

/** Width from which a page is wide, pixels. */
const WIDE = 700;

const chip = (text: string, isOn: boolean, press: () => void) => {
  const button = { type: 'button', 'aria-pressed': String(isOn), onClick: press };
  return element('li', { key: text }, element('button', button, text));
};

/** What may be asked: the first questions and the one that is asked, and the others behind a word. */
function Chips({ store }: Props) {
  const { questions } = store.start;
  const isAsked = ({ id }: PageQuestion): boolean => store.question()?.id === id;
  const count = store.width.value < WIDE ? SEEN.narrow : SEEN.wide;
  // One more is not worth a word of its own.
  const seen = questions.filter((asked, i) => i < count || questions.length === count + 1 || isAsked(asked));
  const chipOf = (asked: PageQuestion) =>
    chip(asked.title, isAsked(asked), () => store.change({ ...NO_CHANGES, with: [asked.id] }));
  const recorded = chip('As recorded', !isChanged(store.address.value), () => store.change(NO_CHANGES));
  const others = questions.filter((asked) => !seen.includes(asked));
  return element(
    'div',
    { class: 'questions' },
    element('ul', { class: 'chips', 'aria-label': 'What is changed' }, recorded, seen.map(chipOf)),
    others.length > 0 &&
      element(
        'details',
        { class: 'others' },
        element('summary', null, `${others.length} other questions`),
        element('ul', { class: 'chips', 'aria-label': 'Other questions' }, others.map(chipOf)),
      ),
  );
}

/** How the run that ships stands, in words. */
const SHIPPED: Readonly<Record<Shipped, string>> = {
  none: '',
  shown: 'As recorded: computed beforehand, and not yet on this machine.',
  same: '✓ As recorded: computed beforehand, and again on this machine, the same to the last digit.',
  other:
    'As recorded: what was computed beforehand is not what this machine has computed. What you see is of this machine.',
};

function Doing({ store }: Props) {
  const { words, isFault } = store.doing.value;
  return element(
    'div',
    { class: 'doings' },
    element('p', { class: `doing${isFault ? ' fault' : ''}`, role: 'status' }, words),
    element('p', { class: 'note shipped' }, SHIPPED[store.shipped.value]),
  );
}

/** The picture itself: drawn anew for other runs and another width, and for nothing else. */
function Picture({ store }: Props) {
  const pair = pairOf(store);
  if (pair === undefined) return null;
  const scene = drawScene(powerScene(pair, store.width.value), 'power');
  const isFaded = pair.changed !== undefined && store.isStale.value;
  return element('div', { class: isFaded ? 'stale' : '' }, scene);
}

/** Middles of the bands in the picture, pixels down. */
const BAND_MIDDLES = { one: 35, two: 97 } as const;

function Mark({ store }: Props) {
  const move = store.move();
  const record = store.baseline.value?.record;
  if (move === undefined || record === undefined) return null;
  const frame = frameOf(store.width.value, dayOf(record.start), dayOf(record.end));
  const day = dayOf(store.dragged.value ?? move.date);
  const top = store.changed.value === undefined ? BAND_MIDDLES.one : BAND_MIDDLES.two;
  const label = `The day of: ${titleIn(record, move.id)}`;
  return moveMark({ frame, day, label, go: (date) => store.drag(move.id, date) }, top);
}

/** The bands that are shown, and where. */
function bandsShown(store: PageStore): readonly BandShown[] {
  const [recorded, changed] = [recordOf(store, 'recorded'), recordOf(store, 'changed')];
  const { one, two } = BAND_MIDDLES;
  return [
    ...(recorded === undefined ? [] : [{ run: 'recorded', record: recorded, middle: one } as const]),
    ...(changed === undefined ? [] : [{ run: 'changed', record: changed, middle: two } as const]),
  ];
}

const askOf = (store: PageStore) => (asked: WhyAsked) => store.ask(asked);

/** What may be asked of the bands, over the picture; nothing while it is that of another run. */
function Edges({ store }: Props) {
  const bands = bandsShown(store);
  if (bands.length === 0 || store.isStale.value) return null;
  const { start, end } = bands[0].record;
  const frame = frameOf(store.width.value, dayOf(start), dayOf(end));
  const asked = store.reasons.asking.value?.asked;
  return bands.map((band) => edgesOf(band, frame, asked, askOf(store)));
}

function EdgeList({ store }: Props) {
  const bands = bandsShown(store);
  const isAny = bands.some(({ record }) => record.regimes.length > 0);
  return isAny && !store.isStale.value ? edgeList(bands, askOf(store)) : null;
}

/** What saves the main picture, once it is that of what is asked. */
function SavePower({ store }: Props) {
  const pair = pairOf(store);
  if (pair === undefined || store.isStale.value) return null;
  const scene = () => powerScene(pair, store.width.value);
  return savers({ ...savedAs(store, 'power'), scene, data: () => powerData(pair) });
}

/** The day of the cursor; the last of the run where it is nowhere, or not among its days. */
function dateWithin(cursor: string | undefined, { story }: StoryPair): string {
  const { start, end } = story.record;
  return cursor !== undefined && parseDate(cursor) !== undefined && cursor >= start && cursor <= end
    ? cursor
    : end;
}

function Cursor({ store }: Props) {
  const pair = pairOf(store);
  if (pair === undefined) return null;
  const { start, end } = pair.story.record;
  const frame = frameOf(store.width.value, dayOf(start), dayOf(end));
  const date = dateWithin(store.cursor.value, pair);
  const { height } = powerSize(pair, store.width.value);
  return [
    cursorLine(frame, date, height),
    eyes({ frame, day: dayOf(date), label: 'The day that is looked at' }),
  ];
}

const sizes = new WeakMap<object, Map<number, { readonly height: number }>>();

/** The height of a picture, which is drawn once for each pair and width. */
function powerSize(pair: StoryPair, width: number): { readonly height: number } {
  const key = pair.changed ?? pair.story;
  const known = sizes.get(key) ?? new Map<number, { readonly height: number }>();
  sizes.set(key, known);
  const size = known.get(width) ?? { height: powerScene(pair, width).height };
  known.set(width, size);
  return size;
}

/** The figures of the day under the cursor, as recorded and in brackets as changed. */
function Readout({ store }: Props) {
  const pair = pairOf(store);
  if (pair === undefined) return null;
  const { story, changed } = pair;
  const date = dateWithin(store.cursor.value, pair);
  const at = courseIndex(story.course, dayOf(date));
  const show = (value: number | null | undefined) => (typeof value === 'number' ? percent(value) : '–');
  const rows = story.record.names.authorities.map(({ id, name }) => {
    const figures = POWER_PANELS.map(({ figure }) => {
      const own = show(story.course[figure][id]?.[at]);
      return changed === undefined ? own : `${own} (${show(changed.course[figure][id]?.[at])})`;
    });
    return element(
      'tr',
      null,
      element('th', { scope: 'row' }, name),
      figures.map((each) => element('td', { class: 'number' }, each)),
    );
  });
  const heads = ['claims', 'would be obeyed', 'holds'].map((text) =>
    element('th', { scope: 'col', class: 'number' }, text),
  );
  const caption = `${longDate(date, story.record)}${changed === undefined ? '' : ': as recorded (as changed)'}`;
  const table = element(
    'table',
    { class: 'readout' },
    element('caption', null, caption),
    element('thead', null, element('tr', null, element('th', { scope: 'col' }, 'Power'), heads)),
    element('tbody', null, rows),
  );
  return element('div', { class: 'wide', tabIndex: 0, role: 'group', 'aria-label': caption }, table);
}

function Contests({ store }: Props) {
  const pair = pairOf(store);
  if (pair === undefined || store.isStale.value) return null;
  const { record } = pair.changed ?? pair.story;
  const scene = contestScene(record, store.width.value);
  if (scene === undefined) return null;
  return element(
    'section',
    null,
    element('h2', null, 'Tests of force'),
    drawScene(scene, 'contests'),
    savers({ ...savedAs(store, 'contests'), scene: () => scene, data: () => contestData(record) }),
  );
}

function Votes({ store }: Props) {
  const pair = pairOf(store);
  if (pair === undefined) return null;
  const scene = votesScene(pair, store.width.value);
  if (scene === undefined) return null;
  return element(
    'section',
    null,
    element('h2', null, 'Whom people would vote for'),
    element(
      'div',
      { class: 'stage', ...looking(scene) },
      drawScene(scene, 'votes'),
      h(VoteClicks, { store }),
    ),
    h(VoteForm, { store }),
    h(Because, { store, kind: 'party' }),
    savers({ ...savedAs(store, 'votes'), scene: () => scene, data: () => votesData(pair) }),
  );
}

/** Whether the kept run that was opened came out the same here, in words; undefined of any other run. */
function agreement({ start, address }: PageStore, digest: string): string | undefined {
  const { kept } = start;
  if (kept?.query !== runQuery(address.value)) return undefined;
  return kept.digest === digest ? '✓ that of the kept run' : `not that of the kept run, ${kept.digest}`;
}

function Again({ store }: Props) {
  const told = store.changed.value ?? store.baseline.value;
  if (told === undefined || store.isStale.value) return null;
  const population = String(store.agents);
  const options = { scenario: store.start.scenario, ...optionsOf(store.address.value), population };
  const { digest } = told.record;
  const same = agreement(store, digest);
  return element(
    'section',
    null,
    element('h2', null, 'As a command'),
    element('pre', { class: 'command' }, runCommandWords('replay', options)),
    element(
      'p',
      { class: 'note again' },
      `Computed in this page; the command ends on the same digest, ${digest}${same === undefined ? '' : ` (${same})`}.`,
    ),
  );
}

const LEGEND = `${POWER_PANELS.map(({ title, meaning }) => `${title}: ${meaning}`).join(' ')} Solid: as recorded; dashed: as changed; shaded: the difference.`;

/** The whole page. */
export const page = (store: PageStore) =>
  element(
    'main',
    null,
    h(Head, { store }),
    h(Chips, { store }),
    h(OwnChanges, { store }),
    h(Doing, { store }),
    element(
      'figure',
      null,
      element(
        'div',
        { class: 'stage' },
        h(Picture, { store }),
        h(Cursor, { store }),
        h(Edges, { store }),
        h(Mark, { store }),
      ),
      h(Happened, { store }),
      h(Play, { store }),
      h(ToldMark, { store }),
      element('figcaption', null, LEGEND),
      h(SavePower, { store }),
    ),
    h(EdgeList, { store }),
    h(Because, { store, kind: 'regime' }),
    h(Panels, { store }),
    h(Many, { store }),
    h(Readout, { store }),
    h(Contests, { store }),
    h(Votes, { store }),
    h(Again, { store }),
  );
