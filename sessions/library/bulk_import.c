#include "sessions/library/bulk_import.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/base/i18n.h"
#include "sessions/files/folder.h"
#include "sessions/files/platform.h"
#include "sessions/import/source.h"
#include "sessions/library/library.h"
#include "sessions/library/moving.h"
#include "sessions/text/text.h"

enum { HASH_TEXT_SIZE = 2 * FILE_HASH_SIZE + 1 };

/* A table imported earlier in this run. */
typedef struct Done {
  char hash[HASH_TEXT_SIZE];
  char *session;
} Done;

typedef struct Tables {
  Library *library;
  const char *to;
  const ImportDescription *described;
  Done *done;
  size_t done_count;
  TableTaker *take;
  void *context;
} Tables;

static int is_table(const struct dirent *entry) {
  const char *ending = strrchr(entry->d_name, '.');
  return entry->d_name[0] != '.' && ending &&
         (strcasecmp(ending, ".csv") == 0 || strcasecmp(ending, ".tsv") == 0);
}

static bool hash_of(const char *table, char text[HASH_TEXT_SIZE], Error *err) {
  ImportSource source;
  if (!source_open(table, &source, err)) return false;
  sodium_bin2hex(text, HASH_TEXT_SIZE, source.hash, FILE_HASH_SIZE);
  source_close(&source);
  return true;
}

/* Returns the session made from these bytes, or NULL. */
static const char *find_known(const Tables *tables, const char *hash) {
  size_t count;
  const LibraryEntry *entries = library_entries(tables->library, &count);
  for (size_t i = 0; i < tables->done_count; ++i)
    if (strcmp(tables->done[i].hash, hash) == 0) return tables->done[i].session;
  for (size_t i = 0; i < count; ++i)
    if (strstr(summary_text(&entries[i].summary, SUMMARY_SOURCES), hash)) return entries[i].path;
  return NULL;
}

/* Takes ownership of the session's path. */
static bool note_done(Tables *tables, const char *hash, char *session, Error *err) {
  Done *done = reallocarray(tables->done, tables->done_count + 1, sizeof *done);
  if (!done) {
    free(session);
    return fail_memory(err);
  }
  tables->done = done;
  snprintf(done[tables->done_count].hash, HASH_TEXT_SIZE, "%s", hash);
  done[tables->done_count++].session = session;
  return true;
}

static bool check_contents(const char *table, const ImportOutcome *outcome, Error *err) {
  return outcome->contents == IMPORTED_COUNTS ||
         fail(err, ERROR_BAD_DATA,
              _("“%s” is not a table of counts (columns green, yellow and red): import it by "
                "itself"),
              text_quoted(path_name(table)).text);
}

/* Until session_keep the session is a temporary file, deleted on failure. */
static bool make_session(const ImportRequest *request, const char *path, const char *title,
                         ImportOutcome *outcome, Error *err) {
  Session *session = NULL;
  if (!session_create(path, title, clock_of_machine(), &session, err)) return false;
  bool made = import_file(session, request, outcome, err) &&
              check_contents(request->path, outcome, err) && session_keep(session, err);
  session_close(session);
  return made;
}

static bool make(const Tables *tables, const char *table, char **path, ImportOutcome *outcome,
                 Error *err) {
  const ImportRequest request = {.path = table, .described = *tables->described};
  char *title = NULL;
  bool made = import_propose_title(table, &title, err) &&
              session_free_path(tables->to, title, path, err) &&
              make_session(&request, *path, title, outcome, err);
  free(title);
  if (!made) {
    free(*path);
    *path = NULL;
  }
  return made;
}

static bool tell(const Tables *tables, const TableOutcome *outcome, Error *err) {
  return tables->take(tables->context, outcome, err);
}

static bool import_new(Tables *tables, const char *table, const char *hash, Error *err) {
  ImportOutcome outcome = {0};
  Error trouble = {0};
  char *path = NULL;
  bool made = make(tables, table, &path, &outcome, &trouble);
  TableOutcome told = {made ? TABLE_IMPORTED : TABLE_REFUSED, table, path, &outcome, &trouble};
  bool done = tell(tables, &told, err);
  import_outcome_free(&outcome);
  return (!made || note_done(tables, hash, path, err)) && done;
}

static bool import_one(Tables *tables, const char *table, Error *err) {
  char hash[HASH_TEXT_SIZE];
  Error trouble = {0};
  if (!hash_of(table, hash, &trouble))
    return tell(tables, &(TableOutcome){.fate = TABLE_REFUSED, .table = table, .trouble = &trouble},
                err);
  const char *known = find_known(tables, hash);
  if (known)
    return tell(tables, &(TableOutcome){.fate = TABLE_KNOWN, .table = table, .session = known},
                err);
  return import_new(tables, table, hash, err);
}

static bool import_named(Tables *tables, const char *from, const char *name, Error *err) {
  char *table = path_join(from, name, err);
  bool done = table && import_one(tables, table, err);
  free(table);
  return done;
}

static int by_natural_order(const struct dirent **a, const struct dirent **b) {
  return text_natural_order((*a)->d_name, (*b)->d_name);
}

static bool import_all(Tables *tables, const char *from, Error *err) {
  struct dirent **names;
  int count = platform_scan(from, &names, is_table, by_natural_order);
  if (count < 0) return fail_folder(errno, from, err);
  bool done = count > 0 ||
              fail(err, ERROR_BAD_DATA, _("there is no CSV file in “%s”"), text_quoted(from).text);
  for (int i = 0; i < count; ++i) {
    done = done && import_named(tables, from, names[i]->d_name, err);
    free(names[i]);
  }
  free(names);
  return done;
}

static bool know_all(Library *library, Error *err) {
  while (library_unread(library) > 0)
    if (!library_read_next(library, err)) return false;
  return library_look_into(library, SUMMARY_SOURCES, err);
}

bool import_tables(const char *from, const char *to, const ImportDescription *described,
                   TableTaker *take, void *context, Error *err) {
  Tables tables = {.to = to, .described = described, .take = take, .context = context};
  if (!library_open(to, &tables.library, err)) return false;
  bool done = know_all(tables.library, err) && import_all(&tables, from, err);
  library_close(tables.library);
  for (size_t i = 0; i < tables.done_count; ++i)
    free(tables.done[i].session);
  free(tables.done);
  return done;
}
