#include "tests/tui/list_scenes.h"

Stage scene_list(int rows, int columns) {
  static char nothing[] = "",
              titles[2][64] = {"Table ronde 1 : prévenir le sans-abrisme", "Ateliers"},
              dates[2][16] = {"2023-06-06", "2022-12-07"}, place[] = "Bruxelles",
              paths[3][64] = {"/home/ana/Documents/gommette/table-ronde.gommette",
                              "/home/ana/Documents/gommette/ateliers.gommette",
                              "/home/ana/Documents/gommette/photo.gommette"},
              trouble[] = "photo.gommette is not a session of gommette";
  static const SessionSummary sessions[] = {
      {paths[0], titles[0], dates[0], place, nothing, 29, 273, false},
      {paths[1], titles[1], dates[1], nothing, nothing, 32, 0, false},
      {paths[2], nothing, nothing, nothing, trouble, 0, 0, false},
  };
  Stage stage = stage_list(rows, columns);
  stage.world.sessions = sessions;
  stage.world.session_count = sizeof sessions / sizeof sessions[0];
  return stage;
}

Stage scene_list_unreadable(int rows, int columns) {
  Stage stage = scene_list(rows, columns);
  stage_press(&stage, PRESS_DOWN);
  stage_press(&stage, PRESS_DOWN);
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
