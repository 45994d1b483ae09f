/* How the votes of a session came into it: what there is to play. */
#ifndef SESSIONS_REPLAY_VOTE_ORIGIN_H
#define SESSIONS_REPLAY_VOTE_ORIGIN_H

#include "sessions/session/session.h"

typedef enum VoteOrigin {
  COURSE_LIVE,       /* recorded in the room, or with nothing voted yet: event by event */
  COURSE_FROM_TABLE, /* counts or ballots imported, each file in one act: there is no course */
  COURSE_FROM_LOG,   /* a timed log imported: its votes in their order, each with its time in its
                        event */
  COURSES
} VoteOrigin;

/* Told by the votes in force, or by all where none is. One that was recorded live makes the session
 * a live one; else one of a log has a course. */
bool vote_origin_of_session(Session *session, VoteOrigin *origin, Error *err);

/* For programs: "live", "table" or "log". */
const char *vote_origin_name(VoteOrigin origin);

/* A sentence for people that says so, in their language; "" for a live one. */
const char *vote_origin_sentence(VoteOrigin origin);

#endif
