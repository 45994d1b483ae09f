#include "sessions/import/reader.h"

#include <csv.h>
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "sessions/text/csv_writer.h"
#include "sessions/text/recommendation_fields.h"
#include "sessions/text/text.h"

static bool has_name(const char *names, const char *name) {
  for (Name one; name_next(&names, &one);)
    if (name_is(one, name)) return true;
  return false;
}

static bool is_ranking_column(const char *name) {
  for (size_t i = 0; i < RANKING_EXTRAS; ++i)
    if (has_name(RANKING_EXTRA_NAMES[i], name)) return true;
  return has_name(RANKING_NAMES, name) || has_name(REPORT_EXTRA_NAMES, name);
}

/* Some of the extras, in order. */
static bool are_extras(const CsvRow *row, size_t start) {
  size_t at = start;
  for (size_t i = 0; i < RANKING_EXTRAS; ++i) {
    const char *names = RANKING_EXTRA_NAMES[i];
    for (Name name; name_next(&names, &name);)
      if (at < row->count && name_is(name, row->cells[at])) ++at;
  }
  return at == row->count;
}

static bool is_ours(const CsvRow *row) {
  const size_t same = names_same(RANKING_NAMES, row->cells, row->count), extras = row->count - same;
  if (row->count == VOTES_COLUMNS) return same == VOTES_COLUMNS;
  if (same != RANKING_COLUMNS) return false;
  return are_extras(row, same) ||
         (extras >= REPORT_EXTRAS_BEFORE_STATE && extras <= NEXT_ROUND_EXTRAS &&
          names_same(NEXT_ROUND_EXTRA_NAMES, row->cells + same, extras) == extras);
}

static void note_ignored(Header *header, const char *name) {
  char shown[COLUMN_NAME_SIZE];
  const size_t used = strlen(header->ignored);
  text_show(name, strlen(name), shown, sizeof shown);
  if (!string_append(header->ignored, sizeof header->ignored, used ? _(", “%s”") : _("“%s”"),
                     shown))
    header->ignored[used] = '\0';
}

Colour label_known(const char *const labels[COLOUR_COUNT], const char *text) {
  Colour colour = GREEN;
  while (colour < COLOUR_COUNT &&
         !(labels[colour] && *labels[colour] && text_alike(labels[colour], text)))
    ++colour;
  return colour;
}

static bool take_name(Header *header, const char *const labels[COLOUR_COUNT], const char *name,
                      int place, Error *err) {
  int column;
  const Colour colour = label_known(labels, name);
  if (colour < COLOUR_COUNT)
    column = (int)HEADING_GREEN + (int)colour;
  else if (!word_known(WORDS_FOR_COLUMNS, name, &column)) {
    if (*name && !is_ranking_column(name)) note_ignored(header, name);
    return true;
  }
  if (header->place[column] >= 0) {
    return fail(err, ERROR_BAD_DATA, _("the columns “%s” and “%s” mean the same: keep one"),
                header->name[column], text_quoted(name).text);
  }
  header->place[column] = place;
  text_show(name, strlen(name), header->name[column], sizeof header->name[column]);
  return true;
}

/* TRANSLATORS: columns go by names that sessions/import/words.c knows in your language. */
static bool refuse_missing(const char *column, Error *err) {
  return fail(err, ERROR_BAD_DATA, _("the header lacks “%s”: add it"), _(column));
}

static bool settle_ballots(Header *header, Error *err) {
  header->contents = header_has(header, HEADING_TIMESTAMP) ? IMPORTED_LOG : IMPORTED_BALLOTS;
  if (!header_has(header, HEADING_VOTER)) return refuse_missing(N_("voter"), err);
  if (!header_has(header, HEADING_CODE)) return refuse_missing(N_("code"), err);
  return header_has(header, HEADING_COLOUR) || refuse_missing(N_("colour"), err);
}

static bool settle_counts(Header *header, Error *err) {
  header->contents = IMPORTED_COUNTS;
  if (!header_has(header, HEADING_GREEN)) return refuse_missing(N_("green"), err);
  if (!header_has(header, HEADING_YELLOW)) return refuse_missing(N_("yellow"), err);
  if (!header_has(header, HEADING_RED)) return refuse_missing(N_("red"), err);
  bool named = header_has(header, HEADING_CODE) || header_has(header, HEADING_TITLE);
  return named || refuse_missing(N_("code"), err);
}

static bool settle_agenda(Header *header, Error *err) {
  header->contents = IMPORTED_AGENDA;
  bool code = header_has(header, HEADING_CODE), title = header_has(header, HEADING_TITLE);
  if (title || (code && header_has(header, HEADING_STATUS))) return true;
  if (code) return refuse_missing(N_("title"), err);
  return fail(err, ERROR_BAD_DATA, "%s",
              _("the header is unknown: an agenda has the columns code and title, counts also have "
                "green, yellow and red, ballots have voter, code and colour"));
}

/* A number of dots only makes sense on a line of ballots. */
static void ignore_dots(Header *header) {
  if (!header_has(header, HEADING_DOTS)) return;
  note_ignored(header, header->name[HEADING_DOTS]);
  header->place[HEADING_DOTS] = -1;
}

bool header_read(const CsvRow *row, const char *const labels[COLOUR_COUNT], Header *header,
                 Error *err) {
  *header = (Header){.cells = row->count, .ours = is_ours(row)};
  for (size_t column = 0; column < HEADINGS; ++column)
    header->place[column] = -1;
  for (size_t i = 0; i < row->count; ++i)
    if (!take_name(header, labels, row->cells[i], (int)i, err)) return false;
  if (header_has(header, HEADING_VOTER) || header_has(header, HEADING_COLOUR))
    return settle_ballots(header, err);
  ignore_dots(header);
  bool counts = header_has(header, HEADING_GREEN) || header_has(header, HEADING_YELLOW) ||
                header_has(header, HEADING_RED);
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

typedef struct Reader {
  struct csv_parser parser;
  const ImportSource *source;
  RowTaker *take;
  void *context;
  Error *err;
  bool started, failed;
  bool after_return;     /* the last byte was CR: a following LF belongs to it */
  bool row_open;         /* a row has begun and not ended */
  size_t line, row_line; /* the current line; where the current row began */
  size_t rows;
  char *text; /* the cells of the current row, each with its NUL */
  size_t text_size, text_capacity;
  size_t starts[CSV_CELLS_MAX]; /* in text */
  size_t cells;
} Reader;

bool csv_name_line(const ImportSource *source, size_t line, Error *err) {
  if (!err || is_of_machine(err)) return false;
  return fail(err, err->kind, _("%s line %zu: %s"), source->name, line, err->text);
}

/* An error in a callback of libcsv cannot be returned through it. */
static void note_failure(Reader *reader, const char *why) {
  fail(reader->err, ERROR_BAD_DATA, "%s", why);
  reader->failed = !csv_name_line(reader->source, reader->row_line, reader->err);
}

static void take_cell(void *cell, size_t size, void *context) {
  Reader *reader = context;
  if (reader->failed) return;
  if (reader->cells == CSV_CELLS_MAX) {
    note_failure(reader, _("there are more than 256 columns: is this the right file?"));
    return;
  }
  if (size > CSV_CELL_SIZE_MAX) {
    note_failure(reader, _("a cell is longer than any text may be: is a quotation mark missing?"));
    return;
  }
  if (!ARRAY_RESERVE(reader->text, reader->text_capacity, reader->text_size + size + 1)) {
    reader->failed = !fail_memory(reader->err);
    return;
  }
  reader->starts[reader->cells++] = reader->text_size;
  if (size > 0) memcpy(reader->text + reader->text_size, cell, size);
  reader->text[reader->text_size + size] = '\0';
  reader->text_size += size + 1;
}

static void take_row_end(int terminator UNUSED, void *context) {
  Reader *reader = context;
  if (reader->failed) return;
  bool empty = reader->text_size == reader->cells; /* nothing but the NULs */
  if (reader->rows == CSV_ROWS_MAX) {
    note_failure(reader, _("there are more than 50 million rows: split the file"));
  } else if (!empty) {
    ++reader->rows;
    const char *cells[CSV_CELLS_MAX];
    for (size_t i = 0; i < reader->cells; ++i)
      cells[i] = reader->text + reader->starts[i];
    CsvRow row = {.line = reader->row_line, .cells = cells, .count = reader->cells};
    if (!reader->take(reader->context, &row, reader->err)) reader->failed = true;
  }
  reader->row_open = false;
  reader->cells = reader->text_size = 0;
}

static size_t line_length(const char *text, size_t size) {
  size_t length = 0;
  while (length < size && text[length] != '\n' && text[length] != '\r')
    ++length;
  return length;
}

static bool begins_a_row(const Reader *reader, const char *text, size_t size) {
  for (size_t i = 0; i < size; ++i) {
    bool passed_over = memchr(" \t\r\n", text[i], 4) && text[i] != (char)reader->parser.delim_char;
    if (!passed_over) return true;
  }
  return false;
}

static void count_line(Reader *reader, char last) {
  if (last == '\r' || (last == '\n' && !reader->after_return)) ++reader->line;
  reader->after_return = last == '\r';
}

/* At most one line at a time, to know on which line a row begins. */
static void parse_line(Reader *reader, const char *text, size_t size) {
  if (!reader->row_open && begins_a_row(reader, text, size)) {
    reader->row_open = true;
    reader->row_line = reader->line;
  }
  size_t parsed = csv_parse(&reader->parser, text, size, take_cell, take_row_end, reader);
  if (!reader->failed && parsed < size) {
    if (csv_error(&reader->parser) == CSV_EPARSE) {
      note_failure(reader, _("the quotation marks are not paired: put the whole cell in quotation "
                             "marks and double those inside it"));
    } else {
      reader->failed = !fail_memory(reader->err);
    }
  }
  if (!reader->failed && csv_get_buffer_size(&reader->parser) > 4 * CSV_CELL_SIZE_MAX)
    note_failure(reader, _("a cell is longer than any text may be: is a quotation mark missing?"));
  count_line(reader, text[size - 1]);
}

static char commonest_separator(const char *text, size_t size) {
  static const char SEPARATORS[] = {',', ';', '\t'};
  size_t counts[sizeof SEPARATORS] = {0}, best = 0;
  bool quoted = false;
  for (size_t i = 0; i < size; ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (!quoted && (text[i] == '\n' || text[i] == '\r')) break;
    const char *separator = quoted ? NULL : memchr(SEPARATORS, text[i], sizeof SEPARATORS);
    if (separator) ++counts[separator - SEPARATORS];
  }
  for (size_t i = 1; i < sizeof SEPARATORS; ++i)
    if (counts[i] > counts[best]) best = i;
  return SEPARATORS[best];
}

/* A first line « sep=; », as spreadsheets write and read it. */
static bool separator_is_said(const char *line, size_t length, char *separator) {
  while (length > 0 && line[length - 1] == ' ')
    --length;
  if (length == 7 && line[0] == '"' && line[6] == '"') {
    ++line;
    length -= 2;
  }
  if (length != 5 || strncasecmp(line, "sep=", 4) != 0) return false;
  *separator = line[4];
  return *separator == '\t' || (ispunct((unsigned char)*separator) && *separator != '"');
}

/* Returns how much of the text the reader has consumed. */
static size_t begin(Reader *reader, const char *text, size_t size) {
  reader->started = true;
  size_t blank = 0;
  while (blank < size && (text[blank] == '\n' || text[blank] == '\r'))
    count_line(reader, text[blank++]);
  char separator;
  size_t length = line_length(text + blank, size - blank), dealt = blank;
  if (separator_is_said(text + blank, length, &separator))
    dealt += length;
  else
    separator = commonest_separator(text + blank, size - blank);
  csv_set_delim(&reader->parser, (unsigned char)separator);
  return dealt;
}

static bool take_text(void *context, const char *text, size_t size, Error *err) {
  Reader *reader = context;
  reader->err = err;
  size_t at = reader->started ? 0 : begin(reader, text, size);
  while (at < size && !reader->failed) {
    size_t length = line_length(text + at, size - at);
    if (at + length < size) ++length;
    parse_line(reader, text + at, length);
    at += length;
  }
  return !reader->failed;
}

static bool finish(Reader *reader, Error *err) {
  reader->err = err;
  int result = csv_fini(&reader->parser, take_cell, take_row_end, reader);
  if (result != 0 && !reader->failed)
    note_failure(reader, _("a quotation mark is opened and never closed: is the file cut off?"));
  return !reader->failed;
}

bool csv_read(ImportSource *source, RowTaker *take, void *context, Error *err) {
  Reader reader = {.source = source, .take = take, .context = context, .line = 1, .row_line = 1};
  if (csv_init(&reader.parser, CSV_STRICT | CSV_STRICT_FINI) != 0) return fail_memory(err);
  csv_set_blk_size(&reader.parser, CSV_CELL_SIZE_MAX); /* it grows by one block at a time */
  bool done = source_read(source, take_text, &reader, err) && finish(&reader, err);
  csv_free(&reader.parser);
  free(reader.text);
  return done;
}
