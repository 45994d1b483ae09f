/* The least that an import can cost: libcsv over the file, and as many rows into SQLite as it has,
 * in one transaction.
 *
 *   import_yardstick CSV DATABASE */
#include <csv.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "tests/bench/bare_journal.h"
#include "tests/bench/measure.h"

enum { ROW_SIZE = 96 };

static void count_row(int character, void *rows) {
  (void)character;
  ++*(size_t *)rows;
}

static size_t count_rows(const char *path) {
  char bytes[64 * 1024];
  size_t size, rows = 0;
  struct csv_parser parser;
  FILE *file = fopen(path, "rb");
  if (!file) give_up("%s: %s", path, strerror(errno));
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) give_up("libcsv does not start");
  while ((size = fread(bytes, 1, sizeof bytes, file)) > 0)
    if (csv_parse(&parser, bytes, size, NULL, count_row, &rows) != size)
      give_up("%s: %s", path, csv_strerror(csv_error(&parser)));
  csv_fini(&parser, NULL, count_row, &rows);
  csv_free(&parser);
  fclose(file);
  return rows;
}

int main(int count, char **arguments) {
  if (count != 3) give_up("usage: import_yardstick CSV DATABASE");
  BareJournal journal = bare_journal_open(arguments[2]);
  bare_journal_append_rows(&journal, ROW_SIZE, count_rows(arguments[1]));
  bare_journal_close(&journal);
}
