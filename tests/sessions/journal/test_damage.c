/* Whatever byte of a file is not what it was: verify finds it, and nothing breaks.
 * In the suite long every byte is flipped instead of one in some. */
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/acts/acts.h"
#include "sessions/journal/codec.h"
#include "sessions/verify/verify.h"
#include "tests/sessions/sample.h"
#include "tests/sessions/tampering.h"
#include "tests/support/tries.h"

#include <cmocka.h>

static int blob_size(const char *path, const char *column, uint64_t seq) {
  sqlite3 *database = plain_connection(path);
  sqlite3_blob *blob;
  assert_int_equal(
      sqlite3_blob_open(database, "main", "journal", column, (sqlite3_int64)seq, 0, &blob),
      SQLITE_OK);
  int size = sqlite3_blob_bytes(blob);
  sqlite3_blob_close(blob);
  sqlite3_close(database);
  return size;
}

static void flip_and_find(const Evidence *evidence, const char *column, uint64_t seq, int at) {
  flip(evidence->path, column, seq, at);
  assert_bad_event(evidence->path, seq);
  flip(evidence->path, column, seq, at);
}

static void every_flipped_byte_is_found(void **state) {
  Evidence *evidence = *state;
  static const char *const columns[] = {"event", "hash"};
  for (int column = 0; column < 2; ++column)
    for (uint64_t seq = 1; seq <= evidence->events; ++seq) {
      int size = blob_size(evidence->path, columns[column], seq);
      int step = tries_all() ? 1 : size;
      for (int at = tries_all() ? 0 : (int)(seq * 13) % size; at < size; at += step)
        flip_and_find(evidence, columns[column], seq, at);
    }
  assert_sound(evidence);
}

/* What the events are sound without, and no longer agrees with them. */
static bool names_what_does_not_fit(const char *text) {
  static const char *const parts[] = {"tall", "kiosk", "recount", "cannot be reconstructed",
                                      "the ranking saved at"};
  for (size_t n = 0; n < sizeof parts / sizeof *parts; ++n)
    if (strstr(text, parts[n])) return true;
  return false;
}

/* Somebody who chains everything again can write any event at all: whatever it is, it is taken as
 * it is or refused by name, and nothing worse. */
static void a_forged_chain_does_no_harm(void **state) {
  Evidence *evidence = *state;
  Random random = {8};
  Copy copy;
  copy_journal(evidence->path, &copy);
  const int times = tries(50, 20000);
  for (int n = 0; n < times; ++n) {
    const Bytes *event = &copy.events[random_below(&random, (uint32_t)copy.count)];
    uint8_t *byte = &event->data[random_below(&random, (uint32_t)event->size)];
    uint8_t before = *byte;
    Verification found;
    Error err = {0};
    *byte = (uint8_t)random_below(&random, 256);
    write_copy(evidence->path, &copy, 0, copy.count);
    if (!verify_file(evidence->path, &found, &err))
      if (!(found.bad_event > 0 || names_what_does_not_fit(err.text))) fail_msg("%s", err.text);
    *byte = before;
  }
  write_copy(evidence->path, &copy, 0, copy.count);
  assert_sound(evidence);
  copy_free(&copy);
}

/* Puts an event in the place of one of the copy, with its time, in an act of its own. */
static void forge(Copy *copy, uint64_t seq, Event event) {
  Bytes *bytes = &copy->events[seq - 1], store = {0};
  Event before;
  Error err = {0};
  assert_done(event_decode(bytes->data, bytes->size, &store, &before, &err), &err);
  event.stamp = before.stamp;
  event.stamp.act = seq;
  bytes_free(bytes);
  assert_done(event_encode(&event, bytes, &err), &err);
  bytes_free(&store);
}

/* A merge of what comes from `seq` on with nothing new added on either side. */
static Event merge_at(const Copy *copy, uint64_t seq, int64_t shared) {
  Event merge = event_make(EVENT_MERGED);
  merge.merged.shared = shared;
  merge.merged.events = shared + (int64_t)(copy->count - seq);
  for (uint64_t n = 0; n + 1 < seq; ++n) {
    Bytes store = {0};
    Event event;
    Error err = {0};
    assert_done(event_decode(copy->events[n].data, copy->events[n].size, &store, &event, &err),
                &err);
    if (event.kind == EVENT_SUBGROUP_ADDED) merge.merged.subgroups = event.subgroup.number;
    if (event.kind == EVENT_RECOMMENDATION_ADDED)
      merge.merged.recommendations = event.recommendation.number;
    bytes_free(&store);
  }
  return merge;
}

/* The last events become a merge of records each of which corrects the one before it: deeper than
 * any program writes them. */
static void records_of_records_of_records_are_refused(void **state) {
  Evidence *evidence = *state;
  enum { SHARED = 5, RECORDS = 3 };
  const uint64_t merge = evidence->events - RECORDS;
  Copy copy;
  copy_journal(evidence->path, &copy);
  forge(&copy, merge, merge_at(&copy, merge, SHARED));
  for (uint64_t n = 1; n <= RECORDS; ++n) {
    Event event = event_make(EVENT_CORRECTION);
    event.correction.corrects = (int64_t)(n == 1 ? SHARED : merge + n - 1);
    event.origin = (Origin){.seq = SHARED + (int64_t)n, .act = SHARED + (int64_t)n, .recorded = 1};
    forge(&copy, merge + n, event);
  }
  write_copy(evidence->path, &copy, 0, copy.count);
  assert_bad_event(evidence->path, evidence->events);
  copy_free(&copy);
}

static void look_at_damage(const char *path, const Evidence *evidence) {
  Verification found;
  Session *session;
  Error err = {0};
  if (verify_file(path, &found, &err)) {
    assert_int_equal(found.events, evidence->events);
    assert_true(chain_same(found.hash, evidence->hash));
  } else {
    assert_true(strlen(err.text) > 0);
  }
  if (session_open(path, clock_of_machine(), &session, &err)) session_close(session);
}

static void damage_anywhere_does_no_harm(void **state) {
  Evidence *evidence = *state;
  char path[SAMPLE_PATH_SIZE];
  Random random = {9};
  Bytes whole = file_read(evidence->path);
  sample_path(&evidence->folder, "damaged.gommette", path);
  size_t step = tries_all() ? 1 : 256;
  for (size_t at = 0; at < whole.size; at += step) {
    uint8_t *byte = &whole.data[at + random_below(&random, (uint32_t)step)];
    uint8_t before = *byte;
    *byte ^= (uint8_t)(1U << random_below(&random, 8));
    file_write(path, &whole);
    look_at_damage(path, evidence);
    *byte = before;
  }
  bytes_free(&whole);
}

static void a_file_cut_short_is_refused(void **state) {
  Evidence *evidence = *state;
  Bytes whole = file_read(evidence->path);
  size_t size = whole.size;
  for (size_t page = 1; page * 4096 < size; ++page) {
    Verification found;
    Error err = {0};
    whole.size = page * 4096 - page % 2;
    file_write(evidence->path, &whole);
    assert_false(verify_file(evidence->path, &found, &err));
    assert_int_equal(err.kind, ERROR_BAD_DATA);
  }
  bytes_free(&whole);
}

static void a_file_emptied_while_open_is_called_damaged(void **state) {
  Evidence *evidence = *state;
  Session *session = sample_open(evidence->path);
  Error err = {0};
  file_write(evidence->path, &(Bytes){0});
  assert_false(count_dots(session, 2, GREEN, 1, NULL, &err));
  assert_int_equal(err.kind, ERROR_BAD_DATA);
  assert_non_null(strstr(err.text, "the file is damaged"));
  assert_file_is(evidence->path, &(Bytes){0});
  session_close(session);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(every_flipped_byte_is_found, evidence_set_up,
                                      evidence_tear_down),
      cmocka_unit_test_setup_teardown(a_forged_chain_does_no_harm, evidence_set_up,
                                      evidence_tear_down),
      cmocka_unit_test_setup_teardown(records_of_records_of_records_are_refused, evidence_set_up,
                                      evidence_tear_down),
      cmocka_unit_test_setup_teardown(damage_anywhere_does_no_harm, evidence_set_up,
                                      evidence_tear_down),
      cmocka_unit_test_setup_teardown(a_file_cut_short_is_refused, evidence_set_up,
                                      evidence_tear_down),
      cmocka_unit_test_setup_teardown(a_file_emptied_while_open_is_called_damaged, evidence_set_up,
                                      evidence_tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
