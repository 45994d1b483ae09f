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
#include "sessions/compare/match_overrides_file.h"
#include "sessions/files/file_error.h"
#include "sessions/files/folder.h"
#include "sessions/files/platform.h"

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

/* What is done to the file under the lock. */
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

/* Two who decide at once wait for one another on the folder. */
static bool with_lock(const char *folder, const char *path, const Change *change, Error *err) {
  const int lock = platform_open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (lock < 0) return fail_file(errno, folder, err);
  platform_lock_folder(lock, true); /* where folders cannot be locked, the later one wins */
  const bool kept = change_file(path, change, err);
  close(lock);
  return kept;
}

static bool keep_change(const char *folder, const Change *change, Error *err) {
  char *path;
  if (sodium_init() < 0)
    return fail(err, ERROR_FAILED, "%s", _("this machine gives no random numbers"));
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
