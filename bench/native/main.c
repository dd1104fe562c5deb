/*
 * The native kernel as a program: `kernel IMAGE`, commands on standard input, a line of figures for each on standard output.
 *
 *   run TICK DAYS     moves everybody by so many days, of which the first has that number: nanoseconds of each day
 *   write FILE        writes the people, the tally and the ledger's sums of the last day: "done"
 *   bandwidth BYTES   reads and writes a buffer of so many bytes in place: bytes per second, read and written
 *
 * Decision worth knowing: it stays alive between commands, so that bench/native.ts can let it take turns with the
 * WebAssembly kernel, each on its own copy of the same people.
 */
#include "wide.h"
#include "world.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { HEADER_WORDS = 24, STRATUM_WORDS = sizeof(stratum) / 4, COLUMNS_COUNT = 12, BANDWIDTH_ROUNDS = 3 };

static void *room(size_t size) {
  void *const bytes = aligned_alloc(ALIGNMENT, (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
  if (!bytes) {
    fprintf(stderr, "no %zu bytes of memory left\n", size);
    exit(1);
  }
  return bytes;
}

static void get(FILE *file, void *bytes, size_t size) {
  if (fread(bytes, 1, size, file) == size) return;
  fprintf(stderr, "the image ends early\n");
  exit(1);
}

/* Reads an image: header, strata, inputs, then the people. Offsets and sizes of the header count units of 64 bytes. */
static world read_world(const char *path) {
  FILE *const file = fopen(path, "rb");
  if (!file) {
    perror(path);
    exit(1);
  }
  uint32_t header[HEADER_WORDS];
  get(file, header, sizeof header);
  world w = {.strata_count = header[0], .size = (uint64_t)ALIGNMENT * header[1]};
  memcpy(&w.noise, header + 2, sizeof w.noise);
  memcpy(&w.taste, header + 6, sizeof w.taste);
  stratum *const strata = room(sizeof(stratum) * w.strata_count);
  int32_t *const inputs = room(4 * ROW_LENGTH * w.strata_count);
  get(file, strata, sizeof(stratum) * w.strata_count);
  get(file, inputs, 4 * ROW_LENGTH * w.strata_count);
  w.strata = strata;
  w.inputs = inputs;
  w.bytes = room(w.size + ALIGNMENT);
  get(file, w.bytes, w.size);
  fclose(file);
  void *at[COLUMNS_COUNT];
  for (int i = 0; i < COLUMNS_COUNT; i++) at[i] = w.bytes + (uint64_t)ALIGNMENT * header[10 + i];
  w.columns = (columns){at[0], at[1], at[2], at[3], at[4], at[5], at[6], at[7], at[8], at[9], at[10], at[11]};
  w.cells = strata[w.strata_count - 1].cell_end;
  w.tally = room(8 * TALLY_WIDTH * w.strata_count);
  w.sums = room(8 * SUMS_WIDTH * w.strata_count);
  return w;
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void run(world *w, uint32_t tick, int days) {
  for (int i = 0; i < days; i++) {
    const int64_t begin = now();
    pass_day(w, tick + (uint32_t)i);
    printf("%lld ", (long long)(now() - begin));
  }
}

static void write_world(const world *w, const char *path) {
  FILE *const file = fopen(path, "wb");
  const size_t tally = TALLY_WIDTH * w->strata_count, sums = SUMS_WIDTH * w->strata_count;
  if (!file || fwrite(w->bytes, 1, w->size, file) != w->size || fwrite(w->tally, 8, tally, file) != tally ||
      fwrite(w->sums, 8, sums, file) != sums || fclose(file) != 0) {
    perror(path);
    exit(1);
  }
  printf("done");
}

/* The best of a few passes over a buffer that no cache holds. */
static void bandwidth(size_t size) {
  uint8_t *const bytes = room(size);
  memset(bytes, 1, size);
  int64_t best = INT64_MAX;
  for (int round = 0; round < BANDWIDTH_ROUNDS; round++) {
    const int64_t begin = now();
    for (size_t i = 0; i < size; i += sizeof(wide)) store(bytes + i, WIDE(add_epi8)(load(bytes + i), WIDE(set1_epi8)(1)));
    const int64_t time = now() - begin;
    if (time < best) best = time;
  }
  printf("%.0f", 2e9 * (double)size / (double)best);
  free(bytes);
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: kernel IMAGE\n");
    return 2;
  }
  world w = read_world(argv[1]);
  printf("%s\n", WIDE_NAME);
  fflush(stdout);
  char line[4096], path[4096];
  unsigned tick;
  int days;
  size_t size;
  while (fgets(line, sizeof line, stdin)) {
    if (sscanf(line, "run %u %d", &tick, &days) == 2) run(&w, tick, days);
    else if (sscanf(line, "write %4095[^\n]", path) == 1) write_world(&w, path);
    else if (sscanf(line, "bandwidth %zu", &size) == 1) bandwidth(size);
    else printf("what?");
    printf("\n");
    fflush(stdout);
  }
  return 0;
}
