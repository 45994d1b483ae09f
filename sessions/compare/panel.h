/* Sessions that are laid side by side, called A, B, C … in the order in which they were named, each
 * with its ranking. */
#ifndef SESSIONS_COMPARE_PANEL_H
#define SESSIONS_COMPARE_PANEL_H

#include "sessions/export/ranking_list.h"
#include "sessions/session/session.h"

enum { PANEL_MAX = 26 /* as many as there are letters */ };

typedef struct PanelRequest {
  RankingMethod method;   /* what the ranks of placings are by; the main ones are always known */
  const Weights *weights; /* the same for all; NULL: each session's own */
} PanelRequest;

typedef struct PanelSession {
  Session *session; /* borrowed */
  const Roundtable *state;
  Weights weights;
  int64_t voters; /* of the session, or RULE_UNKNOWN */
  int64_t dots;   /* of all that was put to the vote */
  RankingList list;
  const Standing **standings; /* by number of the recommendation; NULL: not put to the vote */
} PanelSession;

typedef struct Panel {
  PanelSession of[PANEL_MAX];
  size_t count;
  RankingMethod method;
} Panel;

/* The sessions are borrowed and must not change meanwhile; 1 to PANEL_MAX of them. Fails where the
 * method lacks what it needs in one of them, which the error names. panel_close gives the memory
 * back, on failure too. */
bool panel_open(Session *const *sessions, size_t count, const PanelRequest *request, Panel *panel,
                Error *err);
void panel_close(Panel *panel);

/* "A" for 0. */
char panel_letter(size_t session);

/* Its standing in a session, or NULL; 0 is no recommendation. */
const Standing *panel_standing(const Panel *panel, size_t session, uint32_t recommendation);

/* Its rank by the panel's method: 0 where it has none, also where too few dots keep it apart. */
uint32_t panel_rank(const Panel *panel, size_t session, const Standing *standing);

/* Whether all sessions weigh dots alike. */
bool panel_weighs_alike(const Panel *panel);

#endif
