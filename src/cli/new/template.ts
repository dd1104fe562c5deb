/**
 * The scenario that `tauride new` writes: small, commented, and one that runs. The tutorial (docs/tutorial.md) builds on it.
 *
 * Decision worth knowing: it is a text of its own, not a copy of a bundled scenario: those show what the language can do, this one is to be
 * changed on the first afternoon.
 */

const SCENARIO = `# yaml-language-server: $schema=./schema.json
# A port in a hungry spring. Change whatever you like; \`tauride check {id}\` tells all at once what does not fit.
# Loyalties lie between -1 and 1, shares and strengths between 0 and 1, dates are new style (or "1848-02-18 OS").

id: {id}
title: A port in spring
text: The governor can give orders; the dockers are obeyed. Who rules when the bread fails?
start: 1848-03-01
end: 1848-08-31
seed: a port in spring # any text: the same seed gives the same run
population: 4000 # agents who stand for the people below
capital: port # the place where power is taken

places:
  - { id: port, name: The port }
classes:
  - { id: labour, name: Labour }
  - { id: trade, name: Trade, behaviour: { contagion: 0.1, fear: 0.1 }, source: assumption }

# How people learn and act; a class or a stratum states only what is special about it.
behaviour:
  learning: 0.03 # share of the way to what draws them, gone in a day
  receptivitySpread: 0.3
  encounter: 0.008 # pull of one meeting a day with somebody of the same shop
  contact: 0.008 # pull of what is heard from other shops
  noise: 0.004
  taste: { all: 0.07 } # shops differ for good
  personalTaste: 0.15 # and so do persons
  abstentionFloor: 0.03
  threshold: { mean: 0.5, sd: 0.15 } # readiness to act in public
  grievance: 0.5
  contagion: 0.3
  fear: 0.2
  fatigue: 0.1
  discontent: { hunger: 0.5 }
  source: assumption # every number names its source, or this word

# Who exists: people of one class in one place, who meet in cells (a gang, a company, a counting-house).
strata:
  - id: dockers
    name: Dockers
    class: labour
    place: port
    persons: 8000
    electorate: 0.8
    cells: [{ share: 0.7, cell: 100, workplace: 800 }, { share: 0.3, cell: 20 }]
    ties: { dockers: 2, garrison: 1 } # whom else they hear from, a day later
    tradition: { order: 0.08, strike: 0.02 }
    source: assumption
  - id: garrison
    name: Soldiers of the fort
    class: labour
    place: port
    persons: 600
    electorate: 0.9
    cells: [{ share: 1, cell: 60 }]
    ties: { dockers: 1 }
    tradition: { order: 0.14 }
    sample: 2
    source: assumption
  - id: merchants
    name: Merchants and clerks
    class: trade
    place: port
    persons: 1500
    electorate: 1
    cells: [{ share: 1, cell: 15 }]
    tradition: { order: 0.15 }
    source: assumption

# Circumstances of life: a curve, and who feels how much of it.
conditions:
  - { id: hunger, name: Hunger, curve: [[1848-03-01, 0.3], [1848-08-31, 0.45]], exposure: { all: 1, merchants: 0.2 },
      times: 1 - 0.5 * policy.rationing, expected: 0.3, source: assumption }
mechanisms: { blame: { max: 0.2 } } # every other constant of the mechanisms keeps its default
policies: { rationing: 0 } # what a government may do, and how far it does it now

# What people want (demand), and how much it matters to them (salience).
issues:
  - { id: bread, name: Bread, salience: { all: 0.1 }, follows: { hunger: 0.5 }, demand: { labour: 0.8, trade: -0.3 },
      unmet: 1 - policy.rationing, harm: { hunger: 1 }, source: assumption }
  - { id: property, name: Property, salience: { labour: 0.1, trade: 0.5 }, demand: { labour: -0.2, trade: 0.9 },
      source: assumption }

# Parties: what they stand for, who hears them, whom they obey (line), whom they want to rule (will).
parties:
  - { id: order, name: Party of order, positions: { bread: 0.2, property: 0.6 }, credibility: { all: 0.7 },
      reach: { all: 0.8 }, line: { governor: 0.8, committee: -0.5 }, will: { governor: 1 }, source: assumption }
  - { id: strike, name: Party of the strike, positions: { bread: 0.9, property: -0.7 }, credibility: { all: 0.6 },
      reach: { all: 0.2, dockers: 0.35 }, growth: 0.02, reachMax: { all: 0.7 },
      line: { governor: -0.8, committee: 1 }, will: { committee: 0.9 }, source: assumption }

# Who claims to be obeyed. What each controls is computed from who obeys, day by day.
authorities:
  - { id: governor, name: The governor, founded: true, claim: 1, source: assumption }
  - { id: committee, name: Committee of the dockers, claim: 0.1, ledBy: delegates, source: assumption }
units: # a unit has no side: whom it obeys follows from its people
  - { id: fort, name: The fort, people: garrison, arms: 1, place: port, chain: governor, discipline: 0.7,
      kinship: { dockers: 0.6 }, source: assumption }
  - { id: pickets, name: Pickets, people: dockers, recruits: [strike], arms: 0.4, place: port,
      strength: 600 * support.strike.dockers, source: assumption }
organs: # what power consists of, and who operates it
  - { id: streets, name: The streets, weight: 2, operators: { fort: 2, pickets: 1 }, source: assumption }
  - { id: quays, name: The quays, weight: 1, operators: { dockers: 1 }, source: assumption }
  - { id: bank, name: The bank, weight: 1, operators: { merchants: 1 }, source: assumption }
bodies:
  - { id: delegates, name: Delegates of the gangs, rule: workplaces, recall: 7, elected: [1848-04-20],
      constituencies: [{ of: dockers, per: 300 }], source: assumption }

# Impulses come from outside, on a date. Outcomes follow from the state: never write a result into an event.
events:
  - { id: grain-lost, title: The grain ships are lost, kind: impulse, date: 1848-04-10, key: true, source: assumption,
      effects: [{ condition: { hunger: { all: 0.3 } }, halfLife: 90 }, { tempo: { labour: 1.5 }, halfLife: 20 }] }
  - { id: bread-riot, title: The bakeries are stormed, kind: outcome, when: active.dockers > 0.04, probability: 0.2,
      measure: streets.port, unit: persons in the streets, key: true, source: assumption,
      effects: [{ blame: { order: { labour: 0.05 } } }] }

# Who holds power: the first transition whose guard holds fires, and its margin is recorded.
regimes:
  - { id: old-order, name: The old order, holder: governor, source: assumption, effects: [
      { cabinet: { authority: governor, seats: { order: 5 }, portfolios: { bread: order } } }] }
  - { id: two-powers, name: Two powers, holder: governor, effects: [{ found: [committee] }] }
initialRegime: old-order
transitions:
  - { from: [old-order], to: two-powers, when: happened.bread-riot or seats.delegates.strike > 0.55, source: assumption }

display: { parties: [order, strike], groups: [dockers, garrison, all], authorities: [governor, committee] }
`;

/** The scenario as one file, under an id. */
export const scenarioTemplate = (id: string): string => SCENARIO.replaceAll('{id}', id);

/** A question to it. */
export const COUNTERFACTUAL_TEMPLATE = `id: grain-arrives
title: The grain ships come in
question: Would there have been two powers without hunger?
without: [grain-lost]
`;

const EXTENSION = `# yaml-language-server: $schema=./schema.json
# Everything is as in {base}, but for what is said here:
#   population: 50000                                              a value replaces the one there
#   policies: { some-policy: 0.5 }                                 a mapping is changed key by key
#   units: { some-unit: { arms: 2, source: assumption } }          a record of a list by its id, with the source of its numbers
#   events: { some-event: null }                                   null removes; what speaks of it must change too
#   events: [{ id: another-event, title: ... }]                    a record with a new id is added
# \`tauride check {id}\` tells what does not fit, and in which file it stands.

extends: {base}
id: {id}
title: After {base}
`;

/** A scenario as one file that changes nothing of another yet. */
export const extensionTemplate = (id: string, base: string): string =>
  EXTENSION.replaceAll('{id}', id).replaceAll('{base}', base);
