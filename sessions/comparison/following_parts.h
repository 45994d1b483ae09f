/* How rows are put together; inside of sessions/comparison/following.h. */
#ifndef SESSIONS_COMPARISON_FOLLOWING_PARTS_H
#define SESSIONS_COMPARISON_FOLLOWING_PARTS_H

#include "sessions/comparison/following.h"
#include "sessions/csv/names.h"

#define NO_ROW SIZE_MAX

/* A decision about two recommendations of this panel, the earlier session's first. */
typedef struct Decided {
  Pick of[2];
  bool same;
} Decided;

/* Rows by a text; several may have the same. */
typedef struct RowsByText {
  Names texts;
  struct RowLink {
    size_t row, next; /* NO_ROW: the last of its text */
    Pick pick;        /* who brought it in */
  } * links;
  size_t link_count, link_capacity;
  size_t *heads; /* by number of the text: a link */
  size_t head_capacity;
} RowsByText;

typedef struct Weaving {
  Following *following;
  size_t *row_of[PANEL_MAX]; /* by number of the recommendation */
  bool *is_doubled[PANEL_MAX];
  Decided *decided; /* sorted by picks */
  size_t decided_count, decided_capacity;
  RowsByText keys, references;
} Weaving;

void rows_by_text_open(RowsByText *rows);
void rows_by_text_close(RowsByText *rows);
bool rows_by_text_add(RowsByText *rows, const char *text, size_t row, Pick pick, Error *err);

/* The newest link of a text, or NULL; and the one added before that. */
const struct RowLink *rows_by_text_find(const RowsByText *rows, const char *text);
const struct RowLink *rows_by_text_next(const RowsByText *rows, const struct RowLink *link);

/* Finds which recommendations the kept decisions are about. */
bool decided_find(Weaving *weaving, const Matches *matches, Error *err);
bool decided_different(const Weaving *weaving, Pick a, Pick b);

/* Whether anything but its title speaks against a pair: two keys, a heading beside what is none. */
bool picks_can_be_one(const Weaving *weaving, Pick a, Pick b);

bool following_propose(Following *following, Pick a, Pick b, ProposalReason reason, int likeness,
                       Error *err);

/* Proposes what titles say about rows that could be one. */
bool propose_by_titles(Weaving *weaving, Error *err);

#endif
