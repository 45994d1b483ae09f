/* The acts that prepare a session, before the vote or while it runs: subgroups, recommendations,
 * rules and phases. One function each, one act each.
 *
 * Texts are clean (sessions/text/text.h). What stands already is not set again: such an act keeps
 * nothing and is a success. `seen` is the text that the user saw when they began to edit; where
 * another terminal set it meanwhile nothing is kept, and the error shows both (NULL: whatever it
 * is). */
#ifndef SESSIONS_ACTS_AGENDA_H
#define SESSIONS_ACTS_AGENDA_H

#include "core/vote/roundtable.h"
#include "sessions/session/transaction.h"

/* Codes that come next, proposed to whoever adds a subgroup or a recommendation. */

enum { CODE_TEXT_SIZE = 4 * CODE_CHARACTERS_MAX + 8 };

/* The first free code after `after`'s: "6" after "5", "5.3" after "5.2", "b" after "a"; under a
 * heading "5" that is "5.1". `after` 0: after the last of the subgroup, "1" where there is none.
 * Longer than a code may be only where `after`'s is as long as can be. Returns text. */
const char *code_for_recommendation(const Roundtable *state, uint32_t subgroup, uint32_t after,
                                    char text[CODE_TEXT_SIZE]);

/* The number after the last subgroup that has a number for a code, else what comes after the code
 * of the last subgroup; "1" for the first. Returns text. */
const char *code_for_subgroup(const Roundtable *state, char text[CODE_TEXT_SIZE]);

/* Adds a held subgroup behind the others. `code` NULL: the one that comes next. */
bool add_subgroup(Session *session, const char *code, const char *title, uint32_t *number,
                  Error *err);

/* Adds recommendations, one for each title, right behind `after`, or as the last of the subgroup
 * where that is 0; with its parent, under it where it is a heading, and with the codes that come
 * next. In a session without subgroups (`subgroup` 0) an unnamed one is made first. *last is the
 * number of the last one. */
bool add_recommendations(Session *session, uint32_t subgroup, uint32_t after,
                         const char *const *titles, size_t count, uint32_t *last, Error *err);

bool edit_subgroup(Session *session, uint32_t subgroup, SubgroupText property, const char *seen,
                   const char *text, Error *err);
bool edit_recommendation(Session *session, uint32_t recommendation, RecommendationText property,
                         const char *seen, const char *text, Error *err);
bool edit_session(Session *session, SessionText property, const char *seen, const char *text,
                  Error *err);

/* With the reason for it, which goes where the new status needs none. */
bool set_subgroup_status(Session *session, uint32_t subgroup, SubgroupStatus status,
                         const char *reason, Error *err);
bool set_recommendation_status(Session *session, uint32_t recommendation,
                               RecommendationStatus status, const char *reason, Error *err);

/* How many may vote where just the subgroup's own members do; RULE_UNKNOWN: the session's. */
bool set_subgroup_voters(Session *session, uint32_t subgroup, int64_t voters, Error *err);

/* One place up (-1) or down (1) in its subgroup. At the end it stays. */
bool move_recommendation(Session *session, uint32_t recommendation, int step, Error *err);

/* The same for a subgroup among the others. */
bool move_subgroup(Session *session, uint32_t subgroup, int step, Error *err);

/* Gives it another code. */
bool renumber_recommendation(Session *session, uint32_t recommendation, const char *seen,
                             const char *code, Error *err);

/* Puts it under a heading of its subgroup, which becomes one if it is not; under none where
 * `heading` is "". */
bool put_under_heading(Session *session, uint32_t recommendation, const char *heading, Error *err);

/* A value, or RULE_UNKNOWN. */
bool set_voting_rule(Session *session, VotingRule rule, int64_t value, Error *err);

/* The two above with a reason, which is kept with the rule. Without one ("") a rule that what is
 * voted already would break is refused, naming what; so is, while results are hidden and there are
 * votes, every one that allows less, whether or not it is broken: that tells nothing. *asks (may be
 * NULL) says of a refusal that a reason would do. */
bool set_voting_rule_because(Session *session, VotingRule rule, int64_t value, const char *reason,
                             bool *asks, Error *err);
bool set_subgroup_voters_because(Session *session, uint32_t subgroup, int64_t voters,
                                 const char *reason, bool *asks, Error *err);

/* How many vote, in a transaction that asks at its end whether a rule is broken. */
bool add_voter_count(Transaction *tx, int64_t voters, const char *reason, Error *err);

/* Once a dot is recorded, or a ballot lies in the kiosk, a reason is needed, which is kept with it;
 * before that it is not asked. It may be raw; blank is none. */
bool ranking_rule_needs_reason(const Roundtable *state);
bool set_ranking_rule(Session *session, RankingRule rule, const char *reason, Error *err);

/* Whether an act may be taken back or made again as far as the rule goes: not, once a reason is
 * needed, if it set the rule and gave none. */
bool ranking_rule_may_turn(const Roundtable *state, uint64_t act, Error *err);

/* A phase of the day, 1 to PHASES_MAX; without a name it is not planned. */
bool plan_phase(Session *session, uint32_t phase, const char *name, int64_t minutes, Error *err);

/* The agenda of a round table, 15, 15, 60, 60 and 45 minutes, named in the reader's language;
 * refused where phases are planned already. */
bool plan_default_phases(Session *session, Error *err);

#endif
