#include "sessions/library/copy_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/acts/kiosk.h"
#include "sessions/files/file_error.h"
#include "sessions/files/platform.h"
#include "sessions/files/signal_block.h"
#include "sessions/files/temp_file.h"
#include "sessions/journal/stray_files.h"
#include "sessions/session/session_parts.h"
#include "sessions/session/transaction.h"
#include "sessions/verify/verify.h"

/* A session that may not be written to has no kiosk. */
static bool check_kiosk(const char *path, Error *err) {
  Session *session;
  Error why = {0};
  if (!session_open(path, clock_of_machine(), &session, &why))
    return !is_of_machine(&why) || fail_again(&why, err);
  Transaction *tx = transaction_begin(session, err);
  const bool free_to_go = tx && transaction_end(tx, check_no_kiosk(tx, err), err);
  session_close(session);
  return free_to_go;
}

/* `shown` is what cannot be written to, where it is that. */
static bool take(const char *path, FILE *out, const char *shown, CopyMade *made, Error *err) {
  Journal *journal;
  if (!journal_view(path, &journal, err)) return false;
  errno = 0;
  bool taken = journal_copy(journal, out, &made->events, &made->hash, err);
  if (taken && fflush(out) != 0) taken = false;
  const int why = errno;
  journal_close(journal);
  if (ferror(out)) return fail_file(why ? why : EIO, shown, err);
  return taken;
}

static bool open_draft(const char *draft, const char *to, FILE **out, Error *err) {
  int file =
      platform_open(draft, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0)
    return errno == ENOENT ? fail_file_error(FOLDER_IS_MISSING, to, err)
                           : fail_file(errno, to, err);
  temp_file_claim(file);
  FILE *opened = fdopen(file, "w+b");
  if (!opened) {
    fail_file(errno, to, err);
    close(file);
    platform_unlink(draft);
    return false;
  }
  *out = opened;
  return true;
}

/* False where it is the file between that fails, which is not the copy's fault. */
static bool pass_on(FILE *taken, FILE *out) {
  char piece[64 * 1024];
  size_t size;
  rewind(taken);
  while ((size = fread(piece, 1, sizeof piece, taken)) > 0)
    if (fwrite(piece, 1, size, out) != size) return true;
  return !ferror(taken);
}

/* First into a file of this machine's, since writers wait for that and a stick may be slow. Where
 * there is no room for one they wait for the stick. */
static bool fill(const char *path, FILE *out, const char *to, CopyMade *made, Error *err) {
  FILE *between = tmpfile();
  errno = 0;
  bool passed = between && take(path, between, to, made, NULL) && pass_on(between, out);
  const int why = errno;
  if (between) fclose(between);
  if (ferror(out)) return fail_file(why ? why : EIO, to, err);
  if (passed) return true;
  if (fseek(out, 0, SEEK_SET) != 0 || platform_truncate(fileno(out), 0) != 0)
    return fail_file(errno, to, err);
  return take(path, out, to, made, err);
}

/* What is read afterwards comes from the disk, and not from memory, as far as the system goes
 * along. */
static bool settle(FILE *out, const char *to, Error *err) {
  if (fflush(out) != 0 || platform_sync(fileno(out)) != 0) return fail_file(errno, to, err);
  posix_fadvise(fileno(out), 0, 0, POSIX_FADV_DONTNEED);
  return true;
}

static bool check_copy(const char *draft, const char *to, const CopyMade *made, Error *err) {
  Verification found = {0};
  Error reason = {0};
  bool sound = verify_file(draft, &found, &reason);
  if (sound && found.events == made->events && chain_same(found.hash, made->hash)) return true;
  if (!sound && is_of_machine(&reason)) return temp_file_fail(draft, to, &reason, err);
  return fail(err, ERROR_BAD_DATA,
              _("%s: the copy was not sound and is taken away again: see what « gommette verify » "
                "says of the session, or take another disk"),
              to);
}

/* The draft stays open, and claimed, until it has its name. */
static bool make(const char *path, const char *draft, const char *to, CopyMade *made, Error *err) {
  FILE *out = NULL;
  if (!open_draft(draft, to, &out, err)) return false;
  bool done = fill(path, out, to, made, err) && settle(out, to, err) &&
              check_copy(draft, to, made, err) && session_temp_file_place(draft, to, err);
  fclose(out);
  if (!done) platform_unlink(draft);
  return done;
}

static bool make_at(const char *path, const char *to, CopyMade *made, Error *err) {
  char *draft;
  sigset_t signals_before;
  if (!temp_file_name(to, &draft, err)) return false;
  temp_file_sweep(to);
  signal_block_hold(&signals_before);
  bool done = make(path, draft, to, made, err);
  signal_block_release(&signals_before);
  free(draft);
  return done;
}

static bool check_free(const char *to, Error *err) {
  struct stat status;
  if (platform_lstat(to, &status) == 0) return fail_file_error(EXISTS_ALREADY, to, err);
  return errno == ENOENT || fail_file(errno, to, err);
}

bool session_file_copy(const char *path, const char *to, CopyMade *made, Error *err) {
  Verification found;
  CopyMade copied = {0};
  if (!check_free(to, err) || !verify_file(path, &found, err) || !check_kiosk(path, err) ||
      !make_at(path, to, &copied, err))
    return false;
  *made = copied;
  return true;
}
