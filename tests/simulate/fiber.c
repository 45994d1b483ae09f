#include "tests/simulate/fiber.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <ucontext.h>

#include "tests/simulate/memory.h"

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/common_interface_defs.h>
#else
#define __sanitizer_start_switch_fiber(fake, bottom, size)                                         \
  ((void)(fake), (void)(bottom), (void)(size))
#define __sanitizer_finish_switch_fiber(fake, bottom, size)                                        \
  ((void)(fake), (void)(bottom), (void)(size))
#endif

enum { STACK_SIZE = 4 * 1024 * 1024 };

struct Fiber {
  ucontext_t inside, outside;
  FiberWork *work;
  void *context;
  bool is_done;
  void *stack;
  const void *outside_stack; /* for the address sanitizer, which must know each */
  size_t outside_size;
};

Fiber *fiber_make(void) {
  Fiber *fiber = real_resize(NULL, sizeof *fiber);
  *fiber = (Fiber){.is_done = true};
  fiber->stack = mmap(NULL, STACK_SIZE, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (fiber->stack == MAP_FAILED) abort();
  return fiber;
}

/* makecontext passes ints only: the pointer comes in two halves. */
static void run(unsigned high, unsigned low) {
  Fiber *fiber = (Fiber *)((uintptr_t)high << 32 | low); /* NOLINT(performance-no-int-to-ptr) */
  __sanitizer_finish_switch_fiber(NULL, &fiber->outside_stack, &fiber->outside_size);
  fiber->work(fiber->context);
  fiber->is_done = true;
  __sanitizer_start_switch_fiber(NULL, fiber->outside_stack, fiber->outside_size);
}

bool fiber_go_on(Fiber *fiber) {
  void *fake = NULL;
  __sanitizer_start_switch_fiber(&fake, fiber->stack, STACK_SIZE);
  swapcontext(&fiber->outside, &fiber->inside);
  __sanitizer_finish_switch_fiber(fake, NULL, NULL);
  return fiber->is_done;
}

bool fiber_start(Fiber *fiber, FiberWork *work, void *context) {
  const uintptr_t self = (uintptr_t)fiber;
  fiber->work = work;
  fiber->context = context;
  fiber->is_done = false;
  getcontext(&fiber->inside);
  fiber->inside.uc_stack.ss_sp = fiber->stack;
  fiber->inside.uc_stack.ss_size = STACK_SIZE;
  fiber->inside.uc_link = &fiber->outside;
  makecontext(&fiber->inside, (void (*)(void))run, 2, (unsigned)(self >> 32), (unsigned)self);
  return fiber_go_on(fiber);
}

bool fiber_is_done(const Fiber *fiber) {
  return fiber->is_done;
}

void fiber_yield(Fiber *fiber) {
  void *fake = NULL;
  __sanitizer_start_switch_fiber(&fake, fiber->outside_stack, fiber->outside_size);
  swapcontext(&fiber->inside, &fiber->outside);
  __sanitizer_finish_switch_fiber(fake, &fiber->outside_stack, &fiber->outside_size);
}
