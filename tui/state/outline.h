/* The agenda and rules of a session as lines that can be unfolded and edited one by one. */
#ifndef TUI_STATE_OUTLINE_H
#define TUI_STATE_OUTLINE_H

#include "core/vote/roundtable.h"
#include "tui/state/situation.h"
#include "tui/terminal/line_editor.h"

typedef enum OutlineKind {
  OUTLINE_NOTHING,
  OUTLINE_SESSION, /* unfolds into its texts … */
  OUTLINE_SESSION_TEXT,
  OUTLINE_RULES, /* … its rules … */
  OUTLINE_VOTING_RULE,
  OUTLINE_RANKING_METHOD,
  OUTLINE_WEIGHTS,
  OUTLINE_PHASES, /* … and its phases */
  OUTLINE_PHASE,
  OUTLINE_USUAL_PHASES,
  OUTLINE_SUBGROUP,
  OUTLINE_SUBGROUP_TEXT,
  OUTLINE_SUBGROUP_VOTERS,
  OUTLINE_RECOMMENDATION,
  OUTLINE_CODE,
  OUTLINE_PARENT,
  OUTLINE_RECOMMENDATION_TEXT,
  OUTLINE_KINDS
} OutlineKind;

typedef struct OutlineLine {
  OutlineKind kind;
  uint32_t subject; /* number of a subgroup, recommendation or phase */
  int property;     /* SessionText, VotingRule, SubgroupText or RecommendationText */
} OutlineLine;

bool outline_same(OutlineLine a, OutlineLine b);

/* The lines from `first` on, as many as there is room for, with one of them unfolded. Returns how
 * many there are in all. */
size_t outline_lines(const Roundtable *state, OutlineLine unfolded, size_t first,
                     OutlineLine *lines, size_t room);

/* Where a line stands; how many there are where it is not among them. */
size_t outline_place(const Roundtable *state, OutlineLine unfolded, OutlineLine line);

/* What a line belongs to: of a field, the line that unfolds into it; of others, the line itself. */
OutlineLine outline_owner(OutlineLine line);

/* The subgroup of a line: its own, else the last of the agenda; 0 where there is none. */
uint32_t outline_subgroup(const Roundtable *state, OutlineLine line);

/* Whether it is a text to type, as against a choice or a line that only unfolds. */
bool outline_is_typed(OutlineLine line);

enum { OUTLINE_TEXT_SIZE = 40004 /* as what can be typed */ };

/* What the line says, as it is typed: "21", "3, 2, 1", "15 Introductions"; "" where nothing is
 * known. Longer texts are cut, and *whole says so. */
const char *outline_typed(const Roundtable *state, OutlineLine line, char text[OUTLINE_TEXT_SIZE],
                          bool *whole);

/* The same as the line is to be edited: a date in the reader's language, which reads back the same.
 * Returns text or `typed`. */
const char *outline_in_line(OutlineLine line, const char *typed, char text[OUTLINE_TEXT_SIZE]);

/* What it is called, and what it says in words. */
const char *outline_label(const Roundtable *state, OutlineLine line, char text[OUTLINE_TEXT_SIZE]);
const char *outline_words(const Roundtable *state, OutlineLine line, char text[OUTLINE_TEXT_SIZE]);

/* The value that follows the present one of a rule that is a choice: unknown, the first, the
 * second, unknown again. */
int64_t outline_next_choice(const Roundtable *state, OutlineLine line);

/* What the preparing of a session remembers between two keys, and the changes it asks for. */

typedef enum ChangeKind {
  CHANGE_NOTHING,
  CHANGE_TEXT,                  /* of the line: `text`, where it was `seen` */
  CHANGE_CHOICE,                /* a voting rule: `value` */
  CHANGE_RANKING_RULE,          /* `rule`, with the reason `text` */
  CHANGE_VOTING_RULE,           /* of the line: `value`, with the reason `text` */
  CHANGE_STATUS,                /* of a recommendation: `value`, with the reason `text` */
  CHANGE_HELD,                  /* of a subgroup: `value`, with the reason `text` */
  CHANGE_PLACE,                 /* of a subgroup or recommendation: `value` up (-1) or down (1) */
  CHANGE_USUAL_PHASES,          /* planned */
  CHANGE_SUBGROUP_ADDED,        /* of the title `text` */
  CHANGE_RECOMMENDATIONS_ADDED, /* behind the line; of the titles in `text`, one on a row of it */
  CHANGE_KINDS
} ChangeKind;

typedef struct Change {
  ChangeKind kind;
  OutlineLine line;
  int64_t value;
  RankingRule rule;
  EntryKind entry;         /* that it was typed in */
  const char *text, *seen; /* borrowed from the model until its next input */
} Change;

enum { PASTE_SIZE = 64 * 1024, PASTED_TITLES_MAX = 1000 };

typedef struct Preparation {
  OutlineLine focus, unfolded;
  size_t place;     /* of the focus, for when it is gone */
  Change change;    /* waits for its reason */
  uint64_t seen_at; /* the last event when the line was opened */
  char seen[TYPED_TEXT_SIZE];
  char pasted[PASTE_SIZE]; /* titles, one on a row */
  size_t pasted_count;
} Preparation;

#endif
