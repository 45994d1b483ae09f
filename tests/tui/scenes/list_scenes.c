#include "tests/tui/scenes/list_scenes.h"

enum { ENTRIES = 5 };

#define FOLDER "/home/ana/Documents/gommette/"

#define HASH                                                                                       \
  {                                                                                                \
    { 0x2f, 0x3a, 0x4c, 0x5d, 0x6e, 0x7f, 0x80, 0x91, 0xa2, 0xb3 }                                 \
  }

/* Five lines a place (sessions/library/session_summary.c). */
static const LibraryEntry *library(void) {
  static char titles[ENTRIES - 1][64] = {
      "Table ronde 1 : prévenir le sans-abrisme", "Ateliers de décembre",
      "Table ronde 2 : le logement des familles", "Rondetafel 0"};
  static char dates[2][16] = {"2023-06-06", "7 déc. 2022"}, place[] = "Bruxelles",
              themes[2][24] = {"Logement", "Santé"},
              first[] = "1\n\n4\n2\nConfier à un service public la médiation\n"
                        "2\n=\n1\n4\nFinancer des postes de préparation à la sortie\n"
                        "2\n=\nT\n1\nUn travailleur social de référence\n",
              sought[3][64] = {"table ronde 1 : un toit", "ateliers", "table ronde 2 : un lit"},
              trouble[] = FOLDER "photo.gommette: this is not a session of gommette: name one "
                                 "that is",
              altered[] = FOLDER "zero.gommette: event 312 is not as it was recorded: it or the "
                                 "one before it was altered after it was recorded";
  static char paths[ENTRIES][64] = {FOLDER "table-ronde.gommette", FOLDER "ateliers.gommette",
                                    FOLDER "familles.gommette", FOLDER "photo.gommette",
                                    FOLDER "zero.gommette"};
  static const LibraryEntry entries[ENTRIES] = {
      {paths[0],
       "table-ronde.gommette",
       false,
       {SUMMARY_SOUND,
        NULL,
        {titles[0], dates[0], place, themes[0], first, sought[0]},
        {20230606, STAGE_CLOSED, 0, 5, 29, 21, 273, 327, 0, 0},
        {1},
        HASH,
        NULL,
        false}},
      {paths[1],
       "ateliers.gommette",
       false,
       {SUMMARY_SOUND,
        NULL,
        {titles[1], dates[1], NULL, themes[1], NULL, sought[1]},
        {20221207, STAGE_PREPARED, 0, 2, 32, RULE_UNKNOWN, 0, 40, 0, 0},
        {2},
        HASH,
        NULL,
        false}},
      {paths[2],
       "familles.gommette",
       false,
       {SUMMARY_SOUND,
        NULL,
        {titles[2], NULL, place, themes[0], NULL, sought[2]},
        {20230613, STAGE_OPEN, 1, 3, 18, 25, 112, 200, 0, 0},
        {3},
        HASH,
        NULL,
        false}},
      {paths[3], "photo.gommette", false, {.soundness = SUMMARY_UNREADABLE, .trouble = trouble}},
      {paths[4],
       "zero.gommette",
       false,
       {SUMMARY_ALTERED, altered, {titles[3]}, {[SUMMARY_DAY] = 20210000}, {4}, HASH, NULL, false}},
  };
  return entries;
}

Stage scene_list(int rows, int columns) {
  Stage stage = stage_list_of(library(), ENTRIES, rows, columns);
  stage_press(&stage, PRESS_DOWN);
  return stage;
}

Stage scene_list_by_year(int rows, int columns) {
  Stage stage = scene_list(rows, columns);
  stage_type(&stage, "21");
  return stage;
}

Stage scene_list_hidden(int rows, int columns) {
  return stage_list_of(library(), ENTRIES, rows, columns);
}

Stage scene_list_altered(int rows, int columns) {
  Stage stage = scene_list(rows, columns);
  stage_press(&stage, PRESS_DOWN);
  stage_press(&stage, PRESS_DOWN);
  return stage;
}

Stage scene_list_unreadable(int rows, int columns) {
  Stage stage = scene_list_altered(rows, columns);
  stage_press(&stage, PRESS_DOWN);
  return stage;
}

/* Of the five, two: one in focus and one elsewhere. */
Stage scene_list_marked(int rows, int columns) {
  Stage stage = scene_list(rows, columns);
  stage_type(&stage, " ");
  stage_press(&stage, PRESS_DOWN);
  stage_type(&stage, " 2");
  return stage;
}

Stage scene_list_search(int rows, int columns) {
  Stage stage = scene_list(rows, columns);
  stage_type(&stage, "/toît");
  return stage;
}

Stage scene_list_not_found(int rows, int columns) {
  Stage stage = scene_list(rows, columns);
  stage_type(&stage, "/zzz\r");
  return stage;
}

Stage scene_list_deleting(int rows, int columns) {
  Stage stage = scene_list(rows, columns);
  stage_press(&stage, PRESS_DELETE);
  return stage;
}

Stage scene_list_first_run(int rows, int columns) {
  return stage_list(rows, columns);
}

Stage scene_list_typing(int rows, int columns) {
  Stage stage = stage_list(rows, columns);
  stage_type(&stage, "i~/Téléchargements/un-dossier-assez-long/table-ronde-2023-06-06.csv");
  return stage;
}

Stage scene_same_voters(int rows, int columns) {
  static char pairs[3][64] = {"« anne » (line 3) and « Anne » (line 2)",
                              "« ANNE » (line 4) and « Anne » (line 2)",
                              "« Zoe » (line 9) and « Zoé » (line 7)"};
  static char *const doubtful[3] = {pairs[0], pairs[1], pairs[2]};
  Stage stage = scene_list(rows, columns);
  stage.model.asks_voters = true;
  stage.data.doubtful = doubtful;
  stage.data.doubtful_count = 3;
  return stage;
}
