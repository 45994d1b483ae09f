/* New sessions: hidden until they are saved. */
#include <stdlib.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/files/folder.h"
#include "sessions/files/output_file.h"
#include "sessions/files/platform.h"
#include "sessions/journal/journal.h"
#include "sessions/session/session_parts.h"
#include "sessions/session/transaction.h"

/* The title is part of the first act, so that no undo leaves a session without a name. */
static bool record_beginning(Session *session, const char *title, Error *err) {
  Event begun = event_make(EVENT_SESSION_BEGUN);
  platform_random(begun.begun.id, SESSION_ID_SIZE);
  clock_boot_mark(begun.begun.id, session->boot_mark);
  if (!journal_loader_open(session->journal, session->path, &session->loader, err)) return false;
  const Event described = event_of_text(EVENT_SESSION_DESCRIBED, 0, SESSION_TITLE, "", title);
  Transaction *tx = transaction_begin(session, err);
  return tx && transaction_end(tx,
                               transaction_add(tx, begun, err) &&
                                   (!*title || transaction_add(tx, described, err)),
                               err);
}

static bool create_draft(Session *session, Error *err) {
  char *draft;
  if (!check_random(err)) return false;
  if (!path_check_free(session->path, err) || !temp_file_name(session->path, &draft, err))
    return false;
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

/* SQLite would look for its rollback journal, needed after a crash, under the former name. */
static bool reopen_journal(Session *session, Error *err) {
  Journal *reopened;
  if (!journal_open(session->path, (WaitWatcher){0}, &reopened, err)) return false;
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
    fail(&session->warning, why.kind, _("it is there, but: %s; open it to check it"), why.text);
  signal_block_release(&session->signals_before);
  return true;
}
