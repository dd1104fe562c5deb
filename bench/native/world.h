/*
 * The people and their day as bench/native.ts hands them over: the very bytes of src/population/layout.ts, at 8 parties.
 */
#ifndef WORLD_H
#define WORLD_H

#include <stdint.h>

enum {
  PARTIES = 8,
  LANES = 8,
  ALIGNMENT = 64,
  ONE = 32768,
  HALF = 0x4000,
  CELL_AGENTS_MAX = 2048,
  ACTIVE_BIT = 0x10,
  PADDING = 0xff,
  ROW_LENGTH = 32,
  TALLY_WIDTH = 3 * PARTIES + 2,
};

/* Fields of a row of inputs: src/kernel/inputs.ts. */
enum {
  TEMPO,
  RHO_CAP,
  SIGMA,
  OMEGA,
  NOISE,
  PERSONAL_TASTE,
  FLOOR,
  OFFICE_MASK,
  GRIEVANCE,
  DISCONTENT,
  KAPPA,
  FEAR,
  FATIGUE_GAIN,
  FATIGUE_FADE,
  THRESHOLD_LEAST,
  THRESHOLD_STEP,
  APPEAL = 16,
  CALL = 16 + PARTIES,
};

/* Sums of the ledger by party, after that of rho: src/population/tally.ts. */
enum { LOYALTY, RHO_LOYALTY, RHO_APPEAL, NOISE_SUM, LOST, TIED, SUMS_COUNT };
enum { SUMS_WIDTH = 1 + SUMS_COUNT * PARTIES };

typedef struct {
  uint32_t cell_begin, cell_end, tie_begin, ties, entity;
} stratum;

typedef struct {
  uint32_t a, b, c, d;
} keys;

/* Columns in the order of src/population/layout.ts. */
typedef struct {
  uint16_t *agents;
  uint32_t *block_starts;
  int16_t *tastes;
  uint32_t *tied_cells;
  int16_t *tie_means;
  int16_t *means;
  int16_t *news;
  int16_t *active_shares;
  int16_t *fatigues;
  int32_t *rho_sums;
  int32_t *tallies;
  uint8_t *blocks;
} columns;

typedef struct {
  uint32_t strata_count;
  const stratum *strata;
  const int32_t *inputs;
  keys noise, taste;
  columns columns;
  uint32_t cells;
  uint8_t *bytes;
  uint64_t size;
  double *tally;
  int64_t *sums;
} world;

/* Moves everybody by one day. */
void pass_day(world *w, uint32_t tick);

#endif
