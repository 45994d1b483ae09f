/* The order in which a list shows the library, and the days that it goes by. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sample.h"
#include "sessions/library/day.h"
#include "sessions/library/shelf.h"

#include <cmocka.h>

static void days_are_read_in_any_form(void **state) {
  (void)state;
  static const struct {
    const char *text;
    Day day;
  } DAYS[] = {
      {"2023-06-06", 20230606},
      {"Table ronde 2023-06-06", 20230606},
      {"6/6/2023", 20230606},
      {"06.12.2022", 20221206},
      {"mardi 6 juin 2023", 20230606},
      {"le 1er août 2021, à 14h", 20210801},
      {"6 June 2023", 20230606},
      {"dinsdag 6 juni 2023", 20230606},
      {"sept. 2019", 20190900},
      {"2023-06", 20230600},
      {"2023", 20230000},
      {"Table ronde 1, 2023", 20230000},
      {"Table 6 2023", 20230000},
      {"Marché 2023", 20230000},
      {"12/2022", 20221200},
      {"45/13/2022", 20220000},
      {"1066, 12345, 20230606", 0},
      {"", 0},
      {"Atelier", 0},
      {"\xff 2023", 0},
  };
  for (size_t i = 0; i < sizeof DAYS / sizeof *DAYS; ++i)
    if (day_in_text(DAYS[i].text) != DAYS[i].day)
      fail_msg("« %s » is %d", DAYS[i].text, (int)day_in_text(DAYS[i].text));
}

static void a_typed_date_is_a_day(void **state) {
  (void)state;
  static const struct {
    const char *text;
    Day day;
  } DAYS[] = {
      {"06/06/2023", 20230606},
      {"6/6/23", 20230606},
      {"6.6.23", 20230606},
      {"03/04/2023", 20230403},
      {"2023-06-06", 20230606},
      {"6 juin 2023", 20230606},
      {"mardi 6 juin 2023", 20230606},
      {"Mardi, le 1er août 2023", 20230801},
      {"vendredi 3 mars 2023", 20230303},
      {"dinsdag 6 juni 2023", 20230606},
      {"maandag 6 maart 2023", 20230306},
      {"June 6, 2023", 20230606},
      {"the 6th of June 2023", 20230606},
      {"29/02/2024", 20240229},
      {"juin 2023", 20230600},
      {"2023-06", 20230600},
      {"2023", 20230000},
  };
  static const char *const REFUSED[] = {"31/02/2023", "29/02/2023",    "2023-13-01", "0/6/2023",
                                        "32 juin 2023", "demain",      "6/6",        "Table 6 2023",
                                        "06/06/20233",  "1/2/3/2023",  "\xff",       ""};
  for (size_t i = 0; i < sizeof DAYS / sizeof *DAYS; ++i) {
    Day day = 0;
    Error err = {0};
    assert_done(day_read(DAYS[i].text, &day, &err), &err);
    if (day != DAYS[i].day) fail_msg("« %s » is %d", DAYS[i].text, (int)day);
  }
  for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; ++i) {
    Day day = -1;
    Error err = {0};
    assert_refused(day_read(REFUSED[i], &day, &err), &err, "is no date");
    assert_int_equal(day, -1);
  }
}

static void a_kept_date_is_told_in_words(void **state) {
  (void)state;
  char text[DAY_WORDS_SIZE];
  assert_string_equal(day_words("2023-06-06", text), "6 June 2023");
  assert_string_equal(day_words("2023-06-01", text), "1 June 2023");
  assert_string_equal(day_words("2023-06", text), "June 2023");
  assert_string_equal(day_words("2023", text), "2023");
  assert_string_equal(day_words("un mardi de juin 2023", text), "un mardi de juin 2023");
  assert_string_equal(day_figures(20230606, text), "06/06/2023");
}

static void days_are_written_as_far_as_they_are_known(void **state) {
  (void)state;
  char text[DAY_TEXT_SIZE];
  assert_string_equal(day_text(20230606, text), "2023-06-06");
  assert_string_equal(day_text(20230600, text), "2023-06");
  assert_string_equal(day_text(20230000, text), "2023");
  assert_string_equal(day_text(0, text), "");
  assert_int_equal(day_of_moment(INT64_C(1686088799000), 0), 20230606);
  assert_int_equal(day_of_moment(INT64_C(1686088800000), 120), 20230607);
}

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
    SessionCard *card = &made[i].card;
    made[i].name = rows[i].name;
    made[i].is_archived = rows[i].archived;
    card->soundness = CARD_SOUND;
    card->text[CARD_TITLE] = strdup(rows[i].title);
    card->text[CARD_PLACE] = strdup(rows[i].place);
    card->text[CARD_THEME] = strdup(rows[i].theme);
    card->text[CARD_SOUGHT] = strdup(rows[i].sought);
    card->number[CARD_DAY] = rows[i].day;
    card->number[CARD_DOTS] = rows[i].dots;
    card->number[CARD_HIDDEN] = rows[i].hidden;
  }
  return made;
}

static void forget(const LibraryEntry *made) {
  LibraryEntry *all = (LibraryEntry *)(uintptr_t)made;
  for (int i = 0; i < ENTRIES; ++i)
    card_free(&all[i].card);
  free(all);
}

/* Names in their order, a heading of a group as [2023]. */
static void assert_order(ShelfRequest request, const char *expected) {
  const LibraryEntry *all = entries();
  char order[256] = "", heading[SHELF_HEADING_SIZE];
  Shelf shelf;
  Error err = {0};
  assert_done(shelf_make(all, ENTRIES, &request, &shelf, &err), &err);
  for (size_t i = 0; i < shelf.count; ++i) {
    size_t used = strlen(order);
    if (shelf_begins_group(&shelf, i))
      used += (size_t)snprintf(order + used, sizeof order - used, "[%s]",
                               shelf_heading(&shelf, i, heading));
    snprintf(order + used, sizeof order - used, "%s", shelf_entry(&shelf, i)->name);
    assert_int_equal(shelf_place_from_line(&shelf, shelf.lines[i]), i);
  }
  assert_string_equal(order, expected);
  assert_int_equal(shelf_place_from_line(&shelf, shelf.line_count), shelf.count);
  shelf_free(&shelf);
  forget(all);
}

static void all_orders(void **state) {
  (void)state;
  assert_order((ShelfRequest){.order = SORT_DATE}, "abec");
  assert_order((ShelfRequest){.order = SORT_TITLE}, "ebca");
  assert_order((ShelfRequest){.order = SORT_PLACE}, "aebc");
  assert_order((ShelfRequest){.order = SORT_THEME}, "aceb");
  assert_order((ShelfRequest){.order = SORT_DOTS}, "caeb");
  assert_order((ShelfRequest){.order = SORT_FILE}, "abce");
  assert_order((ShelfRequest){.order = SORT_FILE, .with_archive = true}, "abcde");
}

static void all_groups(void **state) {
  (void)state;
  assert_order((ShelfRequest){.grouping = BY_YEAR}, "[2023]a[2022]be[without a date]c");
  assert_order((ShelfRequest){.grouping = BY_THEME, .with_archive = true},
               "[Logement]aec[Séjour]d[without a theme]b");
  assert_order((ShelfRequest){.grouping = BY_PLACE, .order = SORT_TITLE},
               "[Ixelles]ea[Uccle]b[without a place]c");
}

static void words_are_found_without_case_and_accents(void **state) {
  (void)state;
  assert_order((ShelfRequest){.words = "TOÎT"}, "ac");
  assert_order((ShelfRequest){.words = "chaud toit"}, "c");
  assert_order((ShelfRequest){.words = "médecin"}, "b");
  assert_order((ShelfRequest){.words = "  "}, "abec");
  assert_order((ShelfRequest){.words = "rien"}, "");
  assert_order((ShelfRequest){.words = "toit", .grouping = BY_YEAR}, "[2023]a[without a date]c");
}

static void names_of_orders_are_known(void **state) {
  (void)state;
  ShelfOrder order;
  ShelfGrouping grouping;
  assert_true(shelf_order_find("dots", &order));
  assert_int_equal(order, SORT_DOTS);
  assert_false(shelf_order_find("dot", &order));
  assert_true(shelf_grouping_find("theme", &grouping));
  assert_int_equal(grouping, BY_THEME);
  assert_false(shelf_grouping_find("", &grouping));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(days_are_read_in_any_form),
      cmocka_unit_test(a_typed_date_is_a_day),
      cmocka_unit_test(a_kept_date_is_told_in_words),
      cmocka_unit_test(days_are_written_as_far_as_they_are_known),
      cmocka_unit_test(all_orders),
      cmocka_unit_test(all_groups),
      cmocka_unit_test(words_are_found_without_case_and_accents),
      cmocka_unit_test(names_of_orders_are_known),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
