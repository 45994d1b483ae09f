/* Events about what the room sees, and what befell the machine. None can be taken back: it was
 * seen, it took place. */
#include "core/state.h"
#include "core/words.h"

bool check_incident(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)roundtable;
  if (!check_not_taken_back(to, err)) return false;
  bool known = event->incident.what >= 0 && event->incident.what < INCIDENTS;
  return known || fail_out_of_range(err, _("the kind of incident"));
}

bool check_board_shown(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  const BoardShown *shown = &event->board;
  if (!check_not_taken_back(to, err)) return false;
  switch (shown->view) {
  case BOARD_WELCOME:
    return shown->subject == 0 || fail_out_of_range(err, _("what the board shows"));
  case BOARD_SUBGROUP:
    return subgroup_to_change(roundtable, shown->subject) ||
           fail_unknown_subgroup(err, shown->subject);
  case BOARD_RECOMMENDATION:
    return recommendation_to_change(roundtable, shown->subject) ||
           fail_unknown_recommendation(err, shown->subject);
  default: return fail_out_of_range(err, _("what the board shows"));
  }
}

void apply_board_shown(Roundtable *roundtable, const Event *event, Side to) {
  (void)to;
  roundtable->board.view = (BoardView)event->board.view;
  roundtable->board.subject = (uint32_t)event->board.subject;
}

bool check_curtain_drawn(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)event;
  if (!check_not_taken_back(to, err)) return false;
  return !roundtable->board.curtain ||
         fail(err, ERROR_FAILED, "%s", _("the results are hidden already"));
}

void apply_curtain_drawn(Roundtable *roundtable, const Event *event, Side to) {
  (void)event;
  (void)to;
  roundtable->board.curtain = true;
  roundtable->board.steps = 0;
}

bool check_curtain_lifted(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)roundtable;
  const CurtainMoved *moved = &event->curtain;
  if (!check_not_taken_back(to, err)) return false;
  bool known = moved->reveal >= 0 && moved->reveal < REVEALS && moved->steps >= 0 &&
               moved->steps <= RECOMMENDATIONS_MAX;
  return known || fail_out_of_range(err, _("the steps of the reveal"));
}

void apply_curtain_lifted(Roundtable *roundtable, const Event *event, Side to) {
  (void)to;
  roundtable->board.curtain = false;
  roundtable->board.reveal = (Reveal)event->curtain.reveal;
  roundtable->board.steps = (uint32_t)event->curtain.steps;
}

Board roundtable_board(const Roundtable *roundtable) {
  return roundtable->board;
}
