/* Sessions that begin: hidden until they are kept. */
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/words.h"
#include "sessions/draft.h"
#include "sessions/session_parts.h"
#include "sessions/trouble.h"

typedef struct Beginning {
  uint8_t id[SESSION_ID_SIZE];
  const char *title;
} Beginning;

/* The title belongs to the act, so that no undo leaves a session that nobody can tell. */
static bool begin(void *context, Act *act, Error *err) {
  const Beginning *beginning = context;
  Event begun = event_make(EVENT_SESSION_BEGUN);
  memcpy(begun.begun.id, beginning->id, SESSION_ID_SIZE);
  Event described = event_make(EVENT_SESSION_DESCRIBED);
  described.text.property = SESSION_TITLE;
  described.text.text[AFTER] = beginning->title;
  return act_add(act, begun, err) && (!*beginning->title || act_add(act, described, err));
}

static bool record_beginning(Session *session, const char *title, Error *err) {
  Beginning beginning = {.title = title};
  randombytes_buf(beginning.id, sizeof beginning.id);
  clock_boot_mark(beginning.id, session->boot_mark);
  return reading_open(session->journal, session->path, &session->reading, err) &&
         session_act(session, begin, &beginning, err);
}

static bool check_free(const char *path, Error *err) {
  struct stat status;
  if (lstat(path, &status) == 0) return fail_trouble(EXISTS_ALREADY, path, err);
  return errno == ENOENT || fail_file(errno, path, err);
}

static bool create_draft(Session *session, Error *err) {
  char *draft;
  if (sodium_init() < 0)
    return fail(err, ERROR_FAILED, "%s", _("this machine gives no random numbers"));
  if (!check_free(session->path, err) || !draft_name(session->path, &draft, err)) return false;
  draft_sweep(session->path);
  interruption_hold(&session->signals_before);
  if (journal_create(draft, session->path, &session->journal, err)) {
    session->draft = draft;
    return true;
  }
  interruption_release(&session->signals_before);
  free(draft);
  return false;
}

bool session_create(const char *path, const char *title, Clock clock, Session **session,
                    Error *err) {
  Session *created = NULL;
  if (session_allocate(path, clock, &created, err) && create_draft(created, err) &&
      record_beginning(created, title, err)) {
    *session = created;
    return true;
  }
  session_close(created);
  return false;
}

/* Where the disk's format cannot rename without replacing, a second name and the loss of the first
 * come to the same. */
static bool rename_without_replacing(const char *from, const char *to) {
  if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return true;
  if (errno != EINVAL && errno != ENOSYS) return false;
  return link(from, to) == 0 && unlink(from) == 0;
}

/* Makes the new name survive a power cut. A folder that cannot be opened for it keeps the name
 * anyway. */
static void sync_folder(const char *path) {
  char *folder = strndup(path, draft_folder_length(path));
  int file = folder ? open(*folder ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
  if (file >= 0) {
    fsync(file);
    close(file);
  }
  free(folder);
}

/* SQLite would look for its own journal, by which a crash is mended, beside the former name. */
static bool reopen_journal(Session *session, Error *err) {
  Journal *reopened;
  if (!journal_open(session->path, &reopened, err)) return false;
  journal_close(session->journal);
  session->journal = session->reading.journal = reopened;
  return true;
}

bool session_keep(Session *session, Error *err) {
  if (!session->draft) return true;
  if (!journal_settle(session->journal, err)) return false;
  if (!rename_without_replacing(session->draft, session->path))
    return fail_file(errno, session->path, err);
  sync_folder(session->path);
  free(session->draft);
  session->draft = NULL;
  bool reopened = reopen_journal(session, err);
  interruption_release(&session->signals_before);
  return reopened;
}
