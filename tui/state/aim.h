/* What a key is about, fixed before it is struck: the line in focus as its user saw it or, from the
 * moment that an entry or a question begins, what that is about. Other terminals may take it away
 * meanwhile; it never becomes something else. */
#ifndef TUI_STATE_AIM_H
#define TUI_STATE_AIM_H

#include "tui/state/outline.h"
#include "tui/state/situation.h"

/* What waits for a yes, and what on the board waits for the key that reveals. */

typedef enum Question {
  QUESTION_NONE,
  QUESTION_CLOSE_VOTE,
  QUESTION_CLOSE_ALL,
  QUESTION_HAND_IN_BLANK,
  QUESTION_WITHDRAW_BALLOT,
  QUESTION_LEAVE_BALLOT
} Question;

typedef enum Armed { ARMED_NOTHING, ARMED_TOTALS, ARMED_RANKING } Armed;

enum { AIM_NAME_SIZE = 256 };

/* Begins as {0}. */
typedef struct Aim {
  OutlineLine line;         /* OUTLINE_NOTHING: nothing that could go */
  uint32_t subgroup;        /* that a recommendation stood in */
  EntryKind entry;          /* what it was fixed for … */
  Question asked;           /* … and what was asked */
  uint64_t seen_at;         /* the last event then */
  char name[AIM_NAME_SIZE]; /* what it was called, for when it is gone: "2/3 Un fonds" */
  bool was_told;            /* that it is gone */
} Aim;

/* Aims at a line. One that is gone already stays what it was, if it was the same. */
void aim_at(Aim *aim, const Roundtable *state, OutlineLine line);

/* Whether the subgroup or recommendation is gone, or stands in another subgroup. */
bool aim_is_gone(const Aim *aim, const Roundtable *state);

/* Says so, by name. */
const char *aim_gone_sentence(const Aim *aim, const Roundtable *state,
                              char sentence[ERROR_TEXT_SIZE]);

#endif
