/* A later copy that only adds to an earlier one, and those that do not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include "sessions/session/derived_tables.h"
#include "sessions/verify/verify.h"
#include "tests/sessions/rooms.h"
#include "tests/sessions/tampering.h"

#include <cmocka.h>

static void a_later_copy_adds(void **state) {
  Rooms *rooms = *state;
  SinceAnswer answer;
  Error err = {0};
  sample_vote(rooms->theirs, 2, GREEN, 1);
  sample_vote(rooms->theirs, 2, GREEN, 1);
  Bytes old = file_read(rooms->ours_path), later = file_read(rooms->theirs_path);
  assert_done(since_check(rooms->theirs_path, rooms->ours_path, &answer, &err), &err);
  assert_int_equal(answer.before, rooms->shared);
  assert_int_equal(answer.added, 2);
  assert_int_equal(answer.merged_at, 0);
  assert_file_is(rooms->ours_path, &old);
  assert_file_is(rooms->theirs_path, &later);
  assert_done(since_check(rooms->ours_path, rooms->ours_path, &answer, &err), &err);
  assert_int_equal(answer.added, 0);
  bytes_free(&old);
  bytes_free(&later);
}

static void assert_not_since(const char *path, const char *old, const char *part) {
  SinceAnswer answer;
  Error err = {0};
  assert_refused(since_check(path, old, &answer, &err), &err, part);
  assert_int_equal(err.kind, ERROR_BAD_DATA);
}

static void an_earlier_copy_lacks_the_end(void **state) {
  Rooms *rooms = *state;
  sample_vote(rooms->theirs, 2, GREEN, 1);
  assert_not_since(rooms->ours_path, rooms->theirs_path, "no: it has 17 events, ");
}

static void copies_that_parted_say_where(void **state) {
  Rooms *rooms = *state;
  sample_vote(rooms->ours, 2, GREEN, 1);
  sample_vote(rooms->theirs, 2, GREEN, 2);
  assert_not_since(rooms->ours_path, rooms->theirs_path, "event 18 is not the one that ");
}

static void another_session_is_another(void **state) {
  Rooms *rooms = *state;
  session_close(rooms->theirs);
  unlink(rooms->theirs_path);
  rooms->theirs = sample_session(rooms->theirs_path);
  assert_not_since(rooms->ours_path, rooms->theirs_path, "is another session");
}

static void an_earlier_copy_that_was_altered_is_named(void **state) {
  Rooms *rooms = *state;
  flip(rooms->theirs_path, "event", 4, 50);
  assert_not_since(rooms->ours_path, rooms->theirs_path,
                   "theirs.gommette: event 4 is not as recorded");
}

static void what_was_merged_is_held(void **state) {
  Rooms *rooms = *state;
  SinceAnswer answer;
  Error err = {0};
  sample_vote(rooms->ours, 2, GREEN, 1);
  sample_vote(rooms->theirs, 2, GREEN, 1);
  session_close(rooms_merge_well(rooms));
  assert_done(since_check(rooms->merged_path, rooms->ours_path, &answer, &err), &err);
  assert_int_equal(answer.merged_at, 0);
  assert_int_equal(answer.added, 2);
  assert_done(since_check(rooms->merged_path, rooms->theirs_path, &answer, &err), &err);
  assert_int_equal(answer.merged_at, rooms->shared + 2);
  assert_int_equal(answer.before, rooms->shared + 1);
  sample_vote(rooms->theirs, 2, GREEN, 1);
  assert_not_since(rooms->merged_path, rooms->theirs_path, "event 18 is not the one");
}

/* Whoever can write the file can chain it anew and derive all that is beside it: nothing in it then
 * tells, but an earlier copy does. */
static void a_tail_written_anew_shows_in_an_earlier_copy(void **state) {
  Rooms *rooms = *state;
  Verification found;
  Error err = {0};
  Copy copy;
  sample_vote(rooms->ours, 2, GREEN, 1);
  copy_file(rooms->ours_path, rooms->merged_path);
  copy_journal(rooms->ours_path, &copy);
  Bytes *last = &copy.events[copy.count - 1];
  last->data[last->size - 1] = 3;
  write_copy(rooms->ours_path, &copy, copy.count - 1, copy.count);
  copy_free(&copy);
  assert_refused(verify_file(rooms->ours_path, &found, &err), &err, "the tally stored for");
  assert_done(derive_anew(rooms->ours_path, &err), &err);
  assert_done(verify_file(rooms->ours_path, &found, &err), &err);
  assert_not_since(rooms->ours_path, rooms->merged_path, "event 18 is not the one");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, rooms_set_up, rooms_tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_later_copy_adds),
      TEST(an_earlier_copy_lacks_the_end),
      TEST(copies_that_parted_say_where),
      TEST(another_session_is_another),
      TEST(an_earlier_copy_that_was_altered_is_named),
      TEST(what_was_merged_is_held),
      TEST(a_tail_written_anew_shows_in_an_earlier_copy),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
