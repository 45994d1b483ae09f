/* A CSV file in memory, its cells cleaned and understood, before any of it meets a session. */
#ifndef SESSIONS_IMPORT_SHEET_H
#define SESSIONS_IMPORT_SHEET_H

#include <sodium.h>

#include "core/base/error.h"
#include "core/base/memory.h"
#include "core/vote/event.h"
#include "sessions/import/reader.h"
#include "sessions/text/text.h"

/* Different texts and their numbers: 0, 1, 2 … in the order in which they were first added. */

/* Opened by names_open; names_close gives the memory back and accepts one that is all zero. */
typedef struct Names {
  unsigned char
      key[crypto_shorthash_KEYBYTES]; /* random: no file can make texts collide on purpose */
  Store store;
  const char **texts;
  size_t count, capacity;
  size_t *slots; /* number + 1, or 0 */
  size_t slot_count;
} Names;

void names_open(Names *names);
void names_close(Names *names);

/* The number of the text, which becomes the next one if it is new. Fails only for lack of memory.
 */
bool names_add(Names *names, const char *text, size_t *number, bool *added, Error *err);

bool names_find(const Names *names, const char *text, size_t *number);
const char *names_text(const Names *names, size_t number);

enum { NOT_SAID = -1 };

/* What an agenda says of a subgroup, in whichever of its rows. */
typedef struct AgendaSubgroup {
  const char *code, *title;
  int status;      /* SubgroupStatus or NOT_SAID */
  size_t line;     /* of its first row */
  size_t numbered; /* rows that got a number for want of a column of codes */
} AgendaSubgroup;

/* A row of an agenda or of counts. Texts are "" where the file says nothing. */
typedef struct AgendaRow {
  size_t line;
  size_t subgroup;  /* in subgroups */
  const char *code; /* "": the row describes its subgroup only */
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
  int64_t voter; /* the ballot's number; ~n for the n-th of the voters that are texts */
  uint32_t item; /* in items; NO_ITEM: the line says that the ballot is blank */
  uint32_t line;
  Colour colour;
  uint8_t dots;      /* how many: 1 where the file has no column for it */
  int64_t logged_ms; /* of a log, as it says; 0 for none */
} Dot;

typedef struct Sheet {
  ImportSource source;
  bool begun; /* the header was read */
  Header header;
  Store texts;
  size_t rows;
  size_t unnamed_line, named_line; /* the first row without a subgroup's code, and with; 0: none */
  Names items;                     /* "SUBGROUP/CODE" */
  size_t *item_firsts; /* where each item was met first: a row of the agenda, or a line */
  size_t item_first_capacity;

  Names subgroup_codes; /* of an agenda */
  AgendaSubgroup *subgroups;
  size_t subgroup_capacity;
  AgendaRow *agenda;
  size_t agenda_count, agenda_capacity;

  Names voters; /* of ballots: those that are texts */
  Dot *dots;
  size_t dot_count, dot_capacity;
  int64_t largest_voter; /* of those that are numbers; 0 if none */
} Sheet;

/* Reads all of an open source, which the sheet then owns. sheet_close accepts a sheet that is all
 * zero or that failed to open. */
bool sheet_open(const ImportSource *source, Sheet *sheet, Error *err);
void sheet_close(Sheet *sheet);

/* Put the place in front of what *err says, and return false: "dots.csv line 12: …", and
 * "dots.csv line 12, « title »: …". */
bool sheet_name_line(const Sheet *sheet, size_t line, Error *err);
bool sheet_name_cell(const Sheet *sheet, size_t line, Column column, Error *err);

/* One cell, cleaned. A line break in a title or a note is read as a blank. What sheet_text gives
 * lives as long as the sheet; what sheet_clean gives is the caller's to free. */
bool sheet_text(Sheet *sheet, const CsvRow *row, Column column, TextUse use, const char **text,
                Error *err);
bool sheet_clean(const Sheet *sheet, const CsvRow *row, Column column, TextUse use, char **clean,
                 Error *err);

/* Takes note of whether a row names its subgroup: every row does or none. */
bool sheet_note_subgroup(Sheet *sheet, size_t line, const char *code, Error *err);

/* The number of an item in `items`. If it is new, item_firsts will hold `first`. */
bool sheet_item(Sheet *sheet, const char *subgroup_code, const char *code, size_t first,
                size_t *item, bool *added, Error *err);

/* The same for one that was met before; false where it was not. */
bool sheet_find_item(const Sheet *sheet, const char *subgroup_code, const char *code, size_t *item);

/* What people call it: "2/5.2", or "5.2" where the file has no subgroups. */
const char *sheet_reference(const Sheet *sheet, size_t item);

/* Whether a text is digits and nothing else. */
bool sheet_is_number(const char *text);

/* Refuses a line that says again what a line before it said of the same voter, and may not. */
bool ballots_refuse_second(const Sheet *sheet, const Dot *first, const Dot *second, Error *err);

/* A number without sign or blanks, up to `most`. The error lacks the place. */
bool sheet_number(const char *text, int64_t most, int64_t *number, Error *err);

/* What the two kinds of sheet do with a row, and ballots at the end. */
bool agenda_take_row(Sheet *sheet, const CsvRow *row, Error *err);
bool ballots_take_row(Sheet *sheet, const CsvRow *row, Error *err);
void ballots_finish(Sheet *sheet);

/* Puts dots in the order of their voters, and those of one voter in the order of the items. */
void ballots_put_together(Dot *dots, size_t count);

#endif
