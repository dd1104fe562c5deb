/**
 * Ten causes of Russia 1917 and what is asked of each, for the study of causes.
 *
 * Decision worth knowing: causes, parties, people and days were written down before anything was computed of them, spread over the year and over events, decisions
 * and affairs; each is asked four weeks after its eve, among people whom the record says it moved. None may be taken out for what the study finds.
 */

/** What is asked: by how much the cause has moved loyalty to a party among a group, from its eve to the end of four weeks. */
export interface AskedCause {
  /** An event, decision or affair. */
  readonly cause: string;
  readonly party: string;
  readonly group: string;
  /** The day before it. */
  readonly from: string;
  readonly to: string;
}

export const TEN_CAUSES: readonly AskedCause[] = [
  {
    cause: 'order-number-one',
    party: 'sr',
    group: 'petrograd-garrison',
    from: '1917-03-13',
    to: '1917-04-10',
  },
  {
    cause: 'lenins-return',
    party: 'bolshevik',
    group: 'capital-workers',
    from: '1917-04-15',
    to: '1917-05-13',
  },
  {
    cause: 'april-theses',
    party: 'bolshevik',
    group: 'capital-workers',
    from: '1917-04-26',
    to: '1917-05-24',
  },
  {
    cause: 'milyukov-note',
    party: 'kadet',
    group: 'petrograd-garrison',
    from: '1917-05-01',
    to: '1917-05-29',
  },
  { cause: 'june-offensive', party: 'bolshevik', group: 'fronts', from: '1917-06-30', to: '1917-07-28' },
  { cause: 'july', party: 'bolshevik', group: 'petrograd-garrison', from: '1917-07-14', to: '1917-08-11' },
  { cause: 'riga-falls', party: 'bolshevik', group: 'petrograd', from: '1917-09-02', to: '1917-09-30' },
  {
    cause: 'kornilov',
    party: 'bolshevik',
    group: 'petrograd-garrison',
    from: '1917-09-07',
    to: '1917-10-05',
  },
  {
    cause: 'autumn-shortage',
    party: 'bolshevik',
    group: 'capital-workers',
    from: '1917-09-11',
    to: '1917-10-09',
  },
  {
    cause: 'decree-on-land',
    party: 'bolshevik',
    group: 'great-russian-villages',
    from: '1917-11-07',
    to: '1917-12-05',
  },
];
