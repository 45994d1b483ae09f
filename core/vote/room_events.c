/* Events about what the room sees, and what befell the machine. */
#include "core/base/i18n.h"
#include "core/vote/state.h"

bool check_incident(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)roundtable;
  (void)to;
  bool known = event->incident.what >= 0 && event->incident.what < INCIDENTS;
  return known || fail_out_of_range(err, _("the kind of incident"));
}

/* A board that is taken up may show what has been taken away since. */
static bool may_show(const Roundtable *roundtable, int64_t subject, bool present, size_t ever) {
  return present || (roundtable->taking_up && subject >= 1 && subject <= (int64_t)ever);
}

bool check_board_shown(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)to;
  int64_t subject = event->board.subject;
  switch (event->board.view) {
  case BOARD_WELCOME: return subject == 0 || fail_out_of_range(err, _("what the board shows"));
  case BOARD_SUBGROUP:
    return may_show(roundtable, subject, subgroup_to_change(roundtable, subject),
                    roundtable->subgroup_count) ||
           fail_unknown_subgroup(err, subject);
  case BOARD_RECOMMENDATION:
    return may_show(roundtable, subject, recommendation_to_change(roundtable, subject),
                    roundtable->recommendation_count) ||
           fail_unknown_recommendation(err, subject);
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
  (void)to;
  return !roundtable->board.curtain ||
         fail(err, ERROR_FAILED, "%s", _("the results are already hidden"));
}

void apply_curtain_drawn(Roundtable *roundtable, const Event *event, Side to) {
  (void)event;
  (void)to;
  roundtable->board.curtain = true;
  roundtable->board.reveal = REVEAL_TOTALS;
  roundtable->board.steps = 0;
}

bool check_curtain_lifted(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)roundtable;
  (void)to;
  const CurtainMoved *moved = &event->curtain;
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
