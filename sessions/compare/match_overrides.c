#include "sessions/compare/match_overrides.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/files/child.h"
#include "sessions/files/file_error.h"
#include "sessions/files/folder.h"
#include "sessions/files/output_file.h"
#include "sessions/files/platform.h"
#include "sessions/import/reader.h"
#include "sessions/text/fields.h"
#include "sessions/text/text.h"

enum {
  END_COLUMNS = 4,
  MATCH_COLUMNS = 1 + 2 * END_COLUMNS,
  ID_TEXT_SIZE = 2 * SESSION_ID_SIZE + 1
};

static const char NAMES[] = "decision session subgroup_code code title other_session "
                            "other_subgroup_code other_code other_title";

static const char SAME[] = "same", DIFFERENT[] = "different";

/* Adds a decision, borrowing its texts. Fails if out of memory, or if there are MATCHES_MAX
 * already. */
static bool matches_add(Matches *matches, const Match *match, Error *err) {
  if (matches->count == MATCHES_MAX)
    return fail(err, ERROR_BAD_DATA, _("%s: there are more than %s decisions: delete old ones"),
                MATCHES_FILE, number_shown(MATCHES_MAX).text);
  if (!ARRAY_RESERVE(matches->of, matches->capacity, matches->count + 1)) return fail_memory(err);
  matches->of[matches->count++] = *match;
  return true;
}

typedef struct FileReading {
  ImportSource source;
  Matches *matches;
  bool begun; /* the header was read */
} FileReading;

static bool take_header(const CsvRow *row, Error *err) {
  return (row->count == MATCH_COLUMNS &&
          names_same(NAMES, row->cells, row->count) == MATCH_COLUMNS) ||
         fail(err, ERROR_BAD_DATA, "%s",
              _("these are not the columns of a list of matches: give the file another name, and "
                "gommette starts a new one"));
}

static bool take_text(Matches *matches, TextUse use, const char *cell, const char **text,
                      Error *err) {
  char *clean, *spared = strdup(csv_spare(cell));
  if (!spared) return fail_memory(err);
  csv_spare_within(spared);
  const bool cleaned = text_clean(use, spared, strlen(spared), &clean, err);
  free(spared);
  if (!cleaned) return false;
  const bool kept = store_reserve(&matches->texts, strlen(clean) + 1);
  if (kept) *text = store_text(&matches->texts, clean);
  free(clean);
  return kept || fail_memory(err);
}

static bool take_id(const char *cell, uint8_t id[SESSION_ID_SIZE], Error *err) {
  size_t size = 0;
  if (strlen(cell) == 2 * SESSION_ID_SIZE &&
      sodium_hex2bin(id, SESSION_ID_SIZE, cell, strlen(cell), NULL, &size, NULL) == 0 &&
      size == SESSION_ID_SIZE)
    return true;
  return fail(err, ERROR_BAD_DATA, _("“%s” is not a session id of 32 characters: delete the line"),
              text_quoted(cell).text);
}

static bool take_end(Matches *matches, const char *const *cells, MatchEnd *end, Error *err) {
  return take_id(cells[0], end->session, err) &&
         take_text(matches, TEXT_SUBGROUP_CODE, cells[1], &end->subgroup_code, err) &&
         take_text(matches, TEXT_CODE, cells[2], &end->code, err) &&
         take_text(matches, TEXT_TITLE, cells[3], &end->title, err);
}

static bool take_decision(const char *cell, bool *same, Error *err) {
  *same = strcmp(cell, SAME) == 0;
  return *same || strcmp(cell, DIFFERENT) == 0 ||
         fail(err, ERROR_BAD_DATA, _("“%s” is not a decision: write same or different"),
              text_quoted(cell).text);
}

static bool take_match(Matches *matches, const CsvRow *row, Error *err) {
  Match match = {.same = false};
  if (row->count != MATCH_COLUMNS)
    return fail(err, ERROR_BAD_DATA, _("there are %zu cells instead of %d: delete the line"),
                row->count, MATCH_COLUMNS);
  return take_decision(row->cells[0], &match.same, err) &&
         take_end(matches, row->cells + 1, &match.end[0], err) &&
         take_end(matches, row->cells + 1 + END_COLUMNS, &match.end[1], err) &&
         matches_add(matches, &match, err);
}

static bool take_row(void *context, const CsvRow *row, Error *err) {
  FileReading *loader = context;
  const bool taken = loader->begun ? take_match(loader->matches, row, err) : take_header(row, err);
  loader->begun = true;
  return taken || csv_name_line(&loader->source, row->line, err);
}

/* Reads an existing file; the list owns its texts. */
static bool matches_file_read(const char *path, Matches *matches, Error *err) {
  FileReading loader = {.matches = matches};
  if (!source_open(path, &loader.source, err)) return false;
  const bool read = csv_read(&loader.source, take_row, &loader, err);
  source_close(&loader.source);
  return read;
}

static void write_end(CsvWriter *csv, const MatchEnd *end) {
  char id[ID_TEXT_SIZE];
  csv_write_word(csv, sodium_bin2hex(id, sizeof id, end->session, SESSION_ID_SIZE));
  csv_write_text(csv, end->subgroup_code);
  csv_write_text(csv, end->code);
  csv_write_text(csv, end->title);
}

static void write_all(FILE *out, const Matches *matches) {
  CsvWriter csv = {.out = out};
  csv_header(&csv, NAMES);
  for (size_t n = 0; n < matches->count; ++n) {
    csv_write_word(&csv, matches->of[n].same ? SAME : DIFFERENT);
    write_end(&csv, &matches->of[n].end[0]);
    write_end(&csv, &matches->of[n].end[1]);
    csv_end_row(&csv);
  }
}

static bool fill(const char *draft, const char *path, const Matches *matches, Error *err) {
  const int file = platform_open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file < 0) return fail_file(errno, path, err);
  temp_file_claim(file);
  FILE *out = fdopen(file, "wb");
  if (!out) {
    close(file);
    return fail_memory(err);
  }
  errno = 0;
  write_all(out, matches);
  bool filled = fflush(out) == 0 && !ferror(out) && platform_sync(file) == 0;
  filled = fclose(out) == 0 && filled;
  return filled || fail_file(errno ? errno : EIO, path, err);
}

/* A link or a folder of that name belongs to someone: never replace it. */
static bool check_replaceable(const char *path, Error *err) {
  struct stat status;
  if (platform_lstat(path, &status) != 0) return errno == ENOENT || fail_file(errno, path, err);
  if (S_ISLNK(status.st_mode)) return fail_file_error(IS_A_LINK, path, err);
  return S_ISREG(status.st_mode) || fail_file_error(IS_A_FOLDER, path, err);
}

/* Replaces the file by all decisions, atomically and readable by its user only. */
static bool matches_file_write(const char *path, const Matches *matches, Error *err) {
  char *draft;
  sigset_t signals_before;
  if (!check_replaceable(path, err) || !temp_file_name(path, &draft, err)) return false;
  temp_file_sweep(path);
  signal_block_hold(&signals_before);
  bool written = fill(draft, path, matches, err);
  if (written && !temp_file_place(draft, path, true)) written = fail_file(errno, path, err);
  if (!written) platform_unlink(draft);
  signal_block_release(&signals_before);
  free(draft);
  return written;
}

static bool path_in(const char *folder, char **path, Error *err) {
  return asprintf(path, "%s/%s", folder, MATCHES_FILE) >= 0 || fail_memory(err);
}

static bool is_there(const char *path) {
  struct stat status;
  return platform_lstat(path, &status) == 0 || errno != ENOENT;
}

bool matches_read(const char *folder, Matches *matches, Error *err) {
  char *path;
  if (!path_in(folder, &path, err)) return false;
  const bool read = !is_there(path) || matches_file_read(path, matches, err);
  free(path);
  return read;
}

void matches_free(Matches *matches) {
  store_free(&matches->texts);
  free(matches->of);
  *matches = (Matches){0};
}

MatchEnd match_end_of(const Roundtable *state, const Recommendation *one) {
  const Subgroup *subgroup = roundtable_subgroup(state, one->subgroup);
  MatchEnd end = {.subgroup_code = subgroup->text[SUBGROUP_CODE],
                  .code = one->code,
                  .title = one->text[RECOMMENDATION_TITLE]};
  memcpy(end.session, roundtable_session_id(state), SESSION_ID_SIZE);
  return end;
}

static bool is_same_end(const MatchEnd *a, const MatchEnd *b) {
  return memcmp(a->session, b->session, SESSION_ID_SIZE) == 0 && strcmp(a->code, b->code) == 0 &&
         strcmp(a->subgroup_code, b->subgroup_code) == 0;
}

static bool is_about_same(const Match *a, const Match *b) {
  return (is_same_end(&a->end[0], &b->end[0]) && is_same_end(&a->end[1], &b->end[1])) ||
         (is_same_end(&a->end[0], &b->end[1]) && is_same_end(&a->end[1], &b->end[0]));
}

static bool decide(Matches *matches, const Match *decision, Error *err) {
  for (size_t n = 0; n < matches->count; ++n)
    if (is_about_same(&matches->of[n], decision)) {
      matches->of[n] = *decision;
      return true;
    }
  return matches_add(matches, decision, err);
}

bool matches_join(const Matches *earlier, const Match *decisions, size_t count, Matches *all,
                  Error *err) {
  bool joined = true;
  for (size_t n = 0; joined && earlier && n < earlier->count; ++n)
    joined = matches_add(all, &earlier->of[n], err);
  for (size_t n = 0; joined && n < count; ++n)
    joined = decide(all, &decisions[n], err);
  return joined;
}

static void forget(Matches *matches, const Match *decision) {
  size_t left = 0;
  for (size_t n = 0; n < matches->count; ++n)
    if (!is_about_same(&matches->of[n], decision)) matches->of[left++] = matches->of[n];
  matches->count = left;
}

/* A change of the file, made under the lock. */
typedef struct Change {
  const Match *decisions;
  size_t count;
  bool forgets;
} Change;

static bool change_file(const char *path, const Change *change, Error *err) {
  Matches matches = {0};
  bool done = !is_there(path) || matches_file_read(path, &matches, err);
  for (size_t n = 0; done && n < change->count; ++n)
    if (change->forgets)
      forget(&matches, &change->decisions[n]);
    else
      done = decide(&matches, &change->decisions[n], err);
  done = done && matches_file_write(path, &matches, err);
  matches_free(&matches);
  return done;
}

/* Concurrent changes wait for each other's lock on the folder. */
static bool with_lock(const char *folder, const char *path, const Change *change, Error *err) {
  const int lock = platform_open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (lock < 0) return fail_file(errno, folder, err);
  platform_lock_folder(lock, true); /* if folders cannot be locked, the later one wins */
  const bool kept = change_file(path, change, err);
  close(lock);
  return kept;
}

static bool keep_change(const char *folder, const Change *change, Error *err) {
  char *path;
  if (!check_random(err)) return false;
  if (!folder_make(folder, err) || !path_in(folder, &path, err)) return false;
  const bool kept = with_lock(folder, path, change, err);
  free(path);
  return kept;
}

bool matches_keep(const char *folder, const Match *decisions, size_t count, Error *err) {
  return keep_change(folder, &(Change){.decisions = decisions, .count = count}, err);
}

bool matches_forget(const char *folder, const Match *decisions, size_t count, Error *err) {
  return keep_change(folder, &(Change){.decisions = decisions, .count = count, .forgets = true},
                     err);
}
