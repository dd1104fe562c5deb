/** The answer of a run that is made again in the page: the parts of `tauride why` that the page asks for. */
import type { RunOptions } from '../../experiment/run/run.js';
import { accountOf, retell, type AskedWhy } from '../../experiment/why/account.js';
import { namesToldIn, type Explanation } from '../../experiment/why/explanation.js';
import type { Definition } from '../../model/definition.js';
import { dayOf } from '../../view/words.js';
import type { WhyAnswer, WhyQuestion } from '../protocol.js';

/** What a run is asked, and whom it is about. */
interface Asked {
  readonly why: AskedWhy;
  readonly asked: Explanation['asked'];
}

/** The place of an id in a list. Throws an Error in words where it is not there. */
function placeOf(list: readonly { readonly id: string }[], id: string): number {
  const place = list.findIndex((each) => each.id === id);
  if (place < 0) throw new Error(`there is no \`${id}\` to ask about`);
  return place;
}

/** Two days as ticks. Throws an Error where the run does not have them in this order. */
function ticksBetween(
  { startDay, dayCount }: Definition,
  dates: { readonly from: string; readonly to: string },
): { readonly from: number; readonly to: number } {
  const [from, to] = [dates.from, dates.to].map((date) => dayOf(date) - startDay);
  if (from < 0 || to >= dayCount || from >= to) throw new Error('these are no two days of the run');
  return { from, to };
}

function askedOf(definition: Definition, question: WhyQuestion): Asked {
  if (question.kind === 'regimes') return { why: { back: true }, asked: null };
  const { groups, parties, units, organs, authorities } = definition;
  const days = ticksBetween(definition, question);
  if (question.kind === 'obeyed') {
    const { what, id, authority } = question;
    const place = placeOf(what === 'unit' ? units : organs, id);
    const of = what === 'unit' ? { units: [place] } : { units: [], organs: [place] };
    const obeyed = { ...of, authorities: [placeOf(authorities, authority)], ...days };
    return { why: { back: false, obeyed }, asked: null };
  }
  const party = placeOf(parties, question.party);
  const group = groups[placeOf(groups, question.group)];
  return {
    why: { back: false, question: { strata: group.strata, party, ...days, byCause: true } },
    asked: {
      group: { id: group.id, name: group.name },
      party: { id: question.party, name: parties[party].name },
    },
  };
}

/** Makes a run again and asks it. Throws an Error where it has nothing of what is asked about. */
export function answerWhyOf(options: RunOptions, question: WhyQuestion): WhyAnswer {
  const { definition } = options.loaded;
  const { why, asked } = askedOf(definition, question);
  const retold = retell(options, why);
  const { fired, moved, causes, obeyed, organs } = accountOf(retold, why.question);
  return {
    ...{ digest: retold.digest, fired, moved, causes, obeyed, organs, asked },
    names: namesToldIn(definition),
  };
}
