/* Screens, and the situations in which a key can be pressed: which screen, and what was begun at
 * its foot. In each situation a key has one meaning. */
#ifndef TUI_STATE_SITUATION_H
#define TUI_STATE_SITUATION_H

#include <stddef.h>

/* What can be typed at the foot of a screen. */

typedef enum EntryKind {
  ENTRY_NONE,
  ENTRY_NUMBER,         /* digits: number of dots, or a code */
  ENTRY_REFERENCE,      /* "4/2" */
  ENTRY_PHASE,          /* the number of a phase to go to, and optionally when it began */
  ENTRY_CSV,            /* the path of a CSV file */
  ENTRY_TITLE,          /* the title of a new session */
  ENTRY_TITLE_FROM,     /* the same, for one that starts as a copy of the one in focus */
  ENTRY_ROW,            /* three counts */
  ENTRY_REASON,         /* why they are accepted though they break a guard */
  ENTRY_LATE_REASON,    /* the same, for counts already recorded */
  ENTRY_FIELD,          /* the focused line of the agenda */
  ENTRY_SUBGROUP,       /* the title of a new subgroup */
  ENTRY_RECOMMENDATION, /* the title of a new recommendation */
  ENTRY_WHY,            /* the reason for a pending change */
  ENTRY_BALLOT,         /* the number of a ballot */
  ENTRY_PASTED,         /* nothing: pasted titles wait to be added */
  ENTRY_REVERT,         /* why the journal's event in focus is reverted */
  ENTRY_SEARCH,         /* what to search the journal for, or an event's number */
  ENTRY_FIND,           /* words to search the list for, as they are typed */
  ENTRY_RENAME,         /* a new title for the list's session in focus */
  ENTRY_COPY_TO,        /* where to copy it */
  ENTRY_DELETE,         /* the word that confirms deleting it */
  ENTRY_MOMENT,         /* the moment to go to in a replay */
  ENTRY_BALLOT_WHY,     /* why a ballot counts though there are more than voters */
  ENTRY_RULES_REASON,   /* the reason for breaking a rule of the vote, given later */
  ENTRY_VOTERS_REASON,  /* why there is one voter more, or one fewer */
  ENTRY_COUNT
} EntryKind;

typedef enum ScreenName {
  SCREEN_LIST,
  SCREEN_VOTE,
  SCREEN_RANKING,
  SCREEN_BOARD,
  SCREEN_PREPARE,
  SCREEN_BALLOT,
  SCREEN_KIOSK,
  SCREEN_JOURNAL,
  SCREEN_REPORT,
  SCREEN_HELP,
  SCREEN_EXPLANATION,
  SCREEN_COMPARISON,
  SCREEN_REPLAY,
  SCREEN_COUNT,
  NO_SCREEN = SCREEN_COUNT
} ScreenName;

typedef enum Situation {
  IN_LIST = 1,
  IN_VOTE = 2,
  IN_NUMBER = 4, /* the number line at the foot of the vote is open */
  IN_LINE = 8,   /* a line of text is being typed */
  IN_RANKING = 16,
  IN_HELP = 32,
  IN_ROW = 64,       /* three counts are being typed */
  IN_QUESTION = 128, /* a question awaits confirmation */
  IN_BOARD = 256,
  IN_PREPARE = 512,
  IN_BALLOT = 1024,
  IN_KIOSK = 2048,      /* a voter fills in a ballot */
  IN_KIOSK_PAGE = 4096, /* the pages before and after the ballot */
  IN_PIN = 8192,
  IN_JOURNAL = 16384,
  IN_PALETTE = 32768,     /* an action is being searched for by name */
  IN_EXPLANATION = 65536, /* a rank, or a comparison of two, in sentences */
  IN_REPORT = 131072,
  IN_COMPARISON = 262144, /* sessions side by side */
  IN_REPLAY = 524288,
  IN_PAIR = 1048576,   /* sessions side by side, asking whether two recommendations are the same */
  IN_VOTERS = 2097152, /* asking whether voters of a file are one person */
  SITUATIONS = 22
} Situation;

/* Something was begun at the foot of a screen. */
enum { IN_FOOT = IN_NUMBER | IN_LINE | IN_ROW | IN_QUESTION };

typedef struct SituationRow {
  Situation situation;
  ScreenName screen; /* whose situation it is while nothing was begun there; NO_SCREEN */
  const char *title; /* in the help; marked with N_() */
} SituationRow;

/* All situations, in the order of the help. */
extern const SituationRow situation_rows[SITUATIONS];

Situation situation_of_screen(ScreenName screen);

#endif
