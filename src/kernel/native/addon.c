/*
 * The native kernels as an addon of Node: a list of those that this processor can run, the fastest first, each with its name
 * and the functions `hear` and `move`. Their first argument is a Uint8Array of a shard's whole memory, shared or not.
 *
 * Decision worth knowing: nothing is kept between calls, so any number of threads may use the addon at once.
 */
#include "kernel.h"
#include <node_api.h>
#include <stdbool.h>

enum { ARGUMENTS_MAX = 10 };

/* Throws unless a call of Node-API went well; for functions that return a napi_value. */
#define TRY(call) \
  do { \
    if ((call) != napi_ok) { \
      napi_throw_error(env, NULL, "the native kernel: " #call); \
      return NULL; \
    } \
  } while (0)

/* What a call was given: the memory, and numbers modulo 2 to the 32. */
typedef struct {
  const kernel *kernel;
  uint8_t *memory;
  uint32_t numbers[ARGUMENTS_MAX];
} call;

static napi_value read_call(napi_env env, napi_callback_info info, call *of) {
  size_t count = ARGUMENTS_MAX;
  napi_value arguments[ARGUMENTS_MAX];
  napi_typedarray_type type;
  TRY(napi_get_cb_info(env, info, &count, arguments, NULL, (void **)&of->kernel));
  TRY(napi_get_typedarray_info(env, arguments[0], &type, NULL, (void **)&of->memory, NULL, NULL));
  for (size_t i = 1; i < ARGUMENTS_MAX; i++) {
    of->numbers[i] = 0;
    if (i < count) TRY(napi_get_value_uint32(env, arguments[i], of->numbers + i));
  }
  return arguments[0];
}

static napi_value hear(napi_env env, napi_callback_info info) {
  call of;
  if (!read_call(env, info, &of)) return NULL;
  const uint32_t *const n = of.numbers;
  of.kernel->hear(of.memory, (int)n[1], n[2], n[3], n[4], n[5]);
  return NULL;
}

static napi_value move(napi_env env, napi_callback_info info) {
  call of;
  if (!read_call(env, info, &of)) return NULL;
  const uint32_t *const n = of.numbers;
  const addresses a = {n[5], n[6], n[7], n[8]};
  of.kernel->move(of.memory, (int)n[1], n[2], n[3], n[4], &a, (int)n[9]);
  return NULL;
}

static napi_value wrap(napi_env env, const kernel *of) {
  napi_value object, name, hears, moves;
  TRY(napi_create_object(env, &object));
  TRY(napi_create_string_utf8(env, of->name, NAPI_AUTO_LENGTH, &name));
  TRY(napi_create_function(env, "hear", NAPI_AUTO_LENGTH, hear, (void *)of, &hears));
  TRY(napi_create_function(env, "move", NAPI_AUTO_LENGTH, move, (void *)of, &moves));
  TRY(napi_set_named_property(env, object, "name", name));
  TRY(napi_set_named_property(env, object, "hear", hears));
  TRY(napi_set_named_property(env, object, "move", moves));
  return object;
}

NAPI_MODULE_INIT(/* env, exports */) {
  (void)exports;
  napi_value list;
  uint32_t length = 0;
  TRY(napi_create_array(env, &list));
  __builtin_cpu_init();
  const kernel *const kernels[] = {&kernel_avx2, &kernel_sse41};
  const bool runs[] = {__builtin_cpu_supports("avx2"), __builtin_cpu_supports("sse4.1")};
  for (int i = 0; i < 2; i++) {
    if (!runs[i]) continue;
    napi_value wrapped = wrap(env, kernels[i]);
    if (!wrapped) return NULL;
    TRY(napi_set_element(env, list, length++, wrapped));
  }
  return list;
}
