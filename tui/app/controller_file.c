#include "tui/app/controller_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/acts/acts.h"
#include "sessions/files/folder.h"
#include "sessions/files/memory_stream.h"
#include "sessions/library/moving.h"
#include "sessions/library/recovery.h"
#include "sessions/session/totals.h"
#include "sessions/text/text.h"
#include "tui/app/report_paper.h"
#include "tui/app/session_argument.h"
#include "tui/state/binding.h"
#include "tui/state/kiosk_state.h"

static bool begin(Controller *controller, const char *format, ReportPaper *paper, Error *err) {
  *paper = (ReportPaper){.format = report_format_find(format), .request = report_request()};
  return report_paper_address(controller->session, paper, err);
}

void controller_forget_report(Controller *controller) {
  free(controller->report_text);
  controller->report_text = NULL;
  controller->data.report = NULL;
}

static bool write_text(Controller *controller, Error *err) {
  ReportPaper paper;
  MemoryStream memory;
  if (!begin(controller, "text", &paper, err) || !memory_stream_open(&memory, err)) return false;
  paper.options.width = controller->data.columns;
  const bool written = report_paper_write(memory.out, &paper, err);
  return memory_stream_close(&memory, written, &controller->report_text, NULL, err);
}

bool controller_read_report(Controller *controller, Error *err) {
  const uint64_t seq = controller->data.saved.seq;
  const bool is_there = controller->report_text != NULL && controller->report_at == seq &&
                        controller->report_columns == controller->data.columns;
  if (!is_there) {
    controller_forget_report(controller);
    if (!write_text(controller, err)) {
      controller_forget_report(controller);
      return false;
    }
  }
  controller->report_at = seq;
  controller->report_columns = controller->data.columns;
  controller->data.report = controller->report_text;
  return true;
}

bool print_report(Controller *controller, Model *model, const Effect *effect UNUSED, Error *err) {
  char answer[PRINTER_ANSWER_SIZE];
  ReportPaper paper;
  if (!begin(controller, "pdf", &paper, err)) return false;
  const PrintJob job = {.title = roundtable_text(session_state(controller->session), SESSION_TITLE),
                        .session = session_path(controller->session),
                        .write = report_paper_write,
                        .context = &paper};
  if (!printer_print(&job, answer, err)) return false;
  if (answer[0] != '\0')
    model_say(model, false, _("The report went to the printer: %s"), answer);
  else
    model_say(model, false, _("The report went to the printer"));
  return true;
}

bool save_report(Controller *controller, Model *model, const Effect *effect, Error *err) {
  char *path = NULL;
  ReportPaper paper;
  if (!begin(controller, effect->text, &paper, err) ||
      !report_file_write(session_path(controller->session), paper.format->ending,
                         report_paper_write, &paper, &path, err))
    return false;
  model_say(model, false, _("The report is saved as %s"), path);
  free(path);
  return true;
}

bool controller_begin_log(Controller *controller, Error *err) {
  char *folder = NULL;
  free(controller->log_aside);
  controller->log_aside = NULL;
  controller->log_told = controller->log_lacks = false;
  if (!second_log_wanted_folder(&folder, err)) return false;
  controller->log_is_off = folder == NULL;
  bool begun = session_begin_second_log(controller->session, folder, &controller->log_aside, err);
  free(folder);
  if (begun) controller_fill_log(controller);
  return begun;
}

void controller_fill_log(Controller *controller) {
  if (controller->session != NULL)
    session_fill_second_log(controller->session, &controller->log_lacks);
}

static void say_aside(Controller *controller, Model *model) {
  model_say(
      model, true,
      _("The second log contains events that this file does not: it is saved as %s; “gommette "
        "recover” makes a session of it."),
      controller->log_aside);
  free(controller->log_aside);
  controller->log_aside = NULL;
}

void controller_tell_of_file(Controller *controller, Model *model) {
  Error why = {0};
  const bool is_shown_to_others = model->screen == SCREEN_BOARD || model->screen == SCREEN_KIOSK;
  if (controller->session == NULL || is_shown_to_others) return;
  if (!controller->reads_only_told)
    model_say(model, false, _("This session is read-only here: nothing you type is recorded."));
  controller->reads_only_told = true;
  if (controller->log_is_off || controller->reads_only) return;
  const SecondLogState state = session_second_log_state(controller->session, &why);
  if (controller->log_aside != NULL) say_aside(controller, model);
  if (controller->log_told && state != SECOND_LOG_STOPPED) return;
  if (state == SECOND_LOG_SAME_DISK)
    model_say(model, false,
              _("There is no second log: it would be on the same disk as the session."));
  if (state == SECOND_LOG_STOPPED && !controller->log_told_stopped) {
    model_say(model, true, _("The second log is gone: %s"), why.text);
    controller->log_told_stopped = true;
  }
  controller->log_told = true;
}

void controller_say_trouble(Controller *controller, Model *model, const Error *err) {
  model_say(model, true, "%s", err->text);
  if (controller->session == NULL || controller->reads_only ||
      !session_has_lost_file(controller->session))
    return;
  if (kiosk_is_on(&model->kiosk) && model->kiosk.page != KIOSK_ASK_PIN) {
    model_say(model, true, _("Nothing can be recorded any more: please call the staff."));
    return;
  }
  model_say(model, true, _("%s. To write everything recorded to a new file, press %s in the vote."),
            model->message, first_key_shown(KEY_RESCUE).text);
}

/* Into the session's own folder or, if that is gone too, the default sessions folder. */
static bool rescue_to(Controller *controller, const char *folder, char **to, Recovery *made,
                      Error *err) {
  const char *title = roundtable_text(session_state(controller->session), SESSION_TITLE);
  char *path = NULL;
  if (!session_free_path(folder, title, &path, err)) return false;
  if (session_rescue(controller->session, path, made, err)) {
    *to = path;
    return true;
  }
  free(path);
  return false;
}

static bool rescue_somewhere(Controller *controller, char **to, Recovery *made, Error *err) {
  char *folder = path_folder(session_path(controller->session), err), *other = NULL;
  if (folder == NULL) return false;
  bool rescued = is_folder(folder) && rescue_to(controller, folder, to, made, &(Error){0});
  free(folder);
  if (rescued || !folder_default(&other, err)) return rescued;
  rescued = rescue_to(controller, other, to, made, err);
  free(other);
  return rescued;
}

static void say_rescued(Model *model, const char *to, const Recovery *made) {
  const char *lost = made->whole ? "" : _(" Names of voters and kiosk ballots are lost.");
  model_say(model, false,
            ngettext("All of it (%s event) is in %s, which is now open.%s",
                     "All of it (%s events) is in %s, which is now open.%s",
                     (unsigned long)made->events),
            count_shown(made->events).text, to, lost);
}

bool rescue_session(Controller *controller, Model *model, const Effect *effect UNUSED, Error *err) {
  char *to = NULL;
  Recovery made;
  if (!session_has_lost_file(controller->session) || controller->reads_only) {
    model_say(model, false,
              _("The session's file contains everything recorded: there is nothing to rescue."));
    return true;
  }
  if (!rescue_somewhere(controller, &to, &made, err)) return false;
  bool opened = controller_open(controller, to, err);
  if (opened) say_rescued(model, to, &made);
  controller->log_told = true;
  free(to);
  return opened;
}

/* The next round of the session, into a new file beside it. */

static bool make_next_round(Controller *controller, const char *path, const char *title,
                            NextRound *made, Error *err) {
  Session *session = NULL;
  if (!session_create(path, title, clock_of_machine(), &session, err)) return false;
  const bool done = copy_next_round(session, controller->session, 0, false, made, err) &&
                    session_keep(session, err);
  session_close(session);
  return done;
}

/* The list, if there is one, stays as it was left. */
static bool go_on_with(Controller *controller, Model *model, const char *path, Error *err) {
  const ListViewState left = controller->list_left;
  const bool from_list = model->from_list,
             shown = controller_show_session(controller, model, path, err);
  controller->list_left = left;
  model->from_list = from_list;
  return shown;
}

/* If refused, what was typed stays in the line. */
bool begin_next_round(Controller *controller, Model *model, const Effect *effect, Error *err) {
  char *title = NULL, *path = NULL, *folder = path_folder(session_path(controller->session), err);
  NextRound made = {0};
  char sentence[NEXT_ROUND_TEXT_SIZE];
  const Finality finality = finality_of(session_state(controller->session));
  const bool done = folder != NULL &&
                    text_clean(TEXT_TITLE, effect->text, strlen(effect->text), &title, err) &&
                    session_free_path(folder, title, &path, err) &&
                    make_next_round(controller, path, title, &made, err) &&
                    go_on_with(controller, model, path, err);
  if (done)
    model_say(model, false, finality_is_final(&finality) ? _("%s.") : _("%s, as of now."),
              next_round_sentence(&made, sentence));
  else
    model->entry = ENTRY_NEXT_ROUND;
  free(path);
  free(title);
  free(folder);
  return done;
}
