/* A CSV file in memory, its cells cleaned and parsed, before it is applied to a session. */
#ifndef SESSIONS_IMPORT_SHEET_H
#define SESSIONS_IMPORT_SHEET_H

#include <sodium.h>

#include "core/base/error.h"
#include "core/base/memory.h"
#include "core/vote/event.h"
#include "sessions/import/reader.h"
#include "sessions/text/text.h"

/* Distinct texts and their numbers: 0, 1, 2 … in the order of first addition. */

/* Open with names_open; free with names_close, which accepts all zeros. */
typedef struct Names {
  unsigned char
      key[crypto_shorthash_KEYBYTES]; /* random, so that no file can force collisions on purpose */
  Store store;
  const char **texts;
  size_t count, capacity;
  size_t *slots; /* number + 1, or 0 */
  size_t slot_count;
} Names;

void names_open(Names *names);
void names_close(Names *names);

/* Returns the number of the text, the next one if it is new. Fails only if out of memory. */
bool names_add(Names *names, const char *text, size_t *number, bool *added, Error *err);

bool names_find(const Names *names, const char *text, size_t *number);
const char *names_text(const Names *names, size_t number);

enum { NOT_SAID = -1 };

/* What an agenda says of a subgroup, in any of its rows. */
typedef struct AgendaSubgroup {
  const char *code, *title;
  int status;      /* SubgroupStatus or NOT_SAID */
  size_t line;     /* of its first row */
  size_t numbered; /* rows numbered because there is no code column */
} AgendaSubgroup;

/* A row of an agenda or of counts. Texts are "" if the file has none. */
typedef struct AgendaRow {
  size_t line;
  size_t subgroup;  /* in subgroups */
  const char *code; /* "": the row only describes its subgroup */
  const char *parent;
  const char *text[RECOMMENDATION_TEXTS];
  int status;        /* RecommendationStatus or NOT_SAID */
  bool has_children; /* in this file */
  bool counted;
  Tally counts;
} AgendaRow;

#define NO_ITEM UINT32_MAX

/* A line of ballots or of a log. */
typedef struct Dot {
  int64_t voter; /* the ballot's number; ~n for the n-th named voter */
  uint32_t item; /* in items; NO_ITEM: the line declares the ballot blank */
  uint32_t line;
  Colour colour;
  uint8_t dots;      /* how many: 1 if the file has no column for it */
  int64_t logged_ms; /* for a log, the time in it; 0 for none */
} Dot;

typedef struct Sheet {
  ImportSource source;
  bool begun; /* the header was read */
  Header header;
  Store texts;
  size_t rows;
  size_t unnamed_line, named_line; /* the first row without a subgroup's code, and with; 0: none */
  Names items;                     /* "SUBGROUP/CODE" */
  size_t *item_firsts; /* where each item first occurs: a row of the agenda, or a line */
  size_t item_first_capacity;

  Names subgroup_codes; /* of an agenda */
  AgendaSubgroup *subgroups;
  size_t subgroup_capacity;
  AgendaRow *agenda;
  size_t agenda_count, agenda_capacity;

  Names voters; /* for ballots: the named ones */
  Dot *dots;
  size_t dot_count, dot_capacity;
  int64_t largest_voter; /* of the numbered ones; 0 if none */
} Sheet;

/* Reads all of an open source, which the sheet then owns. sheet_close accepts a sheet that is all
 * zero or that failed to open. */
bool sheet_open(const ImportSource *source, Sheet *sheet, Error *err);
void sheet_close(Sheet *sheet);

/* Prefix *err with the place, and return false: "dots.csv line 12: …", and "dots.csv line 12, «
 * title »: …". */
bool sheet_name_line(const Sheet *sheet, size_t line, Error *err);
bool sheet_name_cell(const Sheet *sheet, size_t line, Column column, Error *err);

/* Clean one cell. A line break in a title or a note becomes a blank. Text from sheet_text lives as
 * long as the sheet; the caller frees that of sheet_clean. */
bool sheet_text(Sheet *sheet, const CsvRow *row, Column column, TextUse use, const char **text,
                Error *err);
bool sheet_clean(const Sheet *sheet, const CsvRow *row, Column column, TextUse use, char **clean,
                 Error *err);

/* Notes whether a row names its subgroup: every row must, or none. */
bool sheet_note_subgroup(Sheet *sheet, size_t line, const char *code, Error *err);

/* Finds or adds an item in `items`. For a new one, item_firsts will hold `first`. */
bool sheet_item(Sheet *sheet, const char *subgroup_code, const char *code, size_t first,
                size_t *item, bool *added, Error *err);

/* The same for existing items only; false if there is none. */
bool sheet_find_item(const Sheet *sheet, const char *subgroup_code, const char *code, size_t *item);

/* Returns its reference: "2/5.2", or "5.2" if the file has no subgroups. */
const char *sheet_reference(const Sheet *sheet, size_t item);

/* Returns whether a text is all digits. */
bool sheet_is_number(const char *text);

/* Refuses a line that repeats, and must not, what an earlier line said of the same voter. */
bool ballots_refuse_second(const Sheet *sheet, const Dot *first, const Dot *second, Error *err);

/* Parses a number without sign or blanks, up to `most`. The error lacks the place. */
bool sheet_number(const char *text, int64_t most, int64_t *number, Error *err);

/* Process a row, for each of the two kinds of sheet, and the end of ballots. */
bool agenda_take_row(Sheet *sheet, const CsvRow *row, Error *err);
bool ballots_take_row(Sheet *sheet, const CsvRow *row, Error *err);
void ballots_finish(Sheet *sheet);

/* Sorts dots by voter, and those of one voter by item. */
void ballots_put_together(Dot *dots, size_t count);

#endif
