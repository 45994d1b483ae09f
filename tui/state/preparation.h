/* What the preparing of a session remembers between two keys, and the changes it asks for. */
#ifndef TUI_STATE_PREPARATION_H
#define TUI_STATE_PREPARATION_H

#include "tui/state/entry.h"
#include "tui/state/outline.h"
#include "tui/terminal/line_editor.h"

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
  char seen[LINE_TEXT_SIZE];
  char pasted[PASTE_SIZE]; /* titles, one on a row */
  size_t pasted_count;
} Preparation;

#endif
