/* Any bytes as a CSV file, in whatever encoding: it is refused in a sentence, or what it brings is
 * recorded, and the session verifies. The first byte says into which session, and how. */
#include <stdlib.h>
#include <string.h>

#include "sessions/import/import.h"
#include "sessions/verify/verify.h"
#include "tests/fuzz/fuzz.h"

enum { SHEET_SIZE_MAX = 64 * 1024 };

/* A session of nothing, or one with an agenda, counts and ballots. */
static FuzzInput sound_file(bool is_empty) {
  static FuzzInput empty, full;
  if (!full.data)
    full = fuzz_read(source_path("tests/data/old_rules/old-kiosk-and-counts.gommette"));
  if (empty.data || !is_empty) return is_empty ? empty : full;
  Session *session;
  Error err = {0};
  const char *path = fuzz_path("empty.gommette");
  PROMISED(session_create(path, "", clock_of_machine(), &session, &err));
  PROMISED(session_keep(session, &err));
  session_close(session);
  empty = fuzz_read(path);
  return empty;
}

static void end(bool done, ImportOutcome *outcome, const Error *err) {
  for (size_t n = 0; done && n < outcome->sentences.count; ++n)
    promise_clean(outcome->sentences.of[n], strlen(outcome->sentences.of[n]));
  if (!done) promise_error(err->text);
  for (size_t n = 0; n < outcome->doubtful_count; ++n)
    promise_clean(outcome->doubtful[n], strlen(outcome->doubtful[n]));
  import_outcome_free(outcome);
}

/* Whether the file says it would do, which must be what it then does. */
static void import(const char *path, ImportRequest request) {
  Session *session;
  Error err = {0};
  PROMISED(session_open(path, clock_of_machine(), &session, &err));
  const uint64_t before = session_stamp(session).seq;
  for (int pass = 0, checked = 0; pass < 2; ++pass) {
    ImportOutcome outcome = {0};
    request.check_only = pass == 0;
    const bool done = import_file(session, &request, &outcome, &err);
    PROMISED(pass == 0 || done == (checked != 0));
    PROMISED((pass > 0 && done) || session_stamp(session).seq == before);
    checked = done;
    end(done, &outcome, &err);
    if (!done) break;
  }
  session_close(session);
}

static void verify(const char *path) {
  Verification found;
  Error err = {0};
  const bool sound = verify_file(path, &found, &err);
  if (!sound) fprintf(stderr, "%s\n", err.text);
  PROMISED(sound);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  FuzzInput input = {data, size};
  if (size == 0 || size > SHEET_SIZE_MAX) return 0;
  fuzz_prepare();
  const uint8_t how = take_byte(&input);
  const FuzzInput sound = sound_file(how & 1);
  fuzz_clear();
  const char *path = fuzz_path("session.gommette"), *csv = fuzz_path("votes.csv");
  fuzz_write(path, sound.data, sound.size);
  fuzz_write(csv, input.data, input.size);
  import(path, (ImportRequest){.path = csv,
                               .set = how & 2,
                               .reason = how & 4 ? "because" : "",
                               .same_voters = (SameVoters)((how >> 3) % 3)});
  verify(path);
  fuzz_clear();
  return 0;
}
