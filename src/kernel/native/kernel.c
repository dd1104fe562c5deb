/*
 * One day of the loyalty model in C: the WebAssembly kernel's `hear` and `move` (src/kernel/assembly), on the same memory and
 * with the same bytes as its result. What the arithmetic means, src/kernel/reference.ts says; read that first.
 *
 * Decision worth knowing: a group of agents goes through the whole day at once, all parties written out, so that what is known
 * of an agent stays in registers; the assembly goes party by party, because it cannot name registers. Everything is inlined
 * into two loops over cells: one for eight parties, whose number is then a constant, and one for any other number.
 */
#include "constants.h"
#include "kernel.h"
#include "wide.h"
#include <string.h>

/* Of each party, of each step of a byte and of each code: what does not depend on a scenario. */
static const uint16_t MULTIPLIERS[] = PARTY_MULTIPLIERS;

/* Groups of agents whose steps, 17 bits each and two to a lane, add up to 32 bits at most. */
enum { STEPS_GROUPS = 1 << 13 };

/* Lowest bits that a coarse sum of loyalties leaves out. */
enum { COARSE = 4 };

typedef struct {
  uint32_t first, second;
} address;

/* Sums over agents toward a party, for the ledger: in 32 bits as long as they fit, then in 64. */
typedef struct {
  wide rho_loyalty, rho_appeal, numbers, steps;
} products;

/* The columns of a shard that a day reads and writes: src/population/layout.ts. */
typedef struct {
  const uint16_t *agents;
  const uint32_t *block_starts;
  const int16_t *tastes, *news, *active_news;
  const uint32_t *tied_cells;
  int16_t *tie_means, *means, *active_shares, *tie_actives, *fatigues;
  uint16_t *beyond;
  int32_t *rho_sums, *tallies;
  uint8_t *blocks;
} columns;

/* What a party has in common for a cell. */
typedef struct {
  wide noise_key, taste_key, appeal, heard, moved;
} pull;

/* What a cell needs at hand. */
typedef struct {
  int agents, partner;
  pull pulls[PARTIES_MAX];
  wide noise_mix[3], taste_mix[3], contagion, fatigue, rho_sum, actives, beyond[RUNGS];
  _Alignas(64) int16_t rows[PARTIES_MAX][CELL_AGENTS_MAX + 2 * WIDE_LANES];
  _Alignas(64) uint8_t codes[CELL_AGENTS_MAX + 2 * WIDE_LANES];
} cell;

/* What stays the same for a stratum, the sums over it, and the cell that moves. */
typedef struct {
  columns columns;
  const int32_t *row;
  address noise, taste;
  wide tempo, rho_cap, others, amplitude, encounter;
  wide inside[PARTIES_MAX], outside[PARTIES_MAX], any_inside, any_outside;
  wide excess, floor, calls, grievance, discontent, fear, threshold_least, threshold_step, heights[RUNGS];
  int has_heights, groups_max, groups_left;
  products recent[PARTIES_MAX], sums[PARTIES_MAX];
  int64_t before[PARTIES_MAX], tied[PARTIES_MAX], counts[3 * PARTIES_MAX + 2], rho_sum;
  cell cell;
} day;

/* What is decided when the kernel is compiled: how many parties there are, and whether sums of products are wanted. */
typedef struct {
  int parties, products;
} shape;

INLINE int tally_width(shape of) { return 3 * of.parties + 2; }

static int least(int a, int b) { return a < b ? a : b; }
static int greatest(int a, int b) { return a > b ? a : b; }
static int sat16(int x) { return x > ONE - 1 ? ONE - 1 : x < -ONE ? -ONE : x; }
static int mul_q15(int a, int b) { return sat16((a * b + HALF) >> 15); }
static wide splat16(int x) { return WIDE(set1_epi16)((int16_t)x); }

static columns open_columns(uint8_t *memory) {
  const uint32_t *const at = (const uint32_t *)(memory + FRONT_columns);
#define COLUMN(name) ((void *)(memory + at[COLUMN_##name]))
  return (columns){
      .agents = COLUMN(agents),
      .block_starts = COLUMN(blockStarts),
      .tastes = COLUMN(tastes),
      .news = COLUMN(news),
      .active_news = COLUMN(activeNews),
      .tied_cells = COLUMN(tiedCells),
      .tie_means = COLUMN(tieMeans),
      .means = COLUMN(means),
      .active_shares = COLUMN(activeShares),
      .tie_actives = COLUMN(tieActives),
      .fatigues = COLUMN(fatigues),
      .beyond = COLUMN(beyond),
      .rho_sums = COLUMN(rhoSums),
      .tallies = COLUMN(tallies),
      .blocks = COLUMN(blocks),
  };
#undef COLUMN
}

/* ---- draws ---------------------------------------------------------------------------------------------------------- */

static uint32_t mix32(uint32_t x) {
  x = (x ^ x >> 16) * 0x21f0aaad;
  x = (x ^ x >> 15) * 0xd35a2d97;
  return x ^ x >> 15;
}

static wide mix_wide(wide x) {
  x = WIDE(mullo_epi32)(bit_xor(x, WIDE(srli_epi32)(x, 16)), WIDE(set1_epi32)(0x21f0aaad));
  x = WIDE(mullo_epi32)(bit_xor(x, WIDE(srli_epi32)(x, 15)), WIDE(set1_epi32)((int32_t)0xd35a2d97));
  return bit_xor(x, WIDE(srli_epi32)(x, 15));
}

/* The words of a cell, and the keys of 16 bits that they are. */
typedef union {
  uint32_t words[8];
  int16_t halves[16];
} draws;

static draws draw_cell(address a, uint32_t number) {
  const uint32_t drawn = mix32(number + 0x9e3779b9);
  const wide first = WIDE(set1_epi32)((int32_t)mix32(a.first + drawn));
  const wide second = WIDE(set1_epi32)((int32_t)mix32(a.second + drawn));
  draws all;
  for (int i = 0; i < 8; i += WIDE_LANES / 2) {
    const wide ordinals = WIDE(add_epi32)(ordinals32(), WIDE(set1_epi32)(i));
    store(all.words + i, mix_wide(WIDE(add_epi32)(first, mix_wide(WIDE(add_epi32)(second, ordinals)))));
  }
  return all;
}

INLINE wide mix_indices(wide x, const wide keys[3]) {
  x = WIDE(add_epi16)(x, keys[0]);
  x = bit_xor(x, WIDE(srli_epi16)(x, MIX_firstShift));
  x = WIDE(add_epi16)(WIDE(mullo_epi16)(x, splat16(MIX_secondFactor)), keys[1]);
  x = bit_xor(x, WIDE(srli_epi16)(x, MIX_secondShift));
  x = WIDE(add_epi16)(x, keys[2]);
  return bit_xor(x, WIDE(srli_epi16)(x, MIX_lastShift));
}

/* ---- agents --------------------------------------------------------------------------------------------------------- */

/* What is known of a group of agents, and whether lanes outside a mask are nobody. */
typedef struct {
  wide rho, pull_low, pull_high, noise, taste, mask;
  int is_masked;
} group;

INLINE group learn(const day *d, const uint8_t *receptivity, wide indices, wide mask, int is_masked) {
  const wide receptive = load_bytes(receptivity);
  const wide low = WIDE(madd_epi16)(WIDE(unpacklo_epi16)(receptive, zero()), d->tempo);
  const wide high = WIDE(madd_epi16)(WIDE(unpackhi_epi16)(receptive, zero()), d->tempo);
  wide rho = WIDE(packs_epi32)(WIDE(min_epi32)(WIDE(srai_epi32)(low, RECEPTIVITY_SHIFT), d->rho_cap),
                               WIDE(min_epi32)(WIDE(srai_epi32)(high, RECEPTIVITY_SHIFT), d->rho_cap));
  if (is_masked) rho = bit_and(rho, mask);
  const wide back = WIDE(sub_epi16)(d->others, rho);
  return (group){
      rho,
      WIDE(unpacklo_epi16)(rho, back),
      WIDE(unpackhi_epi16)(rho, back),
      mix_indices(indices, d->cell.noise_mix),
      mix_indices(indices, d->cell.taste_mix),
      mask,
      is_masked,
  };
}

/* Moves the loyalties of a group to a party, and adds up. */
INLINE wide move_party(day *d, shape of, const group *g, int p, wide l, wide partner) {
  pull *const a = d->cell.pulls + p;
  const wide multiplier = splat16(MULTIPLIERS[p]);
  const wide taste = WIDE(add_epi16)(WIDE(mullo_epi16)(g->taste, multiplier), a->taste_key);
  const wide drawn = WIDE(adds_epi16)(a->appeal, WIDE(mulhrs_epi16)(d->amplitude, taste));
  wide r = WIDE(add_epi16)(WIDE(mullo_epi16)(g->noise, multiplier), a->noise_key);
  if (g->is_masked) r = bit_and(r, g->mask);
  wide low = WIDE(add_epi32)(
      WIDE(madd_epi16)(WIDE(unpacklo_epi16)(drawn, l), g->pull_low),
      WIDE(add_epi32)(a->heard, WIDE(madd_epi16)(WIDE(unpacklo_epi16)(partner, r), d->encounter)));
  wide high = WIDE(add_epi32)(
      WIDE(madd_epi16)(WIDE(unpackhi_epi16)(drawn, l), g->pull_high),
      WIDE(add_epi32)(a->heard, WIDE(madd_epi16)(WIDE(unpackhi_epi16)(partner, r), d->encounter)));
  low = WIDE(srai_epi32)(low, 15);
  high = WIDE(srai_epi32)(high, 15);
  if (g->is_masked) {
    low = bit_and(low, WIDE(unpacklo_epi16)(g->mask, g->mask));
    high = bit_and(high, WIDE(unpackhi_epi16)(g->mask, g->mask));
  }
  const wide next = WIDE(adds_epi16)(l, WIDE(packs_epi32)(low, high));
  if (of.products) {
    products *const sum = d->recent + p;
    sum->rho_loyalty = WIDE(add_epi32)(sum->rho_loyalty, WIDE(madd_epi16)(g->rho, l));
    sum->rho_appeal = WIDE(add_epi32)(sum->rho_appeal, WIDE(madd_epi16)(g->rho, drawn));
    sum->numbers = WIDE(add_epi32)(sum->numbers, WIDE(madd_epi16)(r, splat16(1)));
    sum->steps = WIDE(add_epi32)(sum->steps, WIDE(add_epi32)(low, high));
  }
  a->moved = WIDE(add_epi32)(a->moved, WIDE(madd_epi16)(next, splat16(1)));
  return next;
}

/* Ones where the greatest loyalty stands less than the floor above the mean of all, given by their two sums. */
INLINE wide none_stands_out(const day *d, wide best, wide fine, wide coarse) {
  const wide rest = WIDE(sub_epi16)(fine, WIDE(slli_epi16)(coarse, COARSE));
  const wide low = WIDE(madd_epi16)(WIDE(unpacklo_epi16)(best, coarse), d->excess);
  const wide high = WIDE(madd_epi16)(WIDE(unpackhi_epi16)(best, coarse), d->excess);
  return WIDE(packs_epi32)(
      WIDE(cmpgt_epi32)(d->floor, WIDE(sub_epi32)(low, WIDE(unpacklo_epi16)(rest, zero()))),
      WIDE(cmpgt_epi32)(d->floor, WIDE(sub_epi32)(high, WIDE(unpackhi_epi16)(rest, zero()))));
}

/* The place of a party's call among the calls: its two bytes, as a shuffle wants them. */
INLINE wide place_of(int party) { return splat16(2 * party | (2 * party + 1) << 8); }

/* What was seen of the loyalties of a group: the greatest and where it is, two sums, the best in office and outside. */
typedef struct {
  wide best, place, fine, coarse, inside, outside;
} view;

INLINE void look(const day *d, view *v, int p, wide l) {
  v->place = WIDE(max_epi16)(v->place, bit_and(WIDE(cmpgt_epi16)(l, v->best), place_of(p)));
  v->best = WIDE(max_epi16)(v->best, l);
  v->fine = WIDE(add_epi16)(v->fine, l);
  v->coarse = WIDE(add_epi16)(v->coarse, WIDE(srai_epi16)(l, COARSE));
  v->inside = WIDE(max_epi16)(v->inside, WIDE(min_epi16)(l, d->inside[p]));
  v->outside = WIDE(max_epi16)(v->outside, WIDE(min_epi16)(l, d->outside[p]));
}

/* Counts those of a group whose drive has more above their thresholds than each height. Heights that are none lie above all. */
INLINE void climb(day *d, wide excess, wide mask, int is_masked) {
  for (int rung = 0; rung < RUNGS; rung++) {
    wide is_beyond = WIDE(cmpgt_epi16)(excess, d->heights[rung]);
    if (is_masked) is_beyond = bit_and(is_beyond, mask);
    d->cell.beyond[rung] = WIDE(sub_epi16)(d->cell.beyond[rung], is_beyond);
  }
}

/* The codes of a group, from what was seen of them and their thresholds. */
INLINE wide judge(day *d, shape of, const view *v, const uint8_t *threshold, wide mask, int is_masked) {
  cell *const c = &d->cell;
  const wide none = none_stands_out(d, v->best, v->fine, v->coarse);
  const wide called = WIDE(shuffle_epi8)(d->calls, bit_or(v->place, none));
  const wide gap = WIDE(subs_epi16)(bit_and(v->outside, d->any_outside), bit_and(v->inside, d->any_inside));
  wide drive = WIDE(adds_epi16)(WIDE(mulhrs_epi16)(d->grievance, gap), d->discontent);
  drive = WIDE(adds_epi16)(drive, WIDE(mulhrs_epi16)(called, WIDE(max_epi16)(v->best, zero())));
  drive = WIDE(subs_epi16)(WIDE(subs_epi16)(WIDE(adds_epi16)(drive, c->contagion), d->fear), c->fatigue);
  const wide above = WIDE(mullo_epi16)(load_bytes(threshold), d->threshold_step);
  const wide own = WIDE(add_epi16)(d->threshold_least, above);
  wide active = WIDE(cmpgt_epi16)(drive, own);
  if (is_masked) active = bit_and(active, mask);
  if (d->has_heights) climb(d, WIDE(subs_epi16)(drive, own), mask, is_masked);
  c->actives = WIDE(sub_epi16)(c->actives, active);
  const wide choice = WIDE(srli_epi16)(WIDE(slli_epi16)(v->place, 8), 9);
  const wide allegiance = WIDE(max_epi16)(choice, bit_and(none, splat16(of.parties)));
  return bit_or(allegiance, bit_and(active, splat16(ACTIVE_BIT)));
}

/* A group of agents has its day, of a cell whose block begins at `tiles` and has `lanes`. */
INLINE void move_group(day *d, shape of, int16_t *tiles, int lanes, int number, int is_masked) {
  cell *const c = &d->cell;
  const int j = number * WIDE_LANES, tile_length = LANES * of.parties;
  const uint8_t *const receptivity = (const uint8_t *)tiles + 2 * of.parties * lanes + j;
  const wide mask = WIDE(cmpgt_epi16)(splat16(c->agents - j), ordinals16());
  const wide indices = WIDE(mullo_epi16)(WIDE(add_epi16)(ordinals16(), splat16(j)), splat16(MIX_firstFactor));
  const group g = learn(d, receptivity, indices, mask, is_masked);
  c->rho_sum = WIDE(add_epi32)(c->rho_sum, WIDE(madd_epi16)(g.rho, splat16(1)));
  const int next = is_masked && c->agents - j <= LANES ? 0 : tile_length;
  int16_t *tile = tiles + tile_length * (WIDE_LANES / LANES) * number;
  view v = {splat16(-ONE), place_of(0), zero(), zero(), splat16(-ONE), splat16(-ONE)};
#pragma GCC unroll 8
  for (int p = 0; p < of.parties; p++, tile += LANES) {
    wide l = load_tiles(tile, tile + next);
    if (is_masked) l = bit_and(l, mask);
    l = move_party(d, of, &g, p, l, load(c->rows[p] + c->partner));
    store_tiles(tile, tile + next, l);
    look(d, &v, p, l);
  }
  store_bytes(c->codes + j, judge(d, of, &v, receptivity + lanes, mask, is_masked));
  c->partner += WIDE_LANES;
  c->partner -= c->partner >= c->agents ? c->agents : 0;
}

/* ---- cells ---------------------------------------------------------------------------------------------------------- */

/* Counts the codes into a row: agents by allegiance (the last: none), then the active. */
INLINE void count(const cell *c, shape of, int actives, int32_t *row) {
  int none = c->agents, none_active = actives;
  for (int p = 0; p < of.parties; p++) {
    const wide quiet_code = WIDE(set1_epi8)((char)p), active_code = WIDE(set1_epi8)((char)(p | ACTIVE_BIT));
    wide quiet = zero(), active = zero();
    for (int j = 0; j < c->agents; j += 2 * WIDE_LANES) {
      const wide codes = load(c->codes + j);
      quiet = WIDE(sub_epi8)(quiet, WIDE(cmpeq_epi8)(codes, quiet_code));
      active = WIDE(sub_epi8)(active, WIDE(cmpeq_epi8)(codes, active_code));
    }
    const narrow both = halves32(
        bit_or(WIDE(sad_epu8)(quiet, zero()), WIDE(slli_epi64)(WIDE(sad_epu8)(active, zero()), 32)));
    const int64_t pair = _mm_cvtsi128_si64(_mm_add_epi32(both, _mm_unpackhi_epi64(both, both)));
    const int active_count = (int)(pair >> 32), all = (int)(int32_t)pair + active_count;
    row[p] = all;
    row[of.parties + 1 + p] = active_count;
    none -= all;
    none_active -= active_count;
  }
  row[of.parties] = none;
  row[2 * of.parties + 1] = none_active;
}

static void tire(const day *d, uint32_t at, int active_share) {
  const columns *const c = &d->columns;
  c->active_shares[at] = (int16_t)active_share;
  const int fatigue = c->fatigues[at];
  const int rested = fatigue - mul_q15(d->row[FIELD_fatigueFade], fatigue);
  c->fatigues[at] = (int16_t)sat16(rested + mul_q15(d->row[FIELD_fatigueGain], active_share));
}

/* Four sums divided by n > 0 and rounded down, exactly: quotients stay within 16 bits, so floats are off by less than one. */
static narrow floor_quotients(narrow sum, narrow n) {
  const narrow quotient = _mm_cvttps_epi32(_mm_div_ps(_mm_cvtepi32_ps(sum), _mm_cvtepi32_ps(n)));
  const narrow rest = _mm_sub_epi32(sum, _mm_mullo_epi32(quotient, n));
  const narrow fits = _mm_cmplt_epi32(rest, n);
  const narrow down = _mm_cmplt_epi32(rest, _mm_setzero_si128());
  return _mm_add_epi32(_mm_add_epi32(quotient, down), _mm_add_epi32(fits, _mm_set1_epi32(1)));
}

static narrow truncated_quotients(narrow sum, narrow n) {
  const narrow floor = floor_quotients(sum, n);
  const narrow is_exact = _mm_cmpeq_epi32(_mm_mullo_epi32(floor, n), sum);
  return _mm_sub_epi32(floor, _mm_andnot_si128(is_exact, _mm_srai_epi32(sum, 31)));
}

/* Writes a number of 16 bits for each party. */
INLINE void store_numbers(int16_t *to, narrow numbers, shape of) {
  int16_t all[PARTIES_MAX];
  _mm_storeu_si128((narrow *)all, numbers);
  memcpy(to, all, sizeof *to * (size_t)of.parties);
}

/* Empties the sums of 32 bits into those of 64. */
INLINE void settle(day *d, shape of) {
  for (int p = 0; p < of.parties; p++) {
    products *const from = d->recent + p, *const to = d->sums + p;
    to->rho_loyalty = WIDE(add_epi64)(to->rho_loyalty, sums64(from->rho_loyalty));
    to->rho_appeal = WIDE(add_epi64)(to->rho_appeal, sums64(from->rho_appeal));
    to->numbers = WIDE(add_epi64)(to->numbers, sums64(from->numbers));
    to->steps = WIDE(add_epi64)(to->steps, sums64(from->steps));
  }
  memset(d->recent, 0, sizeof d->recent);
  d->groups_left = d->groups_max;
}

/* Copies the loyalties of a cell; each row's beginning comes again behind its end, as far as a group may look. */
INLINE void recall(cell *c, shape of, const int16_t *tiles) {
  const int agents = c->agents;
  for (int j = 0; j < agents; j += LANES, tiles += LANES * of.parties)
#pragma GCC unroll 8
    for (int p = 0; p < of.parties; p++)
      _mm_storeu_si128((narrow *)(c->rows[p] + j), _mm_load_si128((const narrow *)(tiles + LANES * p)));
  for (int p = 0; p < of.parties; p++)
    if (agents >= WIDE_LANES) store(c->rows[p] + agents, load(c->rows[p]));
    else for (int j = 0; j < WIDE_LANES; j++) c->rows[p][agents + j] = c->rows[p][j];
}

/* Prepares what a cell has in common. */
INLINE void open_cell(day *d, shape of, uint32_t at, uint32_t number) {
  const columns *const columns = &d->columns;
  const int32_t *const row = d->row;
  cell *const c = &d->cell;
  const draws noise = draw_cell(d->noise, number), taste = draw_cell(d->taste, number);
  const int agents = columns->agents[at];
  c->agents = agents;
  c->partner = agents > 1 ? 1 + (int)(noise.words[WHOLE_CELL] % (uint32_t)(agents - 1)) : 0;
  for (int i = 0; i < 3; i++) {
    c->noise_mix[i] = splat16(noise.halves[MIX_KEYS + i]);
    c->taste_mix[i] = splat16(taste.halves[MIX_KEYS + i]);
  }
  for (int p = 0; p < of.parties; p++)
    c->pulls[p] = (pull){
        splat16(noise.halves[p]),
        splat16(taste.halves[p]),
        splat16(sat16(row[FIELD_appeal + p] + columns->tastes[at * (uint32_t)of.parties + (uint32_t)p])),
        WIDE(set1_epi32)(row[FIELD_omega] * columns->tie_means[at * (uint32_t)of.parties + (uint32_t)p] + HALF),
        zero(),
    };
  const int own = mul_q15(row[FIELD_kappa], columns->active_shares[at]);
  c->contagion = splat16(sat16(own + mul_q15(row[FIELD_diffusion], columns->tie_actives[at])));
  c->fatigue = splat16(columns->fatigues[at]);
  c->rho_sum = c->actives = zero();
}

/* Puts down the sums and means of the loyalties as they now are; takes what they were for what saturation took. */
INLINE void sum_loyalties(day *d, shape of, uint32_t at, int32_t *sums) {
  wide moved[PARTIES_MAX];
  int32_t all[PARTIES_MAX];
  for (int p = 0; p < PARTIES_MAX; p++) moved[p] = p < of.parties ? d->cell.pulls[p].moved : zero();
  for (int p = 0; p < of.parties; p++) d->before[p] += sums[p];
  const narrow low = sums_of_four(moved), high = sums_of_four(moved + 4);
  const narrow n = _mm_set1_epi32(d->cell.agents);
  _mm_storeu_si128((narrow *)all, low);
  _mm_storeu_si128((narrow *)(all + 4), high);
  memcpy(sums, all, sizeof *sums * (size_t)of.parties);
  store_numbers(d->columns.means + at * (uint32_t)of.parties,
                _mm_packs_epi32(truncated_quotients(low, n), truncated_quotients(high, n)), of);
}

/* Writes how many of a cell are beyond each height, and begins anew. */
INLINE void land(day *d, uint32_t at) {
  for (int rung = 0; rung < RUNGS; rung++) {
    const wide beyond = d->cell.beyond[rung];
    d->columns.beyond[RUNGS * at + (uint32_t)rung] = (uint16_t)sum32(WIDE(madd_epi16)(beyond, splat16(1)));
    d->cell.beyond[rung] = zero();
  }
}

/* All groups of a cell have their day; before sums of products could outgrow 32 bits, they are emptied. */
INLINE void move_groups(day *d, shape of, int16_t *tiles, int lanes) {
  const int whole = d->cell.agents / WIDE_LANES, groups = (d->cell.agents + WIDE_LANES - 1) / WIDE_LANES;
  for (int g = 0; g < whole;) {
    if (of.products && d->groups_left == 0) settle(d, of);
    const int stop = of.products ? least(whole, g + d->groups_left) : whole;
    d->groups_left -= stop - g;
    for (; g < stop; g++) move_group(d, of, tiles, lanes, g, 0);
  }
  if (whole == groups) return;
  if (of.products && d->groups_left == 0) settle(d, of);
  d->groups_left--;
  move_group(d, of, tiles, lanes, whole, 1);
}

INLINE void move_cell(day *d, shape of, uint32_t at, uint32_t number) {
  const columns *const c = &d->columns;
  cell *const now = &d->cell;
  const int agents = c->agents[at], lanes = (agents + LANES - 1) & -LANES;
  if (agents == 0) {
    c->rho_sums[at] = 0;
    tire(d, at, 0);
    land(d, at);
    return;
  }
  uint8_t *const block = c->blocks + (uint64_t)ALIGNMENT * c->block_starts[at];
  int32_t *const tally = c->tallies + (uint64_t)at * (uint64_t)tally_width(of);
  open_cell(d, of, at, number);
  recall(now, of, (const int16_t *)block);
  move_groups(d, of, (int16_t *)block, lanes);
  memset(now->codes + agents, PADDING, 2 * WIDE_LANES);
  memcpy(block + (2 * of.parties + 2) * lanes, now->codes, (size_t)lanes);
  c->rho_sums[at] = sum32(now->rho_sum);
  sum_loyalties(d, of, at, tally + 2 * of.parties + 2);
  const int actives = sum32(WIDE(madd_epi16)(now->actives, splat16(1)));
  count(now, of, actives, tally);
  land(d, at);
  tire(d, at, least(ONE - 1, actives * ONE / agents));

  d->rho_sum += c->rho_sums[at];
  for (int p = 0; p < of.parties; p++) d->tied[p] += agents * c->tie_means[at * (uint32_t)of.parties + (uint32_t)p];
  for (int i = 0; i < tally_width(of); i++) d->counts[i] += tally[i];
}

/* ---- strata --------------------------------------------------------------------------------------------------------- */

static void open_day(day *d, uint8_t *memory, int parties, const addresses *a) {
  const int32_t *const row = (const int32_t *)(memory + FRONT_row);
  const narrow *const call = (const narrow *)(row + FIELD_call);
  memset(d, 0, offsetof(day, cell) + offsetof(cell, rows));
  d->columns = open_columns(memory);
  d->row = row;
  d->noise = (address){a->noise_first, a->noise_second};
  d->taste = (address){a->taste_first, a->taste_second};
  d->tempo = WIDE(set1_epi32)(row[FIELD_tempo]);
  d->rho_cap = WIDE(set1_epi32)(row[FIELD_rhoCap]);
  d->others = splat16(-(row[FIELD_sigma] + row[FIELD_omega]));
  d->amplitude = splat16(row[FIELD_personalTaste]);
  d->encounter = pairs(row[FIELD_sigma], row[FIELD_noise]);
  for (int p = 0; p < parties; p++) {
    const int is_inside = row[FIELD_officeMask] >> p & 1;
    d->inside[p] = splat16(is_inside ? ONE - 1 : -ONE);
    d->outside[p] = splat16(is_inside ? -ONE : ONE - 1);
  }
  d->any_inside = splat16(row[FIELD_officeMask] ? -1 : 0);
  d->any_outside = splat16(row[FIELD_officeMask] != (1 << parties) - 1 ? -1 : 0);
  d->excess = pairs(parties, -(1 << COARSE));
  d->floor = WIDE(set1_epi32)(parties * row[FIELD_floor]);
  d->calls = twice(_mm_packs_epi32(_mm_loadu_si128(call), _mm_loadu_si128(call + 1)));
  d->grievance = splat16(row[FIELD_grievance]);
  d->discontent = splat16(row[FIELD_discontent]);
  d->fear = splat16(row[FIELD_fear]);
  d->threshold_least = splat16(row[FIELD_thresholdLeast]);
  d->threshold_step = splat16(row[FIELD_thresholdStep]);
  for (int rung = 0; rung < RUNGS; rung++) {
    const int height = row[FIELD_rungs + rung];
    d->heights[rung] = splat16(height > 0 ? height : ONE - 1);
    d->has_heights |= height;
  }
  const int rho_max = least(row[FIELD_rhoCap], 255 * row[FIELD_tempo] >> RECEPTIVITY_SHIFT);
  d->groups_max = least(STEPS_GROUPS, (ONE - 1) / greatest(1, rho_max));
  d->groups_left = d->groups_max;
}

/* Writes the row of sums and that of the tally. */
static void close_day(day *d, uint8_t *memory, shape of) {
  int64_t *sums = (int64_t *)(memory + FRONT_sums);
  double *const tally = (double *)(memory + FRONT_tally);
  if (of.products) settle(d, of);
  for (int i = 0; i < tally_width(of); i++) tally[i] = (double)d->counts[i];
  *sums++ = d->rho_sum;
  for (int p = 0; p < of.parties; p++, sums += SUMS_COUNT) {
    const products *const all = d->sums + p;
    sums[SUM_loyalty] = d->counts[2 * of.parties + 2 + p];
    sums[SUM_rhoLoyalty] = sum64(all->rho_loyalty);
    sums[SUM_rhoAppeal] = sum64(all->rho_appeal);
    sums[SUM_noise] = d->row[FIELD_noise] * sum64(all->numbers);
    sums[SUM_lost] = of.products ? d->before[p] + sum64(all->steps) - sums[SUM_loyalty] : 0;
    sums[SUM_tied] = d->tied[p];
  }
}

INLINE void move_cells(day *d, shape of, uint32_t begin, uint32_t end, uint32_t number) {
  for (uint32_t at = begin; at < end; at++, number++) move_cell(d, of, at, number);
}

/* Moves the cells of a piece; see `move` of src/kernel/assembly/move.ts. */
static void move(uint8_t *memory, int parties, uint32_t begin, uint32_t end, uint32_t number, const addresses *a,
                 int products) {
  const shape of = {parties, products};
  day d;
  open_day(&d, memory, parties, a);
  if (parties != PARTIES_MAX) move_cells(&d, of, begin, end, number);
  else if (products) move_cells(&d, (shape){PARTIES_MAX, 1}, begin, end, number);
  else move_cells(&d, (shape){PARTIES_MAX, 0}, begin, end, number);
  close_day(&d, memory, of);
}

/* Every cell's T and the active share of the tied; see `hear` of src/kernel/assembly/hear.ts. */
static void hear(uint8_t *memory, int parties, uint32_t begin, uint32_t end, uint32_t tie, uint32_t ties) {
  const columns c = open_columns(memory);
  const shape of = {parties, 0};
  const uint32_t *tied = c.tied_cells + tie;
  const narrow n = _mm_set1_epi32((int32_t)ties);
  for (uint32_t at = begin; at < end; at++, tied += ties) {
    narrow low = _mm_setzero_si128(), high = low;
    int active = 0;
    for (uint32_t k = 0; k < ties; k++) {
      const narrow mean = _mm_loadu_si128((const narrow *)(c.news + (uint32_t)parties * tied[k]));
      active += c.active_news[tied[k]];
      low = _mm_add_epi32(low, _mm_cvtepi16_epi32(mean));
      high = _mm_add_epi32(high, _mm_cvtepi16_epi32(_mm_unpackhi_epi64(mean, mean)));
    }
    store_numbers(c.tie_means + at * (uint32_t)parties,
                  _mm_packs_epi32(floor_quotients(low, n), floor_quotients(high, n)), of);
    c.tie_actives[at] = (int16_t)(active / (int)ties);
  }
}

const kernel KERNEL = {WIDE_NAME, hear, move};
