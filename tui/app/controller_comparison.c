#include "tui/app/controller_parts.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/base/i18n.h"
#include "sessions/files/folder.h"
#include "tui/app/session_argument.h"
#include "tui/state/binding.h"

struct ComparedSessions {
  SessionSet sessions;
  Comparison *comparison;
  ComparisonPage page; /* as last viewed */
  ComparisonViewState look;
  bool has_page;
  char *folder;
  Match *answers; /* given here, latest last; texts belong to the sessions */
  size_t answer_count, answer_capacity;
};

static void free_comparison(Comparison *comparison) {
  if (comparison != NULL) comparison_close(comparison);
  free(comparison);
}

static void close_compared(ComparedSessions *compared) {
  if (compared == NULL) return;
  comparison_page_free(&compared->page);
  free_comparison(compared->comparison);
  session_set_close(&compared->sessions);
  free(compared->folder);
  free(compared->answers);
  free(compared);
}

/* Redoes the comparison after an answer; on failure keeps the old one. */
static bool follow(ComparedSessions *compared, Error *err) {
  const ComparisonRequest request = comparison_request(compared->sessions.of[0]);
  Comparison *now = calloc(1, sizeof *now);
  if (now == NULL) return fail_memory(err);
  if (!comparison_open(compared->sessions.of, compared->sessions.count, &request, compared->folder,
                       now, err)) {
    free_comparison(now);
    return false;
  }
  free_comparison(compared->comparison);
  compared->comparison = now;
  compared->has_page = false;
  return true;
}

bool controller_compare(Controller *controller, Model *model, const char *const *paths,
                        size_t count, Error *err) {
  ComparedSessions *compared = calloc(1, sizeof *compared);
  if (compared == NULL) return fail_memory(err);
  if (!session_set_open(paths, count, &compared->sessions, err) ||
      !folder_default(&compared->folder, err) || !follow(compared, err)) {
    close_compared(compared);
    return false;
  }
  controller_forget_comparison(controller);
  controller->compared = compared;
  model->screen = SCREEN_COMPARISON;
  model->comparison = (ComparisonViewState){.method = compared->comparison->panel.method};
  return true;
}

void controller_forget_comparison(Controller *controller) {
  close_compared(controller->compared);
  controller->compared = NULL;
  controller->data.comparison = NULL;
}

bool compare_marked(Controller *controller, Model *model, const Effect *effect UNUSED, Error *err) {
  const LibraryEntry *marked[PANEL_MAX];
  const char *paths[PANEL_MAX];
  size_t entry_count;
  const LibraryEntry *entries = library_entries(controller->library, &entry_count);
  const size_t count = list_marks_find(&model->list.marks, entries, entry_count, marked);
  for (size_t n = 0; n < count; n++) {
    if (!controller_check_listed(controller, model, marked[n], err)) return false;
    paths[n] = marked[n]->path;
  }
  if (!controller_compare(controller, model, paths, count, err)) return false;
  model->from_list = true;
  return true;
}

bool leave_comparison(Controller *controller, Model *model, const Effect *effect UNUSED,
                      Error *err UNUSED) {
  controller_forget_comparison(controller);
  model->screen = SCREEN_LIST;
  return true;
}

static bool make_page(ComparedSessions *compared, const ComparisonViewState *look, Error *err) {
  comparison_page_free(&compared->page);
  compared->has_page = false;
  compared->comparison->panel.method = look->method;
  comparison_sort(compared->comparison, look->order);
  if (!comparison_page_make(compared->comparison, look->method, &compared->page, err)) return false;
  compared->look = *look;
  compared->has_page = true;
  return true;
}

bool controller_read_comparison(Controller *controller, Model *model, Error *err) {
  ComparedSessions *compared = controller->compared;
  controller->data.comparison = NULL;
  model->comparison.asks = false;
  if (compared == NULL) return true;
  const ComparisonViewState *look = &model->comparison, *shown = &compared->look;
  const bool is_same =
      compared->has_page && shown->order == look->order && shown->method == look->method;
  if (!is_same && !make_page(compared, look, err)) return false;
  controller->data.comparison = &compared->page;
  model->comparison.asks = comparison_page_asks(&compared->page);
  return true;
}

/* Follows up on an answer that was saved or removed. */
static bool follow_kept(ComparedSessions *compared, Error *err) {
  Error untold = {0};
  return follow(compared, &untold) ||
         fail(err, untold.kind, _("it is recorded, but: %s"), untold.text);
}

bool decide_match(Controller *controller, Model *model, const Effect *effect, Error *err) {
  ComparedSessions *compared = controller->compared;
  const Matching *matching = &compared->comparison->matching;
  const bool same = effect->dots != 0;
  if (effect->index >= matching->proposal_count) return true;
  const Proposal *proposal = &matching->proposals[effect->index];
  const Match match =
      match_of_picks(&compared->comparison->panel, proposal->of[0], proposal->of[1], same);
  if (!ARRAY_RESERVE(compared->answers, compared->answer_capacity, compared->answer_count + 1))
    return fail_memory(err);
  if (!answers_keep(&compared->comparison->panel, compared->folder, &match, 1, err)) return false;
  compared->answers[compared->answer_count++] = match;
  if (!follow_kept(compared, err)) return false;
  /* After the last answer no pair is left at the foot: says why. */
  bool was_last = compared->comparison->matching.proposal_count == 0;
  char back[ERROR_TEXT_SIZE / 2];
  snprintf(back, sizeof back, _("%s undoes the answer."),
           first_key_shown(KEY_TAKE_ANSWER_BACK).text);
  model_say(model, false, "%s %s%s%s",
            same ? _("Noted: they are the same.") : _("Noted: they are not the same."), back,
            was_last ? " " : "", was_last ? _("Nothing is left to answer.") : "");
  return true;
}

bool forget_match(Controller *controller, Model *model, const Effect *effect UNUSED, Error *err) {
  ComparedSessions *compared = controller->compared;
  if (compared->answer_count == 0)
    return fail(err, ERROR_FAILED, "%s", _("there is no answer given here to undo"));
  const Match *last = &compared->answers[compared->answer_count - 1];
  if (!matches_forget(compared->folder, last, 1, err)) return false;
  compared->answer_count--;
  if (!follow_kept(compared, err)) return false;
  model_say(model, false, _("The answer is undone: the two are asked about again."));
  return true;
}
