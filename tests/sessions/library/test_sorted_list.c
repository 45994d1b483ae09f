/* The order in which a list shows the library. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/library/sorted_list.h"
#include "sessions/text/day.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

enum { ENTRIES = 5 };

typedef struct Row {
  const char *name, *title, *place, *theme, *sought;
  Day day;
  int64_t dots;
  bool hidden, archived;
} Row;

static const Row rows[ENTRIES] = {
    {"a", "Zèle", "Ixelles", "Logement", "zele un toit", 20230606, 5, false, false},
    {"b", "école", "Uccle", "", "ecole medecins", 20221207, 9, true, false},
    {"c", "Eté", "", "logement", "ete un toit chaud", 0, 7, false, false},
    {"d", "Dehors", "ixelles", "Séjour", "dehors", 20230101, 1, false, true},
    {"e", "Atelier", "Ixelles", "Logement", "atelier", 20220000, 0, false, false},
};

static const LibraryEntry *entries(void) {
  LibraryEntry *made = calloc(ENTRIES, sizeof *made);
  for (int i = 0; i < ENTRIES; ++i) {
    SessionSummary *summary = &made[i].summary;
    made[i].name = rows[i].name;
    made[i].is_archived = rows[i].archived;
    summary->soundness = SUMMARY_SOUND;
    summary->text[SUMMARY_TITLE] = strdup(rows[i].title);
    summary->text[SUMMARY_PLACE] = strdup(rows[i].place);
    summary->text[SUMMARY_THEME] = strdup(rows[i].theme);
    summary->text[SUMMARY_SOUGHT] = strdup(rows[i].sought);
    summary->number[SUMMARY_DAY] = rows[i].day;
    summary->number[SUMMARY_DOTS] = rows[i].dots;
    summary->number[SUMMARY_HIDDEN] = rows[i].hidden;
  }
  return made;
}

static void forget(const LibraryEntry *made) {
  LibraryEntry *all = (LibraryEntry *)(uintptr_t)made;
  for (int i = 0; i < ENTRIES; ++i)
    summary_free(&all[i].summary);
  free(all);
}

/* Names in their order, a heading of a group as [2023]. */
static void assert_order(SortedListRequest request, const char *expected) {
  const LibraryEntry *all = entries();
  char order[256] = "", heading[LIST_HEADING_SIZE];
  SortedList sorted;
  Error err = {0};
  assert_done(sorted_list_make(all, ENTRIES, &request, &sorted, &err), &err);
  for (size_t i = 0; i < sorted.count; ++i) {
    size_t used = strlen(order);
    if (sorted_list_begins_group(&sorted, i))
      used += (size_t)snprintf(order + used, sizeof order - used, "[%s]",
                               sorted_list_heading(&sorted, i, heading));
    snprintf(order + used, sizeof order - used, "%s", sorted_list_entry(&sorted, i)->name);
    assert_int_equal(sorted_list_place_from_line(&sorted, sorted.lines[i]), i);
  }
  assert_string_equal(order, expected);
  assert_int_equal(sorted_list_place_from_line(&sorted, sorted.line_count), sorted.count);
  sorted_list_free(&sorted);
  forget(all);
}

static void all_orders(void **state) {
  (void)state;
  assert_order((SortedListRequest){.order = SORT_DATE}, "abec");
  assert_order((SortedListRequest){.order = SORT_TITLE}, "ebca");
  assert_order((SortedListRequest){.order = SORT_PLACE}, "aebc");
  assert_order((SortedListRequest){.order = SORT_THEME}, "aceb");
  assert_order((SortedListRequest){.order = SORT_DOTS}, "caeb");
  assert_order((SortedListRequest){.order = SORT_FILE}, "abce");
  assert_order((SortedListRequest){.order = SORT_FILE, .with_archive = true}, "abcde");
}

static void all_groups(void **state) {
  (void)state;
  assert_order((SortedListRequest){.grouping = BY_YEAR}, "[2023]a[2022]be[without a date]c");
  assert_order((SortedListRequest){.grouping = BY_THEME, .with_archive = true},
               "[Logement]aec[Séjour]d[without a theme]b");
  assert_order((SortedListRequest){.grouping = BY_PLACE, .order = SORT_TITLE},
               "[Ixelles]ea[Uccle]b[without a place]c");
}

static void words_are_found_without_case_and_accents(void **state) {
  (void)state;
  assert_order((SortedListRequest){.words = "TOÎT"}, "ac");
  assert_order((SortedListRequest){.words = "chaud toit"}, "c");
  assert_order((SortedListRequest){.words = "médecin"}, "b");
  assert_order((SortedListRequest){.words = "  "}, "abec");
  assert_order((SortedListRequest){.words = "rien"}, "");
  assert_order((SortedListRequest){.words = "toit", .grouping = BY_YEAR},
               "[2023]a[without a date]c");
}

static void numbers_in_names_and_titles_are_in_order(void **state) {
  (void)state;
  LibraryEntry all[] = {{.name = "Table 10"}, {.name = "table 9"}, {.name = "Table 2"}};
  static const ListOrder ORDERS[] = {SORT_FILE, SORT_TITLE};
  static const char *const TITLES[] = {"Atelier 10", "Atelier 9", "atelier 2"};
  for (int i = 0; i < 3; ++i)
    all[i].summary.text[SUMMARY_TITLE] = strdup(TITLES[i]);
  for (int order = 0; order < 2; ++order) {
    SortedList sorted;
    Error err = {0};
    assert_done(
        sorted_list_make(all, 3, &(SortedListRequest){.order = ORDERS[order]}, &sorted, &err),
        &err);
    assert_string_equal(sorted_list_entry(&sorted, 0)->name, "Table 2");
    assert_string_equal(sorted_list_entry(&sorted, 1)->name, "table 9");
    assert_string_equal(sorted_list_entry(&sorted, 2)->name, "Table 10");
    sorted_list_free(&sorted);
  }
  for (int i = 0; i < 3; ++i)
    summary_free(&all[i].summary);
}

static void names_of_orders_are_known(void **state) {
  (void)state;
  ListOrder order;
  ListGrouping grouping;
  assert_true(sorted_list_order_find("dots", &order));
  assert_int_equal(order, SORT_DOTS);
  assert_false(sorted_list_order_find("dot", &order));
  assert_true(sorted_list_grouping_find("theme", &grouping));
  assert_int_equal(grouping, BY_THEME);
  assert_false(sorted_list_grouping_find("", &grouping));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(all_orders),
      cmocka_unit_test(all_groups),
      cmocka_unit_test(words_are_found_without_case_and_accents),
      cmocka_unit_test(numbers_in_names_and_titles_are_in_order),
      cmocka_unit_test(names_of_orders_are_known),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
