#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/acts/counts.h"
#include "sessions/document/document.h"
#include "sessions/report/data_json.h"
#include "sessions/text/json.h"
#include "tests/sessions/files.h"
#include "tests/sessions/reports.h"

#include <cmocka.h>

typedef struct June {
  SampleFolder folder;
  Session *session;
} June;

static int set_up(void **state) {
  June *june = malloc(sizeof *june);
  char path[SAMPLE_PATH_SIZE];
  Error err;
  june->folder = sample_folder_make();
  sample_path(&june->folder, "june.gommette", path);
  assert_done(make_june(path, &err), &err);
  assert_done(session_open(path, clock_of_machine(), &june->session, &err), &err);
  *state = june;
  return 0;
}

static int tear_down(void **state) {
  June *june = *state;
  session_close(june->session);
  sample_folder_remove(june->folder);
  free(june);
  return 0;
}

static FILE *begin_text(char **text, size_t *size) {
  FILE *out = open_memstream(text, size);
  assert_non_null(out);
  return out;
}

/* The section in text, 400 columns wide. */
static char *section(Session *session, ReportSection which) {
  ReportRequest request = {.language = "en", .version = "1"};
  FormatOptions options = {.width = 400};
  Document document;
  char *text = NULL;
  size_t size;
  Error err;
  request.sections[which] = true;
  FILE *out = begin_text(&text, &size);
  assert_done(report_make(session, &request, &document, &err), &err);
  assert_done(document_write_text(out, &document, &options, &err), &err);
  document_free(&document);
  fclose(out);
  return text;
}

static void assert_says(Session *session, ReportSection which, const char *part) {
  char *text = section(session, which);
  if (!strstr(text, part)) fail_msg("“%s” is not in:\n%s", part, text);
  free(text);
}

static void sections_are_chosen_by_name(void **state) {
  (void)state;
  bool sections[REPORT_SECTIONS] = {true};
  Error err;
  assert_done(report_sections_parse("recap,method", sections, &err), &err);
  for (int n = 0; n < REPORT_SECTIONS; ++n)
    assert_int_equal(sections[n], n == SECTION_RECAP || n == SECTION_METHOD);
  assert_refused(report_sections_parse("recap,,method", sections, &err), &err, "no section “”");
  assert_refused(report_sections_parse("recapitulation", sections, &err), &err, "“recapitulation”");
  assert_refused(report_sections_parse("", sections, &err), &err, "choose from title");
  assert_true(sections[SECTION_RECAP]);
  assert_done(
      report_sections_parse("title,recap,rankings,pictures,comparison,reconciliation,method,"
                            "signatures",
                            sections, &err),
      &err);
  for (int n = 0; n < REPORT_SECTIONS; ++n)
    assert_true(sections[n]);
}

static void assert_same_counts(const Roundtable *one, const Roundtable *other) {
  for (size_t at = 0; at < roundtable_subgroup_count(one); ++at) {
    const Subgroup *subgroup = roundtable_subgroup_at(one, at);
    const Subgroup *read = roundtable_find_subgroup(other, subgroup->text[SUBGROUP_CODE]);
    assert_non_null(read);
    assert_string_equal(read->text[SUBGROUP_TITLE], subgroup->text[SUBGROUP_TITLE]);
    assert_int_equal(read->status, subgroup->status);
    for (size_t place = 0; place < subgroup->recommendation_count; ++place) {
      const Recommendation *first = roundtable_recommendation_at(one, subgroup, place);
      const Recommendation *second =
          roundtable_find_recommendation(other, read->number, first->code);
      assert_non_null(second);
      assert_string_equal(second->text[RECOMMENDATION_TITLE], first->text[RECOMMENDATION_TITLE]);
      assert_int_equal(second->status, first->status);
      assert_true(tally_same(recommendation_tally(first), recommendation_tally(second)));
    }
  }
}

static void the_table_reads_back(Session *session, const SampleFolder *folder) {
  const ReportRequest request = report_request();
  char *table = NULL;
  size_t size;
  Error err;
  FILE *out = begin_text(&table, &size);
  assert_done(report_write_csv(out, session, &request, &err), &err);
  fclose(out);
  Session *read = empty_session(folder);
  ImportOutcome outcome = import_text(read, "report.csv", table);
  assert_int_equal(outcome.contents, IMPORTED_COUNTS);
  assert_same_counts(session_state(session), session_state(read));
  session_close(read);
  free(table);
}

static void the_table_of_june_reads_back(void **state) {
  June *june = *state;
  the_table_reads_back(june->session, &june->folder);
}

static void the_table_of_hostile_titles_reads_back(void **state) {
  June *june = *state;
  char path[SAMPLE_PATH_SIZE];
  Session *session;
  Error err;
  sample_path(&june->folder, "hostile.gommette", path);
  assert_done(make_hostile(path, &err), &err);
  assert_done(session_view(path, &session, &err), &err);
  the_table_reads_back(session, &june->folder);
  session_close(session);
}

static void flagged_counts_have_their_reason(void **state) {
  June *june = *state;
  Session *session = june->session;
  const Subgroup *subgroup = roundtable_find_subgroup(session_state(session), "T");
  const CountRow row = {
      .recommendation =
          roundtable_find_recommendation(session_state(session), subgroup->number, "1")->number,
      .typed = {{30, 5, 5}},
      .reason = "deux feuilles"};
  bool opened;
  Error err;
  assert_says(session, SECTION_RECONCILIATION, "Flagged counts\n\nNone.");
  assert_done(record_counts(session, &row, &opened, &err), &err);
  assert_says(
      session, SECTION_RECONCILIATION,
      "- T/1: 30 green, 5 yellow, 5 red; more than its voters could give. Reason: deux feuilles\n");
}

static void incidents_are_told(void **state) {
  June *june = *state;
  Event event = event_make(EVENT_INCIDENT);
  event.incident = (Incident){.what = INCIDENT_SUSPENDED, .milliseconds = 120000};
  assert_says(june->session, SECTION_RECONCILIATION, "Incidents\n\nNone.\n");
  record_event(june->session, event);
  assert_says(june->session, SECTION_RECONCILIATION, "The computer slept for 2 minutes\n");
}

static void the_rule_says_when_it_was_named(void **state) {
  June *june = *state;
  assert_says(june->session, SECTION_METHOD,
              "The ranking rule was chosen after the vote had begun, at 14:27 (no. ");
  assert_says(june->session, SECTION_METHOD, "- weighted = 3 · green + 2 · yellow + 1 · red\n");
}

static void a_document_holds_nothing_that_is_not_seen(void **state) {
  (void)state;
  const char turned[] = {(char)0xE2, (char)0x80, (char)0xAE, 'a', ' ', (char)0xFF, '\0'};
  Document document = {0};
  assert_string_equal(document_text(&document, "plain"), "plain");
  assert_string_equal(document_text(&document, "a\x1B[31m\nb\tc"), "a<U+001B>[31m<U+000A>b c");
  assert_string_equal(document_text(&document, turned), "<U+202E>a <byte FF>");
  document_free(&document);
}

static void json_escapes_what_it_must(void **state) {
  (void)state;
  char *text = NULL;
  size_t size;
  Json json = {.out = begin_text(&text, &size)};
  json_begin_object(&json, NULL);
  json_text(&json, "a \"b\"", "\\ \x01 é");
  json_begin_array(&json, "none");
  json_end_array(&json);
  json_begin_array(&json, "two");
  json_number(&json, NULL, -1);
  json_null(&json, NULL);
  json_end_array(&json);
  json_flag(&json, "flag", true);
  json_end_object(&json);
  fclose(json.out);
  assert_string_equal(text, "{\n  \"a \\\"b\\\"\": \"\\\\ \\u0001 é\",\n  \"none\": [],\n"
                            "  \"two\": [\n    -1,\n    null\n  ],\n  \"flag\": true\n}\n");
  free(text);
}

static void an_empty_session_has_a_report(void **state) {
  June *june = *state;
  Session *session = empty_session(&june->folder);
  assert_says(session, SECTION_RANKINGS, "Nothing has been put to the vote yet.");
  for (int which = 0; which < REPORT_SECTIONS; ++which)
    assert_says(session, (ReportSection)which, "gommette · no. ");
  session_close(session);
}

static bool never(void *context, size_t done, size_t count) {
  (void)context;
  (void)done;
  (void)count;
  return false;
}

static void intervals_can_be_stopped(void **state) {
  June *june = *state;
  ReportRequest request = report_request();
  Document document;
  Error err;
  request.keep_going = never;
  assert_refused(report_make(june->session, &request, &document, &err), &err, "stopped");
  document_free(&document);
}

static void the_helper_makes_a_report(void **state) {
  (void)state;
  Document document;
  Error err;
  assert_done(report_of_june(&document, &err), &err);
  assert_string_equal(document.title, "Table ronde du 6 juin 2023");
  assert_true(document.block_count > 50);
  document_free(&document);
}

int main(void) {
  setlocale(LC_ALL, "C.UTF-8");
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sections_are_chosen_by_name),
      cmocka_unit_test_setup_teardown(the_table_of_june_reads_back, set_up, tear_down),
      cmocka_unit_test_setup_teardown(the_table_of_hostile_titles_reads_back, set_up, tear_down),
      cmocka_unit_test_setup_teardown(flagged_counts_have_their_reason, set_up, tear_down),
      cmocka_unit_test_setup_teardown(incidents_are_told, set_up, tear_down),
      cmocka_unit_test_setup_teardown(the_rule_says_when_it_was_named, set_up, tear_down),
      cmocka_unit_test(a_document_holds_nothing_that_is_not_seen),
      cmocka_unit_test(json_escapes_what_it_must),
      cmocka_unit_test_setup_teardown(an_empty_session_has_a_report, set_up, tear_down),
      cmocka_unit_test_setup_teardown(intervals_can_be_stopped, set_up, tear_down),
      cmocka_unit_test(the_helper_makes_a_report),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
