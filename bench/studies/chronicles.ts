/**
 * Ten years that nobody lived, as short chronicles in docs/chronicles.md: read as a historian would, an implausible turn is a fault of a law.
 *
 *     npm run study:chronicles
 *
 * Nothing is chosen: seeds are numbered, and what is told is what changed who holds or wants power.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { kindOfGovernment } from '../../src/experiment/run/vitality.js';
import type { ActRecord } from '../../src/experiment/run/record.js';
import { parseBundled } from '../../tests/bundled.js';
import { courseOf, type Course } from './courses.js';
import { committed, option, say, word } from './laboratory.js';

const scenario = word('scenario', 'russia-1917');
const agents = option('agents', 48_000);
const years = option('years', 10);
const { commit, date } = committed();
const { title, bodies } = parseBundled(scenario).scenario;

/** Bodies that are elected when they are summoned: their elections are turning points. */
const summoned = new Set(bodies.flatMap((body) => (body.summoned === undefined ? [] : [body.id])));

const KINDS = new Set([
  ...[
    'head',
    'regime',
    'form',
    'carry-on',
    'contest',
    'put-down',
    'challenge',
    'give-way',
    'yield',
    'vacuum',
  ],
  ...['hand-over', 'convene', 'postpone', 'split', 'merge', 'rise', 'march', 'dissolve'],
]);

const isTold = ({ kind, by }: ActRecord): boolean =>
  KINDS.has(kind) || (kind === 'elect' && by !== null && summoned.has(by));

/** An act in one clause: who sits and who won, without the figures that moved it. */
const clause = ({ kind, text }: ActRecord): string => {
  if (kind === 'elect' || kind === 'contest') return text;
  if (kind === 'regime') return `the regime is now *${text.split(': ')[1]}*`;
  const ministers = /^.*?\(ministers: [^)]*\)/.exec(text);
  if (ministers !== null) return ministers[0];
  // The sentence of these has a colon of its own before its reasons.
  const parts = ['form', 'carry-on', 'convene', 'postpone'].includes(kind) ? 2 : 1;
  return text.split(': ').slice(0, parts).join(': ');
};

const dayOf = (date: string): string =>
  new Date(`${date}T00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });

/** The lines of a year: what happened on one day stands in one line. */
const linesOf = ({ acts }: Course): string[] => {
  const days = new Map<string, string[]>();
  for (const act of acts.filter(isTold)) days.set(act.date, [...(days.get(act.date) ?? []), clause(act)]);
  return [...days].map(([day, clauses]) => `- **${dayOf(day)}**: ${[...new Set(clauses)].join('; ')}.`);
};

const chronicles = Array.from({ length: years }, (_, i) => {
  const course = courseOf({ scenario, agents, seed: `chronicle ${i + 1}` });
  say(`${i + 1}/${years} ${kindOfGovernment(course.ending)}`);
  const { kind, date: last, authority, government } = course.ending;
  const end = `${kind}${last === null ? '' : ` on ${dayOf(last)}`}: ${authority ?? 'nobody'} governs at the end (${government.join(', ') || 'no party'})`;
  return [`## Year ${i + 1}`, '', `*${end}.*`, '', ...linesOf(course), ''].join('\n');
});

const page = `# ${years} free years of ${title}

Computed with free decisions and ${agents.toLocaleString('en')} agents (\`npm run study:chronicles\`, commit ${commit}, ${date}; seeds \`chronicle 1\` to \`chronicle ${years}\`, none left out). Each line is what changed who holds
or wants power; \`tauride why\` has the figures behind it. None of this happened; it is what the laws make of the causes of ${title}, and an implausible turn is a fault of a law.

${chronicles.join('\n')}`;
const file = fileURLToPath(new URL('../../docs/chronicles.md', import.meta.url));
writeFileSync(`${file}.part`, page);
renameSync(`${file}.part`, file);
