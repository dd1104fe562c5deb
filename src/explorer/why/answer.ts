/** The answer of a run that is made again in the page: the parts of `tauride why` that the page asks for. */
import type { RunOptions } from '../../experiment/run/run.js';
import { accountOf, retell } from '../../experiment/why/account.js';
import { namesToldIn, type Explanation } from '../../experiment/why/explanation.js';
import type { Question } from '../../experiment/why/moved.js';
import type { Definition } from '../../model/definition.js';
import { dayOf } from '../../view/words.js';
import type { WhyAnswer, WhyQuestion } from '../protocol.js';

interface Asked {
  readonly question: Question;
  readonly asked: NonNullable<Explanation['asked']>;
}

/** The place of an id in a list. Throws an Error in words where it is not there. */
function placeOf(list: readonly { readonly id: string }[], id: string): number {
  const place = list.findIndex((each) => each.id === id);
  if (place < 0) throw new Error(`there is no \`${id}\` to ask about`);
  return place;
}

function askedOf(definition: Definition, question: WhyQuestion): Asked | undefined {
  if (question.kind === 'regimes') return undefined;
  const { groups, parties, startDay, dayCount } = definition;
  const party = placeOf(parties, question.party);
  const group = groups[placeOf(groups, question.group)];
  const [from, to] = [question.from, question.to].map((date) => dayOf(date) - startDay);
  if (from < 0 || to >= dayCount || from >= to) throw new Error('these are no two days of the run');
  return {
    question: { strata: group.strata, party, from, to, byCause: true },
    asked: {
      group: { id: group.id, name: group.name },
      party: { id: question.party, name: parties[party].name },
    },
  };
}

/** Makes a run again and asks it. Throws an Error where it has nothing of what is asked about. */
export function answerWhyOf(options: RunOptions, question: WhyQuestion): WhyAnswer {
  const { definition } = options.loaded;
  const asked = askedOf(definition, question);
  const retold = retell(options, { question: asked?.question, back: question.kind === 'regimes' });
  const { fired, moved, causes } = accountOf(retold, asked?.question);
  return {
    digest: retold.digest,
    fired,
    moved,
    causes,
    asked: asked?.asked ?? null,
    names: namesToldIn(definition),
  };
}
