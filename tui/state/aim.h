/* The target of a key, fixed before the key is pressed: the line in focus as the user saw it or,
 * once an entry or a question has begun, what that is about. Another terminal may delete the target
 * meanwhile, but it never turns into something else. */
#ifndef TUI_STATE_AIM_H
#define TUI_STATE_AIM_H

#include "tui/state/outline.h"
#include "tui/state/situation.h"

/* What awaits a yes or, on the board, the key that reveals. */

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

/* {0} is an empty aim. */
typedef struct Aim {
  OutlineLine line;         /* OUTLINE_NOTHING: nothing that could be deleted */
  uint32_t subgroup;        /* the recommendation's subgroup at that time */
  EntryKind entry;          /* the entry it was fixed for … */
  Question asked;           /* … or the question */
  uint64_t seen_at;         /* the latest event at that time */
  char name[AIM_NAME_SIZE]; /* its name, for messages once it is gone: "2/3 Un fonds" */
  bool was_told;            /* the user has been told that it is gone */
} Aim;

/* Aims at a line. An aim at the same line that is already gone does not change. */
void aim_at(Aim *aim, const Roundtable *state, OutlineLine line);

/* Returns whether the subgroup or recommendation is gone or has moved to another subgroup. */
bool aim_is_gone(const Aim *aim, const Roundtable *state);

/* Writes a sentence that says so, by name. */
const char *aim_gone_sentence(const Aim *aim, const Roundtable *state,
                              char sentence[ERROR_TEXT_SIZE]);

#endif
