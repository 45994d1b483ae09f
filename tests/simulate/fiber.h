/* Fibers: what a simulated process does, which can be left in the middle, at a call to the disk,
 * and gone on with later. All run on the one thread there is. */
#ifndef TESTS_SIMULATE_FIBER_H
#define TESTS_SIMULATE_FIBER_H

#include <stdbool.h>

typedef struct Fiber Fiber;
typedef void FiberWork(void *context);

/* Has a stack of its own, for as long as the program, and nothing to do. */
Fiber *fiber_make(void);

/* Runs the work until it is done or yields; then fiber_go_on runs more of it. Return whether it is
 * done. Not from within a fiber. */
bool fiber_start(Fiber *fiber, FiberWork *work, void *context);
bool fiber_go_on(Fiber *fiber);
bool fiber_is_done(const Fiber *fiber);

/* From within: back to where it was started or gone on with. */
void fiber_yield(Fiber *fiber);

#endif
