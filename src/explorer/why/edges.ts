/**
 * The edges of the bands, to be asked why: a button where each regime begins.
 *
 * Decision worth knowing: where edges lie closer than a finger is wide they cover each other, so that they
 * are listed by name, too.
 */
import type { RunRecord } from '../../experiment/run/record.js';
import { atDay, type Frame } from '../../view/frame.js';
import { dayOf, longDate, nameOf } from '../../view/words.js';
import { element } from '../drawing.js';
import type { WhyAsked } from './asked.js';

/** A run whose band is shown, and how high that stands, pixels down to its middle. */
export interface BandShown {
  readonly run: WhyAsked['run'];
  readonly record: RunRecord;
  readonly middle: number;
}

type Ask = (asked: WhyAsked) => void;

/** What became what, and when. */
const changeText = ({ record }: BandShown, { date, from, to }: RunRecord['regimes'][number]): string => {
  const [old, now] = [from, to].map((id) => nameOf(record.names.regimes, id));
  return `${longDate(date, { oldStyle: false })}: ${old} became ${now}`;
};

const RUN_WORDS = { recorded: 'as recorded', changed: 'as changed' } as const;

const isOn = (asked: WhyAsked | undefined, { run }: BandShown, date: string): boolean =>
  asked?.kind === 'regime' && asked.run === run && asked.date === date;

/** Buttons on the edges of a band. */
export const edgesOf = (band: BandShown, frame: Frame, asked: WhyAsked | undefined, ask: Ask) =>
  band.record.regimes.map((change) =>
    element('button', {
      key: `${band.run} ${change.date} ${change.to}`,
      type: 'button',
      class: 'edge',
      'aria-pressed': String(isOn(asked, band, change.date)),
      'aria-label': `Why? ${changeText(band, change)}, ${RUN_WORDS[band.run]}`,
      style: {
        left: `${String(Math.round(atDay(frame, dayOf(change.date))))}px`,
        top: `${String(band.middle)}px`,
      },
      onClick: () => ask({ run: band.run, kind: 'regime', date: change.date }),
    }),
  );

/** The same as a list, by name. */
export const edgeList = (bands: readonly BandShown[], ask: Ask) =>
  element(
    'details',
    { class: 'others' },
    element('summary', null, 'Why did the regime change?'),
    bands
      .filter(({ record }) => record.regimes.length > 0)
      .map((band) => [
        bands.length > 1 ? element('p', { class: 'note' }, `In the run ${RUN_WORDS[band.run]}`) : null,
        element(
          'ul',
          { class: 'chips', 'aria-label': `Changes of regime, ${RUN_WORDS[band.run]}` },
          band.record.regimes.map((change) => {
            const onClick = () => ask({ run: band.run, kind: 'regime', date: change.date });
            return element(
              'li',
              null,
              element('button', { type: 'button', onClick }, changeText(band, change)),
            );
          }),
        ),
      ]),
  );
