/**
 * The day in WGSL, the language of WebGPU's programs: the reference's arithmetic in 32-bit integers, to the
 * same bytes.
 *
 * Decision worth knowing: each cell is a workgroup and four agents are an invocation's turn, since four codes
 * are a word and nobody else may write into it. Yesterday's blocks are read and today's are written, so
 * nobody waits for his partner. The text is made here and not kept in a file of its own, so that places and
 * constants have one definition; only the number of parties is part of it, for loops that the driver unrolls.
 */
import { MIX, MIX_KEYS, CELL_WORDS, PARTY_MULTIPLIERS, WHOLE_CELL } from '../../population/noise.js';
import { ACTIVE_BIT, PEOPLE_COLUMNS, RECEPTIVITY_SHIFT, RUNGS, tallyWidth } from '../../population/layout.js';
import { FIELD, ROW_LENGTH } from '../inputs.js';

/** What a device must know of a piece of a stratum, u32 each; the addresses are those of the draws. */
export const PIECE_WORDS = [
  'cellBegin',
  'cellEnd',
  'number',
  'stratum',
  'tieBegin',
  'tiesPerCell',
  'noiseFirst',
  'noiseSecond',
  'tasteFirst',
  'tasteSecond',
] as const;

/** What a device must know of a shard, u32 each: words before each column, and more. */
export const PLACE_WORDS = [...PEOPLE_COLUMNS, 'cells', 'pieceCount', 'products'] as const;

/**
 * Invocations of a workgroup: of one that moves a cell (no fewer than the keys of a cell, which one each
 * writes), and of one that works on words.
 */
export const MOVERS = 32;
export const WORKERS = 64;

/**
 * Sums that a cell has of each party, in 32 bits: a product of two Q15 numbers has 30, so its high half and
 * its low half are added up apart. Then those of the reference's products again.
 */
export const HALVES = 7;

const struct = (name: string, fields: readonly string[]): string =>
  `struct ${name} {\n${fields.map((field) => `  ${field}: u32,\n`).join('')}}\n`;

const FIELDS = Object.entries(FIELD)
  .map(([name, place]) => `const FIELD_${name} = ${place}u;\n`)
  .join('');

const PRELUDE = `
@group(0) @binding(0) var<uniform> place: Place;
@group(0) @binding(1) var<storage, read> pieces: array<Piece>;
@group(0) @binding(2) var<storage, read> rows: array<i32>;
@group(0) @binding(3) var<storage, read> before: array<u32>;
@group(0) @binding(4) var<storage, read_write> people: array<u32>;
@group(0) @binding(5) var<storage, read_write> beyond: array<i32>;
@group(0) @binding(6) var<storage, read_write> harvest: array<i32>;

fn saturated(x: i32) -> i32 { return clamp(x, -32768, 32767); }
fn product(a: i32, b: i32) -> i32 { return saturated((a * b + 0x4000) >> 15u); }
fn floored(sum: i32, count: i32) -> i32 {
  let quotient = sum / count;
  return select(quotient, quotient - 1, quotient * count > sum);
}

fn mixed32(from_: u32) -> u32 {
  var x = (from_ ^ (from_ >> 16u)) * 0x21f0aaadu;
  x = (x ^ (x >> 15u)) * 0xd35a2d97u;
  return x ^ (x >> 15u);
}
fn drawn(address: u32, channel: u32) -> u32 { return mixed32(address + mixed32(channel + 0x9e3779b9u)); }

fn short_of(word: u32, at: u32) -> i32 { return extractBits(bitcast<i32>(word), 16u * (at & 1u), 16u); }
fn short_at(column: u32, at: u32) -> i32 { return short_of(people[column + (at >> 1u)], at); }
fn byte_before(at: u32) -> i32 { return i32(extractBits(before[at >> 2u], 8u * (at & 3u), 8u)); }
fn agents_of(cell: u32) -> u32 { return u32(short_at(place.agents, cell)); }
fn input(piece: Piece, field: u32) -> i32 { return rows[piece.stratum * ROW_LENGTH + field]; }

fn piece_of(cell: u32) -> Piece {
  var low = 0u;
  var high = place.pieceCount - 1u;
  while (low < high) {
    let middle = (low + high) >> 1u;
    if (cell < pieces[middle].cellEnd) { high = middle; } else { low = middle + 1u; }
  }
  return pieces[low];
}
`;

/** T and the active share of tied cells, two numbers of each column by an invocation. */
const HEAR = `
fn heard(piece: Piece, cell: u32, column: u32, width: u32, at: u32) -> i32 {
  if (piece.tiesPerCell == 0u) { return 0; }
  let first = place.tiedCells + piece.tieBegin + (cell - piece.cellBegin) * piece.tiesPerCell;
  var sum = 0;
  for (var k = 0u; k < piece.tiesPerCell; k++) { sum += short_at(column, people[first + k] * width + at); }
  return floored(sum, i32(piece.tiesPerCell));
}

@compute @workgroup_size(WORKERS)
fn hear(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let word = id.x + id.y * groups.x * WORKERS;
  for (var i = 0u; i < 2u; i++) {
    let at = 2u * word + i;
    let cell = at / PARTIES;
    if (cell < place.cells) {
      let t = heard(piece_of(cell), cell, place.news, PARTIES, at % PARTIES);
      let to = place.tieMeans + word;
      people[to] = insertBits(people[to], u32(t), 16u * i, 16u);
    }
    if (at < place.cells) {
      let share = heard(piece_of(at), at, place.activeNews, 1u, 0u);
      let to = place.tieActives + word;
      people[to] = insertBits(people[to], u32(share), 16u * i, 16u);
    }
  }
}
`;

/** A cell's people move and are judged. */
const MOVE = `
var<workgroup> words: array<u32, 2u * CELL_WORDS>;
var<workgroup> keys: array<u32, 2u * KEYS>;
var<workgroup> row: array<i32, ROW_LENGTH>;
var<workgroup> appeals: array<i32, PARTIES>;
var<workgroup> heard_of: array<i32, PARTIES>;
var<workgroup> counts: array<atomic<i32>, COUNTS>;
var<private> l: array<i32, PARTIES>;
var<private> own: array<i32, SUMS>;
var<private> rho_sum: i32;

fn mixed16(purpose: u32, j: u32) -> u32 {
  var x = (j * MIX_firstFactor + keys[purpose + MIX_KEYS]) & 0xffffu;
  x ^= x >> MIX_firstShift;
  x = (x * MIX_secondFactor + keys[purpose + MIX_KEYS + 1u]) & 0xffffu;
  x ^= x >> MIX_secondShift;
  x = (x + keys[purpose + MIX_KEYS + 2u]) & 0xffffu;
  return x ^ (x >> MIX_lastShift);
}
fn number(mixed: u32, purpose: u32, p: u32) -> i32 {
  return extractBits(bitcast<i32>(mixed * MULTIPLIERS[p] + keys[purpose + p]), 0u, 16u);
}
fn loyalty_at(block: u32, j: u32, p: u32) -> i32 {
  let at = block * 32u + (j >> 3u) * (8u * PARTIES) + 8u * p + (j & 7u);
  return short_of(before[at >> 1u], at);
}

fn add_product(at: u32, x: i32) {
  own[at] += x >> 16u;
  own[at + 1u] += x & 0xffff;
}

fn learn(block: u32, j: u32, partner: u32, receptivity: i32) {
  let rho = min(row[FIELD_rhoCap], (receptivity * row[FIELD_tempo]) >> RECEPTIVITY_SHIFT);
  let sigma = row[FIELD_sigma];
  let back = rho + sigma + row[FIELD_omega];
  let amplitude = row[FIELD_noise];
  let own_taste = row[FIELD_personalTaste];
  let noise = mixed16(0u, j);
  let taste = mixed16(KEYS, j);
  rho_sum += rho;
  for (var p = 0u; p < PARTIES; p++) {
    let was = loyalty_at(block, j, p);
    let drawn_to = rho * saturated(appeals[p] + product(own_taste, number(taste, KEYS, p)));
    let met = sigma * loyalty_at(block, partner, p);
    let r = amplitude * number(noise, 0u, p);
    let step = (drawn_to + met - back * was + heard_of[p] + r) >> 15u;
    let next = saturated(was + saturated(step));
    l[p] = next;
    own[PARTY_SUMS * p] += next;
    if (place.products == 0u) { continue; }
    add_product(PARTY_SUMS * p + 1u, rho * was);
    add_product(PARTY_SUMS * p + 3u, drawn_to);
    add_product(PARTY_SUMS * p + 5u, r);
    own[PARTY_SUMS * p + 7u] += was + step - next;
  }
}

fn allegiance() -> u32 {
  var greatest = l[0];
  var choice = 0u;
  var sum = l[0];
  for (var p = 1u; p < PARTIES; p++) {
    sum += l[p];
    if (l[p] > greatest) { greatest = l[p]; choice = p; }
  }
  let parties = i32(PARTIES);
  return select(choice, PARTIES, parties * greatest - sum < parties * row[FIELD_floor]);
}

fn grievance() -> i32 {
  let office = u32(row[FIELD_officeMask]);
  var outside = NOBODY;
  var inside = NOBODY;
  for (var p = 0u; p < PARTIES; p++) {
    if (((office >> p) & 1u) != 0u) { inside = max(inside, l[p]); } else { outside = max(outside, l[p]); }
  }
  return saturated(select(outside, 0, outside == NOBODY) - select(inside, 0, inside == NOBODY));
}

fn judge(contagion: i32, fatigue: i32, threshold: i32) -> u32 {
  let choice = allegiance();
  var drive = product(row[FIELD_grievance], grievance());
  drive = saturated(drive + row[FIELD_discontent]);
  if (choice < PARTIES) {
    drive = saturated(drive + product(row[FIELD_call + choice], max(0, l[min(choice, PARTIES - 1u)])));
  }
  drive = saturated(drive + contagion);
  drive = saturated(drive - row[FIELD_fear]);
  drive = saturated(drive - fatigue);
  let limit = row[FIELD_thresholdLeast] + threshold * row[FIELD_thresholdStep];
  let excess = saturated(drive - limit);
  for (var rung = 0u; rung < RUNGS; rung++) {
    let height = row[FIELD_rungs + rung];
    if (height > 0 && excess > height) { atomicAdd(&counts[COUNTS_beyond + rung], 1); }
  }
  atomicAdd(&counts[choice], 1);
  if (drive <= limit) { return choice; }
  atomicAdd(&counts[PARTIES + 1u + choice], 1);
  return choice | ACTIVE_BIT;
}

@compute @workgroup_size(MOVERS)
fn live(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let cell = group.x + group.y * groups.x;
  if (cell >= place.cells) { return; }
  let piece = piece_of(cell);
  if (lane < 2u * CELL_WORDS) {
    let isTaste = lane >= CELL_WORDS;
    let address = select(vec2u(piece.noiseFirst, piece.noiseSecond), vec2u(piece.tasteFirst, piece.tasteSecond), isTaste);
    let channel = piece.number + cell - piece.cellBegin;
    let i = select(lane, lane - CELL_WORDS, isTaste);
    words[lane] = mixed32(drawn(address.x, channel) + mixed32(drawn(address.y, channel) + i));
  }
  for (var i = lane; i < COUNTS; i += MOVERS) { atomicStore(&counts[i], 0); }
  for (var i = lane; i < ROW_LENGTH; i += MOVERS) { row[i] = input(piece, i); }
  workgroupBarrier();
  if (lane < 2u * KEYS) {
    let isTaste = lane >= KEYS;
    let i = select(lane, lane - KEYS, isTaste);
    keys[lane] = extractBits(words[select(0u, CELL_WORDS, isTaste) + (i >> 1u)], 16u * (i & 1u), 16u);
  }
  if (lane < PARTIES) {
    let at = cell * PARTIES + lane;
    appeals[lane] = saturated(row[FIELD_appeal + lane] + short_at(place.tastes, at));
    heard_of[lane] = row[FIELD_omega] * short_at(place.tieMeans, at) + 0x4000;
  }
  workgroupBarrier();

  let agents = agents_of(cell);
  let block = people[place.blockStarts + cell];
  let lanes = (agents + 7u) & 0xfffffff8u;
  let receptivities = block * 64u + lanes * 2u * PARTIES;
  let codes = receptivities + 2u * lanes;
  var offset = 0u;
  if (agents > 1u) { offset = 1u + words[WHOLE_CELL] % (agents - 1u); }
  let contagion = saturated(
    product(row[FIELD_kappa], short_at(place.activeShares, cell)) +
    product(row[FIELD_diffusion], short_at(place.tieActives, cell)));

  let fatigue = short_at(place.fatigues, cell);

  for (var first = 4u * lane; first < agents; first += 4u * MOVERS) {
    var code = before[(codes + first) >> 2u];
    for (var i = 0u; i < min(4u, agents - first); i++) {
      let j = first + i;
      var partner = j + offset;
      if (partner >= agents) { partner -= agents; }
      learn(block, j, partner, byte_before(receptivities + j));
      for (var p = 0u; p < PARTIES; p++) {
        let to = place.blocks + ((block * 32u + (j >> 3u) * (8u * PARTIES) + 8u * p + (j & 7u)) >> 1u);
        people[to] = insertBits(people[to], u32(l[p]), 16u * (j & 1u), 16u);
      }
      code = insertBits(code, judge(contagion, fatigue, byte_before(receptivities + lanes + j)), 8u * i, 8u);
    }
    people[place.blocks + ((codes + first) >> 2u)] = code;
  }
  for (var i = 0u; i < SUMS; i++) { if (own[i] != 0) { atomicAdd(&counts[COUNTS_sums + i], own[i]); } }
  atomicAdd(&counts[COUNTS_rho], rho_sum);
  workgroupBarrier();

  for (var i = lane; i < 2u * PARTIES + 2u; i += MOVERS) {
    people[place.tallies + cell * TALLY + i] = u32(atomicLoad(&counts[i]));
  }
  for (var i = lane; i < SUMS; i += MOVERS) {
    let sum = atomicLoad(&counts[COUNTS_sums + i]);
    let p = i / PARTY_SUMS;
    let kind = i % PARTY_SUMS;
    if (kind == 0u) { people[place.tallies + cell * TALLY + 2u * PARTIES + 2u + p] = u32(sum); }
    else if (place.products != 0u) { harvest[(cell * PARTIES + p) * HALVES + kind - 1u] = sum; }
  }
  if (lane < RUNGS) { beyond[cell * RUNGS + lane] = atomicLoad(&counts[COUNTS_beyond + lane]); }
  if (lane == 0u) { people[place.rhoSums + cell] = u32(atomicLoad(&counts[COUNTS_rho])); }
}
`;

/** Means, active shares, fatigue and heights of all cells, two numbers of each column by an invocation. */
const CLOSE = `
fn write_short(column: u32, at: u32, x: i32) {
  let to = column + (at >> 1u);
  people[to] = insertBits(people[to], u32(x), 16u * (at & 1u), 16u);
}

fn close_cell(cell: u32) {
  let agents = agents_of(cell);
  var actives = 0;
  for (var a = 0u; a <= PARTIES; a++) { actives += i32(people[place.tallies + cell * TALLY + PARTIES + 1u + a]); }
  var share = 0;
  if (agents > 0u) { share = min(32767, actives * 32768 / i32(agents)); }
  let piece = piece_of(cell);
  let fatigue = short_at(place.fatigues, cell);
  let rested = fatigue - product(input(piece, FIELD_fatigueFade), fatigue);
  write_short(place.fatigues, cell, saturated(rested + product(input(piece, FIELD_fatigueGain), share)));
  write_short(place.activeShares, cell, share);
  for (var i = cell * RUNGS; i < (cell + 1u) * RUNGS; i++) { write_short(place.beyond, i, beyond[i]); }
}

@compute @workgroup_size(WORKERS)
fn close(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let word = id.x + id.y * groups.x * WORKERS;
  for (var at = 2u * word; at < 2u * word + 2u; at++) {
    let cell = at / PARTIES;
    if (cell < place.cells) {
      let agents = i32(agents_of(cell));
      let sum = i32(people[place.tallies + cell * TALLY + 2u * PARTIES + 2u + at % PARTIES]);
      if (agents > 0) { write_short(place.means, at, sum / agents); }
    }
    if (at < place.cells) { close_cell(at); }
  }
}
`;

/** The programs `hear`, `live` and `close` for so many parties; all three work on the same bindings. */
export function dayShader(partyCount: number): string {
  const tally = tallyWidth(partyCount);
  const partySums = HALVES + 1;
  const sums = partyCount * partySums;
  const numbers = {
    PARTIES: partyCount,
    TALLY: tally,
    ROW_LENGTH,
    RUNGS,
    CELL_WORDS,
    WHOLE_CELL,
    MIX_KEYS,
    KEYS: MIX_KEYS + 3,
    RECEPTIVITY_SHIFT,
    ACTIVE_BIT,
    MOVERS,
    WORKERS,
    HALVES,
    PARTY_SUMS: partySums,
    SUMS: sums,
    COUNTS_beyond: 2 * partyCount + 2,
    COUNTS_rho: 2 * partyCount + 2 + RUNGS,
    COUNTS_sums: 2 * partyCount + 3 + RUNGS,
    COUNTS: 2 * partyCount + 3 + RUNGS + sums,
    ...Object.fromEntries(Object.entries(MIX).map(([name, value]) => [`MIX_${name}`, value])),
  };
  const constants = Object.entries(numbers).map(([name, value]) => `const ${name} = ${value}u;\n`);
  const multipliers = PARTY_MULTIPLIERS.map((multiplier) => `${multiplier}u`).join(', ');
  return [
    ...constants,
    FIELDS,
    'const NOBODY = -65536;\n',
    `const MULTIPLIERS = array<u32, ${PARTY_MULTIPLIERS.length}>(${multipliers});\n`,
    struct('Piece', PIECE_WORDS),
    struct('Place', PLACE_WORDS),
    PRELUDE,
    HEAR,
    MOVE,
    CLOSE,
  ].join('');
}
