/** The run of the text, beside it: the answer, the picture, and the command that makes it again. */
import { runCommandWords } from '../../../report/page/again.js';
import { answerOf } from '../../../view/answer.js';
import { POWER_PANELS, powerScene } from '../../../view/power.js';
import { h } from 'preact';
import { drawScene, element } from '../../drawing.js';
import type { Ran } from '../running.js';
import type { DeskStore } from '../store.js';
import { RecordBeside } from './recordBeside.js';

interface DeskProps {
  readonly store: DeskStore;
}

/** How the run stands, in a sentence. */
function runState({ running, reply, checking }: DeskStore): string {
  const days = running.days.value;
  if (running.fault.value !== undefined) return `This could not be run: ${running.fault.value}`;
  if (days !== undefined) return `Computing: day ${String(days.done)} of ${String(days.all)}.`;
  const { now } = running;
  if (reply.value?.runnable === null)
    return now.value === undefined
      ? 'There is a run when there are no faults in what is run.'
      : 'This is the run of the text before its faults.';
  if (now.value === undefined || checking.isBehind.value) return '';
  return now.value.of.read.digest === reply.value?.runnable?.read.digest
    ? ''
    : 'The run of this text follows.';
}

/** The command that makes the run again. */
function commandOf(store: DeskStore, { of }: Ran): string {
  const { scenario } = store.folder;
  return runCommandWords(store.running.mode.value, {
    scenario,
    ...(of.isAll ? {} : { population: String(of.agents) }),
    ...(of.isFitted ? { parameters: 'written' } : {}),
  });
}

/** Under which condition the command ends on the same digest. */
function againWords(store: DeskStore, { answer }: Ran): string {
  const when = store.unsaved().length > 0 ? 'once it is saved, the command ends' : 'the command ends';
  return `Computed in this page; ${when} on the same digest, ${answer.record.digest}.`;
}

/** Whether decisions are left free; nothing where none has an answer on record. */
function modeBox({ running, reply }: DeskStore) {
  if (reply.value?.runnable?.isRecorded !== true && running.now.value?.of.isRecorded !== true) return null;
  return element(
    'label',
    { class: 'mode' },
    element('input', {
      type: 'checkbox',
      checked: running.mode.value === 'replay',
      onChange: () => running.take(running.mode.peek() === 'replay' ? 'run' : 'replay'),
    }),
    ' Decisions as recorded',
  );
}

const LEGEND = POWER_PANELS.map(({ title, meaning }) => `${title}: ${meaning}`).join(' ');
const BESIDE = 'Solid: as saved; dashed: as edited; shaded: the difference.';

/** All of it. */
export function RunBeside({ store }: DeskProps) {
  const pair = store.running.pair();
  const now = store.running.now.value;
  const state = element('p', { class: 'doing', role: 'status' }, runState(store));
  const mode = modeBox(store);
  if (pair === undefined || now === undefined)
    return element('section', { 'aria-label': 'The run' }, mode, state);
  const isOld = now.of.read.digest !== store.reply.value?.runnable?.read.digest;
  return element(
    'section',
    { 'aria-label': 'The run' },
    mode,
    state,
    element(
      'div',
      { class: 'answer' },
      answerOf(pair).map((sentence) => element('p', null, sentence)),
    ),
    element(
      'figure',
      null,
      element(
        'div',
        { class: isOld ? 'stale' : '' },
        drawScene(powerScene(pair, store.width.value), 'desk-power'),
      ),
      element('figcaption', null, pair.changed === undefined ? LEGEND : `${BESIDE} ${LEGEND}`),
    ),
    h(RecordBeside, { answer: now.answer }),
    element('pre', { class: 'command' }, commandOf(store, now)),
    element('p', { class: 'note again' }, againWords(store, now)),
  );
}
