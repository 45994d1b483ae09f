#include "tui/state/tour.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "sessions/acts/open_votes.h"
#include "sessions/session/totals.h"
#include "tui/state/binding.h"

static void go_to(Model *model, const Roundtable *state, TourStep step) {
  model->tour = step;
  model->tour_dots = session_dots(state);
}

void tour_begin(Model *model, const Roundtable *state) {
  go_to(model, state, TOUR_VOTE);
}

static bool is_done(const Model *model, const Roundtable *state, EffectKind effect) {
  switch (model->tour) {
  case TOUR_VOTE: return session_dots(state) > model->tour_dots;
  case TOUR_UNDO: return session_dots(state) < model->tour_dots;
  case TOUR_CLOSE: return !vote_is_open(state);
  case TOUR_REVEAL: return !results_hidden(state);
  case TOUR_PRINT: return effect == EFFECT_PRINT_REPORT || effect == EFFECT_SAVE_REPORT;
  case TOUR_NONE:
  case TOUR_OVER: break;
  }
  return false;
}

void tour_follow(Model *model, const Roundtable *state, EffectKind effect) {
  if (is_done(model, state, effect)) go_to(model, state, (TourStep)(model->tour + 1));
}

/* The keys are read from their rows, so that they cannot differ from what works. */
static const char *key_of(Situation situation, const char *name, KeysText *keys) {
  const Binding *row = binding_named(situation, name);
  *keys = first_key_shown(row != NULL ? row->keys : "");
  return keys->text;
}

const char *tour_sentence(const Model *model, char text[ERROR_TEXT_SIZE]) {
  KeysText a, b, c;
  text[0] = '\0';
  switch (model->tour) {
  case TOUR_VOTE:
    snprintf(text, ERROR_TEXT_SIZE,
             _("Tour 1/5 · A green dot is called: press %s. Esc leaves the tour."),
             key_of(IN_VOTE, "green", &a));
    break;
  case TOUR_UNDO:
    snprintf(text, ERROR_TEXT_SIZE,
             _("Tour 2/5 · Already saved. A mistake? %s undoes it, as the line above says."),
             key_of(IN_VOTE, "undo", &a));
    break;
  case TOUR_CLOSE:
    snprintf(text, ERROR_TEXT_SIZE,
             _("Tour 3/5 · All have voted: %s closes every vote, Enter confirms."),
             key_of(IN_VOTE, "close-all", &a));
    break;
  case TOUR_REVEAL:
    snprintf(text, ERROR_TEXT_SIZE,
             _("Tour 4/5 · Reveal: %s opens the screen for the room; there %s, then %s."),
             key_of(IN_VOTE, "board", &a), key_of(IN_BOARD, "arm-totals", &b),
             key_of(IN_BOARD, "reveal", &c));
    break;
  case TOUR_PRINT:
    snprintf(text, ERROR_TEXT_SIZE,
             _("Tour 5/5 · Back with %s, then %s is the report; there %s prints it."),
             key_of(IN_BOARD, "board", &a), key_of(IN_VOTE, "report", &b),
             key_of(IN_REPORT, "print", &c));
    break;
  case TOUR_OVER:
    snprintf(text, ERROR_TEXT_SIZE,
             _("That was the tour: “%s” finds everything else. Esc closes this line."),
             key_of(IN_VOTE, "palette", &a));
    break;
  case TOUR_NONE: break;
  }
  return text;
}
