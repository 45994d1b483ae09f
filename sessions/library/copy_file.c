#include "sessions/library/copy_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/words.h"
#include "sessions/draft.h"
#include "sessions/interruption.h"
#include "sessions/kiosk.h"
#include "sessions/session_parts.h"
#include "sessions/stray_files.h"
#include "sessions/trouble.h"
#include "sessions/verify.h"

static bool build_nothing(void *context, Act *act, Error *err) {
  (void)context;
  return act_check_no_kiosk(act, err);
}

/* A session that may not be written to has no kiosk. */
static bool check_kiosk(const char *path, Error *err) {
  Session *session;
  if (!session_open(path, clock_of_machine(), &session, NULL)) return true;
  bool free_to_go = session_act(session, build_nothing, NULL, err);
  session_close(session);
  return free_to_go;
}

/* First into a file of this machine's, since writers wait for that and a stick may be slow. */
static bool take(const char *path, FILE *out, CopyMade *made, Error *err) {
  Journal *journal;
  if (!journal_view(path, &journal, err)) return false;
  bool taken = journal_copy(journal, out, &made->events, &made->hash, err);
  journal_close(journal);
  return taken;
}

static bool open_draft(const char *draft, const char *to, int *file, Error *err) {
  *file = open(draft, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (*file < 0)
    return errno == ENOENT ? fail_trouble(FOLDER_IS_MISSING, to, err) : fail_file(errno, to, err);
  draft_claim(*file);
  return true;
}

static bool write_all(int file, const char *bytes, size_t size) {
  while (size > 0) {
    ssize_t written = write(file, bytes, size);
    if (written <= 0 && errno != EINTR) return false;
    if (written > 0) bytes += written, size -= (size_t)written;
  }
  return true;
}

/* What is read afterwards comes from the disk, and not from memory, as far as the system goes
 * along. */
static bool put(FILE *taken, int file, const char *to, Error *err) {
  char piece[64 * 1024];
  size_t size;
  rewind(taken);
  while ((size = fread(piece, 1, sizeof piece, taken)) > 0)
    if (!write_all(file, piece, size)) return fail_file(errno, to, err);
  if (ferror(taken) || fsync(file) != 0) return fail_file(errno, to, err);
  posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
  return true;
}

static bool check_copy(const char *draft, const char *to, const CopyMade *made, Error *err) {
  Verification found;
  Error reason = {0};
  bool sound = verify_file(draft, &found, &reason);
  if (sound && found.events == made->events && chain_same(found.hash, made->hash)) return true;
  return fail(err, ERROR_BAD_DATA,
              _("%s: the copy was not sound and is taken away again: see what « gommette verify » "
                "says of the session, or take another disk"),
              to);
}

/* The draft stays open, and claimed, until it has its name. */
static bool make(FILE *taken, const char *draft, const char *to, const CopyMade *made, Error *err) {
  int file;
  if (!open_draft(draft, to, &file, err)) return false;
  bool done = put(taken, file, to, err) && check_copy(draft, to, made, err) &&
              session_draft_place(draft, to, err);
  close(file);
  if (!done) unlink(draft);
  return done;
}

static bool make_at(FILE *taken, const char *to, const CopyMade *made, Error *err) {
  char *draft;
  sigset_t signals_before;
  if (!draft_name(to, &draft, err)) return false;
  draft_sweep(to);
  interruption_hold(&signals_before);
  bool done = make(taken, draft, to, made, err);
  interruption_release(&signals_before);
  free(draft);
  return done;
}

static bool check_free(const char *to, Error *err) {
  struct stat status;
  return lstat(to, &status) != 0 || fail_trouble(EXISTS_ALREADY, to, err);
}

bool session_file_copy(const char *path, const char *to, CopyMade *made, Error *err) {
  Verification found;
  if (!check_free(to, err) || !verify_file(path, &found, err) || !check_kiosk(path, err))
    return false;
  FILE *taken = tmpfile();
  if (!taken) return fail_file(errno, to, err);
  bool done = take(path, taken, made, err) && make_at(taken, to, made, err);
  fclose(taken);
  return done;
}
