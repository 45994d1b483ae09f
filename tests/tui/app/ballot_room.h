/* Ballots with the keyboard on a real session in a file, by a clock that stands still until it is
 * moved. Only for programs that run under cmocka. */
#ifndef TESTS_TUI_APP_BALLOT_ROOM_H
#define TESTS_TUI_APP_BALLOT_ROOM_H

#include "tests/sessions/sample.h"
#include "tui/app/controller.h"

/* Subgroups 1 (recommendations 1, 2 and 3) and 2 (1 and 2); 4 voters with 2 dots of each colour,
 * one dot an item, the allowance a subgroup's; both votes are open and results are shown. */
typedef struct BallotRoom {
  SampleFolder folder;
  char path[SAMPLE_PATH_SIZE];
  Controller controller;
  Model model;
  Effect effect; /* the last one that was asked for */
  int rows, columns;
  int64_t now_ms;
} BallotRoom;

int ballot_room_enter(void **state);
int ballot_room_leave(void **state);

/* Strikes one key, or one after the other. */
void room_press(BallotRoom *room, Key key);
void room_type(BallotRoom *room, const char *text);
void room_paste(BallotRoom *room, const char *text);

/* So long nobody strikes a key. */
void room_wait(BallotRoom *room, int64_t milliseconds);

/* The process dies, and somebody opens the session again. */
void room_reopen(BallotRoom *room);

const Roundtable *room_state(const BallotRoom *room);

/* A recommendation by its reference, "1/2"; ends the test unless ballots gave it these dots. */
const Recommendation *room_find(const BallotRoom *room, const char *reference);
void room_has(const BallotRoom *room, const char *reference, int64_t green, int64_t yellow,
              int64_t red);

/* Ends the test unless the foot says these words. */
void room_says(const BallotRoom *room, const char *words);

/* Whether these words are on the screen now. */
bool room_shows(BallotRoom *room, const char *words);

#endif
