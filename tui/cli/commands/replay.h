/* What `gommette replay` was asked, and the ways in which it answers people. */
#ifndef TUI_CLI_COMMANDS_REPLAY_H
#define TUI_CLI_COMMANDS_REPLAY_H

#include <stdio.h>

#include "sessions/replay/replay.h"
#include "sessions/replay/timeline.h"

typedef struct ReplayAsked {
  Session *session;
  VoteOrigin origin;
  uint64_t until;   /* the last event to be told */
  int64_t speed;    /* so many times as fast as it was; 0: without waiting */
  bool as_operator; /* what the room was not shown is told too */
} ReplayAsked;

/* Prints the course as lines, one for each event when it is its turn. */
bool replay_tell_course(const ReplayAsked *asked, Error *err);

/* Writes for people what stood where the replay stands. */
bool replay_write_moment(FILE *out, const ReplayAsked *asked, const Roundtable *then, Error *err);

#endif
