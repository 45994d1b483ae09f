#include "sessions/merge/merge.h"

#include <errno.h>
#include <sodium.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/files/platform.h"
#include "sessions/files/signal_block.h"
#include "sessions/files/temp_file.h"
#include "sessions/journal/stray_files.h"
#include "sessions/merge/merge_writer.h"
#include "sessions/verify/verify.h"

static bool check_free(const char *path, Error *err) {
  struct stat status;
  if (platform_lstat(path, &status) == 0) return fail_file_error(EXISTS_ALREADY, path, err);
  return errno == ENOENT || fail_file(errno, path, err);
}

static bool write_draft(MergeInputs *inputs, const char *draft, const char *to, Merging *merging,
                        Sentences *conflicts, Error *err) {
  Journal *journal;
  if (!journal_create(draft, to, &journal, err)) return false;
  bool written =
      write_merged(inputs, journal, merging, conflicts, err) && journal_settle(journal, err);
  journal_close(journal);
  return written;
}

/* Proved as a stranger would, before anybody may rely on it. */
static bool check_draft(const char *draft, const char *path, Error *err) {
  Verification found;
  Error reason = {0};
  return verify_file(draft, &found, &reason) || temp_file_fail(draft, path, &reason, err);
}

/* Signals wait meanwhile, so that nothing half made stays behind. */
static bool make_file(MergeInputs *inputs, const char *path, Merging *merging, Sentences *conflicts,
                      Error *err) {
  char *draft;
  sigset_t before;
  if (!temp_file_name(path, &draft, err)) return false;
  temp_file_sweep(path);
  signal_block_hold(&before);
  bool made = write_draft(inputs, draft, path, merging, conflicts, err) &&
              check_draft(draft, path, err) && session_temp_file_place(draft, path, err);
  if (!made) platform_unlink(draft);
  signal_block_release(&before);
  free(draft);
  return made;
}

bool merge_files(const char *ours, const char *theirs, const char *path, Merging *merging,
                 Sentences *conflicts, Error *err) {
  MergeInputs inputs;
  *merging = (Merging){.shared = 0};
  if (sodium_init() < 0)
    return fail(err, ERROR_FAILED, "%s", _("this machine gives no random numbers"));
  if (!check_free(path, err)) return false;
  bool merged = merge_inputs_open(ours, theirs, &inputs, err);
  if (merged) {
    merging->shared = inputs.shared;
    merging->ours = inputs.ours.events - inputs.shared;
    merging->theirs = inputs.theirs.events - inputs.shared;
    merged = make_file(&inputs, path, merging, conflicts, err);
  }
  merge_inputs_close(&inputs);
  return merged;
}
