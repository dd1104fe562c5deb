/*
 * What a kernel of one width of vectors does: the two functions of src/kernel/assembly that are called every day, with the
 * address of a shard's memory before all.
 */
#ifndef KERNEL_H
#define KERNEL_H

#include <stddef.h>
#include <stdint.h>

/* What the noise and the personal tastes of a stratum are addressed by. */
typedef struct {
  uint32_t noise_first, noise_second, taste_first, taste_second;
} addresses;

typedef struct {
  const char *name;
  void (*hear)(uint8_t *memory, int parties, uint32_t begin, uint32_t end, uint32_t tie, uint32_t ties);
  void (*move)(uint8_t *memory, int parties, uint32_t begin, uint32_t end, uint32_t number, const addresses *a,
               int products);
} kernel;

extern const kernel kernel_avx2, kernel_sse41;

#endif
