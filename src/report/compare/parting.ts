/** When the runs of a twin part from those of their baseline, and how many never do, in a sentence. */
import type { CompareRecord, TwinRecord } from '../../experiment/many/compare.js';
import type { Sheet } from '../sheet.js';
import { count, longDate } from '../words.js';

/** Whether runs differ at all, where it is not known on which day they part. */
function undatedSentence({ parting: { never }, pairs }: TwinRecord): string {
  if (pairs === 1) {
    return never === 1
      ? 'The two are one and the same run.'
      : 'The two runs differ; the day on which they part is not kept.';
  }
  if (never === 0) return 'In every pair the two runs differ; the day on which they part is not kept.';
  if (never === pairs) return 'In every pair the two are one and the same run.';
  return `In ${count(never)} of ${count(pairs)} pairs the two are one and the same run.`;
}

export function partingSentence(twin: TwinRecord, { end }: CompareRecord, sheet: Sheet): string {
  const { parting, pairs, begins } = twin;
  if (begins !== null && begins > end)
    return `The change begins on ${longDate(begins, sheet)}, after the last day of these runs.`;
  if (parting.earliest === null || parting.latest === null) return undatedSentence(twin);
  const days =
    parting.earliest === parting.latest
      ? `on ${longDate(parting.earliest, sheet)}`
      : `between ${longDate(parting.earliest, sheet)} and ${longDate(parting.latest, sheet)}`;
  if (pairs === 1) return `The two runs part ${days}.`;
  const never = parting.never > 0 ? `; ${count(parting.never)} of ${count(pairs)} never do` : '';
  return `The runs part from their baselines ${days}${never}.`;
}
