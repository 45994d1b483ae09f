#include "tests/tui/scenes/report_scenes.h"

#include "tests/tui/scenes/june.h"

static const char TEXT[] =
    "Table ronde du 6 juin 2023\n"
    "══════════════════════════\n"
    "\n"
    "Récapitulatif des votes\n"
    "───────────────────────\n"
    "\n"
    "réf.   recommandation                                      ●V ▲J ■R cumul\n"
    "2/3    Un « housing advisor » par commune                    8  2  2   12\n"
    "2/7    Appliquer l'ordonnance sur les loyers abusifs         4  6  1   11\n"
    "2/5.2  Faire payer le relogement au bailleur fautif          6  2  2   10\n"
    "\n"
    "Méthode\n"
    "───────\n"
    "\n"
    "- cumulatif = vert + jaune + rouge\n"
    "- pondéré = 3 · vert + 2 · jaune + 1 · rouge\n"
    "- rang = 1 + combien font strictement mieux\n"
    "\n"
    "Signatures\n"
    "──────────\n"
    "\n"
    "________________________________________\n"
    "rapporteur\n"
    "\n"
    "gommette · n° 69 · P3ZE Z3AM 44FY BPL7\n";

Stage scene_report(int rows, int columns) {
  Stage stage = stage_vote(record_june(), rows, columns);
  stage.data.report = TEXT;
  stage_type(&stage, "cp");
  return stage;
}

Stage scene_report_scrolled(int rows, int columns) {
  Stage stage = scene_report(rows, columns);
  stage_press(&stage, PRESS_END);
  return stage;
}

Stage scene_report_hidden(int rows, int columns) {
  Stage stage = scene_report(rows, columns);
  stage_happens(&stage, event_make(EVENT_CURTAIN_DRAWN));
  stage_type(&stage, "1");
  return stage;
}
