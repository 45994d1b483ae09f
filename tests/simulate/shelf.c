#include "tests/simulate/shelf.h"

#include <stdlib.h>
#include <string.h>

#include "core/vote/roundtable_parts.h"
#include "sessions/acts/agenda.h"
#include "sessions/files/platform.h"
#include "sessions/verify/verify.h"
#include "tests/simulate/memory.h"
#include "tests/simulate/promises.h"

static bool make(Shelf *shelf, const char *path, Error *err) {
  static const char *const titles[] = {"Créer un fonds", "Revoir la loi"};
  Session *session = NULL;
  uint32_t number, last;
  const bool done = session_create(path, path, clock_of_machine(), &session, err) &&
                    add_subgroup(session, NULL, "Logement", &number, err) &&
                    add_recommendations(session, number, 0, titles, 2, &last, err) &&
                    session_keep(session, err);
  if (done) shelf_add(shelf, session);
  session_close(session);
  return done;
}

bool shelf_prepare(Shelf *shelf, Error *err) {
  if (platform_mkdir(SHELF, S_IRWXU) != 0 || disk_sync_folder(machine()->disk, "/") != 0)
    return fail(err, ERROR_FAILED, SHELF);
  return make(shelf, SHELF "/un.gommette", err) && make(shelf, SHELF "/deux.gommette", err);
}

void shelf_free(Shelf *shelf) {
  free(shelf->list);
  *shelf = (Shelf){.list = NULL};
}

/* The latest of each session under each name. */
void shelf_add(Shelf *shelf, const Session *session) {
  Shelved shown = {.seq = session_stamp(session).seq, .hash = session_hash(session)};
  if (shown.seq == 0) return; /* what it is cannot be read at the moment, and the screen says so */
  memcpy(shown.id, roundtable_session_id(session_state(session)), SESSION_ID_SIZE);
  snprintf(shown.path, sizeof shown.path, "%s", session_path(session));
  for (size_t n = 0; n < shelf->count; n++) {
    Shelved *known = &shelf->list[n];
    if (memcmp(known->id, shown.id, SESSION_ID_SIZE) != 0 || strcmp(known->path, shown.path) != 0)
      continue;
    if (shown.seq > known->seq) *known = shown;
    return;
  }
  shelf->list = real_resize(shelf->list, (shelf->count + 1) * sizeof *shelf->list);
  shelf->list[shelf->count++] = shown;
}

/* ---- what is there */

typedef struct Sought {
  const Shelved *shown;
  bool found;
} Sought;

static bool take_event(void *context, const Event *event, ChainHash hash, Error *err) {
  Sought *sought = context;
  (void)err;
  if (event->stamp.seq == sought->shown->seq) sought->found = chain_same(hash, sought->shown->hash);
  return true;
}

/* Whether the file has the session that was shown, as far as it was. */
static void seek(const char *path, Sought *sought) {
  Error err = {0};
  Session *session = NULL;
  if (!session_view(path, &session, &err)) return;
  if (memcmp(roundtable_session_id(session_state(session)), sought->shown->id, SESSION_ID_SIZE) ==
      0)
    session_events(session, sought->shown->seq, take_event, sought, &err);
  session_close(session);
}

typedef bool FileTaker(void *context, const char *path);

/* Each session's file in a folder, and in those in it; drafts have hidden names. */
static bool each_session(const char *folder, FileTaker *take, void *context) {
  const char *name;
  bool goes_on = true;
  for (size_t n = 0; goes_on && (name = disk_name_in(machine()->disk, folder, n)); n++) {
    struct stat status;
    char path[DISK_PATH_SIZE];
    if (snprintf(path, sizeof path, "%s/%s", folder[1] ? folder : "", name) >= (int)sizeof path)
      continue;
    const char *dot = strrchr(name, '.');
    if (disk_stat(machine()->disk, path, &status) == 0 && S_ISDIR(status.st_mode))
      goes_on = each_session(path, take, context);
    else if (name[0] != '.' && dot && strcmp(dot, ".gommette") == 0)
      goes_on = take(context, path);
  }
  return goes_on;
}

static bool check_file(void *context, const char *path) {
  Room *room = context;
  Error err = {0};
  Verification found;
  return verify_file(path, &found, &err) || (room->had_rescue && strstr(err.text, "kiosk")) ||
         room_violated(room, "a session of the list does not verify: %s", err.text);
}

static bool seek_in_file(void *context, const char *path) {
  Sought *sought = context;
  seek(path, sought);
  return !sought->found;
}

bool promise_shelf(Room *room) {
  if (!each_session(SHELF, check_file, room)) return false;
  for (size_t n = 0; n < room->shelf.count; n++) {
    Sought sought = {.shown = &room->shelf.list[n]};
    room_look(room, PROMISE_SHELF);
    if (each_session("/", seek_in_file, &sought))
      return room_violated(room, "%s is nowhere as it was shown", sought.shown->path);
  }
  return true;
}
