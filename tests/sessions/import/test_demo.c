#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/import/demo.h"
#include "tests/sessions/files.h"

#include <cmocka.h>

typedef struct Afternoon {
  size_t dots, corrections, openings, reveals;
  int64_t last_ms;
} Afternoon;

static bool take(void *context, const Event *event, ChainHash hash, Error *err) {
  (void)hash;
  (void)err;
  Afternoon *afternoon = context;
  afternoon->dots += event->kind == EVENT_DOTS_COUNTED;
  afternoon->corrections += event->kind == EVENT_CORRECTION;
  afternoon->openings += event->kind == EVENT_SUBGROUP_VOTE_SET;
  afternoon->reveals += event->kind == EVENT_CURTAIN_LIFTED;
  assert_true(event->stamp.wall_ms >= afternoon->last_ms);
  assert_int_equal(event->stamp.utc_offset, 120);
  afternoon->last_ms = event->stamp.wall_ms;
  return true;
}

static void the_afternoon_is_voted_again(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  char path[SAMPLE_PATH_SIZE], expected[FILE_PATH_SIZE];
  Session *session;
  Error err;
  sample_path(&folder, "demo.gommette", path);
  assert_done(demo_create(path, &err), &err);
  assert_done(session_view(path, &session, &err), &err);
  assert_ranks_as(session_state(session),
                  source_path("tests/data/table-ronde-2023-06-06.expected.csv", expected));
  Afternoon afternoon = {0};
  assert_done(session_events(session, 1, take, &afternoon, &err), &err);
  assert_int_equal(afternoon.dots, 273 + 2);
  assert_int_equal(afternoon.corrections, 2);
  assert_int_equal(afternoon.openings, 4);
  assert_int_equal(afternoon.reveals, 1);
  assert_false(roundtable_board(session_state(session)).curtain);
  assert_int_equal(roundtable_voting_rule(session_state(session), RULE_VOTERS), 21);
  assert_string_equal(roundtable_text(session_state(session), SESSION_DATE), "2023-06-06");
  assert_non_null(strstr(roundtable_text(session_state(session), SESSION_TITLE), "Demonstration"));
  session_close(session);
  sample_folder_remove(folder);
}

/* Which dot was called when. */
static bool write_event(void *context, const Event *event, ChainHash hash, Error *err) {
  (void)hash;
  (void)err;
  FILE *out = context;
  fprintf(out, "%lld %d", (long long)event->stamp.wall_ms, (int)event->kind);
  if (event->kind == EVENT_DOTS_COUNTED) {
    fprintf(out, " %lld %lld", (long long)event->dots.recommendation,
            (long long)event->dots.colour);
  }
  fputc('\n', out);
  return true;
}

static char *afternoon_of(const SampleFolder *folder, const char *name) {
  char path[SAMPLE_PATH_SIZE], *text = NULL;
  size_t size;
  Session *session;
  Error err;
  FILE *out = open_memstream(&text, &size);
  assert_non_null(out);
  assert_done(demo_create(sample_path(folder, name, path), &err), &err);
  assert_done(session_view(path, &session, &err), &err);
  assert_done(session_events(session, 1, write_event, out, &err), &err);
  session_close(session);
  fclose(out);
  return text;
}

static void it_is_the_same_each_time(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  char *one = afternoon_of(&folder, "one.gommette"), *other = afternoon_of(&folder, "two.gommette");
  assert_string_equal(one, other);
  free(one);
  free(other);
  sample_folder_remove(folder);
}

static void nothing_is_ever_replaced(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  char path[SAMPLE_PATH_SIZE];
  Error err;
  Bytes text = {0};
  assert_done(bytes_append(&text, "mine", 4, &err), &err);
  file_write(sample_path(&folder, "demo.gommette", path), &text);
  assert_false(demo_create(path, &err));
  assert_file_is(path, &text);
  bytes_free(&text);
  sample_folder_remove(folder);
}

static void samples_are_the_files_that_ship(void **state) {
  (void)state;
  assert_int_equal(SAMPLE_COUNT, 2);
  for (size_t i = 0; i < SAMPLE_COUNT; ++i) {
    char path[FILE_PATH_SIZE], name[128];
    snprintf(name, sizeof name, "sessions/import/samples/%s", SAMPLES[i].name);
    Bytes file = file_read(source_path(name, path));
    assert_int_equal(file.size, SAMPLES[i].size);
    assert_memory_equal(file.data, SAMPLES[i].data, file.size);
    bytes_free(&file);
    assert_ptr_equal(sample_find(SAMPLES[i].name), &SAMPLES[i]);
  }
  assert_null(sample_find("none.csv"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_afternoon_is_voted_again),
      cmocka_unit_test(it_is_the_same_each_time),
      cmocka_unit_test(nothing_is_ever_replaced),
      cmocka_unit_test(samples_are_the_files_that_ship),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
