/* What the screens remember between two keys, and what a key asks the outside world to do. */
#ifndef TUI_MODEL_H
#define TUI_MODEL_H

#include "tui/action.h"
#include "tui/line.h"
#include "tui/world.h"

typedef enum ScreenName {
  SCREEN_LIST,
  SCREEN_VOTE,
  SCREEN_RANKING,
  SCREEN_HELP,
  SCREEN_COUNT
} ScreenName;

/* What is being typed at the foot of the screen. */
typedef enum Entry {
  ENTRY_NONE,
  ENTRY_NUMBER,    /* digits: how many dots, or which code */
  ENTRY_REFERENCE, /* "4/2" */
  ENTRY_CSV,       /* the path of a CSV file */
  ENTRY_TITLE,     /* the title of a new session */
  ENTRY_COUNT
} Entry;

typedef struct Model {
  ScreenName screen;
  ScreenName screen_before_help;
  bool from_list; /* leaving the session comes back to the list */
  Entry entry;
  Line line;
  bool taking_back;        /* the next dots are taken back */
  uint32_t subgroup;       /* in focus; a number that need not exist any more */
  uint32_t recommendation; /* likewise */
  RankingMethod order;
  bool within_subgroups;
  size_t list_focus, ranking_focus, help_top;
  char message[ERROR_TEXT_SIZE]; /* until the next key; "" where there is none */
  bool message_is_trouble;
} Model;

typedef enum EffectKind {
  EFFECT_NONE,
  EFFECT_QUIT,
  EFFECT_CLOSE_SESSION, /* back to the list */
  EFFECT_COUNT_DOTS,
  EFFECT_UNDO,
  EFFECT_REDO,
  EFFECT_OPEN_SESSION, /* the one at `index` of the list */
  EFFECT_MAKE_DEMONSTRATION,
  EFFECT_IMPORT_CSV,  /* into a new session */
  EFFECT_NEW_SESSION, /* of this title */
} EffectKind;

typedef struct Effect {
  EffectKind kind;
  uint32_t subject; /* a recommendation's number, or the scope of undo and redo */
  Colour colour;
  int64_t dots;
  uint64_t expected; /* the act that undo and redo were shown to take */
  size_t index;
  const char *text; /* a path or a title, borrowed from the model until its next input */
} Effect;

/* The first screen, of a list or of a session; its ranking is ordered by the session's rule. */
Model model_of_list(void);
Model model_of_session(const Roundtable *state, bool from_list);

/* A sentence at the foot, until the next key; it begins with a capital, whatever it began with. */
void model_say(Model *model, bool trouble, const char *sentence);

Situation model_situation(const Model *model);

/* The subgroup and recommendation in focus: what the model remembers or, where that is gone, the
 * first. NULL where there is none. */
const Subgroup *model_subgroup(const Model *model, const Roundtable *state);
const Recommendation *model_recommendation(const Model *model, const Roundtable *state);

#endif
