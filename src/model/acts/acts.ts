/**
 * All acts, by the word that the language has for each.
 *
 * Decision worth knowing: the order is that in which the acts of one effect are done: what is founded today
 * can be led and can fight today.
 */
import type { z } from 'zod';
import type { ActDef, State } from '../definition.js';
import type { Act, ActScope, ActCause } from './act.js';
import { affront } from './affront.js';
import { cabinet } from './cabinet.js';
import { contest } from './contest.js';
import { dissolve } from './dissolve.js';
import { elect } from './elect.js';
import { found } from './found.js';
import { handOver } from './hand-over.js';
import { lead } from './lead.js';
import { march } from './march.js';
import { merge } from './merge.js';
import { part } from './part.js';
import { stand } from './stand.js';
import { summon } from './summon.js';

const ACTS = {
  found,
  handOver,
  dissolve,
  part,
  merge,
  elect,
  summon,
  lead,
  cabinet,
  affront,
  stand,
  march,
  contest,
};

type ActSchemas = { readonly [Word in keyof typeof ACTS]: z.ZodOptional<(typeof ACTS)[Word]['schema']> };

const TABLE: Readonly<Record<string, Act>> = ACTS;

const WORDS = Object.entries(TABLE);

/** The schemas of all acts by word: what an effect may have besides amounts. */
export const ACT_SCHEMAS = Object.fromEntries(
  WORDS.map(([word, { schema, told }]) => [word, schema.optional().describe(told)]),
) as ActSchemas;

/** The acts written in an effect, in the order in which they are done. */
export const compileActs = (
  scope: ActScope,
  effect: Readonly<Record<string, unknown>>,
  path: readonly (string | number)[],
): ActDef[] =>
  WORDS.flatMap(([word, act]) =>
    effect[word] === undefined
      ? []
      : act.compile(scope, effect[word], [...path, word]).map((deed) => ({ act: word, deed })),
  );

/** Does what an effect does today. */
export const perform = (state: State, { act, deed }: ActDef, cause: ActCause): void =>
  TABLE[act].perform(state, deed, cause);
