/* Work that may take long, done a slice at a time so that it keeps no key waiting. */
#ifndef TUI_APP_SLICE_H
#define TUI_APP_SLICE_H

#include <stdbool.h>
#include <stdint.h>

/* A step of it, much shorter than a slice; false where nothing is left to do. */
typedef bool SliceStep(void *context);

/* Does step after step until one returns false or so many milliseconds have passed. */
void slice_work(int64_t milliseconds, SliceStep *step, void *context);

#endif
