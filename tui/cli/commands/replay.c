#include <stdlib.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/export/replay_data.h"
#include "sessions/text/text.h"
#include "tui/app/app.h"
#include "tui/app/asciicast.h"
#include "tui/app/output.h"
#include "tui/cli/argument_readers.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/commands/replay_parts.h"
#include "tui/state/view_data.h"
#include "tui/terminal/print.h"

enum { AT, UNTIL, SPEED, FORMAT, OPERATOR, ASCIICAST, SIZE, FORCE };

typedef enum ReplayFormat { FORMAT_TEXT, FORMAT_CSV, FORMAT_JSON } ReplayFormat;

/* What is printed: the moment right after the last event of `then`, or all up to asked.until. */
typedef struct Printed {
  ReplayAsked asked;
  ReplayFormat format;
  const Roundtable *then; /* NULL: the course */
  Cast cast;
} Printed;

/* "80x24", columns first, as terminals say it. */
static bool read_size(const ArgumentRow *row, const char *typed, Parsed *parsed, Error *err) {
  char *end, shown[TEXT_SHOWN_SIZE];
  (void)row;
  const long columns = strtol(typed, &end, 10);
  const long rows = *end == 'x' ? strtol(end + 1, &end, 10) : 0;
  if (*end != '\0' || columns < COLUMNS_MIN || columns > CAST_COLUMNS_MAX || rows < ROWS_MIN ||
      rows > CAST_ROWS_MAX)
    return fail(err, ERROR_USAGE,
                _("--size « %s » is not the size of a screen: type columns and rows, such as "
                  "80x24, from %dx%d to %dx%d"),
                text_quote(typed, shown), COLUMNS_MIN, ROWS_MIN, CAST_COLUMNS_MAX, CAST_ROWS_MAX);
  parsed->size.columns = (int)columns;
  parsed->size.rows = (int)rows;
  return true;
}

/* Who sits at a terminal and asks for no text looks at it on the screen. */
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

/* Tables for other programs hold every figure and are never played. A film shows the whole board,
 * and only the board. */
static bool check_options(Arguments *arguments, Error *err) {
  static const int of_text[] = {SPEED, OPERATOR}, of_film[] = {SIZE, FORCE};
  const char *const *option = arguments->option;
  const char *text = first_given(arguments, of_text, 2), *film = first_given(arguments, of_film, 2);
  if (!is_for_screen(arguments) && option[AT] != NULL && option[SPEED] != NULL)
    return fail(err, ERROR_USAGE, _("%s and %s do not go together: leave one out"), "--at",
                "--speed");
  if (text != NULL && arguments->parsed[FORMAT].number != FORMAT_TEXT)
    return fail(err, ERROR_USAGE, _("--%s goes with --format text alone: leave one out"), text);
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

/* The last event not after what was typed; without anything, the last of all. */
static bool find_event(const Arguments *arguments, uint64_t *seq, Error *err) {
  const int option = arguments->option[AT] != NULL ? AT : UNTIL;
  const char *typed = arguments->option[option];
  const uint64_t last = typed != NULL ? arguments->parsed[option].moment.found.last
                                      : session_stamp(arguments->session).seq;
  char shown[TEXT_SHOWN_SIZE];
  if (last == 0)
    return fail(err, ERROR_FAILED, _("« %s » is before the session began"),
                text_quote(typed, shown));
  *seq = last;
  return true;
}

static bool write_printed(FILE *out, const void *context, Error *err) {
  const Printed *printed = context;
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

static bool print_moment(Printed *printed, Error *err) {
  Replay *replay;
  if (!replay_open(printed->asked.session, &replay, err)) return false;
  bool done = replay_go(replay, printed->asked.until, err);
  printed->then = replay_state(replay);
  done = done && print_written(write_printed, printed, err);
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

static bool show_on_screen(const Printed *printed, const Arguments *arguments, Error *err) {
  const uint64_t at = arguments->option[AT] != NULL ? printed->asked.until : 0;
  return app_replay(session_path(printed->asked.session), at, (int)printed->asked.speed, err);
}

static bool print_replay(Printed *printed, const Arguments *arguments, Error *err) {
  if (is_for_screen(arguments)) return show_on_screen(printed, arguments, err);
  if (arguments->option[AT] != NULL) return print_moment(printed, err);
  if (arguments->option[ASCIICAST] != NULL) return make_film(printed, arguments, err);
  if (printed->format == FORMAT_TEXT) return replay_tell_course(&printed->asked, err);
  return print_written(write_printed, printed, err);
}

static bool play(const Arguments *arguments, Error *err) {
  Printed printed = what_to_print(arguments);
  return vote_origin_of_session(arguments->session, &printed.asked.origin, err) &&
         find_event(arguments, &printed.asked.until, err) && print_replay(&printed, arguments, err);
}

const Command command_replay = {
    .name = "replay",
    .values = N_("FILE"),
    .values_min = 1,
    .values_max = 1,
    .session = VIEW,
    .help = N_("play a session again, or tell what stood at a moment of it"),
    .details =
        N_("A MOMENT is an event's number such as 312, a time of the room such as 14:05, or a day "
           "and a time: the last event that is not after it. On a terminal the session is played "
           "on the screen, from --at on; --format text tells its course there line by line, with "
           "long silences cut short, and elsewhere at once. What was hidden from the room stays "
           "hidden in a text; csv and json hold every figure: those of the moment, or without --at "
           "a row for each tally that changed. --asciicast films the board as the room saw it, for "
           "asciinema."),
    .options = {[AT] = {"at", N_("MOMENT"), N_("what stood right after that event"),
                        .read = read_moment, .find = find_moment, .apart = OPTION(UNTIL)},
                [UNTIL] = {"until", N_("MOMENT"), N_("end with that event"), .read = read_moment,
                           .find = find_moment},
                [SPEED] = {"speed", N_("N"),
                           N_("play N times as fast, 1 to 1000: 20 unless told, a film 1"),
                           .read = read_number, .least = 1, .most = REPLAY_SPEED_MAX},
                [FORMAT] = {"format", "text|csv|json", N_("for people, or for other programs"),
                            .read = read_word},
                [OPERATOR] = {"operator", NULL, N_("tell what was hidden from the room too")},
                [ASCIICAST] = {"asciicast", N_("OUT"),
                               N_("make a film of the board; - is standard output"),
                               .apart = OPTION(AT) | OPTION(FORMAT) | OPTION(OPERATOR)},
                [SIZE] = {"size", "80x24", N_("how large its screen is"), .read = read_size},
                [FORCE] = {"force", NULL, N_("replace that file if it exists")}},
    .check = check_options,
    .run = play,
};
