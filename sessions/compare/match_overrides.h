/* Decisions that recommendations of different sessions are, or are not, the same: stored in
 * MATCHES_FILE of the library's folder, never in a session.
 *
 * It is a CSV file with one decision per line, readable only by its user (0600): decision («
 * same » or « different »), session, subgroup_code, code, title, other_session,
 * other_subgroup_code, other_code, other_title. A session is identified by the 32 hexadecimal
 * digits of its id, which its copies share. The title is the one at the time of the decision:
 * if the code now has another title, readers ignore the decision (sessions/compare/matching.h). */
#ifndef SESSIONS_COMPARE_MATCH_OVERRIDES_H
#define SESSIONS_COMPARE_MATCH_OVERRIDES_H

#include "core/base/memory.h"
#include "core/vote/roundtable.h"

#define MATCHES_FILE "matches.csv"

enum { MATCHES_MAX = 100 * 1000 };

/* One of the two recommendations. Texts are borrowed. */
typedef struct MatchEnd {
  uint8_t session[SESSION_ID_SIZE];
  const char *subgroup_code, *code, *title;
} MatchEnd;

typedef struct Match {
  bool same; /* false: they are different, and must not be suggested again */
  MatchEnd end[2];
} Match;

/* Zero it before use; free it with matches_free. */
typedef struct Matches {
  Match *of;
  size_t count, capacity;
  Store texts;
} Matches;

/* Reads the decisions of a folder; none if it has no such file. Refuses anything that is not a list
 * of decisions, naming file and line (ERROR_BAD_DATA). */
bool matches_read(const char *folder, Matches *matches, Error *err);
void matches_free(Matches *matches);

/* Returns the match end of a recommendation, borrowed from the state. */
MatchEnd match_end_of(const Roundtable *state, const Recommendation *one);

/* Merges earlier decisions (NULL: none) and new ones, each replacing an earlier one about the same
 * two. The texts of `all` are borrowed from both; free it with free(all->of). */
bool matches_join(const Matches *earlier, const Match *decisions, size_t count, Matches *all,
                  Error *err);

/* Saves decisions, each replacing an earlier one about the same two. Creates the folder if missing.
 * Decisions saved concurrently by others are preserved; the file is complete at any moment, and
 * unchanged on failure. */
bool matches_keep(const char *folder, const Match *decisions, size_t count, Error *err);

/* Removes the decisions about these pairs, whatever they were. */
bool matches_forget(const char *folder, const Match *decisions, size_t count, Error *err);

#endif
