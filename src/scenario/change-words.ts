/** Changes to a scenario in words. */
import type { Change } from './intervene.js';

const regardless = (change: { readonly regardless?: boolean }): string =>
  change.regardless === true ? ', regardless of its conditions' : '';

/** A change in words, for the record. */
export function changeInWords(change: Change): string {
  switch (change.kind) {
    case 'move':
      return `${change.id} moved to ${change.date}${regardless(change)}`;
    case 'without':
      return `without ${change.id}`;
    case 'pin':
      return `${change.id} decided as ${change.option}${regardless(change)}`;
    case 'set':
      return `${change.path} set to ${String(change.value)}${change.from === undefined ? '' : ` from ${change.from}`}`;
    case 'scale':
      return `${change.condition} times ${change.times} from ${change.from}${change.to === undefined ? '' : ` to ${change.to}`}`;
    case 'add':
      return `${change.event.id} added${change.event.date === undefined ? '' : ` on ${change.event.date}`}`;
  }
}
