#include "sessions/replay/changes.h"

#include <stdlib.h>

#include "core/base/memory.h"
#include "sessions/session/dirty_set.h"
#include "sessions/text/csv_tables.h"
#include "sessions/text/csv_writer.h"
#include "sessions/text/json.h"
#include "sessions/text/local_time.h"

typedef struct Change {
  const Event *event;
  const char *time, *subgroup_code;
  const Recommendation *recommendation;
  Tally tally;
} Change;

typedef struct Changes Changes;
typedef void ChangeWriter(Changes *changes, const Change *change);

struct Changes {
  const Replay *replay;
  ChangeWriter *write;
  CsvWriter csv;
  Json json;
  Tally *before; /* by number */
  size_t capacity;
};

static void write_csv(Changes *changes, const Change *change) {
  CsvWriter *csv = &changes->csv;
  csv_write_number(csv, (int64_t)change->event->stamp.seq);
  csv_write_word(csv, change->time);
  csv_write_text(csv, change->subgroup_code);
  csv_write_text(csv, change->recommendation->code);
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    csv_write_number(csv, change->tally.dots[colour]);
  csv_end_row(csv);
}

static void write_json(Changes *changes, const Change *change) {
  Json *json = &changes->json;
  json_begin_object(json, NULL);
  json_number(json, CHANGES_HEADER[0], (int64_t)change->event->stamp.seq);
  json_text(json, CHANGES_HEADER[1], change->time);
  json_text(json, CHANGES_HEADER[2], change->subgroup_code);
  json_text(json, CHANGES_HEADER[3], change->recommendation->code);
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    json_number(json, CHANGES_HEADER[4 + colour], change->tally.dots[colour]);
  json_end_object(json);
}

static bool reserve_before(Changes *changes, size_t number, Error *err) {
  const size_t had = changes->capacity;
  Tally *before = array_reserve(changes->before, &changes->capacity, number + 1, sizeof *before);
  if (!before) return fail_memory(err);
  for (size_t new = had; new < changes->capacity; ++new)
    before[new] = (Tally){0};
  changes->before = before;
  return true;
}

/* A logged vote was when its log says. */
static Stamp stamp_of(const Event *event) {
  Stamp stamp = event->stamp;
  if (event->kind == EVENT_BALLOT_CAST && event->ballot.logged_ms != 0)
    stamp.wall_ms = event->ballot.logged_ms;
  return stamp;
}

static bool write_if_changed(Changes *changes, const Event *event, uint32_t number, Error *err) {
  const Roundtable *state = replay_state(changes->replay);
  const Recommendation *recommendation = roundtable_recommendation(state, number);
  char time[ROOM_TIME_SIZE];
  if (!recommendation) return true;
  if (!reserve_before(changes, number, err)) return false;
  const Tally tally = recommendation_tally(recommendation);
  if (tally_same(tally, changes->before[number])) return true;
  const Subgroup *subgroup = roundtable_subgroup(state, recommendation->subgroup);
  const Stamp stamp = stamp_of(event);
  changes->before[number] = tally;
  changes->write(changes, &(Change){.event = event,
                                    .time = room_time(&stamp, time),
                                    .subgroup_code = subgroup->text[SUBGROUP_CODE],
                                    .recommendation = recommendation,
                                    .tally = tally});
  return true;
}

static bool take_event(void *context, const Event *event, Error *err) {
  Changes *changes = context;
  Touched touched = {0};
  bool taken = touched_add(&touched, replay_state(changes->replay), event, err);
  for (size_t n = 0; taken && n < touched.count; ++n)
    taken = write_if_changed(changes, event, touched.numbers[n], err);
  touched_free(&touched);
  return taken;
}

static bool write_changes(Changes *changes, Session *session, uint64_t until, Error *err) {
  Replay *replay;
  if (!replay_open(session, &replay, err)) return false;
  changes->replay = replay;
  const bool written = replay_play(replay, until, take_event, changes, err);
  replay_close(replay);
  free(changes->before);
  return written;
}

bool changes_csv(FILE *out, Session *session, uint64_t until, Error *err) {
  Changes changes = {.write = write_csv, .csv = {.out = out}};
  for (size_t n = 0; n < CHANGES_COLUMNS; ++n)
    csv_write_word(&changes.csv, CHANGES_HEADER[n]);
  csv_end_row(&changes.csv);
  return write_changes(&changes, session, until, err);
}

bool changes_json(FILE *out, Session *session, uint64_t until, Error *err) {
  Changes changes = {.write = write_json, .json = {.out = out}};
  json_begin_array(&changes.json, NULL);
  const bool written = write_changes(&changes, session, until, err);
  json_end_array(&changes.json);
  return written;
}
