#include "tests/tui/scenes/journal_scenes.h"

#include "tests/tui/scenes/june.h"

static Stage three_dots(Record record, int rows, int columns) {
  Stage stage = stage_vote(record, rows, columns);
  stage_press(&stage, PRESS_TAB);
  stage_type(&stage, "3\rvjrw");
  stage_press(&stage, PRESS_UP);
  stage_press(&stage, PRESS_UP);
  return stage;
}

Stage scene_journal(int rows, int columns) {
  Stage stage = three_dots(record_june(), rows, columns);
  stage_press(&stage, PRESS_DELETE);
  stage_type(&stage, "mal entendu\r");
  return stage;
}

Stage scene_journal_asking(int rows, int columns) {
  Stage stage = three_dots(record_june(), rows, columns);
  stage_press(&stage, PRESS_DELETE);
  stage_type(&stage, "mal enten");
  return stage;
}

Stage scene_journal_whole(int rows, int columns) {
  Record record = record_june();
  const Roundtable *table = record.roundtable;
  uint32_t subgroup = roundtable_find_subgroup(table, "2")->number;
  uint32_t third = roundtable_find_recommendation(table, subgroup, "3")->number;
  happens(&record,
          make_recommendation_text(
              table, third, RECOMMENDATION_TITLE,
              "Un « housing advisor » par commune, payé par la région, qui visite les locataires "
              "avant que le jugement ne tombe et qui reste joignable pendant deux ans"));
  record_try_revert(&record, record.count);
  Stage stage = stage_vote(record, rows, columns);
  stage_type(&stage, "w");
  stage_press(&stage, PRESS_UP);
  stage_press(&stage, PRESS_UP);
  stage_press(&stage, PRESS_ENTER);
  return stage;
}

Stage scene_journal_of_subgroup(int rows, int columns) {
  Stage stage = scene_journal(rows, columns);
  stage_press(&stage, PRESS_TAB);
  stage_press(&stage, PRESS_TAB);
  return stage;
}

Stage scene_journal_search(int rows, int columns) {
  Stage stage = scene_journal(rows, columns);
  stage_type(&stage, "/sous-groupe");
  return stage;
}

Stage scene_journal_hidden(int rows, int columns) {
  Record record = record_june();
  happens(&record, event_make(EVENT_CURTAIN_DRAWN));
  Stage stage = three_dots(record, rows, columns);
  stage_press(&stage, PRESS_DELETE);
  stage_type(&stage, "mal entendu\r");
  return stage;
}

Stage scene_journal_looked_at(int rows, int columns) {
  Stage stage = scene_journal_hidden(rows, columns);
  stage_type(&stage, " ");
  return stage;
}
