/* What people do, and what goes wrong, at random. */
#include <string.h>

#include "tests/simulate/room.h"
#include "tests/tui/app/typist.h"

static uint32_t below(void *dice, uint32_t bound) {
  return dice_below(dice, bound);
}

/* Whoever was left in the middle of an act sees nothing new, and types on. */
static Key next_key(const Person *person, Dice *dice) {
  static const Key blind[] = {'v', 'j', 'r', PRESS_ENTER, PRESS_DOWN, PRESS_ESCAPE};
  const Typist typist = {.below = below, .context = dice};
  if (strstr(person->model.message, "everything recorded to a new file") && dice_one_in(dice, 2))
    return 'd';
  if (!fiber_is_done(person->fiber)) return blind[dice_below(dice, 6)];
  return typist_key(&typist, &person->model, &person->controller.data);
}

static Step key_of(const Room *room, uint32_t who, Dice *dice) {
  Step step = {.kind = STEP_KEY, .who = who};
  const uint32_t draw = dice_below(dice, 100);
  if (draw == 0) {
    step.kind = STEP_PASTE;
    step.a = dice_below(dice, 4);
  } else if (draw < 5) {
    step.kind = STEP_IDLE;
  } else {
    Key key = next_key(&room->people[who], dice);
    if (key == 'q' && !dice_one_in(dice, 8)) key = PRESS_ESCAPE; /* most stay */
    step.a = key;
  }
  if (dice_one_in(dice, 16)) step.pause = 1 + dice_below(dice, 60);
  return step;
}

static Step plan(Dice *dice) {
  const FaultKind kind = (FaultKind)(FAULT_POWER + dice_below(dice, PLANNED_FAULTS - FAULT_POWER));
  const bool is_short = kind == FAULT_READ_SHORT || kind == FAULT_WRITE_SHORT;
  const bool is_rare = kind == FAULT_RENAME_EIO || kind == FAULT_UNLINK_EIO;
  const bool strikes_once = kind == FAULT_POWER || kind == FAULT_KILL || is_short;
  return (Step){.kind = STEP_PLAN,
                .who = !strikes_once && dice_one_in(dice, 4),
                .a = kind,
                .b = dice_below(dice, is_rare                                     ? 3
                                      : kind == FAULT_MEMORY                      ? 600
                                      : kind == FAULT_POWER || kind == FAULT_KILL ? 60
                                                                                  : 12)};
}

Step room_invent_fault(Dice *dice) {
  return (Step){.kind = STEP_POWER, .dice = dice_bits(dice)};
}

static Step mishap(const Room *room, Dice *dice) {
  static const uint32_t days[] = {3, 60, 3600, 86400};
  const uint32_t who = dice_below(dice, (uint32_t)room->count);
  switch (dice_below(dice, 12)) {
  case 0: return (Step){.kind = STEP_POWER};
  case 1: return (Step){.kind = STEP_KILL, .who = who};
  case 2: return (Step){.kind = STEP_HANGUP, .who = who};
  case 3:
    return (Step){.kind = STEP_RESIZE,
                  .who = who,
                  .a = 1 + dice_below(dice, 60),
                  .b = 1 + dice_below(dice, 200)};
  case 4: return (Step){.kind = STEP_STALL, .who = who};
  case 5:
    return (Step){.kind = STEP_CLOCK, .a = days[dice_below(dice, 4)], .b = dice_below(dice, 3)};
  case 6:
  case 7: return (Step){.kind = STEP_CHECK};
  default: return (Step){.kind = STEP_COMMAND, .who = COMMAND_LINE, .a = dice_below(dice, 256)};
  }
}

/* Somebody who is there; or who is to come. */
static Step for_somebody(const Room *room, Dice *dice) {
  const uint32_t who = dice_below(dice, (uint32_t)room->count);
  if (room->people[who].is_here) return key_of(room, who, dice);
  return (Step){
      .kind = STEP_OPEN, .who = who, .pause = dice_one_in(dice, 10) ? 1 + dice_below(dice, 80) : 0};
}

Step room_invent(Room *room, Dice *dice) {
  const Plan *now = &machine()->plan;
  Step step;
  if (now->lasts && dice_one_in(dice, 6))
    step = (Step){.kind = STEP_MEND};
  else if (now->kind == FAULT_NONE && dice_one_in(dice, 12))
    step = plan(dice);
  else if (dice_one_in(dice, 15))
    step = mishap(room, dice);
  else
    step = for_somebody(room, dice);
  step.dice = dice_bits(dice);
  return step;
}
