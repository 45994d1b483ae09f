/* Matches the same recommendation across the sessions of a panel.
 *
 * Whether two recommendations of different sessions are the same is decided by the first rule that
 * applies:
 * 1. somebody decided that they are, or are not (match_overrides.h);
 * 2. the agenda gives both the same key; with two different keys they are different;
 * 3. they have the same title, ignoring case, accents, punctuation and blanks, whatever their
 *    references; a title that occurs twice in one session, or is nothing but the code (as in
 *    imported ballots), matches nothing;
 * 4. they have the same reference (subgroup's code and code) and clearly similar titles
 *    (LIKENESS_NEAR) of the same sense (titles_differ_in_sense), and neither has an unmatched, even
 *    more similar title in the other's session; or one of them has no title but its code.
 * Anything else is only suggested: with the same reference, or clearly similar titles. Each is
 * suggested at most once, most similar first, so that a common reference counts for nothing if
 * either has a better match. If more than NEAR_ROWS_MAX recommendations are unmatched, similar
 * titles are not searched for.
 *
 * Where a row's titles differ between sessions, `differences` has both.
 *
 * All recommendations that are present and not withdrawn are matched; headings only with headings.
 */
#ifndef SESSIONS_COMPARE_MATCHING_H
#define SESSIONS_COMPARE_MATCHING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/error.h"
#include "core/vote/reference.h"
#include "sessions/compare/match_overrides.h"
#include "sessions/compare/panel.h"

/* Similarity of titles, to recognise one that was written twice. */

enum {
  LIKENESS_NEAR = 70, /* percent: from here on, two titles are clearly alike */
  LIKENESS_SAME = 100
};

/* The sorted pairs of consecutive letters and digits of a title, ignoring case, accents, blanks and
 * punctuation. A title of one character has one pair. Free it with print_free, which accepts one
 * that is all zero. */
typedef struct TitlePrint {
  uint64_t *pairs;
  size_t count;
} TitlePrint;

bool title_print(const char *title, TitlePrint *print, Error *err);
void title_print_free(TitlePrint *print);

/* Computes the coefficient of Dice and Sørensen in percent, rounded down: twice the common pairs
 * divided by all pairs. 100 only if the pairs are the same; 100 for two empty titles. */
int title_prints_likeness(const TitlePrint *a, const TitlePrint *b);

bool title_likeness(const char *a, const char *b, int *likeness, Error *err);

/* Finds whether two similar titles may ask for opposite things: their first words, usually the
 * verb, differ (« Renforcer … », « Supprimer … »), or one has more negations (in English, French or
 * Dutch) than the other. */
bool titles_differ_in_sense(const char *a, const char *b, bool *differ, Error *err);

enum { NEAR_ROWS_MAX = 600 };

/* How a recommendation was matched with earlier sessions. */
typedef enum MatchWay {
  MATCH_FIRST,
  MATCH_BY_KEY,
  MATCH_BY_TITLE,
  MATCH_BY_REFERENCE,
  MATCH_CONFIRMED,
  MATCH_WAYS
} MatchWay;

typedef struct Appearance {
  uint32_t recommendation; /* 0: not in this session */
  MatchWay way;
} Appearance;

/* A recommendation of one of the sessions. */
typedef struct Pick {
  size_t session;
  uint32_t recommendation;
} Pick;

typedef enum ProposalReason {
  PROPOSED_SAME_TITLE,     /* the title occurs more than once in a session */
  PROPOSED_NEAR_TITLE,     /* with another reference */
  PROPOSED_OTHER_SENSE,    /* titles clearly alike, but they may ask for opposite things */
  PROPOSED_SAME_REFERENCE, /* though the titles are not alike */
  PROPOSAL_REASONS
} ProposalReason;

/* Two that may be the same; of[0] is from the earlier session. */
typedef struct Proposal {
  Pick of[2];
  ProposalReason reason;
  int likeness; /* percent */
} Proposal;

/* The first and a later one of a row whose titles are not the same text. */
typedef struct TitleDifference {
  size_t row; /* non-decreasing in the list */
  Pick of[2];
  bool in_sense; /* they may ask for opposite things: someone should look at it */
} TitleDifference;

/* A decision about two of this panel, the one of the earlier session first. */
typedef struct Answer {
  Pick of[2];
  bool same;
} Answer;

/* A key used by two recommendations of one session matches neither of them. */
typedef struct DoubledKey {
  size_t session;
  uint32_t recommendation[2];
} DoubledKey;

typedef struct Matching {
  const Panel *panel; /* borrowed */
  Appearance *appearances;
  size_t row_count, row_capacity; /* in order of first appearance */
  Proposal *proposals;
  size_t proposal_count, proposal_capacity;
  Answer *answers; /* sorted by of[1], then of[0] */
  size_t answer_count, answer_capacity;
  TitleDifference *differences;
  size_t difference_count, difference_capacity;
  DoubledKey *doubled;
  size_t doubled_count, doubled_capacity;
} Matching;

/* With the decisions of a folder (match_overrides.h), or none where that is NULL. matching_free
 * gives the memory back, on failure too. Fails where the decisions cannot be read, or for lack of
 * memory. */
bool matching_make(const Panel *panel, const char *folder, Matching *matching, Error *err);
void matching_free(Matching *matching);

/* Returns what a row is in a session. */
const Appearance *matching_at(const Matching *matching, size_t row, size_t session);

/* Returns where a row first appears. */
Pick matching_first(const Matching *matching, size_t row);

/* Returns in how many sessions a row was put to the vote. */
size_t matching_votes(const Matching *matching, size_t row);

/* Return the recommendation itself, and its reference. */
const Recommendation *pick_recommendation(const Panel *panel, Pick pick);
ReferenceText pick_reference(const Panel *panel, Pick pick);

/* Refuses answers that, together with the saved ones, would equate two recommendations of one
 * session, or two that were declared different (ERROR_USAGE, naming two of them). */
bool answers_check(const Panel *panel, const Matches *matches, const Match *answers, size_t count,
                   Error *err);

/* Saves answers in a folder, if that check allows them together with those saved there; none:
 * no-op.
 */
bool answers_keep(const Panel *panel, const char *folder, const Match *answers, size_t count,
                  Error *err);

/* Makes the decision about a pair, for answers_keep; borrowed from the states. */
Match match_of_picks(const Panel *panel, Pick a, Pick b, bool same);

/* Return the name of a reason: "title", "near-title", "other-sense" and "reference" for programs;
 * and a sentence for people. */
const char *proposal_name(ProposalReason reason);
const char *proposal_words(ProposalReason reason);

#endif
