/* The history of the session's ranking rule: each time it was set, and what people may have seen by
 * then. Printed wherever the rule is. */
#ifndef SESSIONS_SESSION_RULE_HISTORY_H
#define SESSIONS_SESSION_RULE_HISTORY_H

#include "sessions/session/session.h"

/* Opened: a vote was opened, or a dot recorded. Shown: the curtain was up while there were votes.
 */
typedef enum RuleMoment { BEFORE_OPENING, BEFORE_SHOWING, AFTER_SHOWING, RULE_MOMENTS } RuleMoment;

typedef struct RuleSetting {
  Stamp stamp; /* of the event that set it */
  RankingRule from, to;
  RuleMoment moment;
  bool turned;  /* by an undo, a redo or a revert */
  char *reason; /* "" if none */
} RuleSetting;

typedef struct RuleHistory {
  RuleSetting *settings; /* in chronological order */
  size_t count, capacity;
} RuleHistory;

/* Reads the history; {0} is an empty one. Free it with rule_history_free. */
bool rule_history_read(Session *session, RuleHistory *history, Error *err);
void rule_history_free(RuleHistory *history);

/* Returns the setting made by this event, or NULL. */
const RuleSetting *rule_history_find(const RuleHistory *history, uint64_t seq);

/* Finds how many voters the session, or a subgroup with its own, had when its vote began, if that
 * number was changed since; else RULE_UNKNOWN. Undone changes do not count. */
bool voters_at_start(Session *session, uint32_t subgroup, int64_t *voters, Error *err);

/* Returns, for example, "before the vote was opened". */
const char *rule_moment_text(RuleMoment moment);

enum { RULE_SENTENCE_SIZE = 5000 };

/* Returns the setting in one sentence with its number, moment and reason, in `text`. */
const char *rule_sentence(const RuleSetting *setting, char text[RULE_SENTENCE_SIZE]);

#endif
