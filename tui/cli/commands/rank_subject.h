/* What `gommette rank` is to rank: a session as it stands, which --keep keeps so, or as it stood
 * when a ranking was kept; and what there is to say beside it. */
#ifndef TUI_CLI_COMMANDS_RANK_SUBJECT_H
#define TUI_CLI_COMMANDS_RANK_SUBJECT_H

#include "sessions/acts/saved_ranking.h"
#include "tui/cli/commands/rank_options.h"

typedef struct RankSubject {
  Session *session;
  const Roundtable *roundtable;
  Roundtable *then; /* that, where it is not the present state */
  RankingRule rule; /* by which it is ranked unless an option says otherwise */
  bool within_subgroups;
  KeptRanking kept; /* id 0: none */
  bool just_kept;
} RankSubject;

/* Opens the session, to record only with --keep. rank_subject_close takes one that is {0} too. */
bool rank_subject_open(const Arguments *arguments, RankSubject *subject, Error *err);
void rank_subject_close(RankSubject *subject);

/* Whether what was hidden from the room when a ranking was kept was revealed since. */
bool rank_subject_is_revealed(const RankSubject *subject);

/* Says which kept ranking this is, and whether votes changed since: above a text, beside a table
 * for programs. */
void rank_subject_introduce(const RankSubject *subject, const RankOptions *options);

/* Below a table for people: when the rule was changed after the vote was opened. */
bool rank_subject_tell_rule(const RankSubject *subject, const Arguments *arguments, Error *err);

#endif
