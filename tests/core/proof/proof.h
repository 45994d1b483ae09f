/* Included before everything where Frama-C's Eva reads core (prove.py): what it does not know, in C
 * that it does. */
#ifndef TESTS_CORE_PROOF_PROOF_H
#define TESTS_CORE_PROOF_PROOF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Wide has half its bits here: what does not overflow in 64 does not in 128. */
#define __int128 long long

/* True if the result does not fit, as GCC's and Clang's functions of these names. */
#define __builtin_add_overflow proof_add_overflow
#define __builtin_sub_overflow proof_sub_overflow
#define __builtin_mul_overflow proof_mul_overflow
bool proof_add_overflow(int64_t a, int64_t b, int64_t *sum);
bool proof_sub_overflow(int64_t a, int64_t b, int64_t *difference);
bool proof_mul_overflow(int64_t a, int64_t b, int64_t *product);

/* What is printed is not looked at again, but for its length. */
#define snprintf proof_snprintf
int proof_snprintf(char *text, size_t size, const char *format, ...);

/* Missing in Eva's C library. */
#define MADV_HUGEPAGE 14
void *aligned_alloc(size_t alignment, size_t size);
int madvise(void *start, size_t size, int advice);

#endif
