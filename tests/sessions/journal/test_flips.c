/* A session, byte by byte: a flipped bit in a stored event or hash makes verify name that event;
 * anywhere else verify objects, or all that the file tells is as it was. Some bytes of 2,000 events
 * are tried; in the suite long each byte of 600, on all processors. */
#include <fcntl.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sessions/document/document.h"
#include "sessions/journal/journal.h"
#include "sessions/report/report.h"
#include "sessions/verify/verify.h"
#include "tests/sessions/sample.h"
#include "tests/sessions/tampering.h"
#include "tests/support/tries.h"

#include <cmocka.h>

enum { WORKERS_MAX = 64, OTHER = 0, WAITING = UINT16_MAX };

/* What became of the flips. */
typedef struct Figures {
  size_t named;     /* in an event or a hash: that event was named */
  size_t objected;  /* elsewhere: verify said no */
  size_t unchanged; /* elsewhere: it said yes, and all was as before */
  size_t waiting;   /* in a ballot that nobody has counted: whatever it said */
  size_t wrong;     /* none of these */
} Figures;

typedef struct Flips {
  Evidence *evidence;
  Bytes whole;
  uint16_t *owner; /* of each byte: the seq whose event or hash it is part of, OTHER or WAITING */
  ChainHash told;  /* the SHA-256 of all that the sound file tells */
} Flips;

static void grow(const char *path) {
  Session *session = sample_open(path);
  Random random = {11};
  const uint64_t events = tries_all() ? 600 : 2000; /* twice as long takes four times as long */
  while (session_stamp(session).seq < events)
    random_act(session, &random);
  session_close(session);
}

/* No page then has anything left on it of what was moved away. */
static void tidy(const char *path) {
  sqlite3 *database = plain_connection(path);
  run(database, "VACUUM");
  sqlite3_close(database);
}

/* Where these bytes, which stand there once, begin in the file. */
static size_t find_bytes(const Bytes *whole, const void *bytes, size_t size) {
  const uint8_t *at = whole->data, *end = whole->data + whole->size - size;
  const uint8_t first = *(const uint8_t *)bytes;
  while ((at = memchr(at, first, (size_t)(end - at) + 1)) && memcmp(at, bytes, size) != 0)
    ++at;
  assert_non_null(at);
  return (size_t)(at - whole->data);
}

/* In the file a row's event and hash lie one behind the other, where both fit on its page. */
static bool mark_event(void *context, const JournalEntry *entry, Error *err) {
  Flips *flips = context;
  const size_t to = find_bytes(&flips->whole, entry->hash.bytes, sizeof entry->hash.bytes);
  const size_t from = to - entry->size;
  (void)err;
  assert_memory_equal(flips->whole.data + from, entry->bytes, entry->size);
  for (size_t at = from; at < to + sizeof entry->hash.bytes; ++at)
    flips->owner[at] = (uint16_t)entry->seq;
  return true;
}

/* What is on ballots that wait is in no event yet, nor in anything that is derived. */
static void mark_waiting(Flips *flips, const Roundtable *state, Journal *journal) {
  Bytes value = {0};
  Error err = {0};
  bool found;
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, place);
    if (subgroup->kiosk.waiting == 0) continue;
    assert_done(journal_find_kiosk(journal, subgroup->number, subgroup->kiosk.counted, &value,
                                   &found, &err),
                &err);
    assert_true(found);
    for (size_t at = find_bytes(&flips->whole, value.data, value.size), n = 0; n < value.size; ++n)
      flips->owner[at + n] = WAITING;
  }
  bytes_free(&value);
}

static void mark_events(Flips *flips) {
  Journal *journal;
  Error err = {0};
  flips->owner = calloc(flips->whole.size, sizeof *flips->owner);
  assert_non_null(flips->owner);
  assert_done(journal_view(flips->evidence->path, (WaitWatcher){0}, &journal, &err), &err);
  assert_done(journal_read_range(journal, 1, UINT64_MAX, mark_event, flips, &err), &err);
  Session *session = sample_open(flips->evidence->path);
  mark_waiting(flips, session_state(session), journal);
  session_close(session);
  journal_close(journal);
}

static bool tell_report(const char *path, FILE *out, Error *err) {
  Session *session;
  Document document = {0};
  const ReportRequest request = report_request();
  const FormatOptions options = {0};
  if (!session_view(path, &session, err)) return false;
  bool told = report_make(session, &request, &document, err) &&
              document_write_text(out, &document, &options, err);
  document_free(&document);
  session_close(session);
  return told;
}

static int tell_row(void *context, int columns, char **values, char **names) {
  (void)names;
  for (int column = 0; column < columns; ++column)
    fprintf(context, "%s,", values[column] ? values[column] : "NULL");
  fputs("\n", context);
  return 0;
}

static bool tell_derived(const char *path, FILE *out) {
  static const char *const tables[] = {
      "SELECT * FROM tally ORDER BY recommendation", "SELECT seq, hex(state) FROM checkpoint",
      "SELECT subgroup, first, hex(ballots) FROM kiosk ORDER BY 1, 2",
      "SELECT * FROM kept ORDER BY 1, 2"};
  sqlite3 *database;
  bool told = sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK;
  for (size_t n = 0; told && n < sizeof tables / sizeof *tables; ++n)
    told = sqlite3_exec(database, tables[n], tell_row, out, NULL) == SQLITE_OK;
  sqlite3_close(database);
  return told;
}

/* Events are told by their hash, which verify worked out. */
static bool tell_all(const char *path, ChainHash *told) {
  char *text = NULL;
  size_t size = 0;
  Error err = {0};
  FILE *out = open_memstream(&text, &size);
  assert_non_null(out);
  bool all = tell_report(path, out, &err) && tell_derived(path, out);
  fclose(out);
  *told = chain_next(chain_start(), (const uint8_t *)text, size);
  free(text);
  return all;
}

static bool is_unchanged(const Flips *flips, const char *path, const Verification *found) {
  ChainHash told;
  return found->events == flips->evidence->events &&
         chain_same(found->hash, flips->evidence->hash) && tell_all(path, &told) &&
         chain_same(told, flips->told);
}

static void judge(const Flips *flips, const char *path, size_t at, Figures *figures) {
  Verification found;
  Error err = {0};
  const bool sound = verify_file(path, &found, &err);
  const uint64_t owner = flips->owner[at];
  if (owner == WAITING)
    ++figures->waiting;
  else if (owner != OTHER && !sound && found.bad_event == owner)
    ++figures->named;
  else if (owner == OTHER && !sound && *err.text)
    ++figures->objected;
  else if (owner == OTHER && sound && is_unchanged(flips, path, &found))
    ++figures->unchanged;
  else if (++figures->wrong <= 5)
    fprintf(stderr, "byte %zu, of event %u: %s\n", at, (unsigned)owner, sound ? "" : err.text);
}

static void flip_byte(int file, const Flips *flips, size_t at, unsigned bit) {
  const uint8_t byte = (uint8_t)(flips->whole.data[at] ^ 1U << bit);
  if (pwrite(file, &byte, 1, (off_t)at) != 1) abort();
}

static void put_back(int file, const Flips *flips, size_t at) {
  if (pwrite(file, flips->whole.data + at, 1, (off_t)at) != 1) abort();
}

/* Each worker has a copy of its own, and every `workers`-th of the places. */
static void work(const Flips *flips, int worker, int workers, size_t step, Figures *figures) {
  char path[SAMPLE_PATH_SIZE], name[32];
  Random random = {(uint64_t)worker + 1};
  snprintf(name, sizeof name, "worker-%d.gommette", worker);
  file_write(sample_path(&flips->evidence->folder, name, path), &flips->whole);
  int file = open(path, O_RDWR | O_CLOEXEC);
  for (size_t n = (size_t)worker; n * step < flips->whole.size; n += (size_t)workers) {
    size_t at = n * step + random_below(&random, (uint32_t)step);
    if (at >= flips->whole.size) continue;
    flip_byte(file, flips, at, random_below(&random, 8));
    judge(flips, path, at, figures);
    put_back(file, flips, at);
  }
  close(file);
}

static int count_workers(void) {
  long processors = tries_all() ? sysconf(_SC_NPROCESSORS_ONLN) : 1;
  return processors < 1 ? 1 : processors > WORKERS_MAX ? WORKERS_MAX : (int)processors;
}

static Figures add_up(const Figures *each, int workers) {
  Figures sum = {0};
  for (int worker = 0; worker < workers; ++worker) {
    sum.named += each[worker].named;
    sum.objected += each[worker].objected;
    sum.unchanged += each[worker].unchanged;
    sum.waiting += each[worker].waiting;
    sum.wrong += each[worker].wrong;
  }
  return sum;
}

/* A worker that crashes leaves its places without a figure. */
static Figures flip_all(const Flips *flips, size_t step) {
  const int workers = count_workers();
  Figures *each = mmap(NULL, WORKERS_MAX * sizeof *each, PROT_READ | PROT_WRITE,
                       MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  assert_ptr_not_equal(each, MAP_FAILED);
  for (int worker = 0; worker < workers; ++worker)
    if (fork() == 0) {
      work(flips, worker, workers, step, &each[worker]);
      _exit(0);
    }
  for (int worker = 0; worker < workers; ++worker) {
    int status;
    assert_true(wait(&status) > 0);
    assert_int_equal(status, 0);
  }
  Figures sum = add_up(each, workers);
  munmap(each, WORKERS_MAX * sizeof *each);
  return sum;
}

static void every_flip_is_named_or_harmless(void **state) {
  Flips flips = {.evidence = *state};
  Error err = {0};
  Verification found;
  grow(flips.evidence->path);
  tidy(flips.evidence->path);
  assert_done(verify_file(flips.evidence->path, &found, &err), &err);
  flips.evidence->events = found.events;
  flips.evidence->hash = found.hash;
  flips.whole = file_read(flips.evidence->path);
  mark_events(&flips);
  assert_true(tell_all(flips.evidence->path, &flips.told));
  const size_t step = flips.whole.size / (size_t)tries(200, (int)flips.whole.size);
  const Figures figures = flip_all(&flips, step);
  print_message("%zu bytes: %zu named, %zu objected to, %zu harmless, %zu in ballots that wait\n",
                flips.whole.size, figures.named, figures.objected, figures.unchanged,
                figures.waiting);
  assert_int_equal(figures.wrong, 0);
  assert_in_range(figures.named + figures.objected + figures.unchanged + figures.waiting,
                  flips.whole.size / step - 1, flips.whole.size / step + 1);
  assert_true(figures.named > figures.objected);
  free(flips.owner);
  bytes_free(&flips.whole);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
      every_flip_is_named_or_harmless, evidence_set_up, evidence_tear_down)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
