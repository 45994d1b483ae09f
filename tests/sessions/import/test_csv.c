#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/import/reader.h"
#include "sessions/import/words.h"
#include "sessions/text/csv_writer.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

enum { READ_SIZE = 4096 };

/* Rows as "LINE:cell|cell" and a newline. */
typedef struct Read {
  char text[READ_SIZE];
  size_t rows, cells;
} Read;

static bool note_row(void *context, const CsvRow *row, Error *err) {
  (void)err;
  Read *read = context;
  size_t used = strlen(read->text);
  ++read->rows;
  read->cells += row->count;
  for (size_t i = 0; i < row->count && used + 64 < READ_SIZE; ++i) {
    char place[32] = "|";
    if (i == 0) snprintf(place, sizeof place, "%zu:", row->line);
    used += (size_t)snprintf(read->text + used, READ_SIZE - used, "%s%s%s", place, row->cells[i],
                             i + 1 == row->count ? "\n" : "");
  }
  return true;
}

static bool read_bytes(const char *bytes, size_t size, Read *read, Error *err) {
  ImportSource source;
  *read = (Read){0};
  if (!source_open_memory("dots.csv", bytes, size, &source, err)) return false;
  bool done = csv_read(&source, note_row, read, err);
  source_close(&source);
  return done;
}

typedef struct JournalLoader {
  const char *bytes;
  const char *rows; /* NULL: refused */
  const char *says;
} JournalLoader;

static const JournalLoader READINGS[] = {
    {"a,b\n1,2\n", "1:a|b\n2:1|2\n", NULL},
    {"a,b\n1,2", "1:a|b\n2:1|2\n", NULL},
    {"a,b\r\n1,2\r\n", "1:a|b\n2:1|2\n", NULL},
    {"a,b\r1,2\r3,4", "1:a|b\n2:1|2\n3:3|4\n", NULL},
    {"a;b\n1,5;2\n", "1:a|b\n2:1,5|2\n", NULL},
    {"a\tb\n\t2\n", "1:a|b\n2:|2\n", NULL},
    {"\"a;b\",c\n1,2\n", "1:a;b|c\n2:1|2\n", NULL},
    {"sep=;\na;b,c\n", "2:a|b,c\n", NULL},
    {"SEP=|\r\na|b\r\n", "2:a|b\n", NULL},
    {"\"sep=;\"\na;b\n", "2:a|b\n", NULL},
    {"\n\na,b\n\n \n1,2\n,\n\n3,4\n", "3:a|b\n6:1|2\n9:3|4\n", NULL},
    {"a,b\n\"1\n2\",3\n4,5\n", "1:a|b\n2:1\n2|3\n4:4|5\n", NULL},
    {"a,b\n\"\n\",3\n4,5\n", "1:a|b\n2:\n|3\n4:4|5\n", NULL},
    {"a,b\n\"1\r\n2\",3\r\n4,5\n", "1:a|b\n2:1\r\n2|3\n4:4|5\n", NULL},
    {"a, b ,\" c \"\n", "1:a|b| c \n", NULL},
    {"a,\"x \"\"y\"\"\"\n", "1:a|x \"y\"\n", NULL},
    {"\xEF\xBB\xBF"
     "a,b\n",
     "1:a|b\n", NULL},
    {"caf\xC3\xA9,b\n", "1:caf\xC3\xA9|b\n", NULL},
    {"caf\xE9,\x80\x9C\n", "1:caf\xC3\xA9|\xE2\x82\xAC\xC5\x93\n", NULL},
    {"a,b\n1,\"2\n3,4\n", NULL, "dots.csv line 2: a quotation mark is opened and never closed"},
    {"a,b\n\n1,2\"x\"\n", NULL, "dots.csv line 3: the quotation marks are not paired"},
    {"a,b\n1,\"2\"x\n", NULL, "dots.csv line 2: the quotation marks are not paired"},
    {"a,b\n1,\"2\n3,\"4\"\n", NULL, "dots.csv line 2: the quotation marks are not paired"},
    {"\xEF\xBB\xBF"
     "caf\xE9\n",
     NULL, "claims to be UTF-8 and is not"},
    {"caf\x81\xE9\n", NULL, "is not a CSV file"},
};

static void each_file_is_read_or_refused(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof READINGS / sizeof *READINGS; ++i) {
    const JournalLoader *loader = &READINGS[i];
    Read read;
    Error err = {0};
    bool done = read_bytes(loader->bytes, strlen(loader->bytes), &read, &err);
    if (loader->rows) {
      if (!done) fail_msg("file %zu: %s", i, err.text);
      assert_string_equal(read.text, loader->rows);
    } else {
      assert_refused(done, &err, loader->says);
      assert_int_equal(err.kind, ERROR_BAD_DATA);
    }
  }
}

static void wide_encodings_are_read(void **state) {
  (void)state;
  static const char LITTLE[] = "\xFF\xFE"
                               "a\0\t\0\xE9\0\n\0"
                               "=\xD8\x00\xDE\t\0b\0";
  static const char BIG[] = "\xFE\xFF"
                            "\0a\0;\0\xE9";
  static const char UNPAIRED[] = "\xFF\xFE"
                                 "a\0=\xD8"
                                 "b\0";
  static const char CUT[] = "\xFF\xFE"
                            "a\0b";
  Read read;
  Error err;
  assert_done(read_bytes(LITTLE, sizeof LITTLE - 1, &read, &err), &err);
  assert_string_equal(read.text, "1:a|\xC3\xA9\n2:\xF0\x9F\x98\x80|b\n");
  assert_done(read_bytes(BIG, sizeof BIG - 1, &read, &err), &err);
  assert_string_equal(read.text, "1:a|\xC3\xA9\n");
  assert_refused(read_bytes(UNPAIRED, sizeof UNPAIRED - 1, &read, &err), &err, "not a CSV file");
  assert_refused(read_bytes(CUT, sizeof CUT - 1, &read, &err), &err, "not a CSV file");
}

static void what_is_no_text_is_refused(void **state) {
  (void)state;
  static const char PNG[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1";
  Read read;
  Error err;
  assert_refused(read_bytes(PNG, sizeof PNG - 1, &read, &err), &err, "“dots.csv” is not a CSV");
  assert_refused(read_bytes("a\0b", 3, &read, &err), &err, "not a CSV file");
}

/* Cells, quotes and characters that lie across the pieces in which a file is read. */
static void long_files_are_read_whole(void **state) {
  (void)state;
  static const char ROW[] = "\"d\xC3\xA9j\xC3\xA0 \"\"vu\"\"\nici\",\xE2\x82\xAC,3\r\n";
  enum { ROWS = 20000, ROW_SIZE = sizeof ROW - 1 };
  char *bytes = malloc((size_t)ROWS * ROW_SIZE);
  assert_non_null(bytes);
  for (size_t i = 0; i < ROWS; ++i)
    memcpy(bytes + i * ROW_SIZE, ROW, ROW_SIZE);
  Read read;
  Error err;
  assert_done(read_bytes(bytes, (size_t)ROWS * ROW_SIZE, &read, &err), &err);
  assert_int_equal(read.rows, ROWS);
  assert_int_equal(read.cells, 3 * ROWS);
  static const char BEGINNING[] = "1:d\xC3\xA9j\xC3\xA0 \"vu\"\nici|\xE2\x82\xAC|3\n3:d";
  assert_memory_equal(read.text, BEGINNING, sizeof BEGINNING - 1);
  free(bytes);
}

static void too_wide_rows_and_too_long_cells_are_refused(void **state) {
  (void)state;
  enum { SIZE = 600 * 1024 };
  char *bytes = malloc(SIZE);
  assert_non_null(bytes);
  Read read;
  Error err;
  memset(bytes, ',', SIZE);
  assert_refused(read_bytes(bytes, 300, &read, &err), &err, "more than 256 columns");
  memset(bytes, 'x', SIZE);
  assert_refused(read_bytes(bytes, 70 * 1024, &read, &err), &err, "longer than any text");
  assert_refused(read_bytes(bytes, SIZE, &read, &err), &err, "longer than any text");
  bytes[0] = '"';
  assert_refused(read_bytes(bytes, SIZE, &read, &err), &err, "longer than any text");
  free(bytes);
}

static void what_is_written_reads_back(void **state) {
  (void)state;
  static const char *const TEXTS[] = {"",      "plain", "a,b",   "a;b",   "a \"b\"", " a ",  "-1",
                                      "=1+1",  "+3",    "@a",    "'=1",   "''-1",    "'a",   "''",
                                      "＝1",   "'＠",   "l'été", "a\tb",  "\tb",     "x",    "5.2",
                                      "01",    "—",     "'",     "\"",    "sep=;",   "a'=b", "a;=b",
                                      "a;'=b", "a\t-1", ";'x",   "a;;+1", ";=;=",    "a;＝1"};
  enum { COUNT = sizeof TEXTS / sizeof *TEXTS };
  char *bytes = NULL;
  size_t size;
  CsvWriter csv = {.out = open_memstream(&bytes, &size)};
  assert_non_null(csv.out);
  for (size_t i = 0; i < COUNT; ++i) {
    csv_write_text(&csv, TEXTS[i]);
    csv_write_number(&csv, -3);
    csv_end_row(&csv);
  }
  fclose(csv.out);
  char *at = bytes;
  for (size_t i = 0; i < COUNT; ++i) {
    size_t length = strlen(TEXTS[i]) > 0 && strchr(TEXTS[i], '\n') ? 2 : 1;
    char *end = at;
    for (size_t lines = 0; lines < length; ++lines)
      end = strchr(end, '\n') + 1;
    Read read;
    Error err;
    assert_done(read_bytes(at, (size_t)(end - at), &read, &err), &err);
    char *cell = read.text + 2;
    assert_int_equal(memchr("=+-@\t\r", cell[0], 6) != NULL && cell[0] != '\0', 0);
    char *last = strrchr(cell, '|');
    assert_string_equal(last, "|-3\n");
    *last = '\0';
    for (char *part = cell; (part = strpbrk(part, ";\t"));)
      assert_false(strchr("=+-@", *++part) && *part);
    csv_spare_within(cell);
    assert_string_equal(csv_spare(cell), TEXTS[i]);
    at = end;
  }
  free(bytes);
}

static void what_steers_a_terminal_is_written_by_its_name(void **state) {
  (void)state;
  char *bytes = NULL;
  size_t size;
  CsvWriter csv = {.out = open_memstream(&bytes, &size)};
  assert_non_null(csv.out);
  csv_write_text(&csv, "a\x1B[2J\xC2\x9B\u202Eb\x7F\xFF\n");
  csv_end_row(&csv);
  fclose(csv.out);
  assert_string_equal(bytes, "\"a<U+001B>[2J<U+009B><U+202E>b<U+007F><byte FF><U+000A>\"\n");
  free(bytes);
}

static Error header_of(const char *line, Header *header) {
  Error err = {0};
  const char *cells[16];
  char copy[512];
  CsvRow row = {.line = 1, .cells = cells};
  snprintf(copy, sizeof copy, "%s", line);
  for (char *cell = copy; cell; ++row.count) {
    char *next = strchr(cell, ',');
    if (next) *next++ = '\0';
    cells[row.count] = cell;
    cell = next;
  }
  header_read(&row, (const char *const[COLOUR_COUNT]){NULL}, header, &err);
  return err;
}

static void headers_are_known_in_three_languages(void **state) {
  (void)state;
  static const struct {
    const char *line;
    ImportedContents contents;
  } HEADERS[] = {
      {"code,title", IMPORTED_AGENDA},
      {"Titre,CODE,sous_groupe", IMPORTED_AGENDA},
      {"Titel,Nr,Subgroep,Titel van de subgroep", IMPORTED_AGENDA},
      {"recommandations formulees", IMPORTED_AGENDA},
      {"code,status", IMPORTED_AGENDA},
      {"Recommandations formulées,Vote très prioritaire,Vote moyennement prioritaire,"
       "Vote moins prioritaire,Cumul des votes",
       IMPORTED_COUNTS},
      {"code,groen,geel,rood", IMPORTED_COUNTS},
      {"voter,item,grade", IMPORTED_BALLOTS},
      {"Couleur,Code,Sous-groupe,Votant", IMPORTED_BALLOTS},
      {"stemmer,aanbevelingscode,kleur", IMPORTED_BALLOTS},
      {"timestamp_ms,voter,item,grade", IMPORTED_LOG},
  };
  for (size_t i = 0; i < sizeof HEADERS / sizeof *HEADERS; ++i) {
    Header header;
    Error err = header_of(HEADERS[i].line, &header);
    if (err.kind != ERROR_NONE) fail_msg("%s: %s", HEADERS[i].line, err.text);
    assert_int_equal(header.contents, HEADERS[i].contents);
  }
}

static void headers_that_say_nothing_are_refused(void **state) {
  (void)state;
  static const struct {
    const char *line, *says;
  } HEADERS[] = {
      {"a,b,c", "the header is unknown"},
      {"code", "lacks “title”"},
      {"code,title,green,yellow", "lacks “red”"},
      {"voter,code", "lacks “colour”"},
      {"code,colour", "lacks “voter”"},
      {"code,titre,title", "the columns “titre” and “title” mean the same"},
  };
  for (size_t i = 0; i < sizeof HEADERS / sizeof *HEADERS; ++i) {
    Header header;
    Error err = header_of(HEADERS[i].line, &header);
    assert_refused(err.kind == ERROR_NONE, &err, HEADERS[i].says);
  }
}

static void columns_nobody_knows_are_named(void **state) {
  (void)state;
  Header header;
  header_of("code,title,humeur,cumulative_rank,météo", &header);
  assert_string_equal(header.ignored, "“humeur”, “météo”");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_file_is_read_or_refused),
      cmocka_unit_test(wide_encodings_are_read),
      cmocka_unit_test(what_is_no_text_is_refused),
      cmocka_unit_test(long_files_are_read_whole),
      cmocka_unit_test(too_wide_rows_and_too_long_cells_are_refused),
      cmocka_unit_test(what_is_written_reads_back),
      cmocka_unit_test(what_steers_a_terminal_is_written_by_its_name),
      cmocka_unit_test(headers_are_known_in_three_languages),
      cmocka_unit_test(headers_that_say_nothing_are_refused),
      cmocka_unit_test(columns_nobody_knows_are_named),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
