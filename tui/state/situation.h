/* Screens, and the situations in which a key is struck: on which screen, and what was begun at its
 * foot. A key has one meaning in each situation. */
#ifndef TUI_STATE_SITUATION_H
#define TUI_STATE_SITUATION_H

#include <stddef.h>

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
  IN_QUESTION = 128, /* something waits to be confirmed */
  IN_BOARD = 256,
  IN_PREPARE = 512,
  IN_BALLOT = 1024,
  IN_KIOSK = 2048,      /* a voter fills in a ballot */
  IN_KIOSK_PAGE = 4096, /* the pages before and after */
  IN_PIN = 8192,
  IN_JOURNAL = 16384,
  IN_PALETTE = 32768,     /* an action is being looked for by its name */
  IN_EXPLANATION = 65536, /* a rank, or two beside each other, in sentences */
  IN_REPORT = 131072,
  IN_COMPARISON = 262144, /* sessions side by side */
  IN_REPLAY = 524288,
  IN_PAIR = 1048576,   /* sessions side by side, and it is asked whether two are the same */
  IN_VOTERS = 2097152, /* it is asked whether voters of a file are one person */
  SITUATIONS = 22
} Situation;

/* Something was begun at the foot of a screen. */
enum { IN_FOOT = IN_NUMBER | IN_LINE | IN_ROW | IN_QUESTION };

typedef struct SituationRow {
  Situation situation;
  ScreenName screen; /* whose it is while nothing was begun there; NO_SCREEN */
  const char *title; /* in the help; marked with N_() */
} SituationRow;

/* All of them, in the order of the help. */
extern const SituationRow situation_rows[SITUATIONS];

Situation situation_of_screen(ScreenName screen);

#endif
