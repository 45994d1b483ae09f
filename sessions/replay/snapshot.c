#include "sessions/replay/snapshot.h"

#include "core/rank/rank.h"
#include "core/vote/event_fields.h"
#include "core/vote/weights.h"
#include "sessions/event_text/event_text.h"
#include "sessions/session/session_day.h"
#include "sessions/text/csv_tables.h"
#include "sessions/text/csv_writer.h"
#include "sessions/text/json.h"
#include "sessions/text/local_time.h"

static void write_votes(CsvWriter *csv, const Subgroup *subgroup,
                        const Recommendation *recommendation) {
  const Tally tally = recommendation_tally(recommendation);
  if (tally_cumulative(tally) == 0) return;
  csv_write_text(csv, subgroup->text[SUBGROUP_CODE]);
  csv_write_text(csv, recommendation->code);
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    csv_write_number(csv, tally.dots[colour]);
  csv_end_row(csv);
}

void snapshot_csv(FILE *out, const Roundtable *then) {
  CsvWriter csv = {.out = out};
  for (size_t column = 0; column < VOTES_COLUMNS; ++column)
    csv_write_word(&csv, RANKING_HEADER[column]);
  csv_end_row(&csv);
  for (size_t place = 0; place < roundtable_subgroup_count(then); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(then, place);
    for (size_t n = 0; n < subgroup->recommendation_count; ++n)
      write_votes(&csv, subgroup, roundtable_recommendation_at(then, subgroup, n));
  }
}

static void write_session(Json *json, const Roundtable *then) {
  static const char *const NAMES[SESSION_TEXTS] = {"title", "date", "place", "theme"};
  char date[DAY_TEXT_SIZE];
  for (int property = SESSION_TITLE; property < SESSION_TEXTS; ++property)
    json_text(json, NAMES[property], session_text_iso(then, (SessionText)property, date));
}

static void number_or_null(Json *json, const char *name, uint64_t number) {
  if (number == 0)
    json_null(json, name);
  else
    json_number(json, name, (int64_t)number);
}

static void write_event(Json *json, const Roundtable *whole, const Event *event) {
  char time[ROOM_TIME_SIZE], sentence[STORY_TEXT_SIZE];
  json_begin_object(json, "event");
  json_number(json, "seq", (int64_t)event->stamp.seq);
  json_number(json, "act", (int64_t)event->stamp.act);
  json_text(json, "time", room_time(&event->stamp, time));
  json_text(json, "kind", event_description((uint64_t)event->kind)->name);
  json_text(json, "text", story_sentence(whole, event, sentence));
  number_or_null(json, "taken_back_by", history_taken_back_by(whole, event->stamp.seq));
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

static void text_or_null(Json *json, const char *name, const char *text) {
  if (text)
    json_text(json, name, text);
  else
    json_null(json, name);
}

static void write_board(Json *json, const Roundtable *then) {
  static const char *const VIEWS[BOARD_VIEWS] = {"welcome", "subgroup", "recommendation"};
  static const char *const REVEAL_NAMES[REVEALS] = {"totals", "ranking"};
  const Board board = roundtable_board(then);
  const Recommendation *one =
      board.view == BOARD_RECOMMENDATION ? roundtable_recommendation(then, board.subject) : NULL;
  const Subgroup *subgroup = one ? roundtable_subgroup(then, one->subgroup)
                             : board.view == BOARD_SUBGROUP
                                 ? roundtable_subgroup(then, board.subject)
                                 : NULL;
  json_begin_object(json, "board");
  json_text(json, "view", VIEWS[board.view]);
  text_or_null(json, "subgroup_code", subgroup ? subgroup->text[SUBGROUP_CODE] : NULL);
  text_or_null(json, "code", one ? one->code : NULL);
  json_flag(json, "curtain", board.curtain);
  json_text(json, "reveal", REVEAL_NAMES[board.reveal]);
  json_number(json, "steps", board.steps);
  json_end_object(json);
}

static void write_standing(Json *json, const Roundtable *then, const Standing *standing) {
  char points[WEIGHT_TEXT_SIZE];
  const Recommendation *one = roundtable_recommendation(then, standing->recommendation);
  json_begin_object(json, NULL);
  json_text(json, "subgroup_code",
            roundtable_subgroup(then, standing->subgroup)->text[SUBGROUP_CODE]);
  json_text(json, "code", one->code);
  json_text(json, "title", one->text[RECOMMENDATION_TITLE]);
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    json_number(json, RANKING_HEADER[2 + colour], standing->tally.dots[colour]);
  json_number(json, "cumulative", standing->score[BY_CUMULATIVE]);
  json_number(json, "cumulative_rank", standing->rank[BY_CUMULATIVE].overall);
  json_decimal(json, "weighted", thousandths_text(standing->score[BY_WEIGHTED], '.', points));
  json_number(json, "weighted_rank", standing->rank[BY_WEIGHTED].overall);
  json_end_object(json);
}

static bool write_standings(Json *json, const Roundtable *then, Error *err) {
  Ranking ranking;
  if (!ranking_compute(then, roundtable_ranking_rule(then).weights, &ranking, err)) return false;
  json_begin_array(json, "recommendations");
  for (size_t n = 0; n < ranking.count; ++n)
    write_standing(json, then, &ranking.standings[n]);
  json_end_array(json);
  ranking_free(&ranking);
  return true;
}

bool snapshot_json(FILE *out, Session *session, const Roundtable *then, Error *err) {
  Json json = {.out = out};
  Course course;
  const Event *event;
  if (!course_of_session(session, &course, err) ||
      !session_event(session, roundtable_seq(then), &event, err))
    return false;
  json_begin_object(&json, NULL);
  write_session(&json, then);
  json_text(&json, "course", course_name(course));
  write_event(&json, session_state(session), event);
  write_phase(&json, then);
  write_board(&json, then);
  if (!write_standings(&json, then, err)) return false;
  json_end_object(&json);
  return true;
}
