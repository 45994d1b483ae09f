/* How rows are put together; inside of sessions/compare/matching.h. */
#ifndef SESSIONS_COMPARE_MATCHING_PARTS_H
#define SESSIONS_COMPARE_MATCHING_PARTS_H

#include "core/vote/reference.h"
#include "sessions/compare/matching.h"
#include "sessions/import/sheet.h"

#define NO_ROW SIZE_MAX

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

/* A title as it is compared. */
typedef struct TitleSeen {
  char *letters;    /* text_letters, or NULL where it says nothing but the code */
  TitlePrint print; /* made when it is first asked for */
  bool is_printed;
  bool is_doubled; /* stands more than once in its session */
} TitleSeen;

typedef struct MatchBuilder {
  Matching *matching;
  size_t *row_of[PANEL_MAX]; /* by number of the recommendation, as the next two are */
  bool *is_doubled[PANEL_MAX];
  TitleSeen *titles[PANEL_MAX];
  RowsByText keys, titles_of_rows, references;
} MatchBuilder;

/* Whether a row has nothing of this session yet, and this recommendation no row. */
bool is_free_for(const MatchBuilder *weaving, size_t row, Pick pick);

/* The key that it is followed by, "" where it has none of its own. */
const char *key_of(const MatchBuilder *weaving, Pick pick);
const char *reference_of(const MatchBuilder *weaving, Pick pick, char text[REFERENCE_TEXT_SIZE]);
TitleSeen *title_seen(const MatchBuilder *weaving, Pick pick);

/* How like the titles of two recommendations are, in percent. */
bool picks_likeness(const MatchBuilder *weaving, Pick a, Pick b, int *likeness, Error *err);

/* Does something with each recommendation of a session that is followed, in agenda order. */
typedef bool PickTaker(MatchBuilder *weaving, Pick pick, Error *err);
bool for_each_pick(MatchBuilder *weaving, size_t session, PickTaker *take, Error *err);

/* Puts the recommendations of a session into rows of earlier ones, in the order of what decides. */
bool join_rows(MatchBuilder *weaving, size_t session, Error *err);
void join_row(MatchBuilder *weaving, Pick pick, size_t row, MatchWay way);

void rows_by_text_open(RowsByText *rows);
void rows_by_text_close(RowsByText *rows);
bool rows_by_text_add(RowsByText *rows, const char *text, size_t row, Pick pick, Error *err);

/* The newest link of a text, or NULL; and the one added before that. */
const struct RowLink *rows_by_text_find(const RowsByText *rows, const char *text);
const struct RowLink *rows_by_text_next(const RowsByText *rows, const struct RowLink *link);

/* Finds which recommendations of the panel the kept answers are about, sorted by picks. */
bool answers_find(Matching *matching, const Matches *matches, Error *err);
bool answered_different(const Matching *matching, Pick a, Pick b);

/* Whether anything but its title speaks against a pair: two keys, a heading beside what is none. */
bool picks_can_be_one(const MatchBuilder *weaving, Pick a, Pick b);

/* Proposes which rows could be one. */
bool propose_rows(MatchBuilder *weaving, Error *err);

/* Notes where the titles of a row differ. */
bool note_differences(const MatchBuilder *weaving, Error *err);

#endif
