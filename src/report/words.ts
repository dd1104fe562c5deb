/** Words of a report: those that pictures and pages have, too (view/words.ts). */
export * from '../view/words.js';
