/* Voters with a name: who has a ballot keeps its number, who is new gets the next free one. */
#include <stdlib.h>
#include <string.h>

#include "core/words.h"
#include "sessions/csv/import_act.h"

/* Above every ballot that there ever was and every number in the file; from 1, as people count. */
static int64_t first_free_number(const ImportAct *import) {
  int64_t next = roundtable_next_ballot(act_state(import->act));
  int64_t behind_the_file = import->sheet->largest_voter + 1;
  return next > behind_the_file ? next : behind_the_file;
}

static bool number_voters(ImportAct *import, int64_t *ballots, size_t *added, Error *err) {
  const Names *voters = &import->sheet->voters;
  int64_t next = first_free_number(import);
  for (size_t n = 0; n < voters->count; ++n) {
    const char *name = names_text(voters, n);
    bool found;
    if (!act_find_voter(import->act, name, &ballots[n], &found, err)) return false;
    if (found) continue;
    ballots[n] = next + (int64_t)(*added)++;
    if (!act_keep_voter(import->act, name, ballots[n], err)) return false;
  }
  return true;
}

static int by_number(const void *a, const void *b) {
  const int64_t *one = a, *other = b;
  return (*one > *other) - (*one < *other);
}

/* Of the dots of voters that are numbers, one on a ballot that the file gives a name as well. */
static const Dot *find_shared(const Sheet *sheet, const int64_t *named) {
  for (size_t n = 0; n < sheet->dot_count; ++n) {
    const Dot *dot = &sheet->dots[n];
    if (bsearch(&dot->voter, named, sheet->voters.count, sizeof *named, by_number)) return dot;
  }
  return NULL;
}

/* Nobody can tell whether the number and the name are two people. */
static bool check_nobody_twice(const ImportAct *import, const int64_t *ballots, Error *err) {
  const Sheet *sheet = import->sheet;
  size_t size = sheet->voters.count * sizeof *ballots;
  int64_t *named = malloc(size);
  if (!named) return fail_memory(err);
  memcpy(named, ballots, size);
  qsort(named, sheet->voters.count, sizeof *named, by_number);
  const Dot *shared = find_shared(sheet, named);
  free(named);
  if (!shared) return true;
  fail(err, ERROR_BAD_DATA,
       _("%lld is the number of a voter whom the file also names: name all voters, or number all"),
       (long long)shared->voter);
  return sheet_name_cell(sheet, shared->line, COLUMN_VOTER, err);
}

static bool say_new_voters(ImportAct *import, size_t added, Error *err) {
  if (added == 0) return true;
  return outcome_say(import->outcome, err,
                     ngettext("%zu voter goes by a new name and got the number %lld. Whoever has "
                              "the session's file can read whose it is.",
                              "%zu voters go by new names and got the numbers from %lld on. "
                              "Whoever has the session's file can read whose they are.",
                              added),
                     added, (long long)first_free_number(import));
}

bool import_voters(ImportAct *import, int64_t **ballots, Error *err) {
  size_t count = import->sheet->voters.count, added = 0;
  if (count == 0) return true;
  int64_t *numbers = calloc(count, sizeof *numbers);
  if (!numbers) return fail_memory(err);
  const bool done = number_voters(import, numbers, &added, err) &&
                    check_nobody_twice(import, numbers, err) && say_new_voters(import, added, err);
  if (done)
    *ballots = numbers;
  else
    free(numbers);
  return done;
}
