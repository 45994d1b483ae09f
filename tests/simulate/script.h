/* A script: what happens in an afternoon, step by step, each with the numbers that decide whatever
 * is left to chance in it. Without some of its steps it still is one: that is how a failing one is
 * made shorter. */
#ifndef TESTS_SIMULATE_SCRIPT_H
#define TESTS_SIMULATE_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef enum StepKind {
  STEP_OPEN, /* a person opens the session at a terminal, if not there yet */
  STEP_KEY,  /* a: the key */
  STEP_PASTE,
  STEP_IDLE,    /* no key for a while */
  STEP_RESIZE,  /* a rows, b columns */
  STEP_STALL,   /* what is drawn is not taken until the next of these */
  STEP_HANGUP,  /* the terminal is closed */
  STEP_COMMAND, /* a command line: a says which */
  STEP_KILL,
  STEP_POWER,
  STEP_PLAN, /* a: FaultKind, b: after so many operations; `who` 1: it lasts */
  STEP_MEND,
  STEP_CLOCK, /* a seconds, b: 1 back, 2 asleep */
  STEP_CHECK, /* everything is looked at */
  STEPS
} StepKind;

typedef struct Step {
  StepKind kind;
  uint32_t who; /* a person, from 0 */
  uint32_t a, b;
  uint32_t pause; /* the process is left at this many operations; 0: not */
  uint64_t dice;
} Step;

enum { SCRIPT_STEPS_MAX = 400 };

typedef struct Script {
  uint64_t seed; /* of the room: its people, agenda and rules */
  uint32_t count;
  Step steps[SCRIPT_STEPS_MAX];
} Script;

/* A line a step, after one with the seed. */
void script_write(FILE *out, const Script *script);
bool script_read(FILE *in, Script *script);

#endif
