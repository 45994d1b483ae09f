#include "sessions/library/copies.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/acts/kiosk.h"
#include "sessions/files/child.h"
#include "sessions/files/file_error.h"
#include "sessions/files/folder.h"
#include "sessions/files/output_file.h"
#include "sessions/files/platform.h"
#include "sessions/journal/journal.h"
#include "sessions/session/session_parts.h"
#include "sessions/session/transaction.h"
#include "sessions/verify/verify.h"

/* A session that is read-only has no kiosk. */
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

/* If writing fails, the error names `shown`. */
static bool take(const char *path, FILE *out, const char *shown, CopyMade *made, Error *err) {
  Journal *journal;
  if (!journal_view(path, (WaitWatcher){0}, &journal, err)) return false;
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

/* Returns false only if reading the intermediate file fails, which is not the copy's fault. */
static bool pass_on(FILE *taken, FILE *out) {
  char piece[64 * 1024];
  size_t size;
  rewind(taken);
  while ((size = fread(piece, 1, sizeof piece, taken)) > 0)
    if (fwrite(piece, 1, size, out) != size) return true;
  return !ferror(taken);
}

/* First into a local temporary file, since writers have to wait and a stick may be slow. Without
 * room for that, they wait for the stick. */
static bool fill(const char *path, FILE *out, const char *to, CopyMade *made, Error *err) {
  FILE *between = platform_temporary_stream();
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

/* The data is read back from the disk instead of memory, as far as the system allows. */
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
              _("%s: the copy was faulty and has been deleted: see what “gommette verify” says of "
                "the session, or use another disk"),
              to);
}

/* The temporary file stays open, and locked, until it has its final name. */
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

bool session_file_copy(const char *path, const char *to, CopyMade *made, Error *err) {
  Verification found;
  CopyMade copied = {0};
  if (!path_check_free(to, err) || !verify_file(path, &found, err) || !check_kiosk(path, err) ||
      !make_at(path, to, &copied, err))
    return false;
  *made = copied;
  return true;
}

typedef struct Named {
  const SessionSummary *summary;
  size_t entry;
} Named;

static int by_session(const void *one, const void *other) {
  const Named *a = one, *b = other;
  int order = memcmp(a->summary->id, b->summary->id, SESSION_ID_SIZE);
  return order != 0 ? order : (a->entry > b->entry) - (a->entry < b->entry);
}

static void link_run(const Named *run, size_t count, size_t *next) {
  for (size_t i = 0; i < count; ++i)
    next[run[i].entry] = run[(i + 1) % count].entry;
}

static void link_sorted(const Named *named, size_t count, size_t *next) {
  size_t begin = 0;
  for (size_t i = 1; i <= count; ++i) {
    if (i < count && memcmp(named[i].summary->id, named[begin].summary->id, SESSION_ID_SIZE) == 0)
      continue;
    link_run(named + begin, i - begin, next);
    begin = i;
  }
}

bool copies_link(const LibraryEntry *entries, size_t count, size_t **next, Error *err) {
  size_t *ring = calloc(count + 1, sizeof *ring), known = 0;
  Named *named = calloc(count + 1, sizeof *named);
  bool made = (ring && named) || fail_memory(err);
  for (size_t i = 0; made && i < count; ++i) {
    ring[i] = i;
    /* Of a file that is not sound, only what its events say is known, if it has any. */
    if (entries[i].summary.soundness == SUMMARY_SOUND ||
        entries[i].summary.soundness == SUMMARY_ALTERED)
      named[known++] = (Named){&entries[i].summary, i};
  }
  if (made && known > 1) {
    qsort(named, known, sizeof *named, by_session);
    link_sorted(named, known, ring);
  }
  free(named);
  if (made)
    *next = ring;
  else
    free(ring);
  return made;
}

const char *copy_words(const LibraryEntry *one, const LibraryEntry *other,
                       char text[COPY_TEXT_SIZE]) {
  const long long more =
      other->summary.number[SUMMARY_EVENTS] - one->summary.number[SUMMARY_EVENTS];
  const char *folder = other->is_archived ? ARCHIVE_FOLDER "/" : "";
  if (chain_same(one->summary.hash, other->summary.hash))
    snprintf(text, COPY_TEXT_SIZE, _("same session, identical: %s%s"), folder, other->name);
  else if (more == 0)
    snprintf(text, COPY_TEXT_SIZE, _("same session, continued differently: %s%s"), folder,
             other->name);
  else if (more > 0)
    snprintf(text, COPY_TEXT_SIZE,
             ngettext("same session, %s event ahead: %s%s", "same session, %s events ahead: %s%s",
                      (unsigned long)more),
             number_shown(more).text, folder, other->name);
  else
    snprintf(text, COPY_TEXT_SIZE,
             ngettext("same session, %s event behind: %s%s", "same session, %s events behind: %s%s",
                      (unsigned long)-more),
             number_shown(-more).text, folder, other->name);
  return text;
}
