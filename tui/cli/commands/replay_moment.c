#include "core/base/i18n.h"
#include "sessions/export/table.h"
#include "sessions/text/local_time.h"
#include "tui/cli/commands/replay_parts.h"
#include "tui/screens/widgets/phase.h"
#include "tui/state/replay_visibility.h"

enum { LINE_SIZE = CANVAS_TEXT_SIZE + 256 };

static void write_event(FILE *out, const Roundtable *whole, const Event *event, bool hidden) {
  const uint64_t seq = event->stamp.seq, taken_back_by = history_taken_back_by(whole, seq);
  char sentence[EVENT_TEXT_SIZE], time[LOCAL_TIME_SIZE], line[LINE_SIZE];
  snprintf(line, sizeof line, _("After event %llu of %llu, %s:"), (unsigned long long)seq,
           (unsigned long long)roundtable_seq(whole), local_time_words(&event->stamp, time));
  fprintf(out, "%s\n%s\n", line,
          hidden ? event_text_hidden_sentence(whole, event, sentence)
                 : event_text_sentence(whole, event, sentence));
  if (taken_back_by == 0) return;
  snprintf(line, sizeof line, _("It was taken back later, by no. %llu."),
           (unsigned long long)taken_back_by);
  fprintf(out, "%s\n", line);
}

static void write_phase(FILE *out, const Roundtable *then) {
  char text[CANVAS_TEXT_SIZE], line[LINE_SIZE];
  const ViewData data = replay_world(then, ROWS_MIN, COLUMNS_MIN);
  phase_text(&data, text);
  if (*text == '\0') return;
  snprintf(line, sizeof line, _("Phase: %s"), text);
  fprintf(out, "%s\n", line);
}

static const char *curtain_sentence(const Roundtable *then, bool hidden) {
  if (!hidden) return _("The results were shown to the room.");
  return roundtable_board(then).curtain
             ? _("The results were hidden from the room.")
             : _("The ranking was being revealed to the room, from its last place up.");
}

static bool write_tables(FILE *out, const Roundtable *then, Error *err) {
  const RankingRule rule = roundtable_ranking_rule(then);
  const TableRequest request = {.weights = rule.weights, .method = (RankingMethod)rule.method};
  if (!table_agenda_text(out, then, err)) return false;
  fputc('\n', out);
  return table_ranking_text(out, then, &request, err);
}

bool replay_write_moment(FILE *out, const ReplayAsked *asked, const Roundtable *then, Error *err) {
  const Roundtable *whole = session_state(asked->session);
  ReplayVisibility sight = {.whole = whole};
  const bool hidden = replay_hides(&sight, then), withheld = hidden && !asked->as_operator;
  const Event *event;
  SessionDay day;
  if (!session_day(asked->session, &day, err) ||
      !session_event(asked->session, roundtable_seq(then), &event, err))
    return false;
  table_heading_text(out, then, day);
  write_event(out, whole, event, withheld);
  write_phase(out, then);
  fprintf(out, "%s\n", curtain_sentence(then, hidden));
  if (asked->origin != COURSE_LIVE) fprintf(out, "%s\n", vote_origin_sentence(asked->origin));
  if (withheld) fprintf(out, "%s\n", _("--operator prints what was hidden."));
  fputc('\n', out);
  return withheld || write_tables(out, then, err);
}
