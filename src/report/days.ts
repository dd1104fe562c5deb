/** How many days runs took that share what they agree in, in words. */
import { shareSpared, type Days } from '../experiment/many/days.js';
import { count, percent } from './words.js';

export const daysSentence = (days: Days): string =>
  `${count(days.simulated)} days computed for ${count(days.asked)} asked: runs that agree shared ${percent(shareSpared(days))}.`;
