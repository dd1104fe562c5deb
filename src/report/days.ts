/** How many days runs took that share what they agree in, in words. */
import type { Days } from '../experiment/ensemble.js';
import { count, percent } from './words.js';

export function daysSentence({ simulated, asked }: Days): string {
  const saved = asked > 0 ? 1 - simulated / asked : 0;
  return `${count(simulated)} days computed for ${count(asked)} asked: runs that agree shared ${percent(saved)}.`;
}
