/* What a facilitator types into the palette, in three languages, and which action is found first.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "tests/tui/scenes/ballot_scenes.h"
#include "tests/tui/scenes/journal_scenes.h"
#include "tests/tui/scenes/june.h"
#include "tests/tui/scenes/list_scenes.h"
#include "tests/tui/scenes/prepare_scenes.h"
#include "tests/tui/scenes/rank_scenes.h"
#include "tests/tui/scenes/report_scenes.h"
#include "tests/tui/scenes/room_scenes.h"
#include "tests/tui/scenes/stage.h"
#include "tui/app/language.h"
#include "tui/state/palette.h"

#include <cmocka.h>

static Stage vote_scene(int rows, int columns) {
  Stage stage = stage_vote(record_june(), rows, columns);
  stage_type(&stage, "vu");
  return stage;
}

static const char *chosen(const Stage *stage) {
  PaletteRow row;
  return palette_chosen(&stage->model, &stage->data, &row) ? row.binding->name : "";
}

/* What people type for what they mean to do, in three languages, and from where that makes sense.
 */

typedef enum From {
  VOTE = 1,
  RANKING = 2,
  BOARD = 4,
  AGENDA = 8,
  BALLOTS = 16,
  JOURNAL = 32,
  REPORT = 64,
  LIST = 128,
  SESSION = 127,
  ANYWHERE = 255
} From;

static SceneSetter *const scenes[] = {vote_scene,   scene_ranking, scene_board,  scene_prepare,
                                      scene_ballot, scene_journal, scene_report, scene_list};

static const struct {
  const char *typed, *meant;
  unsigned from;
} words[] = {
    {"fermer", "close-vote", ANYWHERE},
    {"clôturer", "close-vote", ANYWHERE},
    {"close", "close-vote", ANYWHERE},
    {"sluiten", "close-vote", ANYWHERE},
    {"tout fermer", "close-all", ANYWHERE},
    {"ouvrir le vote", "start-vote", ANYWHERE},
    {"commencer", "start-vote", ANYWHERE},
    {"start", "start-vote", ANYWHERE},
    {"starten", "start-vote", ANYWHERE},
    {"imprimer", "print", ANYWHERE},
    {"print", "print", ANYWHERE},
    {"afdrukken", "print", ANYWHERE},
    {"imprimante", "print", ANYWHERE},
    {"pdf", "save-pdf", ANYWHERE},
    {"html", "save-html", ANYWHERE},
    {"rapport", "report", ANYWHERE},
    {"report", "report", ANYWHERE},
    {"verslag", "report", ANYWHERE},
    {"annuler", "undo", VOTE | AGENDA | BOARD | RANKING | REPORT},
    {"undo", "undo", SESSION},
    {"ongedaan", "undo", VOTE | AGENDA},
    {"rétablir", "redo", SESSION},
    {"rideau", "draw-curtain", ANYWHERE},
    {"curtain", "draw-curtain", ANYWHERE},
    {"gordijn", "draw-curtain", ANYWHERE},
    {"cacher", "draw-curtain", ANYWHERE},
    {"dévoiler", "arm-totals", ANYWHERE},
    {"reveal", "arm-totals", ANYWHERE},
    {"onthullen", "arm-totals", ANYWHERE},
    {"secret", "kiosk", ANYWHERE},
    {"isoloir", "kiosk", ANYWHERE},
    {"geheim", "kiosk", ANYWHERE},
    {"minuteur", "phase", ANYWHERE},
    {"chrono", "phase", ANYWHERE},
    {"timer", "phase", ANYWHERE},
    {"tijd", "phase", ANYWHERE},
    {"bulletin", "ballots", ANYWHERE & ~BALLOTS},
    {"ballot", "ballots", ANYWHERE & ~BALLOTS},
    {"stembriefjes", "ballots", ANYWHERE & ~BALLOTS},
    {"classement", "ranking", ANYWHERE & ~(BOARD | RANKING)},
    {"ranking", "ranking", ANYWHERE & ~(BOARD | RANKING)},
    {"rangschikking", "ranking", ANYWHERE & ~(BOARD | RANKING)},
    {"quitter", "quit", ANYWHERE},
    {"quit", "quit", ANYWHERE},
    {"stoppen", "quit", ANYWHERE},
    {"projecteur", "board", ANYWHERE},
    {"zaalscherm", "board", ANYWHERE},
    {"écran de salle", "board", ANYWHERE},
    {"compter", "counts", ANYWHERE},
    {"tellen", "counts", ANYWHERE},
    {"préparer", "prepare", ANYWHERE & ~AGENDA},
    {"règles", "prepare", ANYWHERE & ~(AGENDA | RANKING)},
    {"agenda", "prepare", ANYWHERE & ~AGENDA},
    {"ajouter", "add", ANYWHERE},
    {"toevoegen", "add", ANYWHERE},
    {"nouveau sous-groupe", "add-subgroup", ANYWHERE},
    {"historique", "journal", ANYWHERE & ~JOURNAL},
    {"logboek", "journal", ANYWHERE & ~JOURNAL},
    {"revoir", "replay", ANYWHERE},
    {"sonnerie", "bell", ANYWHERE},
    {"aide", "help", ANYWHERE},
    {"help", "help", ANYWHERE},
    {"hulp", "help", ANYWHERE},
    {"tour", "tour", LIST},
    {"visite", "tour", LIST},
    {"rondleiding", "tour", LIST},
    {"clé usb", "copy-to", LIST},
    {"sauvegarde", "copy-to", LIST},
    {"excel", "import", LIST},
    {"corbeille", "delete-session", LIST},
    {"verwijderen", "delete-session", LIST},
    {"expliquer", "explain", SESSION},
    {"gemiddelde", "other-method", SESSION},
};

static void type_each_word(Stage *stage, unsigned from, unsigned *wrong) {
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    if ((words[i].from & from) == 0) continue;
    stage_press(stage, PRESS_F2);
    stage_type(stage, words[i].typed);
    if (strcmp(chosen(stage), words[i].meant) != 0) {
      fprintf(stderr, "%s: %s from %u finds “%s” before %s\n", language_code(), words[i].typed,
              from, chosen(stage), words[i].meant);
      (*wrong)++;
    }
    stage_press(stage, PRESS_ESCAPE);
  }
}

static void plain_words_find_what_is_meant_first(void **state) {
  (void)state;
  static const char *const codes[] = {"en", "fr", "nl"};
  Languages languages = languages_here();
  unsigned wrong = 0;
  for (size_t language = 0; language < sizeof codes / sizeof codes[0]; language++) {
    assert_true(languages_use(&languages, codes[language], NULL, NULL));
    for (size_t i = 0; i < sizeof scenes / sizeof scenes[0]; i++) {
      Stage stage = scenes[i](24, 80);
      type_each_word(&stage, 1U << i, &wrong);
      stage_end(&stage);
    }
  }
  languages_free(&languages);
  assert_int_equal(wrong, 0);
}

/* A hint is found in all three languages, whichever is shown. */
static void words_hold_every_hint(void **state) {
  (void)state;
  Languages languages = languages_here();
  const MessageCatalogue *catalogues[LANGUAGES];
  unsigned missing = 0;
  for (Language language = 0; language < LANGUAGES; language++)
    assert_true(languages_find(&languages, language, &catalogues[language], NULL));
  for (size_t i = 0; i < SITUATIONS; i++)
    for (const Binding *row = binding_after(situation_rows[i].situation, NULL); row != NULL;
         row = binding_after(situation_rows[i].situation, row))
      for (Language language = 0; language < LANGUAGES; language++) {
        const bool is_listed = binding_named(situation_rows[i].situation, "palette") != NULL;
        if (row->hint == NULL || (row->flags & TYPES) != 0 || !is_listed) continue;
        const char *hint = translate(catalogues[language], NULL, row->hint);
        if (strchr("→-●▲■", hint[0]) != NULL || (unsigned char)hint[0] == 0xe2) continue;
        if (palette_fit(hint, palette_words(row->name), "") <= FIT_BEGINS) continue;
        fprintf(stderr, "%s is not found by “%s”\n", row->name, hint);
        missing++;
      }
  languages_free(&languages);
  assert_int_equal(missing, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(plain_words_find_what_is_meant_first),
      cmocka_unit_test(words_hold_every_hint),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
