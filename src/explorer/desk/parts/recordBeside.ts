/**
 * What is on record beside the replay of the text.
 *
 * Decision worth knowing: rows of validation are counted and not shown. Whoever writes looks here after each
 * letter, and what is looked at is soon fitted to.
 */
import type { RunAnswer } from '../../protocol.js';
import { figure, figureOrNone, plural } from '../../../view/words.js';
import { element } from '../../drawing.js';
import { headedTable } from '../../figures/headed.js';

const HEADS = ['Day', 'What', 'On record', 'Computed'];

/** The figures of a replay; nothing where none is computed. */
export function RecordBeside({ answer: { record } }: { readonly answer: RunAnswer }) {
  const computed = (record.facts ?? []).filter(({ missing }) => missing !== 'uncomputed');
  const shown = computed.filter(({ role }) => role !== 'validation');
  const kept = computed.length - shown.length;
  if (computed.length === 0) return null;
  return element(
    'details',
    { class: 'record-of' },
    element('summary', null, `${plural(computed.length, 'figure')} on record`),
    headedTable({
      heads: HEADS.map((text) => ({ text })),
      rows: shown.map(({ date, quantity, unit, recorded, simulated }) => [
        ...[date, `${quantity}, ${unit}`, figure(recorded), figureOrNone(simulated)],
      ]),
    }),
    kept > 0 &&
      element(
        'p',
        { class: 'note' },
        `${plural(kept, 'figure')} of validation ${kept === 1 ? 'is' : 'are'} not shown while you write; \`tauride replay\` has them.`,
      ),
  );
}
