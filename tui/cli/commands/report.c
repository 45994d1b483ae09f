#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/files/folder.h"
#include "sessions/text/text.h"
#include "tui/app/output.h"
#include "tui/app/report_paper.h"
#include "tui/app/session_set.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/ranking_progress.h"
#include "tui/cli/session_argument.h"

enum { FORMAT, SECTIONS, SUBGROUP, TOP, PUBLIC, COMPARE, WIDTH, PAGES, OUT, OUTPUT, FORCE };

/* Narrower, a table has no room; wider, no paper. A page of A4 has so many lines of six to an
 * inch, its edges left free. */
enum { WIDTH_MIN = 40, WIDTH_MAX = 1000, PAGE_LINES = 60 };

static const char *path_of(const Arguments *arguments) {
  const char *const *option = arguments->option;
  return option[OUT] != NULL ? option[OUT] : option[OUTPUT];
}

static bool refuse_format(const char *typed, Error *err) {
  char shown[TEXT_SHOWN_SIZE], names[FORMAT_NAMES_SIZE];
  return fail(err, ERROR_USAGE, _("--format « %s » is not a format: choose from %s"),
              text_quote(typed, shown), report_format_names(names));
}

static bool refuse_ending(const char *path, Error *err) {
  char shown[TEXT_SHOWN_SIZE], names[FORMAT_NAMES_SIZE];
  return fail(err, ERROR_USAGE,
              _("the name « %s » does not tell the format: add --format with one of %s"),
              text_quote(path, shown), report_format_names(names));
}

/* As named, or as the file's name says, or text. */
static bool choose_format(const Arguments *arguments, const ReportFormat **format, Error *err) {
  const char *typed = arguments->option[FORMAT], *path = path_of(arguments);
  const bool from_name = typed == NULL && path != NULL && strcmp(path, "-") != 0;
  *format =
      from_name ? report_format_of_file(path) : report_format_find(typed != NULL ? typed : "text");
  if (*format != NULL) return report_format_fits_file(typed, path, err);
  return from_name ? refuse_ending(path, err) : refuse_format(typed, err);
}

static bool check_with_format(const Arguments *arguments, const ReportFormat *format, Error *err) {
  const bool is_text = format->write == document_write_text, is_data = format->write == NULL;
  const int apart[] = {is_data ? SECTIONS : -1, is_data ? TOP : -1, is_data ? COMPARE : -1,
                       is_text ? -1 : WIDTH, is_text ? -1 : PAGES};
  for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
    if (apart[i] >= 0 && arguments->option[apart[i]] != NULL)
      return fail(err, ERROR_USAGE, _("--%s does not go with a report as %s: leave it out"),
                  arguments->command->options[apart[i]].name, format->name);
  return arguments->option[OUT] == NULL || arguments->option[OUTPUT] == NULL ||
         fail(err, ERROR_USAGE, "%s", _("-o and --output are the same: leave one out"));
}

/* What can be known to be wrong before a session is looked at. */
static bool read_options(const Arguments *arguments, ReportPaper *paper, Error *err) {
  const char *const *option = arguments->option;
  int64_t top = 0, width = 0;
  *paper = (ReportPaper){.request = report_request()};
  if (!choose_format(arguments, &paper->format, err) ||
      !check_with_format(arguments, paper->format, err) ||
      !number_argument(option[TOP], "top", 1, RECOMMENDATIONS_MAX, &top, err) ||
      !number_argument(option[WIDTH], "width", WIDTH_MIN, WIDTH_MAX, &width, err) ||
      (option[SECTIONS] != NULL &&
       !report_sections_parse(option[SECTIONS], paper->request.sections, err)))
    return false;
  paper->request.top = (uint32_t)top;
  paper->request.is_public = option[PUBLIC] != NULL;
  paper->options.width = (int)width;
  paper->options.lines = option[PAGES] != NULL ? PAGE_LINES : 0;
  return true;
}

static bool write_report(const Arguments *arguments, ReportPaper *paper, Error *err) {
  RankingProgress progress = {.shown = false};
  const Output output = {.path = path_of(arguments),
                         .force = arguments->option[FORCE] != NULL,
                         .binary = paper->format->binary,
                         .source = session_path(paper->session),
                         .write = report_paper_write};
  paper->request.keep_going = ranking_progress_show;
  paper->request.context = &progress;
  const bool written = output_write(&output, paper, err);
  ranking_progress_end(&progress);
  return written;
}

static bool report(const Arguments *arguments, ReportPaper *asked, Session *session, Error *err) {
  return report_paper_address(session, asked, err) &&
         scope_argument(session_state(session), arguments->option[SUBGROUP],
                        &asked->request.subgroup, err) &&
         write_report(arguments, asked, err);
}

/* The session itself comes after those that it is compared with: it is the last of them. */
static bool compare(const Arguments *arguments, ReportPaper *paper, const SessionSet *others,
                    Session *session, Error *err) {
  Session *sessions[PANEL_MAX];
  char *folder = NULL;
  Comparison comparison = {.row_count = 0};
  memcpy(sessions, others->of, others->count * sizeof(Session *));
  sessions[others->count] = session;
  ComparisonRequest request = comparison_request(session);
  const bool written =
      folder_default(&folder, err) &&
      comparison_open(sessions, others->count + 1, &request, folder, &comparison, err) &&
      (paper->request.comparison = &comparison) && report(arguments, paper, session, err);
  comparison_close(&comparison);
  free(folder);
  return written;
}

static bool check_others(const Arguments *arguments, Error *err) {
  const bool asked = arguments->option[COMPARE] != NULL, named = arguments->value_count > 1;
  if (asked && !named)
    return fail(err, ERROR_USAGE, "%s",
                _("--compare lacks the sessions to compare with: name them after it"));
  char shown[TEXT_SHOWN_SIZE];
  return asked || !named ||
         fail(err, ERROR_USAGE, _("« %s » is one argument too many: see « gommette %s --help »"),
              text_quote(arguments->value[1], shown), arguments->command->name);
}

static bool run(const Arguments *arguments, Error *err) {
  ReportPaper paper;
  Session *session = NULL;
  SessionSet others = {.count = 0};
  if (!read_options(arguments, &paper, err) || !check_others(arguments, err) ||
      !session_argument_view(arguments->value[0], &session, err))
    return false;
  const size_t count = (size_t)arguments->value_count - 1;
  bool written = session_set_open(arguments->value + 1, count, &others, err);
  if (written && count > 0)
    written = compare(arguments, &paper, &others, session, err);
  else if (written)
    written = report(arguments, &paper, session, err);
  session_set_close(&others);
  session_argument_close(session);
  return written;
}

const Command command_report = {
    .name = "report",
    .values = N_("FILE [--compare OTHER …]"),
    .values_min = 1,
    .values_max = PANEL_MAX,
    .help = N_("write the report: votes, rankings, method and fingerprint"),
    .details = N_("Without --format the ending of OUT tells the format; without both it is text. "
                  "The sections are title, recap, rankings, pictures, comparison, "
                  "reconciliation, method and signatures. The same session gives the same bytes; "
                  "SOURCE_DATE_EPOCH dates a "
                  "PDF. Nothing is written into the session."),
    .options = {[FORMAT] = {"format", "text|md|html|pdf|csv|json", N_("what to write")},
                [SECTIONS] = {"sections", N_("A,B,…"), N_("only these sections")},
                [SUBGROUP] = {"subgroup", N_("SUBGROUP"), N_("only this subgroup")},
                [TOP] = {"top", N_("K"), N_("only the first K, and who is tied with them")},
                [PUBLIC] = {"public", NULL,
                            N_("for whoever was not there: no notes, rounded times, no small "
                               "groups")},
                [COMPARE] = {"compare", NULL,
                             N_("with a section that lays this session beside the others named")},
                [WIDTH] = {"width", N_("N"), N_("how many columns a text has: 80 unless told")},
                [PAGES] = {"pages", NULL, N_("a text in pages of A4, for a printer")},
                [OUT] = {"o", N_("OUT"), N_("the file to write; - is standard output")},
                [OUTPUT] = {"output", N_("OUT"), N_("the same as -o")},
                [FORCE] = {"force", NULL, N_("replace that file if it exists")}},
    .run = run,
};
