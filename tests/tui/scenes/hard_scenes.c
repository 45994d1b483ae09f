#include "tests/tui/scenes/hard_scenes.h"

#include <stdio.h>
#include <wchar.h>

enum { RIGHT_TO_LEFT_OVERRIDE = 0x202e };

/* Everything that is hard to draw: both parts of a tally, large numbers, wide characters, marks,
 * signs that could steer a terminal, long codes. */
Stage scene_vote_hard(int rows, int columns) {
  Record record = record_small();
  Roundtable *table = record.roundtable;
  BallotLine lines[] = {make_line(1, 1, 0, 0), make_line(2, 0, 1, 3)};
  char marked[64];
  snprintf(marked, sizeof marked, "e\xcc\x81te\xcc\x81 %lcevil", (wint_t)RIGHT_TO_LEFT_OVERRIDE);
  happens(&record, make_counts(table, 1, (Tally){{9, 0, 120}}));
  happens(&record, make_counts(table, 3, (Tally){{2147483648, 7, 0}}));
  happens(&record, make_ballot(table, 1, lines, 2));
  happens(&record,
          make_recommendation_text(table, 1, RECOMMENDATION_TITLE, "住宅政策を変える 住宅"));
  happens(&record, make_recommendation_text(table, 2, RECOMMENDATION_TITLE, marked));
  happens(&record, make_recommendation(table, 1, "LONG-CODE-OF-32-CHARACTERS-00032", "Long"));
  happens(&record, make_status(table, 6, STATUS_WITHDRAWN));
  happens(&record, make_curtain_lifted(REVEAL_TOTALS, 0));
  return stage_vote(record, rows, columns);
}

Stage scene_vote_many_subgroups(int rows, int columns) {
  Record record = record_small();
  char code[16], title[64];
  for (int i = 1; i <= 30; i++) {
    snprintf(code, sizeof code, "G%d", i);
    snprintf(title, sizeof title, "Le sous-groupe qui a le numéro %d", i);
    happens(&record, make_subgroup(record.roundtable, code, title));
  }
  Stage stage = stage_vote(record, rows, columns);
  for (int i = 0; i < 20; i++)
    stage_press(&stage, PRESS_TAB);
  return stage;
}
