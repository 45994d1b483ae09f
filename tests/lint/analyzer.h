/* What clang-tidy cannot see from one file: that a failure is false. Included in front of every
 * source but core/base/error.c. */
#ifndef TESTS_LINT_ANALYZER_H
#define TESTS_LINT_ANALYZER_H

#include "core/base/error.h"

#define fail(...)        (fail(__VA_ARGS__), false)
#define fail_memory(err) (fail_memory(err), false)

#endif
