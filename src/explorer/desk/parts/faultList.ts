/** What is wrong, as `tauride check` says it: each fault leads to its place. */
import type { Fault } from '../../../foundation/fault.js';
import { codedText, element } from '../../drawing.js';
import type { DeskStore } from '../store.js';
import { offsetOf } from './place.js';

interface DeskProps {
  readonly store: DeskStore;
}

/** Faults that are listed; the others wait until some of these are mended. */
const LISTED = 50;

const placeWords = ({ file, line, column }: Fault): string =>
  [file, line, column].filter((part) => part !== undefined).join(':');

function faultItem(store: DeskStore, fault: Fault, i: number) {
  const { line, column = 1, message, hint } = fault;
  const name = store.nameOf(fault.file);
  const place = placeWords(fault);
  const go = (): void => {
    if (name === undefined) return;
    const from = offsetOf(store.texts.peek()[name] ?? '', line ?? 1, column);
    store.select({ name, from, to: from });
  };
  return element(
    'li',
    { key: `${String(i)} ${place}` },
    name === undefined
      ? place !== '' && element('span', { class: 'place' }, place)
      : element('button', { type: 'button', class: 'place', onClick: go }, place),
    ' ',
    codedText(message),
    hint !== undefined && element('span', { class: 'hint' }, codedText(hint)),
  );
}

/** Faults or findings as a list, each of which leads to its place. @param most how many are listed */
export function placedList(store: DeskStore, faults: readonly Fault[], label: string, most = LISTED) {
  if (faults.length === 0) return null;
  const more = faults.length - most;
  return [
    element(
      'ul',
      { class: 'faults', 'aria-label': label },
      faults.slice(0, most).map((fault, i) => faultItem(store, fault, i)),
    ),
    more > 0 && element('p', { class: 'note' }, `And ${String(more)} more.`),
  ];
}

/** How many there are, in a sentence. */
function stateOf({ reply, checking }: DeskStore): string {
  if (reply.value === undefined) return 'Reading.';
  const { faults, warnings } = reply.value;
  const counted = (count: number, word: string): string =>
    `${String(count)} ${word}${count === 1 ? '' : 's'}`;
  const found = faults.length === 0 ? 'No faults' : counted(faults.length, 'fault');
  const doubts = warnings.length === 0 ? '' : `, ${counted(warnings.length, 'doubt')}`;
  return `${found}${doubts}.${checking.isBehind.value ? ' Reading what was typed.' : ''}`;
}

/** All of it. */
export function FaultList({ store }: DeskProps) {
  const { faults = [], warnings = [] } = store.reply.value ?? {};
  return element(
    'section',
    { class: 'found', 'aria-label': 'What is wrong' },
    element(
      'p',
      { id: 'desk-state', class: `state${faults.length > 0 ? ' fault' : ''}`, role: 'status' },
      stateOf(store),
    ),
    placedList(store, faults, 'Faults'),
    placedList(store, warnings, 'What is doubtful, but can be run'),
    placedList(store, store.unread.value, 'What lies in the folder and is not read'),
  );
}
