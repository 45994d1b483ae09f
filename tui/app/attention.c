#include "tui/app/attention.h"

#include <string.h>

Attention attention_before(const Model *model) {
  Attention before = {.asked = model->asked,
                      .armed = model->armed,
                      .entry = model->entry,
                      .page = model->kiosk.page,
                      .pair = model->comparison.pair,
                      .asks_voters = model->asks_voters};
  memcpy(before.message, model->message, sizeof before.message);
  return before;
}

/* Each key begins without a message; the passing of time leaves the one before. Where the terminal
 * says what is pasted, what follows it was struck. */
static bool is_refused(const Attention *before, const Model *model, const Input *input,
                       bool is_about_news) {
  bool is_struck = input->kind == INPUT_KEY || input->kind == INPUT_CHOICE ||
                   (input->kind == INPUT_PASTE && input->is_unmarked);
  if (input->kind == INPUT_PASTE && !input->is_unmarked) return false;
  return model->message_is_trouble && model->message[0] != '\0' &&
         ((is_struck && !is_about_news) || strcmp(before->message, model->message) != 0);
}

/* An answer leads to the next pair, and is said. */
static bool is_other_pair(const Attention *before, const Model *model) {
  return model_situation(model) == IN_PAIR &&
         (model->comparison.pair != before->pair || model->message[0] != '\0');
}

static bool is_asked(const Attention *before, const Model *model) {
  const EntryKind entry = model->entry;
  bool is_question = entry == ENTRY_REASON || entry == ENTRY_WHY || entry == ENTRY_PASTED;
  return (model->asked != QUESTION_NONE && model->asked != before->asked) ||
         (model->armed != ARMED_NOTHING && model->armed != before->armed) ||
         (model->asks_voters && !before->asks_voters) || (is_question && entry != before->entry) ||
         (model->kiosk.page == KIOSK_CONFIRM && before->page != KIOSK_CONFIRM);
}

bool attention_is_due(const Attention *before, const Model *model, const Input *input,
                      bool is_about_news) {
  return is_refused(before, model, input, is_about_news) || is_asked(before, model) ||
         (input->kind != INPUT_NOTHING && is_other_pair(before, model));
}
