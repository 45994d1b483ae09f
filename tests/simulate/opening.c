/* How an afternoon begins: the session, the people, and the files of commands and of the list. */
#include <sodium.h>
#include <stdlib.h>

#include "core/vote/roundtable_parts.h"
#include "sessions/acts/agenda.h"
#include "tests/simulate/commands.h"
#include "tests/simulate/memory.h"
#include "tests/simulate/promises.h"
#include "tests/simulate/room.h"
#include "tests/simulate/shelf.h"

static bool prepare(Session *session, Dice *dice, Error *err) {
  static const char *const titles[] = {"Créer un fonds", "Revoir la loi", "Un guichet unique",
                                       "Former les équipes", "Publier les comptes"};
  const size_t count = sizeof titles / sizeof titles[0];
  const uint32_t subgroups = 1 + dice_below(dice, 3);
  bool done = dice_one_in(dice, 2) || plan_default_phases(session, err);
  for (uint32_t n = 0; done && n < subgroups; n++) {
    uint32_t number, last;
    done = add_subgroup(session, NULL, "Logement", &number, err) &&
           add_recommendations(session, number, 0, titles, 1 + dice_below(dice, (uint32_t)count),
                               &last, err);
  }
  if (done && dice_one_in(dice, 2))
    done = set_voting_rule(session, RULE_VOTERS, 2 + dice_below(dice, 8), "", NULL, err);
  if (done && dice_one_in(dice, 2)) {
    const int64_t dots = 1 + dice_below(dice, 4);
    done = set_voting_rule(session, RULE_SCOPE,
                           dice_one_in(dice, 2) ? SCOPE_SUBGROUP : SCOPE_SESSION, "", NULL, err) &&
           set_voting_rule(session, RULE_ALLOWANCE_GREEN, dots, "", NULL, err) &&
           set_voting_rule(session, RULE_ALLOWANCE_YELLOW, dots, "", NULL, err) &&
           set_voting_rule(session, RULE_ALLOWANCE_RED, dots, "", NULL, err);
  }
  return done;
}

/* Their stacks serve all afternoons. */
static Fiber *fiber_of(int n) {
  static Fiber *fibers[PROCESSES];
  if (!fibers[n]) fibers[n] = fiber_make();
  return fibers[n];
}

static void seat(Room *room, Dice *dice) {
  for (int n = 0; n < PROCESSES; n++)
    room->people[n] = (Person){.room = room,
                               .process = n + 1,
                               .is_board = n > 0 && n < COMMAND_LINE && dice_one_in(dice, 4),
                               .rows = 24,
                               .columns = 80,
                               .fiber = fiber_of(n)};
  Dice others = {~dice->state};
  for (int n = 1; n < COMMAND_LINE; n++)
    room->people[n].is_at_list = !room->people[n].is_board && dice_one_in(&others, 4);
  room->count =
      dice_one_in(dice, 2) ? 1 + (int)dice_below(dice, 2) : 1 + (int)dice_below(dice, PEOPLE_MAX);
}

static void begin(Room *room, const Session *session) {
  char id[2 * SESSION_ID_SIZE + 1];
  sodium_bin2hex(id, sizeof id, roundtable_session_id(session_state(session)), SESSION_ID_SIZE);
  snprintf(room->log, sizeof room->log, "/state/gommette/log/%s", id);
  known_add(room, session_stamp(session).seq, session_hash(session));
}

Room *room_open(uint64_t seed) {
  Error err = {0};
  Session *session = NULL;
  Dice dice = {seed};
  Room *room = real_resize(NULL, sizeof *room);
  *room = (Room){.count = 1};
  machine_begin(seed);
  seat(room, &dice);
  if (!session_create(ROOM_SESSION, "Table ronde", clock_of_machine(), &session, &err) ||
      !prepare(session, &dice, &err) || !session_keep(session, &err))
    room_violated(room, "the session cannot be prepared: %s", err.text);
  else
    begin(room, session);
  session_close(session);
  if (!room->violation[0] && !commands_prepare(&err))
    room_violated(room, "the files for commands cannot be prepared: %s", err.text);
  if (!room->violation[0] && !shelf_prepare(&room->shelf, &err))
    room_violated(room, "the sessions of the list cannot be prepared: %s", err.text);
  return room;
}

void room_close(Room *room) {
  known_free(&room->known);
  shelf_free(&room->shelf);
  machine_end();
  free(room);
}
