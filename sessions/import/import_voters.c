/* Named voters: those with a ballot keep its number, new ones get the next free one. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/vote/number.h"
#include "sessions/import/import.h"
#include "sessions/session/session_day.h"
#include "sessions/text/text.h"

/* Above every ballot that ever existed and every number in the file; from 1, as people count. */
static int64_t first_free_number(const ImportAct *import) {
  int64_t next = roundtable_next_ballot(transaction_state(import->tx));
  int64_t behind_the_file = import->sheet->largest_voter + 1;
  return next > behind_the_file ? next : behind_the_file;
}

/* Known names, in the session and in the file so far, each folded by text_fold_name. */
typedef struct KnownVoters {
  Names folded;
  struct KnownVoter {
    int64_t ballot;
    size_t in_file; /* which of the file's voters, or NOT_IN_FILE */
  } * of;           /* indexed by the name's number */
  size_t capacity;
} KnownVoters;

#define NOT_IN_FILE SIZE_MAX

/* *number is that of a name equal but for case, accents and blanks; added: there was none. */
static bool know(KnownVoters *known, const char *name, struct KnownVoter voter, size_t *number,
                 bool *added, Error *err) {
  char *folded = NULL;
  if (!text_fold_name(name, &folded)) return fail_memory(err);
  bool done = names_add(&known->folded, folded, number, added, err);
  free(folded);
  if (!done || !*added) return done;
  if (!ARRAY_RESERVE(known->of, known->capacity, *number + 1)) return fail_memory(err);
  known->of[*number] = voter;
  return true;
}

static bool know_one_of_session(void *context, const char *name, int64_t ballot, Error *err) {
  size_t number;
  bool added;
  return know(context, name, (struct KnownVoter){ballot, NOT_IN_FILE}, &number, &added, err);
}

/* A name of the file, and whose it may be. */
typedef struct Doubt {
  size_t n;
  struct KnownVoter other;
} Doubt;

typedef struct Doubts {
  Doubt *of;
  size_t count, capacity;
} Doubts;

static bool doubt(Doubts *doubts, size_t n, struct KnownVoter other, Error *err) {
  if (!ARRAY_RESERVE(doubts->of, doubts->capacity, doubts->count + 1)) return fail_memory(err);
  doubts->of[doubts->count++] = (Doubt){n, other};
  return true;
}

/* Finds where the file first mentions each named voter; the caller frees the result. */
static size_t *find_first_lines(const Sheet *sheet, Error *err) {
  size_t *lines = calloc(sheet->voters.count + 1, sizeof *lines);
  for (size_t i = 0; lines && i < sheet->dot_count; ++i) {
    const Dot *dot = &sheet->dots[i];
    if (dot->voter >= 0) continue;
    size_t *first = &lines[~dot->voter];
    if (*first == 0 || dot->line < *first) *first = dot->line;
  }
  if (!lines) fail_memory(err);
  return lines;
}

static char *pair_words(const Sheet *sheet, const size_t *lines, const Doubt *pair) {
  char *words = NULL;
  int length;
  const QuotedText name = text_quoted(names_text(&sheet->voters, pair->n));
  if (pair->other.in_file == NOT_IN_FILE)
    length = asprintf(&words, _("“%s” (line %zu) and the voter of ballot %lld"), name.text,
                      lines[pair->n], (long long)pair->other.ballot);
  else
    length = asprintf(&words, _("“%s” (line %zu) and “%s” (line %zu)"), name.text, lines[pair->n],
                      text_quoted(names_text(&sheet->voters, pair->other.in_file)).text,
                      lines[pair->other.in_file]);
  return length < 0 ? NULL : words;
}

static bool tell_pairs(ImportAct *import, const Doubts *doubts, Error *err) {
  ImportOutcome *outcome = import->outcome;
  size_t *lines = find_first_lines(import->sheet, err);
  bool done =
      lines && (ARRAY_RESERVE(outcome->doubtful, outcome->doubtful_capacity, doubts->count) ||
                fail_memory(err));
  for (size_t n = 0; done && n < doubts->count; ++n) {
    char *words = pair_words(import->sheet, lines, &doubts->of[n]);
    done = words || fail_memory(err);
    if (done) outcome->doubtful[outcome->doubtful_count++] = words;
  }
  free(lines);
  return done;
}

/* Lists as many pairs as fit a sentence. */
static bool fail_doubtful(const ImportAct *import, Error *err) {
  enum { LIST_SIZE = ERROR_TEXT_SIZE / 2 };
  char list[LIST_SIZE] = "", more[TEXT_SHOWN_SIZE] = "";
  const ImportOutcome *outcome = import->outcome;
  size_t named = 0, used = 0;
  for (; named < outcome->doubtful_count; ++named) {
    const char *pair = outcome->doubtful[named];
    if (used + strlen(pair) + 2 >= LIST_SIZE) break;
    used += (size_t)sprintf(list + used, "%s%s", named > 0 ? "; " : "", pair);
  }
  const size_t left = outcome->doubtful_count - named;
  if (left > 0)
    snprintf(more, sizeof more, ngettext("; and %zu pair more", "; and %zu pairs more", left),
             left);
  return fail(err, ERROR_BAD_DATA,
              _("%s: these names differ only by case, accents or spaces: %s%s. Add --same-voters "
                "yes if each pair is one person, --same-voters no if not"),
              import->sheet->source.name, list, more);
}

static bool ask_whether_same(ImportAct *import, const Doubts *doubts, Error *err) {
  import_forget_doubts(import->outcome);
  return doubts->count == 0 || (tell_pairs(import, doubts, err) && fail_doubtful(import, err));
}

typedef struct Renumbering {
  ImportAct *import;
  KnownVoters known;
  Doubts doubts;
  int64_t *ballots, next;
  size_t added;
  bool joined;
} Renumbering;

static bool number_voter(Renumbering *renumbering, size_t n, Error *err) {
  ImportAct *import = renumbering->import;
  const char *name = names_text(&import->sheet->voters, n);
  bool found, is_new;
  size_t number;
  if (!transaction_find_voter(import->tx, name, &renumbering->ballots[n], &found, err))
    return false;
  if (found) return true;
  const int64_t next = renumbering->next + (int64_t)renumbering->added;
  if (!know(&renumbering->known, name, (struct KnownVoter){next, n}, &number, &is_new, err))
    return false;
  const struct KnownVoter *same = &renumbering->known.of[number];
  if (!is_new && import->same_voters == SAME_VOTERS_ASK)
    return doubt(&renumbering->doubts, n, *same, err);
  if (!is_new && import->same_voters == SAME_VOTERS_YES) {
    renumbering->ballots[n] = same->ballot;
    renumbering->joined = true;
    return true;
  }
  renumbering->ballots[n] = next;
  ++renumbering->added;
  return transaction_keep_voter(import->tx, name, next, err);
}

static bool number_voters(ImportAct *import, int64_t *ballots, size_t *added, bool *joined,
                          Error *err) {
  Renumbering renumbering = {.import = import, .next = first_free_number(import)};
  renumbering.ballots = ballots;
  names_open(&renumbering.known.folded);
  bool done = session_voters(import->session, know_one_of_session, &renumbering.known, err);
  for (size_t n = 0; done && n < import->sheet->voters.count; ++n)
    done = number_voter(&renumbering, n, err);
  done = done && ask_whether_same(import, &renumbering.doubts, err);
  free(renumbering.doubts.of);
  names_close(&renumbering.known.folded);
  free(renumbering.known.of);
  if (!done) return false;
  *added = renumbering.added;
  *joined = renumbering.joined;
  return true;
}

static int by_number(const void *a, const void *b) {
  const int64_t *one = a, *other = b;
  return (*one > *other) - (*one < *other);
}

/* Among the dots of numbered voters, finds one on a ballot that the file also gives a name. */
static const Dot *find_shared(const Sheet *sheet, const int64_t *named) {
  for (size_t n = 0; n < sheet->dot_count; ++n) {
    const Dot *dot = &sheet->dots[n];
    if (bsearch(&dot->voter, named, sheet->voters.count, sizeof *named, by_number)) return dot;
  }
  return NULL;
}

/* The number and the name may or may not be two people. */
static bool check_nobody_twice(const ImportAct *import, const int64_t *ballots, Error *err) {
  const Sheet *sheet = import->sheet;
  size_t size = sheet->voters.count * sizeof *ballots;
  int64_t *named = malloc(size + sizeof *named);
  if (!named) return fail_memory(err);
  memcpy(named, ballots, size);
  qsort(named, sheet->voters.count, sizeof *named, by_number);
  const Dot *shared = find_shared(sheet, named);
  free(named);
  if (!shared) return true;
  fail(err, ERROR_BAD_DATA,
       _("%lld is the number of a voter whom the file also names: name all voters, or number them "
         "all"),
       (long long)shared->voter);
  return sheet_name_cell(sheet, shared->line, HEADING_VOTER, err);
}

static void say_new_voters(ImportAct *import, size_t added) {
  if (added == 0) return;
  sentences_say(&import->outcome->sentences,
                ngettext("%s voter has a new name and got the number %lld. Anyone with the "
                         "session's file can read whose it is.",
                         "%s voters have new names and got the numbers from %lld on. Anyone with "
                         "the session's file can read whose they are.",
                         added),
                count_shown(added).text, (long long)first_free_number(import));
}

bool import_voters(ImportAct *import, int64_t **ballots, bool *joined, Error *err) {
  size_t count = import->sheet->voters.count, added = 0;
  if (count == 0) return true;
  bool together = false;
  int64_t *numbers = calloc(count, sizeof *numbers);
  if (!numbers) return fail_memory(err);
  if (!number_voters(import, numbers, &added, &together, err) ||
      !check_nobody_twice(import, numbers, err)) {
    free(numbers);
    return false;
  }
  say_new_voters(import, added);
  *ballots = numbers;
  *joined = together;
  return true;
}
