/* What people decided about recommendations of different sessions, that two are the same or are
 * not: kept in MATCHES_FILE of the library's folder, never in a session.
 *
 * It is a CSV file with one decision a line, which only its user can read (0600):
 * decision (« same » or « different »), session, subgroup_code, code, title, other_session,
 * other_subgroup_code, other_code, other_title. A session is named by the 32 hexadecimal digits of
 * its id, which its copies share. The title is that of the moment of the decision: where the code
 * bears another title now, whoever reads it leaves the decision aside (sessions/comparison/
 * following.h). */
#ifndef SESSIONS_COMPARE_MATCH_OVERRIDES_H
#define SESSIONS_COMPARE_MATCH_OVERRIDES_H

#include "core/base/memory.h"
#include "core/vote/roundtable.h"

#define MATCHES_FILE "matches.csv"

enum { MATCHES_MAX = 100 * 1000 };

/* One of the two. Texts are borrowed. */
typedef struct MatchEnd {
  uint8_t session[SESSION_ID_SIZE];
  const char *subgroup_code, *code, *title;
} MatchEnd;

typedef struct Match {
  bool same; /* false: they are not one recommendation, and nobody is to propose it again */
  MatchEnd end[2];
} Match;

/* Zero it before use; matches_free gives the memory back. */
typedef struct Matches {
  Match *of;
  size_t count, capacity;
  Store texts;
} Matches;

/* Reads the decisions of a folder; where there is no such file there are none. What is no list of
 * decisions is refused in a sentence that names file and line (ERROR_BAD_DATA). */
bool matches_read(const char *folder, Matches *matches, Error *err);
void matches_free(Matches *matches);

/* The end that a recommendation is, borrowed from the state. */
MatchEnd match_end_of(const Roundtable *state, const Recommendation *one);

/* Earlier decisions (or none: NULL) and further ones, each in place of an earlier one about the
 * same two. The texts of `all` are those of the others; free(all->of) gives the memory back. */
bool matches_join(const Matches *earlier, const Match *decisions, size_t count, Matches *all,
                  Error *err);

/* Keeps decisions, each in place of an earlier one about the same two. The folder is made where it
 * is missing. Decisions that others keep at the same time are kept as well; the file is whole at
 * any moment, and where this fails it stands as it was. */
bool matches_keep(const char *folder, const Match *decisions, size_t count, Error *err);

/* Takes decisions back, whatever they were: nothing is then said of these pairs. */
bool matches_forget(const char *folder, const Match *decisions, size_t count, Error *err);

/* The file of decisions itself (sessions/compare/match_overrides.h). */

#endif
