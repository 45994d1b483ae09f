#include "sessions/export/replay_data.h"

#include <stdlib.h>

#include "core/base/memory.h"
#include "core/vote/event_fields.h"
#include "sessions/event_text/event_text.h"
#include "sessions/export/json_parts.h"
#include "sessions/replay/replay.h"
#include "sessions/session/derived_tables.h"
#include "sessions/text/day.h"
#include "sessions/text/recommendation_fields.h"

void snapshot_csv(FILE *out, const Roundtable *then) {
  CsvWriter csv = {.out = out};
  csv_header(&csv, VOTES_NAMES);
  for (size_t place = 0; place < roundtable_subgroup_count(then); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(then, place);
    for (size_t n = 0; n < subgroup->recommendation_count; ++n) {
      const Recommendation *one = roundtable_recommendation_at(then, subgroup, n);
      const Tally tally = recommendation_tally(one);
      RecommendationRow row = recommendation_row(then, one, NULL);
      row.tally = &tally;
      if (tally_cumulative(tally) == 0) continue;
      csv_fields(&csv, &RECOMMENDATION_SCHEMA, VOTES_NAMES, &row);
      csv_end_row(&csv);
    }
  }
}

static void write_event(Json *json, const Roundtable *whole, const Event *event) {
  char time[LOCAL_TIME_SIZE], sentence[EVENT_TEXT_SIZE];
  const uint64_t seq = event->stamp.seq;
  json_begin_object(json, "event");
  json_number(json, "seq", (int64_t)seq);
  json_number(json, "act", (int64_t)event->stamp.act);
  json_text(json, "time", local_time_text(&event->stamp, time));
  json_text(json, "kind", event_description((uint64_t)event->kind)->name);
  json_text(json, "text", event_text_sentence(whole, event, sentence));
  json_value(json, "taken_back_by", value_positive((int64_t)history_taken_back_by(whole, seq)));
  json_end_object(json);
}

static void write_phase(Json *json, const Roundtable *then) {
  const PhaseClock clock = roundtable_phase_clock(then);
  const Phase phase = roundtable_phase(then, clock.phase);
  const Stamp now = roundtable_last_stamp(then);
  if (clock.phase == 0) {
    json_null(json, "phase");
    return;
  }
  json_begin_object(json, "phase");
  json_number(json, "number", clock.phase);
  json_text(json, "name", phase.name);
  json_number(json, "minutes", phase.minutes);
  json_flag(json, "running", clock.running);
  json_number(json, "elapsed_ms", phase_elapsed_ms(&clock, &now));
  json_end_object(json);
}

static void write_board(Json *json, const Roundtable *then) {
  static const char *const VIEWS[BOARD_VIEWS] = {"welcome", "subgroup", "recommendation"};
  static const char *const REVEAL_NAMES[REVEALS] = {"totals", "ranking", "top"};
  const Board board = roundtable_board(then);
  const Recommendation *one =
      board.view == BOARD_RECOMMENDATION ? roundtable_recommendation(then, board.subject) : NULL;
  const Subgroup *subgroup = one ? roundtable_subgroup(then, one->subgroup)
                             : board.view == BOARD_SUBGROUP
                                 ? roundtable_subgroup(then, board.subject)
                                 : NULL;
  json_begin_object(json, "board");
  json_text(json, "view", VIEWS[board.view]);
  json_value(json, "subgroup_code", value_text(subgroup ? subgroup->text[SUBGROUP_CODE] : NULL));
  json_value(json, "code", value_text(one ? one->code : NULL));
  json_flag(json, "curtain", board.curtain);
  json_text(json, "reveal", REVEAL_NAMES[board.reveal]);
  json_number(json, "steps", board.steps);
  json_end_object(json);
}

static bool write_standings(Json *json, const Roundtable *then, Error *err) {
  Ranking ranking;
  if (!ranking_compute(then, NULL, roundtable_ranking_rule(then).weights, &ranking, err))
    return false;
  json_begin_array(json, "recommendations");
  for (size_t n = 0; n < ranking.count; ++n) {
    const Standing *standing = &ranking.standings[n];
    const RecommendationRow row = recommendation_row(
        then, roundtable_recommendation(then, standing->recommendation), standing);
    json_begin_object(json, NULL);
    json_fields(json, &RECOMMENDATION_SCHEMA,
                "subgroup_code code title green yellow red cumulative cumulative_rank weighted "
                "weighted_rank",
                &row);
    json_end_object(json);
  }
  json_end_array(json);
  ranking_free(&ranking);
  return true;
}

bool snapshot_json(FILE *out, Session *session, const Roundtable *then, Error *err) {
  Json json = {.out = out};
  VoteOrigin origin;
  const Event *event;
  if (!vote_origin_of_session(session, &origin, err) ||
      !session_event(session, roundtable_seq(then), &event, err))
    return false;
  json_begin_object(&json, NULL);
  json_session_texts(&json, then);
  json_text(&json, "course", vote_origin_name(origin));
  write_event(&json, session_state(session), event);
  write_phase(&json, then);
  write_board(&json, then);
  if (!write_standings(&json, then, err)) return false;
  json_end_object(&json);
  return true;
}

typedef struct Change {
  RecommendationRow of;
  int64_t seq;
  const char *time;
} Change;

static const Field CHANGE_FIELDS[] = {
    {"seq", number_at, offsetof(Change, seq)},
    {"time", text_at, offsetof(Change, time)},
    {0},
};
static const Schema CHANGE_SCHEMA = {CHANGE_FIELDS, &RECOMMENDATION_SCHEMA};
static const char CHANGE_NAMES[] = "seq time " VOTES_NAMES;

typedef struct Changes {
  const Replay *replay;
  RowWriter rows;
  Tally *before; /* by number */
  size_t capacity;
} Changes;

static bool write_if_changed(Changes *changes, const Event *event, uint32_t number, Error *err) {
  const Roundtable *state = replay_state(changes->replay);
  const Recommendation *recommendation = roundtable_recommendation(state, number);
  char time[LOCAL_TIME_SIZE];
  if (!recommendation) return true;
  const size_t had = changes->capacity;
  if (!ARRAY_RESERVE(changes->before, changes->capacity, number + 1)) return fail_memory(err);
  for (size_t new = had; new < changes->capacity; ++new)
    changes->before[new] = (Tally){0};

  const Tally tally = recommendation_tally(recommendation);
  if (tally_same(tally, changes->before[number])) return true;
  /* A vote from a timed log has the time in that log. */
  Stamp stamp = event->stamp;
  if (event->kind == EVENT_BALLOT_CAST && event->ballot.logged_ms != 0)
    stamp.wall_ms = event->ballot.logged_ms;
  changes->before[number] = tally;
  Change change = {.of = recommendation_row(state, recommendation, NULL),
                   .seq = (int64_t)stamp.seq,
                   .time = local_time_text(&stamp, time)};
  change.of.tally = &tally;
  rows_add(&changes->rows, &change);
  return true;
}

static bool take_event(void *context, const Event *event, Error *err) {
  Changes *changes = context;
  DirtySet dirty = {0};
  bool taken = dirty_set_add(&dirty, replay_state(changes->replay), event, err);
  for (size_t n = 0; taken && n < dirty.count; ++n)
    taken = write_if_changed(changes, event, dirty.numbers[n], err);
  dirty_set_free(&dirty);
  return taken;
}

static bool write_changes(Changes *changes, Session *session, uint64_t until, Error *err) {
  Replay *replay;
  if (!replay_open(session, &replay, err)) return false;
  changes->replay = replay;
  const bool written = replay_play(replay, until, take_event, changes, err);
  replay_close(replay);
  free(changes->before);
  rows_end(&changes->rows);
  return written;
}

bool changes_csv(FILE *out, Session *session, uint64_t until, Error *err) {
  Changes changes = {.before = NULL};
  rows_begin_csv(&changes.rows, out, &CHANGE_SCHEMA, CHANGE_NAMES);
  return write_changes(&changes, session, until, err);
}

bool changes_json(FILE *out, Session *session, uint64_t until, Error *err) {
  Changes changes = {.before = NULL};
  rows_begin_json(&changes.rows, out, &CHANGE_SCHEMA, CHANGE_NAMES);
  return write_changes(&changes, session, until, err);
}
