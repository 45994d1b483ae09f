/* Sessions that begin: hidden until they are kept. */
#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/files/platform.h"
#include "sessions/files/temp_file.h"
#include "sessions/journal/stray_files.h"
#include "sessions/session/session_parts.h"
#include "sessions/session/transaction.h"

/* The title is part of the first act, so that no undo leaves a session without a name. */
static bool record_beginning(Session *session, const char *title, Error *err) {
  Event begun = event_make(EVENT_SESSION_BEGUN), described = event_make(EVENT_SESSION_DESCRIBED);
  platform_random(begun.begun.id, SESSION_ID_SIZE);
  described.text.property = SESSION_TITLE;
  described.text.text[AFTER] = title;
  clock_boot_mark(begun.begun.id, session->boot_mark);
  if (!journal_loader_open(session->journal, session->path, &session->loader, err)) return false;
  Transaction *tx = transaction_begin(session, err);
  return tx && transaction_end(tx,
                               transaction_add(tx, begun, err) &&
                                   (!*title || transaction_add(tx, described, err)),
                               err);
}

static bool check_free(const char *path, Error *err) {
  struct stat status;
  if (platform_lstat(path, &status) == 0) return fail_file_error(EXISTS_ALREADY, path, err);
  return errno == ENOENT || fail_file(errno, path, err);
}

static bool create_draft(Session *session, Error *err) {
  char *draft;
  if (sodium_init() < 0)
    return fail(err, ERROR_FAILED, "%s", _("this machine gives no random numbers"));
  if (!check_free(session->path, err) || !temp_file_name(session->path, &draft, err)) return false;
  temp_file_sweep(session->path);
  signal_block_hold(&session->signals_before);
  if (journal_create(draft, session->path, &session->journal, err)) {
    session->draft = draft;
    return true;
  }
  signal_block_release(&session->signals_before);
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

/* SQLite would look for its own journal, by which a crash is mended, beside the former name. */
static bool reopen_journal(Session *session, Error *err) {
  Journal *reopened;
  if (!journal_open(session->path, &reopened, err)) return false;
  journal_close(session->journal);
  session->journal = session->loader.journal = reopened;
  return true;
}

bool session_keep(Session *session, Error *err) {
  Error why = {0};
  if (!session->draft) return true;
  if (!journal_settle(session->journal, err)) return false;
  if (!session_temp_file_place(session->draft, session->path, err)) return false;
  free(session->draft);
  session->draft = NULL;
  session->is_lost = !reopen_journal(session, &why);
  if (session->is_lost)
    fail(&session->warning, why.kind, _("it is there, but: %s; open it to see whether it is well"),
         why.text);
  signal_block_release(&session->signals_before);
  return true;
}

bool session_take_warning(Session *session, Error *warning) {
  if (session->warning.kind == ERROR_NONE)
    return session->journal && journal_take_warning(session->journal, warning);
  *warning = session->warning;
  session->warning = (Error){0};
  return true;
}
