/* Lists pasted from elsewhere: what their lines are, and what they become. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "sessions/acts/acts.h"
#include "sessions/acts/pasted_list.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

/* Each line as "kind code title", children after a ">". */
static const char *understood(const char *text, char shown[1024]) {
  PastedList list;
  Error err = {0};
  shown[0] = '\0';
  assert_done(pasted_list_read(text, false, &list, &err), &err);
  for (size_t n = 0; n < list.count; ++n) {
    const PastedLine *line = &list.of[n];
    const size_t used = strlen(shown);
    snprintf(shown + used, 1024 - used, "%s%c[%s]%s\n", line->is_child ? ">" : "",
             "rhs"[line->kind], line -> code, line -> title);
  }
  pasted_list_free(&list);
  return shown;
}

static void each_way_to_number_is_understood(void **state) {
  (void)state;
  static const struct {
    const char *line, *shown;
  } lines[] = {
      {"Un fonds", "r[]Un fonds\n"},
      {"1. Un fonds", "r[1]Un fonds\n"},
      {"12)\u00a0Un fonds", "r[12]Un fonds\n"},
      {"- Un fonds", "r[]Un fonds\n"},
      {"•\tUn fonds", "r[]Un fonds\n"},
      {"– Un fonds", "r[]Un fonds\n"},
      {"5.1 Un fonds", "r[5.1]Un fonds\n"},
      {"5.1.\tUn fonds", "r[5.1]Un fonds\n"},
      {"T1\tUn fonds", "r[T1]Un fonds\n"},
      {"a) Un fonds", "r[a]Un fonds\n"},
      {"Recommandation 3 : Un fonds", "r[3]Un fonds\n"},
      {"RECOMMANDATION 5.2 – Un fonds", "r[5.2]Un fonds\n"},
      {"Aanbeveling 4: Een fonds", "r[4]Een fonds\n"},
      {"Sous-groupe 2 : Séjour", "s[2]Séjour\n"},
      {"Subgroup T. Transversal", "s[T]Transversal\n"},
      {"Subgroep 1 - Verblijf", "s[1]Verblijf\n"},
      /* Titles that only look like it. */
      {"10 propositions pour le logement", "r[]10 propositions pour le logement\n"},
      {"Recommandation sur le logement : un fonds",
       "r[]Recommandation sur le logement : un fonds\n"},
      {"A la rue : agir", "r[]A la rue : agir\n"},
      {"3.", "r[]3.\n"},
      {"Groupe de travail", "r[]Groupe de travail\n"},
      {"2023", "r[]2023\n"},
      {"-5 % de loyers", "r[]-5 % de loyers\n"},
  };
  char shown[1024];
  for (size_t n = 0; n < sizeof lines / sizeof *lines; ++n)
    assert_string_equal(understood(lines[n].line, shown), lines[n].shown);
}

static void children_make_a_heading(void **state) {
  (void)state;
  char shown[1024];
  assert_string_equal(understood("4. Un\n5. Deux\n5.1 Trois\n5.2 Quatre\n6. Cinq\n", shown),
                      "r[4]Un\nh[5]Deux\n>r[5.1]Trois\n>r[5.2]Quatre\nr[6]Cinq\n");
  assert_string_equal(understood("- Un\n   - Deux\n\t- Trois\n\n- Quatre\r\n", shown),
                      "h[]Un\n>r[]Deux\n>r[]Trois\nr[]Quatre\n");
  assert_string_equal(understood("  Un\n  Deux\n", shown), "r[]Un\nr[]Deux\n");
  assert_string_equal(understood("1. Un\nSous-groupe 2 : S\n1.1 Deux\n", shown),
                      "r[1]Un\ns[2]S\nr[1.1]Deux\n");
}

static void what_is_typed_is_a_title(void **state) {
  (void)state;
  PastedList list;
  Error err = {0};
  assert_done(pasted_list_read("1. Un fonds", true, &list, &err), &err);
  assert_string_equal(list.of[0].title, "1. Un fonds");
  pasted_list_free(&list);
}

static void all_of_it_is_one_act(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  PastedList list;
  uint32_t last;
  uint64_t taken;
  const Roundtable *now = session_state(fixture->session);
  const size_t before = roundtable_subgroup_count(now);
  assert_done(pasted_list_read("Sous-groupe Z : Transversal\n1. Un\n2. Deux\n2.1 Trois\n3. Quatre\n"
                               "3. Cinq\nSous-groupe 9 : Vide\n",
                               false, &list, &err),
              &err);
  assert_done(add_pasted(fixture->session, 1, 0, &list, &last, &err), &err);
  pasted_list_free(&list);
  assert_int_equal(last, 0);
  now = session_state(fixture->session);
  assert_int_equal(roundtable_subgroup_count(now), before + 2);
  const Subgroup *subgroup = roundtable_find_subgroup(now, "Z");
  assert_int_equal(subgroup->recommendation_count, 5);
  const Recommendation *heading = roundtable_recommendation_at(now, subgroup, 1);
  assert_int_equal(heading->status, STATUS_HEADING);
  const Recommendation *child = roundtable_recommendation_at(now, subgroup, 2);
  assert_string_equal(child->code, "2.1");
  assert_int_equal(child->parent, heading->number);
  assert_int_equal(roundtable_recommendation_at(now, subgroup, 3)->parent, 0);
  assert_string_equal(roundtable_recommendation_at(now, subgroup, 4)->code, "4");
  char name[EVENT_TEXT_SIZE];
  assert_done(
      act_name(fixture->session, session_undoable(fixture->session, WHOLE_SESSION), name, &err),
      &err);
  assert_string_equal(name, "5 recommendations");
  assert_done(undo_act(fixture->session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_int_equal(roundtable_subgroup_count(session_state(fixture->session)), before);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_way_to_number_is_understood),
      cmocka_unit_test(children_make_a_heading),
      cmocka_unit_test(what_is_typed_is_a_title),
      cmocka_unit_test_setup_teardown(all_of_it_is_one_act, fixture_set_up, fixture_tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
