/* What waits for a yes, and what on the board waits for the key that reveals. */
#ifndef TUI_STATE_QUESTION_H
#define TUI_STATE_QUESTION_H

typedef enum Question {
  QUESTION_NONE,
  QUESTION_CLOSE_VOTE,
  QUESTION_CLOSE_ALL,
  QUESTION_HAND_IN_BLANK,
  QUESTION_WITHDRAW_BALLOT,
  QUESTION_LEAVE_BALLOT
} Question;

typedef enum Armed { ARMED_NOTHING, ARMED_TOTALS, ARMED_RANKING } Armed;

#endif
