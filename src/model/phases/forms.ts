/**
 * Forms of action: who takes part in which today, and what that does to those whom it costs.
 *
 * Decision worth knowing: heights go to the kernel with the figures of the day, and it counts who is driven
 * beyond them, person by person. So a form is done by no more than can do it, on any kernel and number of
 * threads the same, and nobody carries a byte for it.
 */
import { clamp } from '../../foundation/math.js';
import { toCoefficient } from '../../foundation/fixed.js';
import { FIELD, ROW_LENGTH, writeRungs } from '../../kernel/inputs.js';
import { seatShares } from '../../polity/body.js';
import { blameForOffice, takingPart } from '../../polity/forms.js';
import { RUNGS } from '../../population/layout.js';
import { countBeyond } from '../../population/tally.js';
import { governing } from '../command.js';
import type { Definition, FormDef, State } from '../definition.js';
import { factorsOf, fire } from '../effects.js';
import { holds, valueOf } from '../formula/value.js';
import { FORMS } from '../laws/forms.js';
import { CHANGED_BY_EFFECTS, type Phase } from '../phase.js';
import { ofDefinition } from '../state/worked-out.js';

/** Whether a form asks no more than to act in public at all, on every day. */
const isOnTheGround = ({ height }: FormDef): boolean => height.text === '0';

const climbed = ofDefinition(({ forms, strata }): readonly (readonly FormDef[])[] =>
  strata.map((_, stratum) =>
    forms.filter((form) => form.on && !isOnTheGround(form) && form.strata.includes(stratum)),
  ),
);

/** The forms to which people of a stratum climb, in the order of their heights there. */
export const climbedIn = (definition: Definition, stratum: number): readonly FormDef[] =>
  climbed(definition)[stratum];

const isInForce = ({ forms, laws }: Definition): boolean => forms.length > 0 && laws[FORMS].on;

/** Tells the kernel the heights of the day. */
export const writeHeights = (state: State): void => {
  const { definition, inputs } = state;
  if (!isInForce(definition)) return;
  const heights = new Map(
    definition.forms
      .filter((form) => form.on && !isOnTheGround(form))
      .map((form) => [form, toCoefficient(clamp(valueOf(state, form.height), 0, 1))]),
  );
  definition.strata.forEach((_, s) =>
    writeRungs(
      inputs,
      s,
      climbedIn(definition, s).map((form) => heights.get(form) ?? 0),
    ),
  );
};

/** Share of a stratum who are ready for a form today, 0..1. */
const readyFor = ({ definition, inputs, population, tally }: State, form: FormDef, s: number): number => {
  const rung = climbedIn(definition, s).indexOf(form);
  const height = rung < 0 || rung >= RUNGS ? 0 : inputs.rows[s * ROW_LENGTH + FIELD.rungs + rung];
  if (height > 0) return countBeyond(population, s, rung) / tally.agents(s);
  let active = 0;
  for (let a = 0; a <= definition.parties.length; a++) active += tally.activeCount(s, a);
  return active / tally.agents(s);
};

/** Writes who takes part in a form today. */
const takePart = (state: State, form: FormDef, f: number): void => {
  const { engaged } = state.columns;
  const isPossible = form.on && holds(state, form.requires);
  for (const s of form.strata)
    engaged.set(f, s, isPossible ? takingPart(engaged.at(f, s), readyFor(state, form, s), form.lasts) : 0);
};

/** Lets those who take part blame those in office. */
const blameOffice = (
  { definition, columns, politics }: State,
  form: FormDef,
  f: number,
  holder: number,
): void => {
  const { max } = definition.mechanisms.blame;
  const shares = seatShares(politics.cabinets[holder].seats);
  for (const s of form.strata)
    definition.parties.forEach((_, p) => {
      if (shares[p] <= 0) return;
      const added = blameForOffice(form.blames, columns.engaged.at(f, s), shares[p]);
      columns.blame.set(s, p, clamp(columns.blame.at(s, p) + added, -max, max));
    });
};

/** Lets a form do what it does: the more, the more of those who can take part. */
const tell = (state: State, form: FormDef, f: number): void => {
  const { columns } = state;
  let [part, all] = [0, 0];
  for (const s of form.strata) {
    all += columns.persons[s];
    part += columns.persons[s] * columns.engaged.at(f, s);
  }
  if (part === 0) return;
  const holder = governing(state);
  if (form.blames > 0 && holder >= 0) blameOffice(state, form, f, holder);
  fire(state, form.origin, part / all);
};

export const forms: Phase = {
  name: 'forms',
  reads: ['population', 'tally'],
  yesterday: ['persons', 'engaged', ...CHANGED_BY_EFFECTS],
  writes: ['engaged', ...CHANGED_BY_EFFECTS],
  asks: (definition) =>
    isInForce(definition)
      ? definition.forms.flatMap(({ requires, origin }) => [requires, ...factorsOf(definition, [origin])])
      : [],
  run: (state) => {
    const { definition } = state;
    if (!isInForce(definition)) return;
    definition.forms.forEach((form, f) => takePart(state, form, f));
    definition.forms.forEach((form, f) => tell(state, form, f));
  },
};
