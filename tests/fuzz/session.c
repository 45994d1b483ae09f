/* Any bytes as a session file: verified, opened and reported, it is refused in a sentence or told
 * as it is, and stays as it was. The first byte says what the others are:
 *
 *   P  changes of a sound file: where (3 bytes, of its size), how many, and those bytes
 *   E  its events replaced, in a chain that is right: which (1 byte), its bytes as a part
 *   Q  SQL, as anybody may run it on a sound file, its triggers off
 *   J  a rollback journal beside a sound file
 *   K  the same, made of pages of the file: how many it had, then for each which, where it differs
 *      (2 bytes), and how, as a part; its checksums are right
 *      all else: the file */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "core/rank/rank.h"
#include "sessions/document/document.h"
#include "sessions/export/log.h"
#include "sessions/export/table.h"
#include "sessions/files/memory_stream.h"
#include "sessions/report/data_json.h"
#include "sessions/verify/verify.h"
#include "tests/fuzz/fuzz.h"

enum { SQL_STEPS_MAX = 20000, VALUE_SIZE_MAX = 1 << 20 };

static FuzzInput sound_file(void) {
  static FuzzInput file;
  if (!file.data) file = fuzz_read(source_path("tests/data/escapes-in-texts.gommette"));
  return file;
}

static void write_patched(const char *path, FuzzInput input) {
  const FuzzInput sound = sound_file();
  uint8_t *data = malloc(sound.size);
  PROMISED(data);
  memcpy(data, sound.data, sound.size);
  while (input.size > 0) {
    size_t at = take_byte(&input);
    at = (at << 8 | take_byte(&input)) << 8;
    at = (at | take_byte(&input)) % sound.size;
    const FuzzInput bytes = take_bytes(&input, take_byte(&input));
    memcpy(data + at, bytes.data, bytes.size < sound.size - at ? bytes.size : sound.size - at);
  }
  fuzz_write(path, data, sound.size);
  free(data);
}

/* ---- as anybody with SQLite may alter it */

static int deny_other_files(void *context, int action, const char *a, const char *b, const char *c,
                            const char *d) {
  (void)context, (void)a, (void)b, (void)c, (void)d;
  return action == SQLITE_ATTACH ? SQLITE_DENY : SQLITE_OK;
}

static int stop(void *context) {
  (void)context;
  return 1;
}

static sqlite3 *alter_sound_file(const char *path) {
  sqlite3 *database;
  const FuzzInput sound = sound_file();
  fuzz_write(path, sound.data, sound.size);
  PROMISED(sqlite3_open(path, &database) == SQLITE_OK);
  sqlite3_set_authorizer(database, deny_other_files, NULL);
  sqlite3_limit(database, SQLITE_LIMIT_LENGTH, VALUE_SIZE_MAX);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  return database;
}

static void write_by_sql(const char *path, FuzzInput input) {
  sqlite3 *database = alter_sound_file(path);
  char *sql = strndup((const char *)input.data, input.size);
  PROMISED(sql);
  sqlite3_progress_handler(database, SQL_STEPS_MAX, stop, NULL);
  sqlite3_exec(database, sql, NULL, NULL, NULL);
  sqlite3_close(database);
  free(sql);
}

static void put_event(sqlite3 *database, int64_t seq, FuzzInput event) {
  sqlite3_stmt *insert;
  PROMISED(sqlite3_prepare_v2(database, "INSERT OR REPLACE INTO journal VALUES(?, ?, x'00')", -1,
                              &insert, NULL) == SQLITE_OK);
  sqlite3_bind_int64(insert, 1, seq);
  sqlite3_bind_blob(insert, 2, event.data, (int)event.size, SQLITE_STATIC);
  sqlite3_step(insert);
  sqlite3_finalize(insert);
}

static void chain_again(sqlite3 *database) {
  sqlite3_stmt *events, *update;
  ChainHash hash = chain_start();
  sqlite3_prepare_v2(database, "SELECT seq, event FROM journal ORDER BY seq", -1, &events, NULL);
  sqlite3_prepare_v2(database, "UPDATE journal SET hash = ? WHERE seq = ?", -1, &update, NULL);
  while (sqlite3_step(events) == SQLITE_ROW) {
    hash =
        chain_next(hash, sqlite3_column_blob(events, 1), (size_t)sqlite3_column_bytes(events, 1));
    sqlite3_bind_blob(update, 1, hash.bytes, sizeof hash.bytes, SQLITE_STATIC);
    sqlite3_bind_int64(update, 2, sqlite3_column_int64(events, 0));
    sqlite3_step(update);
    sqlite3_reset(update);
  }
  sqlite3_finalize(events);
  sqlite3_finalize(update);
}

static void write_events(const char *path, FuzzInput input) {
  sqlite3 *database = alter_sound_file(path);
  sqlite3_exec(database, "BEGIN", NULL, NULL, NULL);
  while (input.size > 0) {
    const int64_t seq = take_byte(&input);
    put_event(database, seq, take_part(&input));
  }
  chain_again(database);
  /* What is derived says no, unless it is gone. */
  sqlite3_exec(database, "DELETE FROM checkpoint; COMMIT", NULL, NULL, NULL);
  sqlite3_close(database);
}

/* ---- journals beside it: sqlite.org/fileformat2.html#the_rollback_journal */

enum { PAGE = 4096, SECTOR = 512, SUMMED_EVERY = 200 };

static void put_number(uint8_t *to, size_t number) {
  for (int n = 0; n < 4; ++n)
    to[n] = (uint8_t)(number >> (24 - 8 * n));
}

/* A record of the journal, of 8 bytes more than a page. */
static void make_record(uint8_t *record, FuzzInput *input) {
  const FuzzInput sound = sound_file();
  const size_t page = 1 + take_byte(input) % (sound.size / PAGE);
  size_t at = take_byte(input), sum = 0;
  at = (at << 8 | take_byte(input)) % PAGE;
  const FuzzInput part = take_part(input);
  put_number(record, page);
  memcpy(record + 4, sound.data + (page - 1) * PAGE, PAGE);
  memcpy(record + 4 + at, part.data, part.size < PAGE - at ? part.size : PAGE - at);
  for (int n = PAGE - SUMMED_EVERY; n > 0; n -= SUMMED_EVERY)
    sum += record[4 + n];
  put_number(record + 4 + PAGE, sum);
}

static void write_journal(const char *path, FuzzInput input) {
  static const uint8_t magic[8] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
  enum { RECORDS_MAX = 8, RECORD = PAGE + 8 };
  uint8_t *journal = calloc(1, SECTOR + RECORDS_MAX * RECORD);
  size_t records = 0;
  PROMISED(journal);
  memcpy(journal, magic, sizeof magic);
  put_number(journal + 16, take_byte(&input));
  put_number(journal + 20, SECTOR);
  put_number(journal + 24, PAGE);
  while (input.size > 0 && records < RECORDS_MAX)
    make_record(journal + SECTOR + records++ * RECORD, &input);
  put_number(journal + 8, records);
  fuzz_write(path, journal, SECTOR + records * RECORD);
  free(journal);
}

/* Whatever lies beside a sound file, it has the same events; what is no part of it goes aside. */
static void read_beside(const char *path, FuzzInput input, bool is_whole) {
  const FuzzInput sound = sound_file();
  const char *journal = fuzz_path("session.gommette-journal");
  Verification before, after;
  Error err = {0};
  fuzz_write(path, sound.data, sound.size);
  PROMISED(verify_file(path, &before, &err));
  if (is_whole)
    fuzz_write(journal, input.data, input.size);
  else
    write_journal(journal, input);
  const bool verified = verify_file(path, &after, &err);
  if (!verified) fprintf(stderr, "%s\n", err.text);
  PROMISED(verified && after.events == before.events && chain_same(after.hash, before.hash));
  const FuzzInput now = fuzz_read(path);
  PROMISED(now.size <= sound.size + SECTOR + input.size * PAGE);
  free((void *)(uintptr_t)now.data);
  fuzz_clear();
}

static void write_session(const char *path, FuzzInput input) {
  const FuzzInput whole = input;
  switch (take_byte(&input)) {
  case 'P': write_patched(path, input); break;
  case 'E': write_events(path, input); break;
  case 'Q': write_by_sql(path, input); break;
  default: fuzz_write(path, whole.data, whole.size); break;
  }
}

/* ---- what is made of it */

/* The stream's text must be clean, if it was written. */
static void end_stream(MemoryStream *memory, bool written) {
  char *text;
  size_t size;
  if (!memory_stream_close(memory, written, &text, &size, NULL)) return;
  promise_clean(text, size);
  free(text);
}

static void write_reports(Session *session) {
  static DocumentWriter *const writers[] = {document_write_text, document_write_markdown,
                                            document_write_html};
  const ReportRequest request = report_request();
  const FormatOptions options = {0};
  Document document = {0};
  Error err = {0};
  const bool made = report_make(session, &request, &document, &err);
  if (!made) promise_error(err.text);
  for (size_t n = 0; made && n < sizeof writers / sizeof *writers; ++n) {
    MemoryStream memory;
    PROMISED(memory_stream_open(&memory, NULL));
    end_stream(&memory, writers[n](memory.out, &document, &options, NULL));
  }
  document_free(&document);
}

static void write_data(Session *session) {
  static ReportWriter *const writers[] = {report_write_csv, report_write_json};
  const ReportRequest request = report_request();
  const LogFilter filter = log_filter(session);
  MemoryStream memory;
  for (size_t n = 0; n < sizeof writers / sizeof *writers; ++n) {
    PROMISED(memory_stream_open(&memory, NULL));
    end_stream(&memory, writers[n](memory.out, session, &request, NULL));
  }
  PROMISED(memory_stream_open(&memory, NULL));
  end_stream(&memory, log_write_csv(memory.out, session, &filter, NULL));
}

static void rank(const Roundtable *state) {
  static bool (*const tables[])(FILE *, const Roundtable *, const TableRequest *, Error *) = {
      table_ranking_text, table_ranking_csv, table_ranking_json};
  for (RankingMethod method = 0; method < RANKING_METHODS; ++method)
    for (size_t n = 0; n < sizeof tables / sizeof *tables; ++n) {
      const TableRequest request = {.weights = weights_default(),
                                    .method = method,
                                    .margins = method < MAIN_RANKINGS,
                                    .intervals = method == 0};
      MemoryStream memory;
      PROMISED(memory_stream_open(&memory, NULL));
      end_stream(&memory, tables[n](memory.out, state, &request, NULL));
    }
}

static bool verify(const char *path) {
  Verification found;
  Error err = {0};
  const bool sound = verify_file(path, &found, &err);
  if (!sound) promise_error(err.text);
  return sound;
}

static void look_at(const char *path, bool sound) {
  Session *session = NULL;
  Error err = {0};
  const bool viewed = session_view(path, &session, &err);
  PROMISED(viewed || !sound);
  if (!viewed) {
    promise_error(err.text);
    return;
  }
  rank(session_state(session));
  write_reports(session);
  write_data(session);
  session_close(session);
}

static void open(const char *path, bool sound) {
  Session *session = NULL;
  Error err = {0};
  const bool opened = session_open(path, clock_of_machine(), &session, &err);
  PROMISED(opened || !sound);
  if (!opened) promise_error(err.text);
  session_close(session);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  enum { SESSION_SIZE_MAX = 256 * 1024 };
  if (size == 0 || size > SESSION_SIZE_MAX) return 0;
  fuzz_prepare();
  const char *path = fuzz_path("session.gommette");
  if (*data == 'J' || *data == 'K') {
    read_beside(path, (FuzzInput){data + 1, size - 1}, *data == 'J');
    return 0;
  }
  write_session(path, (FuzzInput){data, size});
  const FuzzInput before = fuzz_read(path);
  const bool sound = verify(path);
  look_at(path, sound);
  open(path, sound);
  const FuzzInput after = fuzz_read(path);
  PROMISED(after.size == before.size && memcmp(after.data, before.data, after.size) == 0);
  free((void *)(uintptr_t)before.data);
  free((void *)(uintptr_t)after.data);
  fuzz_clear();
  return 0;
}
