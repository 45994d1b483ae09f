#include "tui/app/controller_parts.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "sessions/acts/acts.h"
#include "sessions/text/text.h"
#include "tui/screens/screen.h"
#include "tui/state/binding.h"

enum { SOUGHT_AT_ONCE = 100000 /* events; about a second */ };

static bool is_up_to_date(const Controller *controller, const JournalShown *wanted) {
  const JournalShown *shown = &controller->journal_shown;
  const JournalViewState *a = &shown->look, *b = &wanted->look;
  return controller->data.journal != NULL && shown->seq == wanted->seq &&
         shown->height == wanted->height && shown->hidden == wanted->hidden &&
         shown->looking == wanted->looking && a->focus == b->focus && a->subgroup == b->subgroup &&
         a->opened == b->opened;
}

bool controller_read_journal(Controller *controller, const Model *model, Error *err) {
  const Roundtable *state = controller->data.state;
  const int height = journal_height(model, &controller->data);
  const JournalShown wanted = {.seq = roundtable_seq(state),
                               .height = height > 0 ? (size_t)height : 0,
                               .hidden = results_hidden(state),
                               .looking = model->peek_ends_ms != 0,
                               .look = model->journal};
  if (is_up_to_date(controller, &wanted)) return true;
  controller->data.journal = NULL;
  if (controller->journal_page == NULL)
    controller->journal_page = malloc(sizeof *controller->journal_page);
  if (controller->journal_page == NULL) return fail_memory(err);
  const JournalRequest request = {.state = state,
                                  .look = &model->journal,
                                  .height = wanted.height,
                                  .hidden = wanted.hidden,
                                  .looking = wanted.looking,
                                  .session = controller->session};
  if (!journal_page_make(controller->journal_page, &request, err)) return false;
  controller->journal_shown = wanted;
  controller->data.journal = controller->journal_page;
  return true;
}

bool act_votes(const Roundtable *state, uint64_t act) {
  const HistoryEntry *entry = history_at(state, act);
  for (uint64_t seq = act; entry != NULL && entry->act == act; entry = history_at(state, ++seq)) {
    while (entry->corrects != 0)
      entry = history_at(state, entry->corrects);
    if (entry->kind >= EVENT_DOTS_COUNTED && entry->kind <= EVENT_KIOSK_TALLIED) return true;
  }
  return false;
}

bool refuse_turning(const Controller *controller, Model *model, uint64_t act, Error *err) {
  const Roundtable *state = session_state(controller->session);
  if (!may_tell_figures(state, err) || !act_votes(state, act)) return false;
  model_withhold(model, err->text);
  return fail(err, ERROR_FAILED,
              _("nothing was recorded: later events do not allow it (%s shows why)"),
              first_key_shown(KEY_PEEK).text);
}

bool revert_from_journal(Controller *controller, Model *model, const Effect *effect, Error *err) {
  uint64_t taken;
  bool reverted = revert_event(controller->session, effect->expected, effect->text, &taken, err);
  if (reverted || err->kind != ERROR_BAD_DATA) model->entry = ENTRY_NONE;
  const HistoryEntry *entry = history_at(session_state(controller->session), effect->expected);
  if (!reverted) return entry != NULL && refuse_turning(controller, model, entry->act, err);
  model_say(model, false, _("No. %llu is reverted."), (unsigned long long)effect->expected);
  return true;
}

/* Finds whether the text shown for an event contains the words. */
static bool event_says(Controller *controller, uint64_t seq, const char *words, bool *says,
                       Error *err) {
  char sentence[EVENT_TEXT_SIZE];
  const Event *event;
  const Roundtable *state = session_state(controller->session);
  if (!session_event(controller->session, seq, &event, err)) return false;
  *says = text_holds(journal_sentence(state, event, results_hidden(state), sentence), words);
  return true;
}

static void say_not_found(Model *model, const char *words, uint64_t seq, bool everywhere) {
  const QuotedText shown = text_quoted(words);
  if (everywhere)
    model_say(model, true, _("No event here contains “%s”."), shown.text);
  else
    model_say(model, true, _("“%s” was not found back to no. %llu: %s continues."), shown.text,
              (unsigned long long)seq, first_key_shown(KEY_SEARCH_ON).text);
}

/* Searches upwards from the focus, wrapping to the end. */
bool search_journal(Controller *controller, Model *model, const Effect *effect, Error *err) {
  const Roundtable *state = session_state(controller->session);
  const uint64_t last = roundtable_seq(state), begin = journal_focus(&model->journal, state);
  uint64_t seq = begin;
  for (int sought = 0; sought < SOUGHT_AT_ONCE; sought++) {
    bool says = false;
    seq = seq > 1 ? seq - 1 : last;
    if (journal_holds(state, model->journal.subgroup, seq) &&
        !event_says(controller, seq, effect->text, &says, err))
      return false;
    if (says || seq == begin) {
      if (!says) say_not_found(model, effect->text, seq, true);
      model->journal.focus = seq == last ? 0 : seq;
      return true;
    }
  }
  say_not_found(model, effect->text, seq, false);
  model->journal.focus = seq;
  return true;
}
