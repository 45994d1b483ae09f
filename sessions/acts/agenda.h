/* Acts that prepare a session, before or during the vote: subgroups, recommendations, rules and
 * phases. One function and one act each.
 *
 * Texts are clean (sessions/text/text.h). Setting a value that is already set records nothing and
 * succeeds. `seen` is the text that the user saw when they began to edit: if another terminal has
 * changed it since, nothing is recorded and the error shows both (NULL: do not check). */
#ifndef SESSIONS_ACTS_AGENDA_H
#define SESSIONS_ACTS_AGENDA_H

#include "core/vote/roundtable.h"
#include "sessions/session/transaction.h"

/* Suggested codes for a new subgroup or recommendation. */

enum { CODE_TEXT_SIZE = 4 * CODE_CHARACTERS_MAX + 8 };

/* Returns the first free code after that of `after`, in `text`: "6" after "5", "5.3" after "5.2",
 * "b" after "a"; under a heading "5" it is "5.1". `after` 0: after the last of the subgroup, or "1"
 * if it is empty. Exceeds the maximum length of a code only if the code of `after` is already that
 * long. */
const char *code_for_recommendation(const Roundtable *state, uint32_t subgroup, uint32_t after,
                                    char text[CODE_TEXT_SIZE]);

/* Returns, in `text`, the number after the last subgroup whose code is a number, else the code
 * after that of the last subgroup; "1" for the first. */
const char *code_for_subgroup(const Roundtable *state, char text[CODE_TEXT_SIZE]);

/* Appends a held subgroup. `code` NULL: the next code. */
bool add_subgroup(Session *session, const char *code, const char *title, uint32_t *number,
                  Error *err);

/* Adds a recommendation for each title right after `after`, or at the end of the subgroup if
 * `after` is 0. They get the next codes, and the parent of `after`, or `after` itself if it is a
 * heading. In a session without subgroups (`subgroup` 0) an unnamed one is created first. *last is
 * the number of the last one added. */
bool add_recommendations(Session *session, uint32_t subgroup, uint32_t after,
                         const char *const *titles, size_t count, uint32_t *last, Error *err);

bool edit_subgroup(Session *session, uint32_t subgroup, SubgroupText property, const char *seen,
                   const char *text, Error *err);
bool edit_recommendation(Session *session, uint32_t recommendation, RecommendationText property,
                         const char *seen, const char *text, Error *err);
bool edit_session(Session *session, SessionText property, const char *seen, const char *text,
                  Error *err);

/* Sets the status and its reason; the reason is dropped if the new status needs none. */
bool set_subgroup_status(Session *session, uint32_t subgroup, SubgroupStatus status,
                         const char *reason, Error *err);
bool set_recommendation_status(Session *session, uint32_t recommendation,
                               RecommendationStatus status, const char *reason, Error *err);

/* Moves a recommendation up (-1) or down (1) one place in its subgroup; no-op at either end. */
bool move_recommendation(Session *session, uint32_t recommendation, int step, Error *err);

/* Moves a subgroup likewise among the subgroups. */
bool move_subgroup(Session *session, uint32_t subgroup, int step, Error *err);

bool renumber_recommendation(Session *session, uint32_t recommendation, const char *seen,
                             const char *code, Error *err);

/* Moves a recommendation under a heading of its subgroup, which becomes a heading if it is not one
 * yet; `heading` "" moves it out of its heading. */
bool put_under_heading(Session *session, uint32_t recommendation, const char *heading, Error *err);

/* Set a rule of the vote, and the number of voters of a subgroup in which only its own members
 * vote; the value may be RULE_UNKNOWN: none, and the session's number. A reason is recorded with
 * the rule. Without one ("") a rule that the votes already break is refused, naming the breach.
 * While results are hidden and there are votes, any stricter rule is refused, broken or not, so
 * that the refusal reveals nothing. If refused, *asks (may be NULL) says whether a reason would be
 * enough. */
bool set_voting_rule(Session *session, VotingRule rule, int64_t value, const char *reason,
                     bool *asks, Error *err);
bool set_subgroup_voters(Session *session, uint32_t subgroup, int64_t voters, const char *reason,
                         bool *asks, Error *err);

/* Sets what a dot of each colour means here (sessions/event_text/labels.h), in one act; NULL leaves
 * one as it is, "" is the minutes' word. A label that says no, or that two colours share, is
 * refused. Once there are votes it changes only with a reason: *asks (may be NULL) then says so. */
bool set_labels(Session *session, const char *const labels[COLOUR_COUNT], const char *reason,
                bool *asks, Error *err);
bool labels_need_reason(const Roundtable *state);

/* Changes the number of voters, which must be known, by one or more: somebody came late or left. Of
 * the session, or of a subgroup with its own. The same as above in all else. */
bool change_voters(Session *session, uint32_t subgroup, int64_t by, const char *reason, bool *asks,
                   Error *err);

/* Sets the number of voters in a transaction; the caller checks at its end whether a rule is
 * broken. */
bool add_voter_count(Transaction *tx, int64_t voters, const char *reason, Error *err);

/* Returns whether setting the ranking rule needs a reason: it does once a dot is recorded or a
 * ballot is in the kiosk. The reason is recorded with the rule; it may be raw; blank means none. */
bool ranking_rule_needs_reason(const Roundtable *state);
bool set_ranking_rule(Session *session, RankingRule rule, const char *reason, Error *err);

/* Returns whether the ranking rule allows an act to be undone or redone: once a reason is needed,
 * an act that set the rule without one does not qualify. */
bool ranking_rule_may_turn(const Roundtable *state, uint64_t act, Error *err);

/* Plans phase 1 to PHASES_MAX; an empty name removes it from the plan. */
bool plan_phase(Session *session, uint32_t phase, const char *name, int64_t minutes, Error *err);

/* Plans the phases of a round table, 15, 15, 60, 60 and 45 minutes, named in the reader's language;
 * refused if any phase is planned already. */
bool plan_default_phases(Session *session, Error *err);

#endif
