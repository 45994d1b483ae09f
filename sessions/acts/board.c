#include "sessions/acts/board.h"

static bool build_board(void *context, Act *act, Error *err) {
  const BoardShown *shown = context;
  Board now = roundtable_board(act_state(act));
  if ((int64_t)now.view == shown->view && now.subject == shown->subject) return true;
  Event event = event_make(EVENT_BOARD_SHOWN);
  event.board = *shown;
  return act_add(act, event, err);
}

bool board_show(Session *session, BoardView view, uint32_t subject, Error *err) {
  BoardShown shown = {.view = view, .subject = subject};
  return session_act(session, build_board, &shown, err);
}

static bool build_drawing(void *context, Act *act, Error *err) {
  (void)context;
  return roundtable_board(act_state(act)).curtain ||
         act_add(act, event_make(EVENT_CURTAIN_DRAWN), err);
}

bool curtain_draw(Session *session, Error *err) {
  return session_act(session, build_drawing, NULL, err);
}

static bool build_lifting(void *context, Act *act, Error *err) {
  const CurtainMoved *moved = context;
  Board now = roundtable_board(act_state(act));
  if (!now.curtain && (int64_t)now.reveal == moved->reveal && now.steps == moved->steps)
    return true;
  Event event = event_make(EVENT_CURTAIN_LIFTED);
  event.curtain = *moved;
  return act_add(act, event, err);
}

bool curtain_lift(Session *session, Reveal reveal, uint32_t steps, Error *err) {
  CurtainMoved moved = {.reveal = reveal, .steps = steps};
  return session_act(session, build_lifting, &moved, err);
}

bool vote_has_begun(const Roundtable *roundtable) {
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(roundtable, place);
    if (subgroup->vote != VOTE_NEVER_OPENED || subgroup_has_votes(roundtable, subgroup))
      return true;
  }
  return false;
}

bool act_show_totals(Act *act, Error *err) {
  CurtainMoved totals = {.reveal = REVEAL_TOTALS};
  return build_lifting(&totals, act, err);
}
