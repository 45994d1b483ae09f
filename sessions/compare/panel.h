/* A panel of sessions side by side, called A, B, C … in the order given, each with its ranking. */
#ifndef SESSIONS_COMPARE_PANEL_H
#define SESSIONS_COMPARE_PANEL_H

#include "sessions/export/ranking_list.h"
#include "sessions/session/session.h"

enum { PANEL_MAX = 26 /* one per letter of the alphabet */ };

typedef struct PanelRequest {
  RankingMethod method;   /* method of RankResult ranks; the main rankings are always available */
  const Weights *weights; /* the same for all; NULL: each session's own */
} PanelRequest;

typedef struct PanelSession {
  Session *session; /* borrowed */
  const Roundtable *state;
  Weights weights;
  int64_t voters; /* of the session, or RULE_UNKNOWN */
  int64_t dots;   /* of everything put to the vote */
  RankingList list;
  const Standing **standings; /* by number of the recommendation; NULL: not put to the vote */
} PanelSession;

typedef struct Panel {
  PanelSession of[PANEL_MAX];
  size_t count;
  RankingMethod method;
} Panel;

/* Ranks 1 to PANEL_MAX sessions, which are borrowed and must not change meanwhile. Fails if the
 * method lacks what it needs in one of them, naming it. Close it with panel_close, on failure too.
 */
bool panel_open(Session *const *sessions, size_t count, const PanelRequest *request, Panel *panel,
                Error *err);
void panel_close(Panel *panel);

/* Returns "A" for 0. */
char panel_letter(size_t session);

/* Returns its standing in a session, or NULL; 0 is no recommendation. */
const Standing *panel_standing(const Panel *panel, size_t session, uint32_t recommendation);

/* Its rank by the panel's method: 0 where it has none, also where too few dots keep it apart. */
uint32_t panel_rank(const Panel *panel, size_t session, const Standing *standing);

/* Returns whether all sessions use the same weights. */
bool panel_weighs_alike(const Panel *panel);

#endif
