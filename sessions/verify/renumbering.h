/* The numbers of a file that is merged, told in those of the file that it comes into, and back:
 * seqs, and the internal numbers of subgroups and recommendations.
 *
 * What both files begin with has the same numbers in both. What came later in the other file gets
 * numbers higher by one step for each of the three, and so can be told back exactly. */
#ifndef SESSIONS_VERIFY_RENUMBERING_H
#define SESSIONS_VERIFY_RENUMBERING_H

#include "core/base/error.h"
#include "core/vote/event.h"

typedef struct Renumbering {
  uint64_t at;   /* the seq of the event "merged", here */
  Merged merged; /* what it says */
} Renumbering;

/* How many seqs higher the other file's later events are here. */
int64_t renumbering_step(const Renumbering *renumbering);

/* Room for the lines of the ballot that was told last; {0} is none. */
typedef struct LineRoom {
  BallotLine *lines;
  size_t capacity;
} LineRoom;

void line_room_free(LineRoom *room);

/* Tells one of the other file's later events as it is to stand here: its origin says where it stood
 * there. Its lines then lie in the room. Fails only for lack of memory. */
bool renumbering_bring(const Renumbering *renumbering, Event *event, LineRoom *room, Error *err);

/* The way back, to what it was there; its origin is then empty. */
bool renumbering_return(const Renumbering *renumbering, Event *event, LineRoom *room, Error *err);

#endif
