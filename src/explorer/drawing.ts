/** A scene as elements of the page: the same marks and classes as in a report. */
import { h, type ComponentChild, type ComponentChildren, type VNode } from 'preact';
import type { GroupMark, Mark, Scene, Tone } from '../view/scene.js';
import { lookedDay, looking } from './looking/cursor.js';
import { atDay } from '../view/frame.js';
import { TONES } from '../view/svg.js';

/** An element with its attributes: preact types them by a library of the DOM, which is not compiled with. */
export const element = (
  tag: string,
  attributes: Readonly<Record<string, unknown>> | null,
  ...children: ComponentChildren[]
): VNode => h(tag, attributes, ...children);

const toneClass = (tone: Tone): string => (typeof tone === 'number' ? `t${String(tone % TONES)}` : tone);

const noteOf = (note: string | undefined) => (note === undefined ? null : element('title', null, note));

function drawMark(mark: Mark): ComponentChild {
  switch (mark.kind) {
    case 'line':
      return element('path', {
        class: `line ${toneClass(mark.tone)}${mark.dashed ? ' dashed' : ''}`,
        d: mark.path,
      });
    case 'area':
      return element('path', { class: `area ${toneClass(mark.tone)}`, d: mark.path });
    case 'box': {
      const { x, y, width, height } = mark;
      return element(
        'rect',
        { class: `box ${toneClass(mark.tone)} s${String(mark.shade)}`, x, y, width, height },
        noteOf(mark.note),
      );
    }
    case 'rule': {
      const { from, to, strength } = mark;
      return element('line', { class: `rule ${strength}`, x1: from.x, y1: from.y, x2: to.x, y2: to.y });
    }
    case 'text': {
      const { x, y, anchor, text, tone, weight } = mark;
      return element('text', { class: `${toneClass(tone)} ${weight}`, x, y, 'text-anchor': anchor }, text);
    }
    case 'dot': {
      const { x, y, radius, tone, hollow, note } = mark;
      return element(
        'circle',
        { class: `dot ${toneClass(tone)}${hollow ? ' hollow' : ''}`, cx: x, cy: y, r: radius },
        noteOf(note),
      );
    }
    case 'group':
      if (mark.days !== undefined) return h(Following, { mark });
      return element(
        'g',
        { transform: `translate(${String(mark.x)} ${String(mark.y)})` },
        mark.marks.map(drawMark),
      );
  }
}

/** Names and figures that follow the day that is looked at, with a line on it. */
function Following({ mark: { days, marks } }: { readonly mark: GroupMark }) {
  const day = lookedDay.value;
  if (days === undefined || day === undefined) return element('g', null, marks.map(drawMark));
  const x = atDay(days, day + 1);
  const line = element('line', { class: 'looked', x1: x, y1: days.from, x2: x, y2: days.to });
  return element('g', null, line, days.figuresOn(day).map(drawMark));
}

/** A text with what stands in backticks as code, as a page tells code. */
export const codedText = (text: string): ComponentChildren[] =>
  text.split(/`([^`]+)`/).map((part, i) => (i % 2 === 1 ? element('code', null, part) : part));

/** What the element of a picture goes by. */
export const pictureId = (id: string): string => `${id}-picture`;

/** A scene as a picture of its own size; `id` tells its names apart from those of others. */
export function drawScene(scene: Scene, id: string): VNode {
  const { width, height, title, words, marks } = scene;
  return element(
    'svg',
    {
      ...looking(scene),
      id: pictureId(id),
      class: 'scene',
      viewBox: `0 0 ${String(width)} ${String(height)}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-words`,
    },
    element('title', { id: `${id}-title` }, title),
    element('desc', { id: `${id}-words` }, words),
    marks.map(drawMark),
  );
}
