#include "tests/sessions/rooms.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sessions/acts/vote.h"
#include "sessions/verify/sources.h"
#include "sessions/verify/verify.h"
#include "tests/sessions/tampering.h"

#include <cmocka.h>

void copy_file(const char *from, const char *to) {
  Bytes whole = file_read(from);
  file_write(to, &whole);
  bytes_free(&whole);
}

/* A machine that is a second ahead since it was started: what both rooms do in one millisecond
 * would be one event. */
static Moment now_in_their_room(void *context) {
  (void)context;
  const Clock ours = clock_of_machine();
  Moment now = ours.now(ours.context);
  now.boot_ms += 1000;
  now.awake_ms += 1000;
  return now;
}

void rooms_open_theirs(Rooms *rooms) {
  Error err = {0};
  const Clock clock = {now_in_their_room, NULL};
  assert_done(session_open(rooms->theirs_path, clock, &rooms->theirs, &err), &err);
}

int rooms_set_up(void **state) {
  Rooms *rooms = calloc(1, sizeof *rooms);
  Error err = {0};
  size_t opened;
  assert_non_null(rooms);
  rooms->folder = sample_folder_make();
  sample_path(&rooms->folder, "ours.gommette", rooms->ours_path);
  sample_path(&rooms->folder, "theirs.gommette", rooms->theirs_path);
  sample_path(&rooms->folder, "merged.gommette", rooms->merged_path);
  rooms->ours = sample_session(rooms->ours_path);
  assert_done(start_vote(rooms->ours, WHOLE_SESSION, &opened, &err), &err);
  sample_vote(rooms->ours, 2, GREEN, 3);
  rooms->shared = session_stamp(rooms->ours).seq;
  copy_file(rooms->ours_path, rooms->theirs_path);
  rooms_open_theirs(rooms);
  *state = rooms;
  return 0;
}

int rooms_tear_down(void **state) {
  Rooms *rooms = *state;
  session_close(rooms->ours);
  session_close(rooms->theirs);
  sample_folder_remove(rooms->folder);
  free(rooms);
  return 0;
}

/* Hashes of a journal, by seq - 1. */
typedef struct Hashes {
  ChainHash *of;
  size_t count;
} Hashes;

static bool take_hash(void *context, const JournalEntry *entry, Error *err) {
  Hashes *hashes = context;
  (void)err;
  hashes->of = realloc(hashes->of, entry->seq * sizeof *hashes->of);
  hashes->of[entry->seq - 1] = entry->hash;
  hashes->count = entry->seq;
  return true;
}

static Hashes hashes_of(const char *path) {
  Hashes hashes = {NULL, 0};
  Journal *journal;
  Error err = {0};
  assert_done(journal_view(path, (WaitWatcher){0}, &journal, &err), &err);
  assert_done(journal_read_range(journal, 1, UINT64_MAX, take_hash, &hashes, &err), &err);
  journal_close(journal);
  return hashes;
}

/* Which of theirs were told again from the merged file. */
typedef struct Told {
  Hashes theirs;
  uint64_t last;
} Told;

static bool compare_hash(void *context, const MergeSource *source, uint64_t seq, ChainHash hash,
                         Error *err) {
  Told *told = context;
  (void)err;
  if (source->events != told->theirs.count || seq > told->theirs.count) return true;
  if (chain_same(hash, told->theirs.of[seq - 1])) told->last = seq;
  return true;
}

static void assert_tells_theirs(const char *path, const char *theirs) {
  Told told = {.theirs = hashes_of(theirs)};
  Journal *journal;
  JournalLoader loader;
  Error err = {0};
  assert_done(journal_view(path, (WaitWatcher){0}, &journal, &err), &err);
  assert_done(journal_loader_open(journal, path, &loader, &err), &err);
  assert_done(journal_loader_take(&loader, UINT64_MAX, &err), &err);
  assert_done(sources_read(&loader, compare_hash, &told, NULL, &err), &err);
  assert_int_equal(told.last, told.theirs.count);
  journal_loader_close(&loader);
  journal_close(journal);
  free(told.theirs.of);
}

static void assert_begins_as(const char *path, const char *ours) {
  Hashes merged = hashes_of(path), first = hashes_of(ours);
  assert_true(merged.count > first.count);
  assert_memory_equal(merged.of, first.of, first.count * sizeof *first.of);
  free(merged.of);
  free(first.of);
}

static void assert_merged_well(const char *path, const char *ours, const char *theirs) {
  Verification found;
  Error err = {0};
  char line[CHECKER_LINE_SIZE];
  assert_done(verify_file(path, &found, &err), &err);
  assert_true(found.merges > 0);
  assert_begins_as(path, ours);
  assert_tells_theirs(path, theirs);
  assert_int_equal(ask_checker(path, line), 0);
  assert_non_null(strstr(line, fingerprint_shown(found.hash).text));
}

Session *merge_paths(const char *ours, const char *theirs, const char *path, Sentences *conflicts) {
  Merging merging;
  Error err = {0};
  if (!merge_files(ours, theirs, path, &merging, conflicts, &err)) {
    if (conflicts->count == 0) fail_msg("%s", err.text);
    assert_int_equal(access(path, F_OK), -1);
    return NULL;
  }
  assert_merged_well(path, ours, theirs);
  return sample_open(path);
}

Session *rooms_merge(Rooms *rooms, Sentences *conflicts) {
  return merge_paths(rooms->ours_path, rooms->theirs_path, rooms->merged_path, conflicts);
}

Session *rooms_merge_well(Rooms *rooms) {
  Sentences conflicts = {0};
  Session *merged = rooms_merge(rooms, &conflicts);
  if (!merged) fail_msg("%s", conflicts.of[0]);
  sentences_free(&conflicts);
  return merged;
}

void assert_conflict(Rooms *rooms, const char *part, const char *other_part) {
  Sentences conflicts = {0};
  Session *merged = rooms_merge(rooms, &conflicts);
  if (merged) fail_msg("merged, though it should conflict: %s", part);
  if (conflicts.count != 1)
    fail_msg("%zu conflicts: %s / %s", conflicts.count, conflicts.of[0], conflicts.of[1]);
  if (!strstr(conflicts.of[0], part) || !strstr(conflicts.of[0], other_part))
    fail_msg("“%s” does not say “%s” and “%s”", conflicts.of[0], part, other_part);
  sentences_free(&conflicts);
}
