#include "tests/simulate/promises.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/vote/breaches.h"
#include "core/vote/roundtable_parts.h"
#include "sessions/files/folder.h"
#include "sessions/journal/journal.h"
#include "sessions/journal/kiosk_value.h"
#include "sessions/library/recovery.h"
#include "sessions/session/second_log.h"
#include "sessions/verify/verify.h"
#include "tests/core/dump.h"
#include "tests/simulate/memory.h"

/* ---- acknowledged */

static void reserve_known(Known *known, uint64_t seq) {
  const size_t before = known->capacity;
  if (seq <= before) return;
  size_t capacity = before ? before * 2 : 64;
  while (capacity < seq)
    capacity *= 2;
  known->hashes = real_resize(known->hashes, capacity * sizeof *known->hashes);
  known->known = real_resize(known->known, capacity * sizeof *known->known);
  memset(known->known + before, 0, (capacity - before) * sizeof *known->known);
  known->capacity = capacity;
}

bool known_add(Room *room, uint64_t seq, ChainHash hash) {
  Known *known = &room->known;
  if (seq == 0) return true;
  reserve_known(known, seq);
  if (!known_agrees(known, seq, hash))
    return room_violated(room, "two people were shown different journals at event %" PRIu64, seq);
  known->known[seq - 1] = true;
  known->hashes[seq - 1] = hash;
  if (seq <= known->end) return true;
  known->end = seq;
  known->unclear = 0; /* whatever was kept is before it, since its author has read the rest */
  return true;
}

bool known_agrees(const Known *known, uint64_t seq, ChainHash hash) {
  return seq == 0 || seq > known->capacity || !known->known[seq - 1] ||
         chain_same(known->hashes[seq - 1], hash);
}

void known_free(Known *known) {
  free(known->hashes);
  free(known->known);
}

/* ---- kept */

typedef struct Kept {
  Room *room;
  uint64_t end, acts; /* after what was acknowledged */
  bool agrees;
} Kept;

static bool take_event(void *context, const Event *event, ChainHash hash, Error *err) {
  Kept *kept = context;
  Known *known = &kept->room->known;
  const uint64_t seq = event->stamp.seq;
  (void)err;
  kept->end = seq;
  if (seq > known->end && event->stamp.act == seq) kept->acts++;
  if (!known_agrees(known, seq, hash))
    kept->agrees =
        room_violated(kept->room, "event %" PRIu64 " is not the one that was shown", seq);
  return true;
}

static bool promise_kept(Room *room, Session *session) {
  Error err = {0};
  Known *known = &room->known;
  Kept kept = {.room = room, .agrees = true};
  room_look(room, PROMISE_KEPT);
  if (!session_events(session, 1, take_event, &kept, &err))
    return room_violated(room, "the journal cannot be read: %s", err.text);
  if (!kept.agrees) return false;
  if (kept.end < known->end)
    return room_violated(room,
                         "event %" PRIu64 " was acknowledged, and the journal ends at %" PRIu64,
                         known->end, kept.end);
  if (kept.acts > known->unclear)
    return room_violated(room, "%" PRIu64 " acts after event %" PRIu64 " were never acknowledged",
                         kept.acts, known->end);
  known->unclear = 0;
  return known_add(room, kept.end, session_hash(session));
}

/* ---- states */

bool same_state(const Roundtable *a, const Roundtable *b, unsigned parts) {
  char *one = dump_roundtable(a, parts), *other = dump_roundtable(b, parts);
  const bool same = one && other && strcmp(one, other) == 0;
  free(one);
  free(other);
  return same;
}

/* Those that have read as far. */
static bool promise_states(Room *room, Session *session) {
  for (int n = 0; n < room->count; n++) {
    const Person *person = &room->people[n];
    Session *live = person_is_in_room(person) ? person->controller.session : NULL;
    if (!live || session_stamp(live).seq != session_stamp(session).seq) continue;
    room_look(room, PROMISE_STATES);
    const unsigned parts = session_is_proven(live) ? DUMP_ALL : DUMP_TABLE;
    if (!same_state(session_state(live), session_state(session), parts))
      return room_violated(room, "the state of terminal %d is not the journal's", n);
  }
  return true;
}

/* ---- allowances */

static int64_t dots_of(const Roundtable *state, const Subgroup *only, int colour) {
  int64_t sum = 0;
  for (size_t place = 0; place < roundtable_subgroup_count(state); place++) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, place);
    if (only && subgroup != only) continue;
    for (size_t n = 0; n < subgroup->recommendation_count; n++)
      sum += recommendation_tally(roundtable_recommendation_at(state, subgroup, n)).dots[colour];
  }
  return sum;
}

/* Of the colour itself, or of all of them together, which goes before. */
static bool is_flagged(const Breaches *breaches, const Subgroup *subgroup, int colour) {
  for (size_t n = 0; n < breaches->count; n++) {
    const Breach *breach = &breaches->list[n];
    if (breach->kind == BREACH_DOTS && breach->colour == colour &&
        breach->subgroup == (subgroup ? subgroup->number : 0))
      return true;
  }
  return false;
}

/* As many dots of a colour as all voters have, or as anybody may place; or a flag. And no flag
 * where there are not more. */
static bool check_allowance(Room *room, const Roundtable *state, const Breaches *breaches,
                            const Subgroup *subgroup) {
  static const VotingRule rules[COLOUR_COUNT] = {
      [GREEN] = RULE_ALLOWANCE_GREEN, [YELLOW] = RULE_ALLOWANCE_YELLOW, [RED] = RULE_ALLOWANCE_RED};
  int64_t voters = roundtable_voting_rule(state, RULE_VOTERS);
  if (subgroup && subgroup->voters != RULE_UNKNOWN) voters = subgroup->voters;
  const bool in_all = is_flagged(breaches, subgroup, COLOUR_COUNT);
  for (int colour = 0; colour < COLOUR_COUNT; colour++) {
    const int64_t each = roundtable_voting_rule(state, rules[colour]);
    const bool is_limited = voters != RULE_UNKNOWN && each != RULE_UNKNOWN;
    const bool is_over = is_limited && dots_of(state, subgroup, colour) > voters * each;
    const bool told = is_flagged(breaches, subgroup, colour);
    room_look(room, PROMISE_ALLOWANCES);
    if (is_over && !told && !in_all)
      return room_violated(room, "more dots of colour %d than allowed, and no flag", colour);
    if (told && !is_over)
      return room_violated(room, "a flag, and no more dots of colour %d than allowed", colour);
  }
  return true;
}

static bool promise_allowances(Room *room, const Roundtable *state) {
  Error err = {0};
  Breaches breaches = {0};
  const int64_t scope = roundtable_voting_rule(state, RULE_SCOPE);
  if (scope == RULE_UNKNOWN) return true;
  room_look(room, PROMISE_ALLOWANCES);
  if (!breaches_find(state, &breaches, &err)) return room_violated(room, "%s", err.text);
  bool holds = scope != SCOPE_SESSION || check_allowance(room, state, &breaches, NULL);
  for (size_t n = 0; holds && scope == SCOPE_SUBGROUP && n < roundtable_subgroup_count(state); n++)
    holds = check_allowance(room, state, &breaches, roundtable_subgroup_at(state, n));
  breaches_free(&breaches);
  return holds;
}

/* ---- secrecy */

static size_t count_in_file(const uint8_t *key) {
  size_t size = 0, count = 0;
  const uint8_t *bytes = disk_bytes(machine()->disk, ROOM_SESSION, &size), *at = bytes;
  while (bytes && (at = memmem(at, (size_t)(bytes + size - at), key, KIOSK_KEY_SIZE))) {
    count++;
    at++;
  }
  return count;
}

/* Each ballot lies in the file once, among the others by its key: no earlier value of theirs, which
 * would tell the order in which they came, is left. */
static bool check_ballots(Room *room, const Bytes *bytes) {
  KioskValue value;
  const uint8_t *before = NULL;
  if (!kiosk_value_read(bytes, &value))
    return room_violated(room, "the kiosk's ballots cannot be read");
  const size_t size =
      value.record_count == 0
          ? 0
          : (size_t)(bytes->data + bytes->size - value.records) / value.record_count;
  for (size_t n = 0; n < value.record_count; n++) {
    const uint8_t *key = value.records + n * size;
    if (before && memcmp(before, key, KIOSK_KEY_SIZE) >= 0)
      return room_violated(room, "the kiosk's ballots are not in the order of their keys");
    if (count_in_file(key) != 1)
      return room_violated(room, "a kiosk ballot's key lies %zu times in the file",
                           count_in_file(key));
    room_look(room, PROMISE_SECRECY);
    before = key;
  }
  return true;
}

static bool check_kiosk(Room *room, Journal *journal, const Roundtable *state, uint32_t subgroup) {
  Error err = {0};
  Bytes value = {0};
  bool found;
  const Kiosk kiosk = roundtable_kiosk_of(state, subgroup);
  if (kiosk.waiting == 0) return true;
  bool holds =
      (journal_find_kiosk(journal, subgroup, kiosk.counted, &value, &found, &err) && found) ||
      room_violated(room, "kiosk ballots are not kept: %s", err.text);
  holds = holds && check_ballots(room, &value);
  kiosk_value_free(&value);
  return holds;
}

static bool promise_secrecy(Room *room, const Roundtable *state) {
  Error err = {0};
  Journal *journal = NULL;
  if (!journal_view(ROOM_SESSION, (WaitWatcher){0}, &journal, &err))
    return room_violated(room, "%s", err.text);
  bool holds = check_kiosk(room, journal, state, WHOLE_SESSION);
  for (size_t n = 0; holds && n < roundtable_subgroup_count(state); n++)
    holds = check_kiosk(room, journal, state, roundtable_subgroup_at(state, n)->number);
  journal_close(journal);
  return holds;
}

/* ---- all */

static bool check_file(Room *room) {
  Error err = {0};
  Verification found;
  Session *session = NULL;
  room_look(room, PROMISE_PROVEN);
  if (!verify_file(ROOM_SESSION, &found, &err))
    return room_violated(room, "the file does not verify: %s", err.text);
  if (!session_view(ROOM_SESSION, &session, &err))
    return room_violated(room, "the file does not open: %s", err.text);
  const bool holds = promise_kept(room, session) && promise_states(room, session) &&
                     promise_allowances(room, session_state(session)) &&
                     promise_secrecy(room, session_state(session));
  session_close(session);
  return holds;
}

bool promise_all(Room *room) {
  Machine *now = machine();
  const Plan plan = now->plan;
  now->plan = (Plan){.kind = FAULT_NONE};
  now->process = INSPECTOR;
  const bool holds = check_file(room);
  now->plan = plan;
  return holds;
}

/* ---- the second log */

#define RECOVERED "/tmp/recovered.gommette"

static bool fill_log(Room *room, Session *session) {
  Error err = {0};
  char *folder = NULL, *aside = NULL;
  bool more = true;
  bool holds =
      second_log_folder(&folder, &err) && session_begin_second_log(session, folder, &aside, &err);
  while (holds && more)
    session_fill_second_log(session, &more);
  holds = (holds && session_second_log_state(session, &err) == SECOND_LOG_KEPT) ||
          room_violated(room, "the second log cannot be filled: %s", err.text);
  free(folder);
  free(aside);
  return holds;
}

/* Begun or gone on with once more, it makes the session that it is of. */
static bool promise_second_log(Room *room, Session *session) {
  Error err = {0};
  Recovery made;
  if (!fill_log(room, session)) return false;
  room_look(room, PROMISE_SECOND_LOG);
  if (!recover_log(room->log, RECOVERED, &made, &err))
    return room_violated(room, "nothing can be made of the second log: %s", err.text);
  return (made.events == session_stamp(session).seq &&
          chain_same(made.hash, session_hash(session))) ||
         room_violated(room, "the second log is of another journal");
}

/* What sessions and people's own orders leave in a folder. */
static bool is_wanted(const char *name) {
  static const char *const endings[] = {".gommette", ".csv",  ".json", ".txt",
                                        ".md",       ".html", ".pdf"};
  const char *dot = strrchr(name, '.');
  for (size_t n = 0; n < sizeof endings / sizeof *endings; ++n)
    if (dot && dot != name && strcmp(dot, endings[n]) == 0) return true;
  return false;
}

/* Whatever has its name is whole: paper is not empty, and a session verifies, but for the kiosk's
 * ballots in one that was made from a second log, which has none. */
static bool check_made(Room *room, const char *name) {
  char path[DISK_PATH_SIZE];
  Error err = {0};
  Verification found;
  size_t size = 0;
  const char *dot = strrchr(name, '.');
  snprintf(path, sizeof path, "/room/%s", name);
  if (strcmp(dot, ".txt") == 0 || strcmp(dot, ".html") == 0)
    return (disk_bytes(machine()->disk, path, &size) && size > 0) ||
           room_violated(room, "%s is empty", name);
  return strcmp(dot, ".gommette") != 0 || verify_file(path, &found, &err) ||
         (room->had_rescue && strstr(err.text, "kiosk")) ||
         room_violated(room, "a file that has its name is not whole: %s", err.text);
}

/* Whoever records next in the session of the room, or in one that was rescued beside it, removes
 * the journal that a crash left. From the last name on: what is removed then moves no name that is
 * still to be looked at. */
static bool open_each(Room *room) {
  size_t count = 0;
  const char *name;
  while (disk_name_in(machine()->disk, "/room", count))
    count++;
  while (count-- > 0) {
    char path[DISK_PATH_SIZE];
    Error err = {0};
    Session *session = NULL;
    if (!(name = disk_name_in(machine()->disk, "/room", count)) || !has_session_suffix(name) ||
        name[0] == '.')
      continue;
    snprintf(path, sizeof path, "/room/%s", name);
    if (!session_open(path, clock_of_machine(), &session, &err))
      return room_violated(room, "%s does not open to record: %s", path, err.text);
    session_close(session);
  }
  return true;
}

/* Hidden drafts of a process that was killed are swept a day later. */
bool promise_folder(Room *room) {
  const char *name;
  Error err = {0};
  Session *session = NULL;
  if (!session_open(ROOM_SESSION, clock_of_machine(), &session, &err))
    return room_violated(room, "the file does not open to record: %s", err.text);
  const bool is_logged = promise_second_log(room, session);
  session_close(session);
  if (!is_logged || !open_each(room)) return false;
  room_look(room, PROMISE_FOLDER);
  for (size_t n = 0; (name = disk_name_in(machine()->disk, "/room", n)); n++) {
    const bool is_of_crash = name[0] == '.' || strstr(name, "-journal.aside");
    if (!is_wanted(name) && !(is_of_crash && room->had_faults))
      return room_violated(room, "%s is left in the folder", name);
    if (is_wanted(name) && !check_made(room, name)) return false;
  }
  return true;
}
