#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "tests/sessions/files.h"

#include <cmocka.h>

typedef struct Refusal {
  const char *text, *says;
} Refusal;

#define AGENDA_HEAD "subgroup_code,subgroup_title,subgroup_status,code,parent,title,status\n"
#define STATUS_HEAD "subgroup_code,code,title,status,green,yellow,red\n"
#define COUNTS_HEAD "code,title,green,yellow,red,cumul\n"

/* All are read as x.csv into a session with subgroup A (title « Housing », recommendation 1), and B
 * (2 not for the vote, 3 a heading). */
static const Refusal REFUSALS[] = {
    {"", "“x.csv” is empty"},
    {"\n\n", "“x.csv” is empty"},
    {"code,title\n", "“x.csv” has no row"},
    {"colour\ngreen\n", "x.csv line 1: the header lacks “voter”"},
    {AGENDA_HEAD "A,,,9\n", "x.csv line 2: the row has 4 cells and the header 7"},
    {AGENDA_HEAD "A,,,9,,a,b,c,d\n", "x.csv line 2: the row has 9 cells and the header 7"},
    {AGENDA_HEAD "A,,,9,,\"a,votable\n", "x.csv line 2: a quotation mark is opened"},
    {AGENDA_HEAD "A,,,9,,\xE2\x80\xAE"
                 "a,\n",
     "x.csv line 2, “title”: remove the invisible character <U+202E>"},
    {AGENDA_HEAD "A,,,9,,a\x1B,\n", "<U+001B>"},
    {AGENDA_HEAD "A,,,,,a,\n", "x.csv line 2: the recommendation has no code"},
    {AGENDA_HEAD "A,,,9,,,\n", "x.csv line 2: recommendation “9” is new to the session and has"},
    {AGENDA_HEAD "A,,,9,,a,maybe\n", "x.csv line 2, “status”: “maybe” is not a status"},
    {AGENDA_HEAD "A,,maybe,9,,a,\n", "write held or not held"},
    {AGENDA_HEAD "A/B,,,9,,a,\n", "x.csv line 2, “subgroup_code”: the code of a subgroup cannot"},
    {AGENDA_HEAD "A,,,123456789012345678901234567890123,,a,\n", "33 characters"},
    {AGENDA_HEAD "A,,,9,,a,\nA,,,9,,b,\n", "x.csv line 3, “code”: “9” is already on line 2"},
    {AGENDA_HEAD "A,,,9.1,9,a,\nA,,,9,,b,\n", "x.csv line 2, “parent”: the parent “9”"},
    {AGENDA_HEAD "A,,,9,9,a,\n", "the parent “9”"},
    {AGENDA_HEAD "A,,,9,,a,votable\nA,,,9.1,9,b,\n",
     "x.csv line 2, “status”: “9” has recommendations under it"},
    {AGENDA_HEAD "A,,,9,,a,not for the vote\nA,,,9.1,9,b,\n", "x.csv line 2, “status”"},
    {AGENDA_HEAD "B,,,3,,,votable\n", "x.csv line 2, “status”: “3” has recommendations under"},
    {STATUS_HEAD "B,3,,,1,2,3\n", "x.csv line 2, “green”: “3” is a heading"},
    {STATUS_HEAD "B,9,a,heading,0,0,0\n", "x.csv line 2, “green”: “9” is a heading"},
    {STATUS_HEAD "B,9,a,not for the vote,1,0,0\n", "“9” is not for the vote: empty its counts"},
    {STATUS_HEAD "B\n", "x.csv line 2: the row has 1 cell and the header 7"},
    {AGENDA_HEAD "A,x,,9,,a,\nA,y,,8,,a,\n", "x.csv line 3, “subgroup_title”: subgroup “A”"},
    {AGENDA_HEAD "A,,held,9,,a,\nA,,not held,8,,a,\n", "x.csv line 3, “subgroup_status”"},
    {AGENDA_HEAD "A,,,9,,a,\n,,,8,,a,\n", "x.csv line 3: it has no subgroup code"},
    {AGENDA_HEAD ",,,9,,a,\nA,,,8,,a,\n", "x.csv line 2: it has no subgroup code"},
    {"code,title\n9,a\n", "x.csv line 2: the session has 2 subgroups"},
    {COUNTS_HEAD "1,a,1,,3,\n", "x.csv line 2, “yellow”: the count is missing: write 0"},
    {COUNTS_HEAD "1,a,,,3,\n", "x.csv line 2, “green”: the count is missing"},
    {COUNTS_HEAD "1,a,1,-2,3,\n", "x.csv line 2, “yellow”: “-2” is negative"},
    {COUNTS_HEAD "1,a,1,2.0,3,\n", "“2.0” is not a whole number"},
    {COUNTS_HEAD "1,a,1,2,2147483649,\n", "the number is too large: at most 2,147,483,648"},
    {COUNTS_HEAD "1,a,1,2,99999999999999999999,\n", "too large"},
    {COUNTS_HEAD "1,a,1,2,3,7\n", "x.csv line 2, “cumul”: it says 7, but the counts add up to 6"},
    {COUNTS_HEAD "1,a,,,,7\n", "add up to 0"},
    {"subgroup_code,code,green,yellow,red\nC,1,1,1,1\n", "has no title"},
    {"voter,subgroup_code,code,colour\n1,A,1,green\n1,A,1,red\n",
     "x.csv line 3: the same voter already has a dot on “A/1” on line 2"},
    {"voter,subgroup_code,code,colour\n1,A,1,vertt\n",
     "x.csv line 2: “vertt” is not a colour; write green, yellow or red"},
    {"voter,subgroup_code,code,colour\n1,A,1,\n", "x.csv line 2: the colour is missing"},
    {"voter,subgroup_code,code,colour\n1,A,7,red\n",
     "x.csv line 2: there is no recommendation “A/7”"},
    {"voter,subgroup_code,code,colour\n,A,1,red\n", "x.csv line 2, “voter”: the voter is missing"},
    {"voter,subgroup_code,code,colour\n1,A,,red\n", "x.csv line 2, “code”: the code is missing"},
    {"voter,subgroup_code,code,colour\n4611686018427387905,A,1,red\n", "too large"},
    {"timestamp_ms,voter,subgroup_code,code,colour\nnoon,1,A,1,red\n",
     "x.csv line 2, “timestamp_ms”: “noon” is not a whole number"},
    {"voter,subgroup_code,code,colour\n1,A,1,red\n1,B,1,red\n1,B,2,red\n",
     "x.csv line 4: recommendation “2” is not for the vote"},
    {"voter,item,grade\n1,1,red\n", "x.csv line 2: the session has 2 subgroups"},
};

static void each_bad_file_gets_one_clear_sentence(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  import_text(session, "a.csv",
              "subgroup_code,subgroup_title,code,parent,title,status\nA,Housing,1,,One,\n"
              "B,Health,1,,Two,\nB,,2,,Three,not for the vote\nB,,3,,Four,\nB,,3.1,3,Five,\n");
  ChainHash before = session_hash(session);
  for (size_t i = 0; i < sizeof REFUSALS / sizeof *REFUSALS; ++i) {
    ImportOutcome outcome;
    Error err = {0};
    bool done = try_text(session, &folder, "x.csv", REFUSALS[i].text, false, &outcome, &err);
    import_outcome_free(&outcome);
    if (done || !strstr(err.text, REFUSALS[i].says))
      fail_msg("file %zu: “%s” instead of “%s”", i, err.text, REFUSALS[i].says);
    ChainHash after = session_hash(session);
    assert_memory_equal(&before, &after, sizeof before);
    assert_int_equal(roundtable_recommendation_total(session_state(session)), 5);
  }
  session_close(session);
  sample_folder_remove(folder);
}

static void what_is_not_a_file_is_refused(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  char missing[SAMPLE_PATH_SIZE];
  const struct {
    const char *path, *says;
  } PATHS[] = {
      {sample_path(&folder, "none.csv", missing), "there is no file “none.csv”"},
      {folder.path, "is a folder"},
      {"/dev/null", "“null” is not a file"},
  };
  for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; ++i) {
    ImportOutcome outcome = {0};
    ImportRequest request = {.path = PATHS[i].path};
    Error err;
    assert_refused(import_file(session, &request, &outcome, &err), &err, PATHS[i].says);
    import_outcome_free(&outcome);
  }
  session_close(session);
  sample_folder_remove(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_bad_file_gets_one_clear_sentence),
      cmocka_unit_test(what_is_not_a_file_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
