#include "tests/sessions/compare/side_by_side.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "sessions/import/import.h"

#include <cmocka.h>

Beside beside_begin(void) {
  return (Beside){.folder = sample_folder_make()};
}

void beside_end(Beside *beside) {
  comparison_close(&beside->comparison);
  for (size_t n = 0; n < beside->count; ++n)
    session_close(beside->sessions[n]);
  sample_folder_remove(beside->folder);
}

Session *beside_add(Beside *beside, const char *csv) {
  char name[32], path[SAMPLE_PATH_SIZE];
  Error err = {0};
  ImportOutcome outcome = {0};
  Session *session = NULL;
  snprintf(name, sizeof name, "%c.gommette", (char)('a' + (int)beside->count));
  sample_path(&beside->folder, name, path);
  assert_done(session_create(path, name, clock_of_machine(), &session, &err), &err);
  assert_done(import_memory(session, "made.csv", csv, strlen(csv), &outcome, &err), &err);
  assert_done(session_keep(session, &err), &err);
  import_outcome_free(&outcome);
  beside->sessions[beside->count++] = session;
  return session;
}

const Comparison *beside_compare(Beside *beside) {
  Error err = {0};
  const ComparisonRequest request = comparison_request(beside->sessions[0]);
  comparison_close(&beside->comparison);
  assert_done(comparison_open(beside->sessions, beside->count, &request, beside->folder.path,
                              &beside->comparison, &err),
              &err);
  return &beside->comparison;
}

void beside_decide(Beside *beside, uint32_t of_a, uint32_t of_b, bool same) {
  Error err = {0};
  const Comparison *comparison = beside_compare(beside);
  const Match match = match_of_picks(&comparison->panel, (Pick){0, of_a}, (Pick){1, of_b}, same);
  assert_done(matches_keep(beside->folder.path, &match, 1, &err), &err);
}

size_t beside_row(const Comparison *comparison, size_t session, uint32_t recommendation) {
  const Matching *matching = &comparison->matching;
  for (size_t row = 0; row < matching->row_count; ++row)
    if (matching_at(matching, row, session)->recommendation == recommendation) return row;
  fail_msg("recommendation %u is in no row", recommendation);
  return 0;
}
