#include "tests/simulate/room.h"

#include <stdarg.h>
#include <string.h>

#include "tests/simulate/commands.h"
#include "tests/simulate/promises.h"
#include "tests/simulate/shelf.h"
#include "tui/app/controller_parts.h"
#include "tui/app/update.h"

bool room_violated(Room *room, const char *format, ...) {
  va_list arguments;
  if (room->violation[0]) return false;
  room->broken = room->looking;
  va_start(arguments, format);
  vsnprintf(room->violation, sizeof room->violation, format, arguments);
  va_end(arguments);
  return false;
}

void room_look(Room *room, Promise promise) {
  room->looked[promise]++;
  room->looking = promise;
}

/* ---- what one person does, in a fiber */

bool person_is_in_room(const Person *person) {
  const Session *session = person->is_here ? person->controller.session : NULL;
  return session && strcmp(session_path(session), ROOM_SESSION) == 0;
}

static void acknowledge(Room *room, const Person *person) {
  const Session *session = person->controller.session;
  if (machine()->is_dead[person->process] || !person->is_here || !session) return;
  if (person_is_in_room(person))
    known_add(room, session_stamp(session).seq, session_hash(session));
  else if (strncmp(session_path(session), SHELF "/", sizeof SHELF) == 0)
    shelf_add(&room->shelf, session);
}

static void show(Person *person) {
  Canvas canvas;
  Controller *controller = &person->controller;
  const Moment before = controller->data.now;
  controller_world(controller, &person->model, person->rows, person->columns);
  acknowledge(person->room, person); /* before an incident that may fail */
  const bool is_drawn = !person->is_stalled && (person->is_board || person->step.dice % 8 == 0);
  if (is_drawn && canvas_open(&canvas, person->rows, person->columns, NULL)) {
    view(&canvas, &person->model, &controller->data);
    canvas_close(&canvas);
  }
  Error err = {0};
  if (before.boot_ms != 0 && !controller_note_incidents(controller, before, &err) &&
      person->model.message[0] == '\0')
    model_say(&person->model, true, "%s", err.text);
}

static void take_input(Person *person, Input input) {
  Error err = {0};
  Controller *controller = &person->controller;
  if (input.kind == INPUT_NOTHING &&
      !(controller_prove_more(controller, &err) && controller_read_more(controller, &err)))
    model_say(&person->model, true, "%s", err.text);
  const Effect effect = update(&person->model, &controller->data, input);
  person->room->had_rescue |= effect.kind == EFFECT_RESCUE;
  const bool stays = controller_do(controller, &person->model, &effect);
  if (effect.kind == EFFECT_NONE && !controller_refresh(controller, &err))
    controller_say_trouble(controller, &person->model, &err);
  if (!stays) {
    controller_clear(controller);
    person->is_here = false;
  }
}

static void open_list(Person *person) {
  Error err = {0};
  person->controller = controller_empty(SHELF);
  person->model = model_of(SCREEN_LIST);
  person->is_here = controller_read_folder(&person->controller, &err);
  if (!person->is_here) controller_clear(&person->controller);
}

static void open_room(Person *person) {
  Error err = {0};
  person->controller = controller_empty(NULL);
  person->is_here = controller_open(&person->controller, ROOM_SESSION, &err);
  if (!person->is_here) {
    controller_clear(&person->controller);
    return;
  }
  person->model = person->is_board
                      ? model_of_board()
                      : model_of_session(session_state(person->controller.session), false);
  controller_tell_of_kiosk(&person->controller, &person->model);
}

static void act(void *context) {
  Person *person = context;
  const Step *step = &person->step;
  static const char *const pastes[] = {"Revoir la loi", "Un fonds\nUn conseiller\n", "vvvv", ""};
  if (step->kind == STEP_COMMAND) {
    command_run(person, step->a);
    return;
  }
  if (step->kind == STEP_OPEN && person->is_at_list)
    open_list(person);
  else if (step->kind == STEP_OPEN)
    open_room(person);
  else if (step->kind == STEP_KEY)
    take_input(person, (Input){.kind = INPUT_KEY, .key = step->a});
  else if (step->kind == STEP_PASTE)
    take_input(person, (Input){.kind = INPUT_PASTE, .text = pastes[step->a % 4]});
  else
    take_input(person, (Input){.kind = INPUT_NOTHING});
  if (person->is_here) show(person);
}

/* ---- processes */

static bool is_busy(const Person *person) {
  return !fiber_is_done(person->fiber);
}

static bool another_is_busy(const Room *room, const Person *person) {
  for (int n = 0; n < PROCESSES; n++)
    if (&room->people[n] != person && is_busy(&room->people[n])) return true;
  return false;
}

static void enter(Room *room, Person *person, uint32_t pause) {
  Machine *now = machine();
  now->process = person->process;
  now->fiber = person->fiber;
  now->pause_after = pause;
  now->is_waiting = false;
  now->others_are_left = another_is_busy(room, person);
}

static void leave(void) {
  Machine *now = machine();
  now->process = INSPECTOR;
  now->fiber = NULL;
  now->pause_after = 0;
}

/* Without a word, as a process that is killed: what it has in memory is freed, and nothing else can
 * happen any more. */
static void bury(Room *room, Person *person) {
  machine()->process = person->process;
  if (person->is_here) controller_clear(&person->controller);
  person->is_here = false;
  leave();
  room->had_faults = room->needs_check = true;
}

static void after(Room *room, Person *person) {
  person->waits = false;
  if (machine()->is_dead[person->process]) {
    room->known.unclear += !person->is_at_list;
    bury(room, person);
  } else if (person->step.kind != STEP_COMMAND) {
    acknowledge(room, person);
    room->known.unclear += person_is_in_room(person) && person->model.message_is_trouble &&
                           strstr(person->model.message, "unclear");
    promise_curtain(room, person);
  }
}

static void go_on(Room *room, Person *person) {
  enter(room, person, 0);
  const bool is_done = fiber_go_on(person->fiber);
  person->waits = machine()->is_waiting;
  leave();
  if (is_done) after(room, person);
}

/* Until it is done, or left. Where it waits, all that were left go on. */
static void run_on(Room *room, Person *person) {
  while (is_busy(person) && person->waits) {
    for (int n = 0; n < PROCESSES; n++)
      if (&room->people[n] != person && is_busy(&room->people[n])) go_on(room, &room->people[n]);
    go_on(room, person);
  }
}

static void finish(Room *room, Person *person) {
  while (is_busy(person)) {
    person->waits = true;
    run_on(room, person);
  }
}

static void finish_all(Room *room) {
  for (int n = 0; n < PROCESSES; n++)
    finish(room, &room->people[n]);
}

/* Whoever is not there can only come; and may be killed in what is finished first. */
static void begin(Room *room, Person *person, const Step *step) {
  finish(room, person);
  const bool comes = step->kind == STEP_OPEN || step->kind == STEP_COMMAND;
  if (!comes && !person->is_here) return;
  machine()->is_dead[person->process] = false;
  person->step = *step;
  enter(room, person, step->pause);
  const bool is_done = fiber_start(person->fiber, act, person);
  person->waits = machine()->is_waiting;
  leave();
  if (is_done)
    after(room, person);
  else if (!person->waits)
    machine_note(FAULT_STOPPED);
  run_on(room, person);
}

/* Everybody's process is gone; what it was in the middle of, it never heard of. */
static void after_power(Room *room) {
  finish_all(room);
  for (int n = 0; n < PROCESSES; n++)
    bury(room, &room->people[n]);
  memset(machine()->is_dead, 0, sizeof machine()->is_dead);
  machine()->power_failed = false;
}

static void kill_person(Room *room, Person *person) {
  const bool was_busy = is_busy(person);
  machine_kill(person->process);
  if (was_busy)
    finish(room, person);
  else
    bury(room, person);
  machine()->is_dead[person->process] = false;
}

static void hang_up(Room *room, Person *person) {
  finish(room, person);
  if (!person->is_here) return;
  enter(room, person, 0);
  machine()->fiber = NULL;
  controller_clear(&person->controller);
  person->is_here = false;
  leave();
}

/* ---- steps */

static void move_clock(const Step *step) {
  enum { BACK = 1, ASLEEP };
  const int64_t ns = INT64_C(1000000000) * step->a;
  Machine *now = machine();
  if (step->b == ASLEEP)
    machine_clock_moves(ns, true);
  else
    now->wall_ns += step->b == BACK ? -ns : ns;
  machine_note(step->b == ASLEEP ? FAULT_SLEEP
               : step->b == BACK ? FAULT_CLOCK_BACK
                                 : FAULT_CLOCK_AHEAD);
}

static void do_step(Room *room, const Step *step) {
  Person *person = &room->people[step->who % PROCESSES];
  switch (step->kind) {
  case STEP_OPEN:
    if (!person->is_here && !is_busy(person)) begin(room, person, step);
    break;
  case STEP_COMMAND: begin(room, &room->people[COMMAND_LINE], step); break;
  case STEP_RESIZE:
    person->rows = (int)step->a;
    person->columns = (int)step->b;
    machine_note(FAULT_RESIZE);
    begin(room, person, step);
    break;
  case STEP_STALL:
    person->is_stalled = !person->is_stalled;
    if (person->is_stalled) machine_note(FAULT_STALL);
    break;
  case STEP_HANGUP:
    if (person->is_here) machine_note(FAULT_HANGUP);
    hang_up(room, person);
    break;
  case STEP_KILL: kill_person(room, person); break;
  case STEP_POWER: machine_power_fails(); break;
  case STEP_PLAN:
    machine()->plan = (Plan){.kind = (FaultKind)step->a, .after = step->b, .lasts = step->who == 1};
    break;
  case STEP_MEND: machine_mend(); break;
  case STEP_CLOCK: move_clock(step); break;
  case STEP_CHECK: room->needs_check = true; break;
  case STEP_KEY:
  case STEP_PASTE:
  case STEP_IDLE: begin(room, person, step); break;
  case STEPS: break;
  }
}

uint64_t room_faults(void) {
  uint64_t sum = 0;
  for (int kind = 0; kind < PLANNED_FAULTS; kind++)
    sum += machine()->struck[kind];
  return sum;
}

bool room_step(Room *room, const Step *step) {
  enum { KEYS_APART_NS = 400000000 };
  const uint64_t before = room_faults();
  machine()->dice = (Dice){step->dice};
  machine_clock_moves(KEYS_APART_NS, false);
  do_step(room, step);
  if (machine()->power_failed) after_power(room);
  if (room_faults() != before) room->had_faults = room->needs_check = true;
  if (room->needs_check && !another_is_busy(room, NULL)) {
    room->needs_check = false;
    promise_all(room);
  }
  return !room->violation[0];
}

bool room_end(Room *room) {
  machine_mend();
  finish_all(room);
  if (machine()->power_failed) after_power(room);
  for (int n = 0; n < PROCESSES; n++)
    hang_up(room, &room->people[n]);
  promise_all(room);
  if (promise_folder(room)) promise_shelf(room);
  return !room->violation[0];
}
