/* A new session that begins as another one was prepared. */
#ifndef SESSIONS_ACTS_TEMPLATE_H
#define SESSIONS_ACTS_TEMPLATE_H

#include "sessions/session/session.h"

/* Brings another session's agenda and rules into a session that has neither, in one act: place and
 * theme, rules of the vote and of the ranking, phases, subgroups (all held again), recommendations
 * that were not withdrawn. No votes, no notes of that day, no date. */
bool copy_preparation(Session *session, const Roundtable *from, Error *err);

#endif
