/* A new session prepared like an existing one. */
#ifndef SESSIONS_ACTS_TEMPLATE_H
#define SESSIONS_ACTS_TEMPLATE_H

#include "sessions/session/session.h"

/* Copies another session's agenda and rules, in one act, into a session that has neither: place and
 * theme, voting and ranking rules, phases, subgroups (all held again), and recommendations that
 * were not withdrawn. Votes, notes of the day and the date are not copied. */
bool copy_preparation(Session *session, const Roundtable *from, Error *err);

#endif
