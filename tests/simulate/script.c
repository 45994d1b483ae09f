#include "tests/simulate/script.h"

#include <inttypes.h>
#include <string.h>

static const char *const names[STEPS] = {
    [STEP_OPEN] = "open",     [STEP_KEY] = "key",         [STEP_PASTE] = "paste",
    [STEP_IDLE] = "idle",     [STEP_RESIZE] = "resize",   [STEP_STALL] = "stall",
    [STEP_HANGUP] = "hangup", [STEP_COMMAND] = "command", [STEP_KILL] = "kill",
    [STEP_POWER] = "power",   [STEP_PLAN] = "plan",       [STEP_MEND] = "mend",
    [STEP_CLOCK] = "clock",   [STEP_CHECK] = "check",
};

void script_write(FILE *out, const Script *script) {
  fprintf(out, "seed %" PRIu64 "\n", script->seed);
  for (uint32_t n = 0; n < script->count; n++) {
    const Step *step = &script->steps[n];
    fprintf(out, "%s %" PRIu32 " %" PRIu32 " %" PRIu32 " %" PRIu32 " %" PRIx64 "\n",
            names[step->kind], step->who, step->a, step->b, step->pause, step->dice);
  }
}

static bool find_kind(const char *name, StepKind *kind) {
  for (int n = 0; n < STEPS; n++) {
    if (strcmp(names[n], name) != 0) continue;
    *kind = (StepKind)n;
    return true;
  }
  return false;
}

bool script_read(FILE *in, Script *script) {
  char name[16];
  Step step;
  *script = (Script){.count = 0};
  if (fscanf(in, "seed %" SCNu64, &script->seed) != 1) return false;
  while (script->count < SCRIPT_STEPS_MAX &&
         fscanf(in, " %15s %" SCNu32 " %" SCNu32 " %" SCNu32 " %" SCNu32 " %" SCNx64, name,
                &step.who, &step.a, &step.b, &step.pause, &step.dice) == 6) {
    if (!find_kind(name, &step.kind)) return false;
    script->steps[script->count++] = step;
  }
  return true;
}
