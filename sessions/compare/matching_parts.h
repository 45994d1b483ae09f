/* Construction of rows; internal to sessions/compare/matching.h. */
#ifndef SESSIONS_COMPARE_MATCHING_PARTS_H
#define SESSIONS_COMPARE_MATCHING_PARTS_H

#include "core/vote/reference.h"
#include "sessions/compare/matching.h"
#include "sessions/import/sheet.h"

#define NO_ROW SIZE_MAX

/* Rows by text; several may have the same text. */
typedef struct RowsByText {
  Names texts;
  struct RowLink {
    size_t row, next; /* next: NO_ROW ends the list of a text */
    Pick pick;        /* the recommendation that added it */
  } * links;
  size_t link_count, link_capacity;
  size_t *heads; /* by number of the text: its newest link */
  size_t head_capacity;
} RowsByText;

/* A title prepared for comparison. */
typedef struct TitleSeen {
  char *letters;    /* text_letters; NULL if it is nothing but the code */
  TitlePrint print; /* computed on first use */
  bool is_printed;
  bool is_doubled; /* occurs more than once in its session */
} TitleSeen;

typedef struct MatchBuilder {
  Matching *matching;
  size_t *row_of[PANEL_MAX]; /* by number of the recommendation, as are the next two */
  bool *is_doubled[PANEL_MAX];
  TitleSeen *titles[PANEL_MAX];
  RowsByText keys, titles_of_rows, references;
} MatchBuilder;

/* Returns whether a row has nothing of this session yet, and this recommendation has no row. */
bool is_free_for(const MatchBuilder *builder, size_t row, Pick pick);

/* Returns the key used for matching, "" if it has no unique one. */
const char *key_of(const MatchBuilder *builder, Pick pick);
TitleSeen *title_seen(const MatchBuilder *builder, Pick pick);

/* Computes the similarity of two recommendations' titles, in percent. */
bool picks_likeness(const MatchBuilder *builder, Pick a, Pick b, int *likeness, Error *err);

/* Calls `take` for each recommendation of a session that can be matched, in agenda order. */
typedef bool PickTaker(MatchBuilder *builder, Pick pick, Error *err);
bool for_each_pick(MatchBuilder *builder, size_t session, PickTaker *take, Error *err);

/* Matches the recommendations of a session with rows of earlier ones, by each criterion in turn. */
bool join_rows(MatchBuilder *builder, size_t session, Error *err);
void join_row(MatchBuilder *builder, Pick pick, size_t row, MatchWay way);

void rows_by_text_open(RowsByText *rows);
void rows_by_text_close(RowsByText *rows);
bool rows_by_text_add(RowsByText *rows, const char *text, size_t row, Pick pick, Error *err);

/* Return the newest link of a text, or NULL; and the one added before it. */
const struct RowLink *rows_by_text_find(const RowsByText *rows, const char *text);
const struct RowLink *rows_by_text_next(const RowsByText *rows, const struct RowLink *link);

/* Finds the recommendations of the panel that saved answers are about, sorted by picks. */
bool answers_find(Matching *matching, const Matches *matches, Error *err);
bool answered_different(const Matching *matching, Pick a, Pick b);

/* Returns whether nothing but their titles speaks against a pair: no two different keys, no heading
 * with a non-heading. */
bool picks_can_be_one(const MatchBuilder *builder, Pick a, Pick b);

/* Suggests which rows could be the same. */
bool propose_rows(MatchBuilder *builder, Error *err);

/* Records where the titles of a row differ. */
bool note_differences(const MatchBuilder *builder, Error *err);

#endif
