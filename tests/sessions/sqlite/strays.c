#include "tests/sessions/sqlite/strays.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "sessions/verify/verify.h"

#include <cmocka.h>

enum { PAGE = 4096 };

Beside beside(const char *path) {
  Beside names;
  snprintf(names.journal, sizeof names.journal, "%.100s-journal", path);
  snprintf(names.wal, sizeof names.wal, "%.100s-wal", path);
  snprintf(names.aside, sizeof names.aside, "%.100s-journal.aside", path);
  return names;
}

bool is_there(const char *path) {
  struct stat status;
  return lstat(path, &status) == 0;
}

void pair_free(Pair *pair) {
  bytes_free(&pair->before);
  bytes_free(&pair->after);
}

Pair vote_once(const char *path) {
  Pair pair = {.before = file_read(path)};
  Session *session = sample_open(path);
  sample_vote(session, 2, GREEN, 1);
  session_close(session);
  pair.after = file_read(path);
  return pair;
}

void vote_often(const char *path, int votes) {
  Session *session = sample_open(path);
  for (int n = 0; n < votes; ++n)
    sample_vote(session, 2, GREEN, 1);
  session_close(session);
}

void append_to(Bytes *bytes, const void *data, size_t size) {
  Error err = {0};
  assert_done(bytes_append(bytes, data, size, &err), &err);
}

static void append_number(Bytes *bytes, uint32_t number) {
  const uint8_t four[4] = {(uint8_t)(number >> 24), (uint8_t)(number >> 16), (uint8_t)(number >> 8),
                           (uint8_t)number};
  append_to(bytes, four, sizeof four);
}

static const uint8_t magic[8] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};

/* The journal that leads back: https://sqlite.org/fileformat2.html#the_rollback_journal. */
Bytes journal_of(const Pair *pair, size_t first_page) {
  static const uint8_t nothing[STRAY_SECTOR];
  Bytes journal = {0}, records = {0};
  uint32_t count = 0;
  for (size_t page = first_page; page * PAGE < pair->before.size; ++page) {
    const uint8_t *data = pair->before.data + page * PAGE;
    if (memcmp(data, pair->after.data + page * PAGE, PAGE) == 0) continue;
    uint32_t sum = 0;
    for (int at = PAGE - 200; at > 0; at -= 200)
      sum += data[at];
    append_number(&records, (uint32_t)page + 1);
    append_to(&records, data, PAGE);
    append_number(&records, sum);
    ++count;
  }
  append_to(&journal, magic, sizeof magic);
  append_number(&journal, count);
  append_number(&journal, 0);
  append_number(&journal, (uint32_t)(pair->before.size / PAGE));
  append_number(&journal, STRAY_SECTOR);
  append_number(&journal, PAGE);
  append_to(&journal, nothing, STRAY_SECTOR - journal.size);
  append_to(&journal, records.data, records.size);
  bytes_free(&records);
  return journal;
}

/* SQLite's record of a super-journal, which it deletes when all is rolled back. */
void name_super_journal(Bytes *journal, const char *name) {
  uint32_t sum = 0;
  for (const char *c = name; *c; ++c)
    sum += (uint8_t)*c;
  append_number(journal, 0xFFFFFFFF);
  append_to(journal, name, strlen(name));
  append_number(journal, (uint32_t)strlen(name));
  append_number(journal, sum);
  append_to(journal, magic, sizeof magic);
}

/* The half of the changed pages that a crash had written; the other half are as before. */
void tear(const char *path, const Pair *pair) {
  Bytes torn = {0};
  append_to(&torn, pair->before.data, pair->before.size);
  size_t changed = 0;
  for (size_t page = 0; page * PAGE < pair->before.size; ++page) {
    uint8_t *data = torn.data + page * PAGE;
    const uint8_t *after = pair->after.data + page * PAGE;
    if (memcmp(data, after, PAGE) != 0 && changed++ % 2 == 1) memcpy(data, after, PAGE);
  }
  assert_true(changed > 1);
  file_write(path, &torn);
  bytes_free(&torn);
}

uint64_t events_of(const char *path) {
  Verification found;
  Error err = {0};
  assert_done(verify_file(path, &found, &err), &err);
  return found.events;
}

void assert_set_aside(const char *path, const Bytes *journal) {
  const Beside names = beside(path);
  struct stat status;
  assert_false(is_there(names.journal));
  assert_int_equal(lstat(names.aside, &status), 0);
  assert_int_equal(status.st_mode & 0777, 0600);
  assert_file_is(names.aside, journal);
}

void assert_nothing_aside(const char *path) {
  const Beside names = beside(path);
  assert_false(is_there(names.journal));
  assert_false(is_there(names.aside));
}

int closed_set_up(void **state) {
  if (fixture_set_up(state) != 0) return -1;
  Fixture *fixture = *state;
  session_close(fixture->session);
  fixture->session = NULL;
  return 0;
}
