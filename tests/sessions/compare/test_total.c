/* Sessions added up: sums beside those worked out the long way, and the session made of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/vote/reference.h"
#include "sessions/acts/acts.h"
#include "sessions/acts/agenda.h"
#include "sessions/compare/total.h"
#include "sessions/verify/verify.h"
#include "tests/sessions/compare/side_by_side.h"

#include <cmocka.h>

/* The sums come after the session's beginning, its title and its rule. */
enum { ROUNDS = 12, CODES = 20, CSV_SIZE = 4096, FIRST_OF_SUMS = 4 };

static void open_total(Beside *beside, Total *total) {
  Error err = {0};
  const TotalRequest request = {.method = BY_WEIGHTED};
  assert_done(
      total_open(beside->sessions, beside->count, &request, beside->folder.path, total, &err),
      &err);
}

/* Records the total as a session of its own beside the others. */
static Session *record(Beside *beside, const Total *total, char path[SAMPLE_PATH_SIZE]) {
  Error err = {0};
  Session *session = NULL;
  sample_path(&beside->folder, "sum.gommette", path);
  assert_done(session_create(path, "Sum", clock_of_machine(), &session, &err), &err);
  assert_done(total_record(session, total, &err), &err);
  assert_done(session_keep(session, &err), &err);
  return session;
}

/* Which codes are in it and their counts, at random; what is not counted is not for the vote. */
static void add_random(Beside *beside, Random *random, Tally sums[CODES], uint32_t votes[CODES]) {
  char csv[CSV_SIZE];
  int used =
      snprintf(csv, sizeof csv, "subgroup_code,code,title,green,yellow,red\nA,x,Always,1,0,0\n");
  for (int code = 0; code < CODES; ++code) {
    const uint32_t fate = random_below(random, 4);
    if (fate == 0) continue;
    used += snprintf(csv + used, sizeof csv - (size_t)used, "%c,%d,Title of %d", "AB"[code % 2],
                     code, code * 7919);
    if (fate == 1) {
      used += snprintf(csv + used, sizeof csv - (size_t)used, ",,,\n");
      continue;
    }
    Tally tally;
    for (int colour = 0; colour < COLOUR_COUNT; ++colour)
      tally.dots[colour] = random_below(random, 50);
    used += snprintf(csv + used, sizeof csv - (size_t)used, ",%d,%d,%d\n", (int)tally.dots[GREEN],
                     (int)tally.dots[YELLOW], (int)tally.dots[RED]);
    sums[code] = tally_add(sums[code], tally);
    ++votes[code];
  }
  beside_add(beside, csv);
}

static void assert_sums(const Total *total, const Tally sums[CODES], const uint32_t votes[CODES]) {
  uint32_t found = 0, expected = 0;
  for (int code = 0; code < CODES; ++code)
    expected += votes[code] > 0;
  for (size_t n = 0; n < total->row_count; ++n) {
    const size_t row = total->rows[n];
    if (strcmp(total->names[row].code, "x") == 0) continue;
    const int code = atoi(total->names[row].code);
    assert_true(tally_same(total->sums[row].tally, sums[code]));
    assert_int_equal(total->sums[row].sessions, votes[code]);
    ++found;
  }
  assert_int_equal(found, expected);
}

/* The state of the session that holds the sums ranks as the total does. */
static void assert_session_holds(const Session *session, const Total *total) {
  Ranking ranking;
  Error err = {0};
  assert_done(ranking_compute(session_state(session), NULL, total->weights, &ranking, &err), &err);
  assert_int_equal(ranking.count, total->row_count);
  for (size_t n = 0; n < total->row_count; ++n) {
    const size_t row = total->rows[n];
    const Subgroup *subgroup =
        roundtable_find_subgroup(session_state(session), total->names[row].subgroup_code);
    const Recommendation *one = roundtable_find_recommendation(
        session_state(session), subgroup->number, total->names[row].code);
    size_t place = 0;
    while (ranking.standings[place].recommendation != one->number)
      ++place;
    const Standing *standing = &ranking.standings[place];
    assert_true(tally_same(standing->tally, total->sums[row].tally));
    for (int method = 0; method < MAIN_RANKINGS; ++method) {
      assert_int_equal(standing->rank[method].overall, total->sums[row].rank[method].overall);
      assert_int_equal(standing->rank[method].in_subgroup,
                       total->sums[row].rank[method].in_subgroup);
    }
  }
  ranking_free(&ranking);
}

static void random_sessions_add_up(void **state) {
  (void)state;
  Random random = {.state = 11};
  for (int round = 0; round < ROUNDS; ++round) {
    Beside beside = beside_begin();
    Tally sums[CODES] = {{{0}}};
    uint32_t votes[CODES] = {0};
    Total total;
    char path[SAMPLE_PATH_SIZE];
    for (uint32_t n = 0; n < 2 + random_below(&random, BESIDE_MAX - 1); ++n)
      add_random(&beside, &random, sums, votes);
    open_total(&beside, &total);
    assert_sums(&total, sums, votes);
    Session *session = record(&beside, &total, path);
    assert_session_holds(session, &total);
    session_close(session);
    total_close(&total);
    beside_end(&beside);
  }
}

static void the_session_of_sums_names_its_sources(void **state) {
  (void)state;
  Beside beside = beside_begin();
  Total total;
  Error err = {0};
  char path[SAMPLE_PATH_SIZE];
  beside_add(&beside, "code,title,green,yellow,red\n1,Housing,3,2,1\n");
  beside_add(&beside, "code,title,green,yellow,red\n1,Housing,1,0,0\n2,Health,1,1,1\n");
  open_total(&beside, &total);
  Session *session = record(&beside, &total, path);
  for (size_t n = 0; n < 2; ++n) {
    const Event *event;
    const ChainHash hash = session_hash(beside.sessions[n]);
    assert_done(session_event(session, FIRST_OF_SUMS + n, &event, &err), &err);
    assert_int_equal(event->kind, EVENT_SOURCE_ADDED);
    assert_int_equal(event->stamp.act, FIRST_OF_SUMS);
    assert_memory_equal(event->source.hash, hash.bytes, FILE_HASH_SIZE);
    assert_memory_equal(event->source.id, roundtable_session_id(session_state(beside.sessions[n])),
                        SESSION_ID_SIZE);
    assert_int_equal(event->source.seq, session_stamp(beside.sessions[n]).seq);
  }
  assert_false(roundtable_board(session_state(session)).curtain);
  session_close(session);
  Verification found = {0};
  assert_done(verify_file(path, &found, &err), &err);
  total_close(&total);
  beside_end(&beside);
}

static void adding_up_is_one_act_that_can_be_undone(void **state) {
  (void)state;
  Beside beside = beside_begin();
  Total total;
  Error err = {0};
  uint64_t taken;
  char path[SAMPLE_PATH_SIZE];
  beside_add(&beside, "code,title,green,yellow,red\n1,Housing,3,2,1\n");
  beside_add(&beside, "code,title,green,yellow,red\n1,Housing,1,0,0\n");
  open_total(&beside, &total);
  Session *session = record(&beside, &total, path);
  assert_done(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_int_equal(taken, FIRST_OF_SUMS);
  assert_int_equal(roundtable_subgroup_count(session_state(session)), 0);
  assert_done(redo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_session_holds(session, &total);
  session_close(session);
  total_close(&total);
  beside_end(&beside);
}

/* What the number of voters is in the session of sums. */
static int64_t voters_recorded(Beside *beside) {
  Total total;
  char path[SAMPLE_PATH_SIZE];
  open_total(beside, &total);
  Session *session = record(beside, &total, path);
  const int64_t voters = roundtable_voting_rule(session_state(session), RULE_VOTERS);
  session_close(session);
  total_close(&total);
  assert_int_equal(unlink(path), 0);
  return voters;
}

static void voters_are_summed_where_one_number_holds_for_all(void **state) {
  (void)state;
  Beside beside = beside_begin();
  Error err = {0};
  Session *first =
      beside_add(&beside, "subgroup_code,code,title,green,yellow,red\nA,1,Homes,3,2,1\n");
  Session *other =
      beside_add(&beside, "subgroup_code,code,title,green,yellow,red\nA,1,Homes,1,0,0\n");
  assert_done(set_voting_rule(first, RULE_VOTERS, 9, "", NULL, &err), &err);
  assert_int_equal(voters_recorded(&beside), RULE_UNKNOWN);
  assert_done(set_voting_rule(other, RULE_VOTERS, 4, "", NULL, &err), &err);
  assert_int_equal(voters_recorded(&beside), 13);
  assert_done(set_subgroup_voters(other, 1, 2, "", NULL, &err), &err);
  assert_int_equal(voters_recorded(&beside), RULE_UNKNOWN);
  beside_end(&beside);
}

static void a_code_that_two_have_gets_its_session_s_letter(void **state) {
  (void)state;
  Beside beside = beside_begin();
  Total total;
  char path[SAMPLE_PATH_SIZE];
  beside_add(&beside, "code,title,green,yellow,red\n1,Open more places of shelter,3,2,1\n");
  beside_add(&beside,
             "code,title,green,yellow,red\n1,Zebra crossings by bicycle,1,0,0\n1-B,Quiet,1,0,0\n");
  open_total(&beside, &total);
  assert_int_equal(total.row_count, 3);
  assert_string_equal(total.names[1].code, "1-B");
  assert_string_equal(total.names[2].code, "1-B-B");
  Session *session = record(&beside, &total, path);
  assert_session_holds(session, &total);
  session_close(session);
  total_close(&total);
  beside_end(&beside);
}

static void copies_of_one_session_are_refused(void **state) {
  (void)state;
  Beside beside = beside_begin();
  Total total = {.row_count = 0};
  Error err = {0};
  const TotalRequest request = {.method = BY_WEIGHTED};
  Session *one = beside_add(&beside, "code,title,green,yellow,red\n1,Housing,3,2,1\n");
  assert_refused(total_open((Session *[]){one, one}, 2, &request, NULL, &total, &err), &err,
                 "copies of one session: their dots would count twice");
  total_close(&total);
  beside_end(&beside);
}

/* Each count is as large as can be: together they are more than a session holds. */
static void more_than_a_session_holds_is_refused_when_recorded(void **state) {
  (void)state;
  Beside beside = beside_begin();
  Total total;
  Error err = {0};
  Session *session = NULL;
  char path[SAMPLE_PATH_SIZE];
  beside_add(&beside, "code,title,green,yellow,red\n1,Housing,2147483648,2,1\n");
  beside_add(&beside, "code,title,green,yellow,red\n1,Housing,1,0,0\n");
  open_total(&beside, &total);
  assert_int_equal(total.sums[0].tally.dots[GREEN], COUNT_MAX + 1);
  sample_path(&beside.folder, "sum.gommette", path);
  assert_done(session_create(path, "Sum", clock_of_machine(), &session, &err), &err);
  assert_refused(total_record(session, &total, &err), &err, "1: ");
  session_close(session);
  total_close(&total);
  beside_end(&beside);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(random_sessions_add_up),
      cmocka_unit_test(the_session_of_sums_names_its_sources),
      cmocka_unit_test(adding_up_is_one_act_that_can_be_undone),
      cmocka_unit_test(voters_are_summed_where_one_number_holds_for_all),
      cmocka_unit_test(a_code_that_two_have_gets_its_session_s_letter),
      cmocka_unit_test(copies_of_one_session_are_refused),
      cmocka_unit_test(more_than_a_session_holds_is_refused_when_recorded),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
