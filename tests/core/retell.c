#include "tests/core/retell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static bool take(void *context, const Event *event, Error *err) {
  Roundtable *roundtable = context;
  if (!roundtable_check(roundtable, event, err)) return false;
  roundtable_apply(roundtable, event);
  return true;
}

Roundtable *retell(const Roundtable *roundtable) {
  Error err;
  Roundtable *told;
  if (!roundtable_open(&told, &err)) fail_msg("%s", err.text);
  checkpoint_begin(told);
  if (!checkpoint_tell(roundtable, take, told, &err)) fail_msg("%s", err.text);
  checkpoint_end(told, roundtable_last_stamp(roundtable));
  return told;
}
