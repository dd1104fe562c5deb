/*
 * Vectors of 16-bit numbers: sixteen with AVX2, eight with SSE 4.1. kernel.c is written once over these names.
 *
 * Decision worth knowing: Intel calls an operation on 256 bits as it calls that on 128, but for the prefix, so WIDE(name)
 * is either; only what crosses the halves of 256 bits needs a function here.
 */
#ifndef WIDE_H
#define WIDE_H

#include <immintrin.h>
#include <stdint.h>

#define INLINE static inline __attribute__((always_inline))

typedef __m128i narrow;

#ifdef __AVX2__

typedef __m256i wide;
#define WIDE(name) _mm256_##name
#define WIDE_NAME "avx2"
#define KERNEL kernel_avx2
enum { WIDE_LANES = 16 };

INLINE wide load(const void *at) { return _mm256_loadu_si256(at); }
INLINE void store(void *at, wide x) { _mm256_storeu_si256(at, x); }
INLINE wide zero(void) { return _mm256_setzero_si256(); }
INLINE wide bit_and(wide a, wide b) { return _mm256_and_si256(a, b); }
INLINE wide bit_or(wide a, wide b) { return _mm256_or_si256(a, b); }
INLINE wide bit_xor(wide a, wide b) { return _mm256_xor_si256(a, b); }
/* The same eight numbers in both halves. */
INLINE wide twice(narrow x) { return _mm256_broadcastsi128_si256(x); }
/* Eight numbers of one tile and eight of another. */
INLINE wide load_tiles(const int16_t *tile, const int16_t *next) {
  return _mm256_inserti128_si256(_mm256_castsi128_si256(_mm_loadu_si128((const narrow *)tile)),
                                 _mm_loadu_si128((const narrow *)next), 1);
}
INLINE void store_tiles(int16_t *tile, int16_t *next, wide x) {
  _mm_storeu_si128((narrow *)next, _mm256_extracti128_si256(x, 1));
  _mm_storeu_si128((narrow *)tile, _mm256_castsi256_si128(x));
}
INLINE wide load_bytes(const uint8_t *at) { return _mm256_cvtepu8_epi16(_mm_loadu_si128((const narrow *)at)); }
INLINE void store_bytes(uint8_t *at, wide x) {
  _mm_storeu_si128((narrow *)at,
                   _mm_packus_epi16(_mm256_castsi256_si128(x), _mm256_extracti128_si256(x, 1)));
}
INLINE wide ordinals16(void) {
  return _mm256_setr_epi16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
}
INLINE wide ordinals32(void) { return _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7); }
/* Both halves added, as numbers of 32 bits. */
INLINE narrow halves32(wide x) {
  return _mm_add_epi32(_mm256_castsi256_si128(x), _mm256_extracti128_si256(x, 1));
}
/* Numbers of 32 bits as sums of 64, in any order. */
INLINE wide sums64(wide x) {
  return _mm256_add_epi64(_mm256_cvtepi32_epi64(_mm256_castsi256_si128(x)),
                          _mm256_cvtepi32_epi64(_mm256_extracti128_si256(x, 1)));
}

#else

typedef __m128i wide;
#define WIDE(name) _mm_##name
#define WIDE_NAME "sse4.1"
#define KERNEL kernel_sse41
enum { WIDE_LANES = 8 };

INLINE wide load(const void *at) { return _mm_loadu_si128(at); }
INLINE void store(void *at, wide x) { _mm_storeu_si128(at, x); }
INLINE wide zero(void) { return _mm_setzero_si128(); }
INLINE wide bit_and(wide a, wide b) { return _mm_and_si128(a, b); }
INLINE wide bit_or(wide a, wide b) { return _mm_or_si128(a, b); }
INLINE wide bit_xor(wide a, wide b) { return _mm_xor_si128(a, b); }
INLINE wide twice(narrow x) { return x; }
INLINE wide load_tiles(const int16_t *tile, const int16_t *next) { return (void)next, load(tile); }
INLINE void store_tiles(int16_t *tile, int16_t *next, wide x) { (void)next, store(tile, x); }
INLINE wide load_bytes(const uint8_t *at) { return _mm_cvtepu8_epi16(_mm_loadl_epi64((const narrow *)at)); }
INLINE void store_bytes(uint8_t *at, wide x) { _mm_storel_epi64((narrow *)at, _mm_packus_epi16(x, x)); }
INLINE wide ordinals16(void) { return _mm_setr_epi16(0, 1, 2, 3, 4, 5, 6, 7); }
INLINE wide ordinals32(void) { return _mm_setr_epi32(0, 1, 2, 3); }
INLINE narrow halves32(wide x) { return x; }
INLINE wide sums64(wide x) {
  return _mm_add_epi64(_mm_cvtepi32_epi64(x), _mm_cvtepi32_epi64(_mm_unpackhi_epi64(x, x)));
}

#endif

/* Four vectors of 32-bit numbers, each added up. */
INLINE narrow sums_of_four(const wide *x) {
  return halves32(WIDE(hadd_epi32)(WIDE(hadd_epi32)(x[0], x[1]), WIDE(hadd_epi32)(x[2], x[3])));
}

INLINE int32_t sum32(wide x) {
  narrow sum = halves32(x);
  sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0x4e));
  return _mm_cvtsi128_si32(_mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0xb1)));
}

INLINE int64_t sum64(wide x) {
  int64_t parts[WIDE_LANES / 4], sum = 0;
  store(parts, x);
  for (int i = 0; i < WIDE_LANES / 4; i++) sum += parts[i];
  return sum;
}

/* The vector of so many pairs (low, high). */
INLINE wide pairs(int low, int high) { return WIDE(set1_epi32)((low & 0xffff) | (int32_t)((uint32_t)high << 16)); }

#endif
