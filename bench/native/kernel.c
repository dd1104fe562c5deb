/*
 * One day of the loyalty model in C: the limit that the WebAssembly kernel chases. Same bytes in, same bytes out as
 * src/kernel/reference.ts; read that first.
 *
 * Decision worth knowing: a group of agents goes through the whole day at once, all eight parties written out, so that what
 * is known of an agent stays in registers. src/kernel/assembly goes party by party instead. Whoever finds a faster order is
 * invited to put it here: the bench demands only that the bytes be the same.
 */
#include "wide.h"
#include "world.h"
#include <string.h>

/* The mix of an agent's index and the multipliers of parties: src/population/noise.ts. */
enum { FIRST_FACTOR = 0x27ab, FIRST_SHIFT = 7, SECOND_FACTOR = 0xd6a7, SECOND_SHIFT = 6, LAST_SHIFT = 7 };
static const uint16_t MULTIPLIERS[PARTIES] = {0xd1cb, 0x6513, 0xc747, 0x1d49, 0x5b53, 0x21fd, 0x4583, 0x3957};

/* Purposes of draws: src/foundation/random.ts. */
enum { NOISE_DRAW = 1, TASTE_DRAW = 2 };

/* 16-bit words of a cell: a key for each party, three for the mix; then 32 bits for the whole cell. */
enum { MIX_KEYS = PARTIES, WHOLE_CELL = 6 };

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

/* What stays the same for a stratum, and the sums over it. */
typedef struct {
  const int32_t *row;
  address noise, taste;
  wide tempo, rho_cap, others, amplitude, encounter;
  wide inside[PARTIES], outside[PARTIES], any_inside, any_outside;
  wide floor, calls, grievance, discontent, fear, threshold_least, threshold_step;
  products recent[PARTIES], sums[PARTIES];
  int64_t before[PARTIES], tied[PARTIES], counts[TALLY_WIDTH], rho_sum;
  int groups_max, groups_left;
} day;

/* What a party has in common for a cell. */
typedef struct {
  wide noise_key, taste_key, appeal, heard, moved;
} pull;

/* What a cell needs at hand. */
static struct {
  int agents, partner;
  pull pulls[PARTIES];
  wide noise_mix[3], taste_mix[3], contagion, fatigue, rho_sum, actives;
  _Alignas(64) int16_t rows[PARTIES][CELL_AGENTS_MAX + 2 * WIDE_LANES];
  _Alignas(64) uint8_t codes[CELL_AGENTS_MAX + 2 * WIDE_LANES];
} cell;

static int least(int a, int b) { return a < b ? a : b; }
static int greatest(int a, int b) { return a > b ? a : b; }
static int sat16(int x) { return x > ONE - 1 ? ONE - 1 : x < -ONE ? -ONE : x; }
static int mul_q15(int a, int b) { return sat16((a * b + HALF) >> 15); }
static wide splat16(int x) { return WIDE(set1_epi16)((int16_t)x); }

/* ---- draws ---------------------------------------------------------------------------------------------------------- */

static uint32_t mix32(uint32_t x) {
  x = (x ^ x >> 16) * 0x21f0aaad;
  x = (x ^ x >> 15) * 0xd35a2d97;
  return x ^ x >> 15;
}

static uint32_t absorb(uint32_t state, uint32_t word) { return mix32(state + mix32(word + 0x9e3779b9)); }

static uint32_t open_address(keys k, uint32_t purpose, uint32_t tick, uint32_t entity) {
  return absorb(absorb(absorb(k.a, purpose) + k.b, tick) + k.c, entity) ^ k.d;
}

static address noise_address(keys k, uint32_t purpose, uint32_t tick, uint32_t entity) {
  const keys turned = {k.b, k.c, k.d, k.a};
  return (address){open_address(k, purpose, tick, entity), open_address(turned, purpose, tick, entity)};
}

static wide mix_wide(wide x) {
  x = WIDE(mullo_epi32)(bit_xor(x, WIDE(srli_epi32)(x, 16)), WIDE(set1_epi32)(0x21f0aaad));
  x = WIDE(mullo_epi32)(bit_xor(x, WIDE(srli_epi32)(x, 15)), WIDE(set1_epi32)((int32_t)0xd35a2d97));
  return bit_xor(x, WIDE(srli_epi32)(x, 15));
}

typedef union {
  uint32_t words[8];
  int16_t halves[16];
} draws;

static draws draw_cell(address a, uint32_t number) {
  const wide first = WIDE(set1_epi32)((int32_t)absorb(a.first, number));
  const wide second = WIDE(set1_epi32)((int32_t)absorb(a.second, number));
  draws drawn;
  for (int i = 0; i < 8; i += WIDE_LANES / 2) {
    const wide ordinals = WIDE(add_epi32)(ordinals32(), WIDE(set1_epi32)(i));
    store(drawn.words + i, mix_wide(WIDE(add_epi32)(first, mix_wide(WIDE(add_epi32)(second, ordinals)))));
  }
  return drawn;
}

INLINE wide mix_indices(wide x, const wide keys[3]) {
  x = WIDE(add_epi16)(x, keys[0]);
  x = bit_xor(x, WIDE(srli_epi16)(x, FIRST_SHIFT));
  x = WIDE(add_epi16)(WIDE(mullo_epi16)(x, splat16(SECOND_FACTOR)), keys[1]);
  x = bit_xor(x, WIDE(srli_epi16)(x, SECOND_SHIFT));
  x = WIDE(add_epi16)(x, keys[2]);
  return bit_xor(x, WIDE(srli_epi16)(x, LAST_SHIFT));
}

/* ---- agents --------------------------------------------------------------------------------------------------------- */

enum { TILE = LANES * PARTIES, GROUP = TILE * (WIDE_LANES / LANES), NEXT_TILE = GROUP - TILE };

/* What is known of a group of agents, and whether lanes outside a mask are nobody. */
typedef struct {
  wide rho, pull_low, pull_high, noise, taste, mask;
  int is_masked;
} group;

INLINE group learn(const day *d, const uint8_t *receptivity, wide indices, wide mask, int is_masked) {
  const wide receptive = load_bytes(receptivity);
  const wide low = WIDE(madd_epi16)(WIDE(unpacklo_epi16)(receptive, zero()), d->tempo);
  const wide high = WIDE(madd_epi16)(WIDE(unpackhi_epi16)(receptive, zero()), d->tempo);
  wide rho = WIDE(packs_epi32)(WIDE(min_epi32)(WIDE(srai_epi32)(low, 7), d->rho_cap),
                               WIDE(min_epi32)(WIDE(srai_epi32)(high, 7), d->rho_cap));
  if (is_masked) rho = bit_and(rho, mask);
  const wide back = WIDE(sub_epi16)(d->others, rho);
  return (group){
      rho,
      WIDE(unpacklo_epi16)(rho, back),
      WIDE(unpackhi_epi16)(rho, back),
      mix_indices(indices, cell.noise_mix),
      mix_indices(indices, cell.taste_mix),
      mask,
      is_masked,
  };
}

/* Moves the loyalties of a group to a party, and adds up. */
INLINE wide move(day *d, const group *of, int p, wide l, wide partner) {
  pull *const a = cell.pulls + p;
  products *const sum = d->recent + p;
  const wide multiplier = splat16(MULTIPLIERS[p]);
  const wide taste = WIDE(add_epi16)(WIDE(mullo_epi16)(of->taste, multiplier), a->taste_key);
  const wide drawn = WIDE(adds_epi16)(a->appeal, WIDE(mulhrs_epi16)(d->amplitude, taste));
  wide r = WIDE(add_epi16)(WIDE(mullo_epi16)(of->noise, multiplier), a->noise_key);
  if (of->is_masked) r = bit_and(r, of->mask);
  wide low = WIDE(add_epi32)(
      WIDE(madd_epi16)(WIDE(unpacklo_epi16)(drawn, l), of->pull_low),
      WIDE(add_epi32)(a->heard, WIDE(madd_epi16)(WIDE(unpacklo_epi16)(partner, r), d->encounter)));
  wide high = WIDE(add_epi32)(
      WIDE(madd_epi16)(WIDE(unpackhi_epi16)(drawn, l), of->pull_high),
      WIDE(add_epi32)(a->heard, WIDE(madd_epi16)(WIDE(unpackhi_epi16)(partner, r), d->encounter)));
  low = WIDE(srai_epi32)(low, 15);
  high = WIDE(srai_epi32)(high, 15);
  if (of->is_masked) {
    low = bit_and(low, WIDE(unpacklo_epi16)(of->mask, of->mask));
    high = bit_and(high, WIDE(unpackhi_epi16)(of->mask, of->mask));
  }
  const wide next = WIDE(adds_epi16)(l, WIDE(packs_epi32)(low, high));
  sum->rho_loyalty = WIDE(add_epi32)(sum->rho_loyalty, WIDE(madd_epi16)(of->rho, l));
  sum->rho_appeal = WIDE(add_epi32)(sum->rho_appeal, WIDE(madd_epi16)(of->rho, drawn));
  sum->numbers = WIDE(add_epi32)(sum->numbers, WIDE(madd_epi16)(r, splat16(1)));
  sum->steps = WIDE(add_epi32)(sum->steps, WIDE(add_epi32)(low, high));
  a->moved = WIDE(add_epi32)(a->moved, WIDE(madd_epi16)(next, splat16(1)));
  return next;
}

/* Ones where the greatest loyalty stands less than the floor above the mean of all, given by their two sums. */
INLINE wide none_stands_out(wide best, wide fine, wide coarse, wide floor) {
  const wide rest = WIDE(sub_epi16)(fine, WIDE(slli_epi16)(coarse, COARSE));
  const wide excess = pairs(PARTIES, -(1 << COARSE));
  const wide low = WIDE(madd_epi16)(WIDE(unpacklo_epi16)(best, coarse), excess);
  const wide high = WIDE(madd_epi16)(WIDE(unpackhi_epi16)(best, coarse), excess);
  return WIDE(packs_epi32)(
      WIDE(cmpgt_epi32)(floor, WIDE(sub_epi32)(low, WIDE(unpacklo_epi16)(rest, zero()))),
      WIDE(cmpgt_epi32)(floor, WIDE(sub_epi32)(high, WIDE(unpackhi_epi16)(rest, zero()))));
}

static wide place_of(int party) { return splat16(2 * party | (2 * party + 1) << 8); }

/* What was seen of the loyalties of a group: the greatest and where it is, two sums, the best in office and outside. */
typedef struct {
  wide best, place, fine, coarse, inside, outside;
} view;

INLINE void look(const day *d, view *v, int p, wide l) {
  const wide coarse = WIDE(srai_epi16)(l, COARSE);
  const wide inside = WIDE(min_epi16)(l, d->inside[p]), outside = WIDE(min_epi16)(l, d->outside[p]);
  if (p == 0) {
    *v = (view){l, place_of(0), l, coarse, inside, outside};
    return;
  }
  v->place = WIDE(max_epi16)(v->place, bit_and(WIDE(cmpgt_epi16)(l, v->best), place_of(p)));
  v->best = WIDE(max_epi16)(v->best, l);
  v->fine = WIDE(add_epi16)(v->fine, l);
  v->coarse = WIDE(add_epi16)(v->coarse, coarse);
  v->inside = WIDE(max_epi16)(v->inside, inside);
  v->outside = WIDE(max_epi16)(v->outside, outside);
}

/* The codes of a group, from what was seen of them and their thresholds. */
INLINE wide judge(const day *d, const view *v, const uint8_t *threshold, wide mask, int is_masked) {
  const wide none = none_stands_out(v->best, v->fine, v->coarse, d->floor);
  const wide called = WIDE(shuffle_epi8)(d->calls, bit_or(v->place, none));
  const wide gap = WIDE(subs_epi16)(bit_and(v->outside, d->any_outside), bit_and(v->inside, d->any_inside));
  wide drive = WIDE(adds_epi16)(WIDE(mulhrs_epi16)(d->grievance, gap), d->discontent);
  drive = WIDE(adds_epi16)(drive, WIDE(mulhrs_epi16)(called, WIDE(max_epi16)(v->best, zero())));
  drive = WIDE(subs_epi16)(WIDE(subs_epi16)(WIDE(adds_epi16)(drive, cell.contagion), d->fear), cell.fatigue);
  const wide above = WIDE(mullo_epi16)(load_bytes(threshold), d->threshold_step);
  wide active = WIDE(cmpgt_epi16)(drive, WIDE(add_epi16)(d->threshold_least, above));
  if (is_masked) active = bit_and(active, mask);
  cell.actives = WIDE(sub_epi16)(cell.actives, active);
  const wide choice = WIDE(srli_epi16)(WIDE(slli_epi16)(v->place, 8), 9);
  const wide allegiance = WIDE(max_epi16)(choice, bit_and(none, splat16(PARTIES)));
  return bit_or(allegiance, bit_and(active, splat16(ACTIVE_BIT)));
}

/* A group of agents has its day, of a cell whose block begins at `tiles` and has `lanes`. */
INLINE void move_group(day *d, int16_t *tiles, int lanes, int g, int is_masked) {
  const int j = g * WIDE_LANES;
  const uint8_t *const receptivity = (const uint8_t *)tiles + 2 * PARTIES * lanes + j;
  const wide mask = WIDE(cmpgt_epi16)(splat16(cell.agents - j), ordinals16());
  const wide indices = WIDE(mullo_epi16)(WIDE(add_epi16)(ordinals16(), splat16(j)), splat16(FIRST_FACTOR));
  const group of = learn(d, receptivity, indices, mask, is_masked);
  cell.rho_sum = WIDE(add_epi32)(cell.rho_sum, WIDE(madd_epi16)(of.rho, splat16(1)));
  const int next = is_masked && cell.agents - j <= LANES ? 0 : NEXT_TILE;
  int16_t *tile = tiles + GROUP * g;
  view v;
#pragma GCC unroll 8
  for (int p = 0; p < PARTIES; p++, tile += LANES) {
    wide l = load_tiles(tile, tile + next);
    if (is_masked) l = bit_and(l, mask);
    l = move(d, &of, p, l, load(cell.rows[p] + cell.partner));
    store_tiles(tile, tile + next, l);
    look(d, &v, p, l);
  }
  store_bytes(cell.codes + j, judge(d, &v, receptivity + lanes, mask, is_masked));
  cell.partner += WIDE_LANES;
  cell.partner -= cell.partner >= cell.agents ? cell.agents : 0;
}

/* Counts the codes into a row: agents by allegiance (the last: none), then the active. */
static void count(int agents, int actives, int32_t *row) {
  int none = agents, none_active = actives;
  for (int p = 0; p < PARTIES; p++) {
    const wide quiet_code = WIDE(set1_epi8)((char)p), active_code = WIDE(set1_epi8)((char)(p | ACTIVE_BIT));
    wide quiet = zero(), active = zero();
    for (int j = 0; j < agents; j += 2 * WIDE_LANES) {
      const wide codes = load(cell.codes + j);
      quiet = WIDE(sub_epi8)(quiet, WIDE(cmpeq_epi8)(codes, quiet_code));
      active = WIDE(sub_epi8)(active, WIDE(cmpeq_epi8)(codes, active_code));
    }
    const narrow both = halves32(
        bit_or(WIDE(sad_epu8)(quiet, zero()), WIDE(slli_epi64)(WIDE(sad_epu8)(active, zero()), 32)));
    const int64_t pair = _mm_cvtsi128_si64(_mm_add_epi32(both, _mm_unpackhi_epi64(both, both)));
    const int active_count = (int)(pair >> 32), all = (int)(int32_t)pair + active_count;
    row[p] = all;
    row[PARTIES + 1 + p] = active_count;
    none -= all;
    none_active -= active_count;
  }
  row[PARTIES] = none;
  row[2 * PARTIES + 1] = none_active;
}

static void tire(const int32_t *row, const columns *c, uint32_t at, int actives) {
  c->active_shares[at] = (int16_t)least(ONE - 1, actives * ONE / c->agents[at]);
  const int fatigue = c->fatigues[at];
  const int rested = fatigue - mul_q15(row[FATIGUE_FADE], fatigue);
  c->fatigues[at] = (int16_t)sat16(rested + mul_q15(row[FATIGUE_GAIN], c->active_shares[at]));
}

/* ---- cells and strata ----------------------------------------------------------------------------------------------- */

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

/* Every cell's T: the mean of the means of its tied cells, rounded down. */
static void hear(const columns *c, const stratum *s) {
  const uint32_t *tied = c->tied_cells + s->tie_begin;
  const narrow n = _mm_set1_epi32((int32_t)s->ties);
  for (uint32_t at = s->cell_begin; at < s->cell_end; at++, tied += s->ties) {
    narrow low = _mm_setzero_si128(), high = low;
    for (uint32_t k = 0; k < s->ties; k++) {
      const narrow mean = _mm_loadu_si128((const narrow *)(c->news + PARTIES * tied[k]));
      low = _mm_add_epi32(low, _mm_cvtepi16_epi32(mean));
      high = _mm_add_epi32(high, _mm_cvtepi16_epi32(_mm_unpackhi_epi64(mean, mean)));
    }
    _mm_storeu_si128((narrow *)(c->tie_means + PARTIES * at),
                     _mm_packs_epi32(floor_quotients(low, n), floor_quotients(high, n)));
  }
}

/* Empties the sums of 32 bits into those of 64. */
static void settle(day *d) {
  for (int p = 0; p < PARTIES; p++) {
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
static void recall(const int16_t *tiles, int agents) {
  for (int j = 0; j < agents; j += LANES, tiles += TILE)
#pragma GCC unroll 8
    for (int p = 0; p < PARTIES; p++)
      _mm_storeu_si128((narrow *)(cell.rows[p] + j), _mm_load_si128((const narrow *)(tiles + LANES * p)));
  for (int p = 0; p < PARTIES; p++)
    if (agents >= WIDE_LANES) store(cell.rows[p] + agents, load(cell.rows[p]));
    else for (int j = 0; j < WIDE_LANES; j++) cell.rows[p][agents + j] = cell.rows[p][j];
}

/* Prepares what a cell has in common. */
static void open_cell(const day *d, const columns *c, uint32_t at, uint32_t number) {
  const int32_t *const row = d->row;
  const draws noise = draw_cell(d->noise, number), taste = draw_cell(d->taste, number);
  const int agents = c->agents[at];
  cell.agents = agents;
  cell.partner = agents > 1 ? 1 + (int)(noise.words[WHOLE_CELL] % (uint32_t)(agents - 1)) : 0;
  for (int i = 0; i < 3; i++) {
    cell.noise_mix[i] = splat16(noise.halves[MIX_KEYS + i]);
    cell.taste_mix[i] = splat16(taste.halves[MIX_KEYS + i]);
  }
  for (int p = 0; p < PARTIES; p++)
    cell.pulls[p] = (pull){
        splat16(noise.halves[p]),
        splat16(taste.halves[p]),
        splat16(sat16(row[APPEAL + p] + c->tastes[at * PARTIES + p])),
        WIDE(set1_epi32)(row[OMEGA] * c->tie_means[at * PARTIES + p] + HALF),
        zero(),
    };
  cell.contagion = splat16(mul_q15(row[KAPPA], c->active_shares[at]));
  cell.fatigue = splat16(c->fatigues[at]);
  cell.rho_sum = cell.actives = zero();
}

/* Puts down the sums and means of the loyalties as they now are; takes what they were for what saturation took. */
static void sum_loyalties(day *d, const columns *c, uint32_t at) {
  int32_t *sums = c->tallies + TALLY_WIDTH * at + 2 * PARTIES + 2;
  wide moved[PARTIES];
  for (int p = 0; p < PARTIES; p++) {
    d->before[p] += sums[p];
    moved[p] = cell.pulls[p].moved;
  }
  const narrow low = sums_of_four(moved), high = sums_of_four(moved + 4);
  const narrow n = _mm_set1_epi32(cell.agents);
  _mm_storeu_si128((narrow *)sums, low);
  _mm_storeu_si128((narrow *)(sums + 4), high);
  _mm_storeu_si128((narrow *)(c->means + PARTIES * at),
                   _mm_packs_epi32(truncated_quotients(low, n), truncated_quotients(high, n)));
}

static void move_cell(day *d, const columns *c, uint32_t at, uint32_t number) {
  const int agents = c->agents[at], lanes = (agents + LANES - 1) & -LANES;
  const int whole = agents / WIDE_LANES, groups = (agents + WIDE_LANES - 1) / WIDE_LANES;
  uint8_t *const block = c->blocks + (uint64_t)ALIGNMENT * c->block_starts[at];
  int16_t *const tiles = (int16_t *)block;
  open_cell(d, c, at, number);
  recall(tiles, agents);
  for (int g = 0; g < whole;) {
    if (d->groups_left == 0) settle(d);
    const int stop = least(whole, g + d->groups_left);
    d->groups_left -= stop - g;
    for (; g < stop; g++) move_group(d, tiles, lanes, g, 0);
  }
  if (whole < groups) {
    if (d->groups_left == 0) settle(d);
    d->groups_left--;
    move_group(d, tiles, lanes, whole, 1);
  }
  memset(cell.codes + agents, PADDING, 2 * WIDE_LANES);
  memcpy(block + (2 * PARTIES + 2) * lanes, cell.codes, (size_t)lanes);
  c->rho_sums[at] = sum32(cell.rho_sum);
  sum_loyalties(d, c, at);
  const int actives = sum32(WIDE(madd_epi16)(cell.actives, splat16(1)));
  count(agents, actives, c->tallies + TALLY_WIDTH * at);
  tire(d->row, c, at, actives);

  d->rho_sum += c->rho_sums[at];
  for (int p = 0; p < PARTIES; p++) d->tied[p] += agents * c->tie_means[PARTIES * at + p];
  for (int i = 0; i < TALLY_WIDTH; i++) d->counts[i] += c->tallies[TALLY_WIDTH * at + i];
}

static void open_day(day *d, const world *w, uint32_t s, uint32_t tick) {
  const int32_t *const row = w->inputs + ROW_LENGTH * s;
  const narrow *const call = (const narrow *)(row + CALL);
  memset(d, 0, sizeof *d);
  d->row = row;
  d->noise = noise_address(w->noise, NOISE_DRAW, tick, w->strata[s].entity);
  d->taste = noise_address(w->taste, TASTE_DRAW, 0, w->strata[s].entity);
  d->tempo = WIDE(set1_epi32)(row[TEMPO]);
  d->rho_cap = WIDE(set1_epi32)(row[RHO_CAP]);
  d->others = splat16(-(row[SIGMA] + row[OMEGA]));
  d->amplitude = splat16(row[PERSONAL_TASTE]);
  d->encounter = pairs(row[SIGMA], row[NOISE]);
  for (int p = 0; p < PARTIES; p++) {
    const int is_inside = row[OFFICE_MASK] >> p & 1;
    d->inside[p] = splat16(is_inside ? ONE - 1 : -ONE);
    d->outside[p] = splat16(is_inside ? -ONE : ONE - 1);
  }
  d->any_inside = splat16(row[OFFICE_MASK] ? -1 : 0);
  d->any_outside = splat16(row[OFFICE_MASK] != (1 << PARTIES) - 1 ? -1 : 0);
  d->floor = WIDE(set1_epi32)(PARTIES * row[FLOOR]);
  d->calls = twice(_mm_packs_epi32(_mm_loadu_si128(call), _mm_loadu_si128(call + 1)));
  d->grievance = splat16(row[GRIEVANCE]);
  d->discontent = splat16(row[DISCONTENT]);
  d->fear = splat16(row[FEAR]);
  d->threshold_least = splat16(row[THRESHOLD_LEAST]);
  d->threshold_step = splat16(row[THRESHOLD_STEP]);
  const int rho_max = least(row[RHO_CAP], 255 * row[TEMPO] >> 7);
  d->groups_max = least(STEPS_GROUPS, (ONE - 1) / greatest(1, rho_max));
  d->groups_left = d->groups_max;
}

static void close_day(day *d, double *tally, int64_t *sums) {
  settle(d);
  for (int i = 0; i < TALLY_WIDTH; i++) tally[i] = (double)d->counts[i];
  *sums++ = d->rho_sum;
  for (int p = 0; p < PARTIES; p++, sums += SUMS_COUNT) {
    sums[LOYALTY] = d->counts[2 * PARTIES + 2 + p];
    sums[RHO_LOYALTY] = sum64(d->sums[p].rho_loyalty);
    sums[RHO_APPEAL] = sum64(d->sums[p].rho_appeal);
    sums[NOISE_SUM] = d->row[NOISE] * sum64(d->sums[p].numbers);
    sums[LOST] = d->before[p] + sum64(d->sums[p].steps) - sums[LOYALTY];
    sums[TIED] = d->tied[p];
  }
}

void pass_day(world *w, uint32_t tick) {
  memcpy(w->columns.news, w->columns.means, sizeof(int16_t) * PARTIES * w->cells);
  for (uint32_t s = 0; s < w->strata_count; s++) hear(&w->columns, w->strata + s);
  for (uint32_t s = 0; s < w->strata_count; s++) {
    const stratum *const of = w->strata + s;
    day d;
    open_day(&d, w, s, tick);
    for (uint32_t at = of->cell_begin; at < of->cell_end; at++) move_cell(&d, &w->columns, at, at - of->cell_begin);
    close_day(&d, w->tally + TALLY_WIDTH * s, w->sums + SUMS_WIDTH * s);
  }
}
