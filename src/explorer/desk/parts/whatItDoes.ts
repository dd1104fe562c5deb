/** What the scenario never or always does: asked for, followed, stopped, and told with lines to look at. */
import { signal } from '@preact/signals';
import { DEEP_RUNS } from '../../../experiment/deep/runs.js';
import { shellWord } from '../../../foundation/text.js';
import { NOTHING_FOUND } from '../../../report/deep/words.js';
import { element } from '../../drawing.js';
import type { LookFound, LookProgress } from '../looking.js';
import type { DeskStore } from '../store.js';
import { placedList } from './faultList.js';
import { press } from './fileList.js';

interface DeskProps {
  readonly store: DeskStore;
}

const movesNumbers = signal(true);

interface CheckEvent {
  readonly currentTarget: { readonly checked: boolean };
}

const ABOUT = `${String(DEEP_RUNS)} runs of the text as it stands, each with another seed: what never or always happens in them, with the line to look at.`;

/** What is asked. */
function asking(store: DeskStore) {
  const { looking, reply, checking } = store;
  const { runnable = null, faults = [] } = reply.value ?? {};
  const isSound = runnable !== null && faults.length === 0;
  const isGoing = looking.progress.value !== undefined;
  return [
    element(
      'div',
      { class: 'acts' },
      press('What does it do?', () => store.look(movesNumbers.peek()), {
        disabled: !isSound || checking.isBehind.value || isGoing,
        'aria-describedby': 'desk-look',
      }),
      element(
        'label',
        { class: 'tick' },
        element('input', {
          ...{ type: 'checkbox', checked: movesNumbers.value, disabled: isGoing },
          onChange: ({ currentTarget }: CheckEvent) => (movesNumbers.value = currentTarget.checked),
        }),
        ' and which numbers change nothing, which takes most of the time',
      ),
    ),
    element('p', { id: 'desk-look', class: 'note' }, isSound ? ABOUT : `${ABOUT} Its faults come first.`),
  ];
}

/** How far it has come, and how it is stopped. */
const going = (store: DeskStore, { done, all, of }: LookProgress) =>
  element(
    'div',
    { class: 'acts' },
    press('Stop, and keep what is found', () => store.looking.stop()),
    all > 0 && element('progress', { value: done, max: all, 'aria-label': `Of all ${of}` }),
    all > 0 && element('span', null, `${String(done)} of ${String(all)} ${of}`),
  );

/** The command that finds the same. */
function commandOf(store: DeskStore, { look }: LookFound): string {
  const only = look.movesNumbers ? '' : ' --no-numbers';
  return `tauride check ${shellWord(store.folder.scenario)} --deep${only}`;
}

function told(store: DeskStore, found: LookFound) {
  const { findings, words, isWhole } = found;
  const isOld = store.isOlder(found.look.texts);
  return [
    isOld &&
      element(
        'p',
        { class: 'older' },
        'The text was changed since: this was found in it as it was, and lines may have moved.',
      ),
    findings.length === 0 && element('p', null, NOTHING_FOUND),
    placedList(store, findings, 'What never or always happens', findings.length),
    element('p', { class: 'note' }, words),
    isWhole && element('pre', { class: 'command' }, commandOf(store, found)),
  ];
}

/** What is said aloud: what lies ahead, and that it is done. */
function stateOf({ looking }: DeskStore): string {
  const progress = looking.progress.value;
  if (looking.fault.value !== undefined) return `This could not be looked at: ${looking.fault.value}`;
  if (progress !== undefined)
    return progress.ahead === '' ? 'Trying how long it takes.' : `${progress.ahead}.`;
  const found = looking.found.value;
  if (found === undefined) return '';
  return found.isWhole ? 'All runs are done.' : 'Stopped; this is what was found until then.';
}

/** All of it. */
export function WhatItDoes({ store }: DeskProps) {
  const { progress, found, fault } = store.looking;
  return element(
    'section',
    { class: 'does', 'aria-label': 'What it does' },
    asking(store),
    element(
      'p',
      { class: `doing${fault.value === undefined ? '' : ' fault'}`, role: 'status' },
      stateOf(store),
    ),
    progress.value !== undefined && going(store, progress.value),
    found.value !== undefined && told(store, found.value),
  );
}
