#include "sessions/import/header.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/strings.h"
#include "sessions/text/csv_writer.h"
#include "sessions/text/text.h"

/* The first place from `start` on where the name stands in the list; `count` where it does not. */
static size_t find_name(const char *const *names, size_t count, size_t start, const char *name) {
  size_t at = start;
  while (at < count && strcmp(name, names[at]) != 0)
    ++at;
  return at;
}

static bool is_ranking_column(const char *name) {
  return find_name(RANKING_HEADER, RANKING_COLUMNS, 0, name) < RANKING_COLUMNS ||
         find_name(RANKING_EXTRAS, RANKING_EXTRAS_COUNT, 0, name) < RANKING_EXTRAS_COUNT ||
         find_name(REPORT_EXTRAS, REPORT_EXTRAS_COUNT, 0, name) < REPORT_EXTRAS_COUNT;
}

static bool is_of_report(const CsvRow *row) {
  const size_t extras = row->count - RANKING_COLUMNS;
  if (extras != REPORT_EXTRAS_COUNT && extras != REPORT_EXTRAS_BEFORE_STATE) return false;
  for (size_t i = 0; i < extras; ++i)
    if (strcmp(row->cells[RANKING_COLUMNS + i], REPORT_EXTRAS[i]) != 0) return false;
  return true;
}

static bool begins_as_ranking(const CsvRow *row, size_t columns) {
  if (row->count < columns) return false;
  for (size_t i = 0; i < columns; ++i)
    if (strcmp(row->cells[i], RANKING_HEADER[i]) != 0) return false;
  return true;
}

static bool is_ours(const CsvRow *row) {
  if (row->count == VOTES_COLUMNS) return begins_as_ranking(row, VOTES_COLUMNS);
  if (!begins_as_ranking(row, RANKING_COLUMNS)) return false;
  if (is_of_report(row)) return true;
  size_t extra = 0;
  for (size_t i = RANKING_COLUMNS; i < row->count; ++i, ++extra) {
    extra = find_name(RANKING_EXTRAS, RANKING_EXTRAS_COUNT, extra, row->cells[i]);
    if (extra == RANKING_EXTRAS_COUNT) return false;
  }
  return true;
}

static void note_ignored(Header *header, const char *name) {
  char shown[COLUMN_NAME_SIZE];
  const size_t used = strlen(header->ignored);
  text_show(name, strlen(name), shown, sizeof shown);
  if (!string_append(header->ignored, sizeof header->ignored, used ? _(", « %s »") : _("« %s »"),
                     shown))
    header->ignored[used] = '\0';
}

static bool take_name(Header *header, const char *name, int place, Error *err) {
  int column;
  if (!word_known(WORDS_FOR_COLUMNS, name, &column)) {
    if (*name && !is_ranking_column(name)) note_ignored(header, name);
    return true;
  }
  if (header->place[column] >= 0) {
    char shown[TEXT_SHOWN_SIZE];
    return fail(err, ERROR_BAD_DATA, _("the columns « %s » and « %s » mean the same: keep one"),
                header->name[column], text_quote(name, shown));
  }
  header->place[column] = place;
  text_show(name, strlen(name), header->name[column], sizeof header->name[column]);
  return true;
}

/* TRANSLATORS: columns go by names that sessions/import/words.c knows in your language. */
static bool refuse_missing(const char *column, Error *err) {
  return fail(err, ERROR_BAD_DATA, _("the header lacks « %s »: add it"), _(column));
}

static bool settle_ballots(Header *header, Error *err) {
  header->contents = header_has(header, COLUMN_TIMESTAMP) ? IMPORTED_LOG : IMPORTED_BALLOTS;
  if (!header_has(header, COLUMN_VOTER)) return refuse_missing(N_("voter"), err);
  if (!header_has(header, COLUMN_CODE)) return refuse_missing(N_("code"), err);
  return header_has(header, COLUMN_COLOUR) || refuse_missing(N_("colour"), err);
}

static bool settle_counts(Header *header, Error *err) {
  header->contents = IMPORTED_COUNTS;
  if (!header_has(header, COLUMN_GREEN)) return refuse_missing(N_("green"), err);
  if (!header_has(header, COLUMN_YELLOW)) return refuse_missing(N_("yellow"), err);
  if (!header_has(header, COLUMN_RED)) return refuse_missing(N_("red"), err);
  bool named = header_has(header, COLUMN_CODE) || header_has(header, COLUMN_TITLE);
  return named || refuse_missing(N_("code"), err);
}

static bool settle_agenda(Header *header, Error *err) {
  header->contents = IMPORTED_AGENDA;
  bool code = header_has(header, COLUMN_CODE), title = header_has(header, COLUMN_TITLE);
  if (title || (code && header_has(header, COLUMN_STATUS))) return true;
  if (code) return refuse_missing(N_("title"), err);
  return fail(err, ERROR_BAD_DATA, "%s",
              _("this is not a header we know: an agenda has columns code and title, counts have "
                "green, yellow and red too, ballots have voter, code and colour"));
}

/* A number of dots means something on a line of ballots only. */
static void ignore_dots(Header *header) {
  if (!header_has(header, COLUMN_DOTS)) return;
  note_ignored(header, header->name[COLUMN_DOTS]);
  header->place[COLUMN_DOTS] = -1;
}

bool header_read(const CsvRow *row, Header *header, Error *err) {
  *header = (Header){.cells = row->count, .ours = is_ours(row)};
  for (size_t column = 0; column < COLUMNS; ++column)
    header->place[column] = -1;
  for (size_t i = 0; i < row->count; ++i)
    if (!take_name(header, row->cells[i], (int)i, err)) return false;
  if (header_has(header, COLUMN_VOTER) || header_has(header, COLUMN_COLOUR))
    return settle_ballots(header, err);
  ignore_dots(header);
  bool counts = header_has(header, COLUMN_GREEN) || header_has(header, COLUMN_YELLOW) ||
                header_has(header, COLUMN_RED);
  return counts ? settle_counts(header, err) : settle_agenda(header, err);
}

bool header_has(const Header *header, Column column) {
  return header->place[column] >= 0;
}

const char *header_cell(const Header *header, const CsvRow *row, Column column) {
  int place = header->place[column];
  if (place < 0 || (size_t)place >= row->count) return "";
  const char *cell = row->cells[place];
  return header->ours ? csv_spare(cell) : cell;
}
