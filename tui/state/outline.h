/* A session's agenda and rules as an outline: lines that can be unfolded and edited one by one. */
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

/* Lists the lines from `first` on, up to `room`, with one line unfolded. Returns how many there are
 * in all. */
size_t outline_lines(const Roundtable *state, OutlineLine unfolded, size_t first,
                     OutlineLine *lines, size_t room);

/* Returns the index of a line; the number of lines if it is not listed. */
size_t outline_place(const Roundtable *state, OutlineLine unfolded, OutlineLine line);

/* Returns the line that unfolds into a field; for any other line, the line itself. */
OutlineLine outline_owner(OutlineLine line);

/* Returns a line's own subgroup, else the last of the agenda; 0 if none. */
uint32_t outline_subgroup(const Roundtable *state, OutlineLine line);

/* Returns whether the line is edited by typing, not a choice or a line that only unfolds. */
bool outline_is_typed(OutlineLine line);

enum { OUTLINE_TEXT_SIZE = 40004 /* like the longest text that can be typed */ };

/* Writes the line's value as typed: "21", "3, 2, 1", "15 Introductions"; "" if unknown. Longer
 * texts are cut, setting *whole to false. */
const char *outline_typed(const Roundtable *state, OutlineLine line, char text[OUTLINE_TEXT_SIZE],
                          bool *whole);

/* Writes the same for editing: dates in the reader's language, which parse back to the same value.
 * Returns text or `typed`. */
const char *outline_in_line(OutlineLine line, const char *typed, char text[OUTLINE_TEXT_SIZE]);

/* Write a line's label, and its value in words. */
const char *outline_label(const Roundtable *state, OutlineLine line, char text[OUTLINE_TEXT_SIZE]);
const char *outline_words(const Roundtable *state, OutlineLine line, char text[OUTLINE_TEXT_SIZE]);

/* Returns a recommendation's status in words: "for the vote". */
const char *status_words(RecommendationStatus status);

/* Returns the value after a choice rule's current one: unknown, first, second, unknown again. */
int64_t outline_next_choice(const Roundtable *state, OutlineLine line);

/* State of the agenda screen, and the changes it asks for. */

typedef enum ChangeKind {
  CHANGE_NOTHING,
  CHANGE_TEXT,           /* of the line: `text`, replacing `seen` */
  CHANGE_CHOICE,         /* a voting rule: `value` */
  CHANGE_RANKING_RULE,   /* `rule`, with the reason `text` */
  CHANGE_VOTING_RULE,    /* of the line: `value`, with the reason `text` */
  CHANGE_LABEL,          /* of the line, Preparation.label, with the reason `text` */
  CHANGE_STATUS,         /* of a recommendation: `value`, with the reason `text` */
  CHANGE_HELD,           /* of a subgroup: `value`, with the reason `text` */
  CHANGE_PLACE,          /* of a subgroup or recommendation: move `value` up (-1) or down (1) */
  CHANGE_USUAL_PHASES,   /* add the planned phases */
  CHANGE_SUBGROUP_ADDED, /* titled `text` */
  CHANGE_RECOMMENDATIONS_ADDED, /* after the line, with titles in `text`, one per row */
  CHANGE_KINDS
} ChangeKind;

typedef struct Change {
  ChangeKind kind;
  OutlineLine line;
  int64_t value;
  RankingRule rule;
  EntryKind entry;         /* where it was typed */
  const char *text, *seen; /* borrowed from the model until its next input */
} Change;

enum { PASTE_SIZE = 64 * 1024, PASTED_TITLES_MAX = 1000 };

typedef struct Preparation {
  OutlineLine focus, unfolded;
  size_t place;     /* index of the focus, for when it is gone */
  Change change;    /* waiting for its reason */
  uint64_t seen_at; /* the latest event when the line was opened */
  char seen[TYPED_TEXT_SIZE];
  char label[TYPED_TEXT_SIZE];           /* waiting for its reason */
  char pasted[PASTE_SIZE];               /* titles, one per row */
  size_t pasted_count, pasted_subgroups; /* recommendations, and subgroups they are in */
} Preparation;

#endif
