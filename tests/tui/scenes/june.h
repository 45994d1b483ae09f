/* The round table of 6 June 2023 as a record, for the tests of the screens. */
#ifndef TESTS_TUI_SCENES_JUNE_H
#define TESTS_TUI_SCENES_JUNE_H

#include "tests/core/make.h"

/* Subgroup 1 is closed, 2 and 4 are open, 3 was not held and T never opened. */
Record record_june(void);

#endif
