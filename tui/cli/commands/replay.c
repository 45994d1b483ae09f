/* `gommette replay`: the course of a session, or its state at a moment. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "core/vote/reference.h"
#include "sessions/export/replay_data.h"
#include "sessions/export/table.h"
#include "sessions/files/platform.h"
#include "sessions/replay/replay.h"
#include "sessions/replay/timeline.h"
#include "sessions/session/derived_tables.h"
#include "sessions/text/day.h"
#include "sessions/text/text.h"
#include "tui/app/app.h"
#include "tui/app/output.h"
#include "tui/cli/command.h"
#include "tui/screens/widgets/widgets.h"
#include "tui/state/view_data.h"
#include "tui/terminal/print.h"

typedef struct ReplayAsked {
  Session *session;
  VoteOrigin origin;
  uint64_t until;   /* the last event to print */
  int64_t speed;    /* how many times as fast as it was; 0: without waiting */
  bool as_operator; /* include what was hidden from the room */
} ReplayAsked;

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
  snprintf(line, sizeof line, _("It was reverted later, by no. %llu."),
           (unsigned long long)taken_back_by);
  fprintf(out, "%s\n", line);
}

static void write_phase(FILE *out, const Roundtable *then) {
  char text[CANVAS_TEXT_SIZE], line[LINE_SIZE];
  const ViewData data = replay_view_data(then, ROWS_MIN, COLUMNS_MIN);
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

/* Writes the state at the replay's position, for people. */
static bool replay_write_moment(FILE *out, const ReplayAsked *asked, const Roundtable *then,
                                Error *err) {
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

enum { TALLY_TEXT_SIZE = REFERENCE_TEXT_SIZE + 128, TAKEN_TEXT_SIZE = 128 };

typedef struct SentenceSink {
  const ReplayAsked *asked;
  const Replay *replay;
  const Timeline *timeline;
  ReplayVisibility sight;
} SentenceSink;

static void wait_for_turn(const SentenceSink *sink, uint64_t seq) {
  const int64_t speed = sink->asked->speed;
  if (speed == 0 || seq == 1) return;
  const int64_t now = timeline_at(sink->timeline, seq) / speed,
                before = timeline_at(sink->timeline, seq - 1) / speed;
  if (now == before) return;
  print_now();
  platform_sleep_us(1000 * (now - before));
}

/* Writes "2/3: 5 ●  2 ▲  1 ■" after an event that changed one tally without saying it; else "". */
static bool tally_text(const SentenceSink *sink, const Event *event, char text[TALLY_TEXT_SIZE],
                       Error *err) {
  const Roundtable *then = replay_state(sink->replay);
  DirtySet dirty = {0};
  text[0] = '\0';
  if (!dirty_set_add(&dirty, then, event, err)) return false;
  const Recommendation *one =
      dirty.count == 1 ? roundtable_recommendation(then, dirty.numbers[0]) : NULL;
  dirty_set_free(&dirty);
  if (one == NULL || event->kind == EVENT_COUNTS_SET || !recommendation_has_votes(one)) return true;
  const Parts parts = parts_of(one);
  snprintf(text, TALLY_TEXT_SIZE, _(" → %s: %s ●  %s ▲  %s ■"), reference_shown(then, one).text,
           parts_shown(&parts, GREEN).text, parts_shown(&parts, YELLOW).text,
           parts_shown(&parts, RED).text);
  return true;
}

static bool tell_event(void *context, const Event *event, Error *err) {
  SentenceSink *sink = context;
  const Roundtable *whole = sink->sight.whole;
  const uint64_t seq = event->stamp.seq;
  const uint64_t by = history_taken_back_by(whole, seq);
  char time[LOCAL_TIME_SIZE], sentence[EVENT_TEXT_SIZE];
  char tally[TALLY_TEXT_SIZE] = "", taken[TAKEN_TEXT_SIZE] = "";
  const bool withheld =
      replay_hides(&sink->sight, replay_state(sink->replay)) && !sink->asked->as_operator;
  if (!withheld && !tally_text(sink, event, tally, err)) return false;
  if (by != 0) snprintf(taken, sizeof taken, _(" (reverted by no. %llu)"), (unsigned long long)by);
  wait_for_turn(sink, seq);
  print_line("%6llu  %s  %s%s%s", (unsigned long long)seq, local_time_words(&event->stamp, time),
             withheld ? event_text_hidden_sentence(whole, event, sentence)
                      : event_text_sentence(whole, event, sentence),
             tally, taken);
  return true;
}

/* Prints the course as lines, each event in its turn. The replay opens right after the first one.
 */
static bool replay_tell_course(const ReplayAsked *asked, Error *err) {
  Timeline timeline = {0};
  SentenceSink sink = {
      .asked = asked, .timeline = &timeline, .sight = {.whole = session_state(asked->session)}};
  if (asked->origin != COURSE_LIVE) print_line("%s", vote_origin_sentence(asked->origin));
  if (asked->speed > 0 && !timeline_read(asked->session, &timeline, err)) return false;
  Replay *replay = NULL;
  const Event *first;
  bool told = replay_open(asked->session, &replay, err);
  sink.replay = replay;
  told = told && session_event(asked->session, 1, &first, err) && tell_event(&sink, first, err) &&
         replay_play(replay, asked->until, tell_event, &sink, err);
  replay_close(replay);
  timeline_free(&timeline);
  return told;
}

enum { AT, UNTIL, SPEED, FORMAT, OPERATOR, ASCIICAST, SIZE, FORCE };

typedef enum ReplayFormat { FORMAT_TEXT, FORMAT_CSV, FORMAT_JSON } ReplayFormat;

/* What to print: the moment right after the last event of `then`, or everything up to asked.until.
 */
typedef struct Printed {
  ReplayAsked asked;
  ReplayFormat format;
  const Roundtable *then; /* NULL: the course */
  Cast cast;
} Printed;

/* Parses "80x24", columns first, as terminals write it. */
static bool read_size(const ArgumentRow *row UNUSED, const char *typed, Parsed *parsed,
                      Error *err) {
  char *end;
  const long columns = strtol(typed, &end, 10);
  const long rows = *end == 'x' ? strtol(end + 1, &end, 10) : 0;
  if (*end != '\0' || columns < COLUMNS_MIN || columns > CAST_COLUMNS_MAX || rows < ROWS_MIN ||
      rows > CAST_ROWS_MAX)
    return fail(err, ERROR_USAGE,
                _("--size “%s” is not a screen size: type columns and rows, such as 80x24, from "
                  "%dx%d to %dx%d"),
                text_quoted(typed).text, COLUMNS_MIN, ROWS_MIN, CAST_COLUMNS_MAX, CAST_ROWS_MAX);
  parsed->size.columns = (int)columns;
  parsed->size.rows = (int)rows;
  return true;
}

/* At a terminal, without options for text, the replay opens on screen. */
static bool is_for_screen(const Arguments *arguments) {
  static const int OF_TEXT[] = {UNTIL, FORMAT, OPERATOR, ASCIICAST};
  for (size_t i = 0; i < sizeof OF_TEXT / sizeof *OF_TEXT; i++)
    if (arguments->option[OF_TEXT[i]] != NULL) return false;
  return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

static const char *first_given(const Arguments *arguments, const int *options, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (arguments->option[options[i]] != NULL) return arguments->command->options[options[i]].name;
  return NULL;
}

/* Tables for other programs contain every figure and are never played. A film shows the whole
 * board, and nothing else. */
static bool check_options(Arguments *arguments, Error *err) {
  static const int of_text[] = {SPEED, OPERATOR}, of_film[] = {SIZE, FORCE};
  const char *const *option = arguments->option;
  const char *text = first_given(arguments, of_text, 2), *film = first_given(arguments, of_film, 2);
  if (!is_for_screen(arguments) && option[AT] != NULL && option[SPEED] != NULL)
    return fail(err, ERROR_USAGE, _("%s and %s do not go together: leave one out"), "--at",
                "--speed");
  if (text != NULL && arguments->parsed[FORMAT].number != FORMAT_TEXT)
    return fail(err, ERROR_USAGE, _("--%s goes only with --format text: leave one out"), text);
  return film == NULL || option[ASCIICAST] != NULL ||
         fail(err, ERROR_USAGE, _("--%s goes with --asciicast: add that, or leave it out"), film);
}

static Printed what_to_print(const Arguments *arguments) {
  const Parsed *parsed = arguments->parsed;
  const char *const *option = arguments->option;
  const bool film = option[ASCIICAST] != NULL, sized = option[SIZE] != NULL;
  const int64_t speed = option[SPEED] != NULL ? parsed[SPEED].number : film ? 1 : REPLAY_SPEED;
  return (Printed){.asked = {.session = arguments->session,
                             .speed = isatty(STDOUT_FILENO) ? speed : 0,
                             .as_operator = option[OPERATOR] != NULL},
                   .format = (ReplayFormat)parsed[FORMAT].number,
                   .cast = {.rows = sized ? parsed[SIZE].size.rows : CAST_ROWS,
                            .columns = sized ? parsed[SIZE].size.columns : CAST_COLUMNS,
                            .speed = speed}};
}

/* Finds the last event not after what was typed; by default, the last of all. */
static bool find_event(const Arguments *arguments, uint64_t *seq, Error *err) {
  const int option = arguments->option[AT] != NULL ? AT : UNTIL;
  const char *typed = arguments->option[option];
  const uint64_t last = typed != NULL ? arguments->parsed[option].moment.found.last
                                      : session_stamp(arguments->session).seq;
  if (last == 0)
    return fail(err, ERROR_FAILED, _("“%s” is before the session began"), text_quoted(typed).text);
  *seq = last;
  return true;
}

static bool write_printed(FILE *out, const Printed *printed, Error *err) {
  const ReplayAsked *asked = &printed->asked;
  const bool csv = printed->format == FORMAT_CSV;
  if (printed->then == NULL)
    return csv ? changes_csv(out, asked->session, asked->until, err)
               : changes_json(out, asked->session, asked->until, err);
  if (printed->format == FORMAT_TEXT) return replay_write_moment(out, asked, printed->then, err);
  if (!csv) return snapshot_json(out, asked->session, printed->then, err);
  snapshot_csv(out, printed->then);
  return true;
}

static bool print_printed(const Printed *printed, Error *err) {
  Printout printout = {0};
  return printout_begin(&printout, err) &&
         printout_end(&printout, write_printed(printout.out, printed, err), err);
}

static bool print_moment(Printed *printed, Error *err) {
  Replay *replay;
  if (!replay_open(printed->asked.session, &replay, err)) return false;
  bool done = replay_go(replay, printed->asked.until, err);
  printed->then = replay_state(replay);
  done = done && print_printed(printed, err);
  replay_close(replay);
  return done;
}

static bool write_cast(FILE *out, const void *context, Error *err) {
  const Printed *printed = context;
  return asciicast_write(out, printed->asked.session, &printed->cast, err);
}

static bool make_film(Printed *printed, const Arguments *arguments, Error *err) {
  const Output output = {.path = arguments->option[ASCIICAST],
                         .force = arguments->option[FORCE] != NULL,
                         .binary = true,
                         .source = session_path(printed->asked.session),
                         .write = write_cast};
  printed->cast.until = printed->asked.until;
  if (printed->asked.origin != COURSE_LIVE)
    print_notice("%s", vote_origin_sentence(printed->asked.origin));
  return output_write(&output, printed, err);
}

static bool play(const Arguments *arguments, Error *err) {
  Printed printed = what_to_print(arguments);
  const bool at_moment = arguments->option[AT] != NULL;
  if (!vote_origin_of_session(arguments->session, &printed.asked.origin, err) ||
      !find_event(arguments, &printed.asked.until, err))
    return false;
  if (is_for_screen(arguments))
    return app_replay(session_path(arguments->session), at_moment ? printed.asked.until : 0,
                      (int)printed.asked.speed, err);
  if (at_moment) return print_moment(&printed, err);
  if (arguments->option[ASCIICAST] != NULL) return make_film(&printed, arguments, err);
  if (printed.format == FORMAT_TEXT) return replay_tell_course(&printed.asked, err);
  return print_printed(&printed, err);
}

const Command command_replay = {
    .name = "replay",
    .values = N_("FILE"),
    .session = VIEW,
    .help = N_("replay a session, or show how it was at a moment"),
    .details = N_(
        "A MOMENT is an event's number such as 312, a time in the room such as 14:05, or a day and "
        "a time: the last event that is not after it. On a terminal the session is played on the "
        "screen, from --at on; --format text prints its course there line by line, with long "
        "silences cut short, and elsewhere at once. What was hidden from the room stays hidden in "
        "a text; csv and json contain every figure: those of the moment, or without --at a row for "
        "each tally that changed. --asciicast films the board as the room saw it, for asciinema."),
    .options = {[AT] = {"at", N_("MOMENT"), N_("how it was right after that event"),
                        .read = read_moment, .find = find_moment, .apart = OPTION(UNTIL)},
                [UNTIL] = {"until", N_("MOMENT"), N_("end at that event"), .read = read_moment,
                           .find = find_moment},
                [SPEED] = {"speed", N_("N"),
                           N_("play N times as fast, 1 to 1000: 20 by default, 1 for a film"),
                           .read = read_number, .least = 1, .most = REPLAY_SPEED_MAX},
                [FORMAT] = {"format", "text|csv|json", N_("for people, or for other programs"),
                            .read = read_word},
                [OPERATOR] = {"operator", NULL, N_("also show what was hidden from the room")},
                [ASCIICAST] = {"asciicast", N_("OUT"), N_("film the board; - is standard output"),
                               .apart = OPTION(AT) | OPTION(FORMAT) | OPTION(OPERATOR)},
                [SIZE] = {"size", "80x24", N_("the size of its screen"), .read = read_size},
                [FORCE] = {"force", NULL, N_("replace that file if it exists")}},
    .check = check_options,
    .run = play,
};
