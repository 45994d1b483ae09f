#include "sessions/acts/board.h"

bool board_show(Session *session, BoardView view, uint32_t subject, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  if (!tx) return false;
  const Board now = roundtable_board(transaction_state(tx));
  Event event = event_make(EVENT_BOARD_SHOWN);
  event.board = (BoardShown){.view = view, .subject = subject};
  const bool same = now.view == view && now.subject == subject;
  return transaction_end(tx, same || transaction_add(tx, event, err), err);
}

bool curtain_draw(Session *session, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  if (!tx) return false;
  const bool drawn = roundtable_board(transaction_state(tx)).curtain ||
                     transaction_add(tx, event_make(EVENT_CURTAIN_DRAWN), err);
  return transaction_end(tx, drawn, err);
}

static bool lift(Transaction *tx, Reveal reveal, uint32_t steps, Error *err) {
  const Board now = roundtable_board(transaction_state(tx));
  if (!now.curtain && now.reveal == reveal && now.steps == steps) return true;
  Event event = event_make(EVENT_CURTAIN_LIFTED);
  event.curtain = (CurtainMoved){.reveal = reveal, .steps = steps};
  return transaction_add(tx, event, err);
}

bool curtain_lift(Session *session, Reveal reveal, uint32_t steps, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  return tx && transaction_end(tx, lift(tx, reveal, steps, err), err);
}

bool vote_has_begun(const Roundtable *roundtable) {
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(roundtable, place);
    if (subgroup->vote != VOTE_NEVER_OPENED || subgroup_has_votes(roundtable, subgroup))
      return true;
  }
  return false;
}

bool show_totals(Transaction *tx, Error *err) {
  return lift(tx, REVEAL_TOTALS, 0, err);
}
