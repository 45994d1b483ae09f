#include "tests/tui/scenes/comparison_scenes.h"

#include <stdio.h>

#include "core/base/i18n.h"

enum { ITEMS = 9, PAIRS = 2, MANY = 26 };

static void fill_items(ComparedItem items[ITEMS]) {
  static const ComparedItem ITEM[ITEMS] = {
      {"4/2",
       "Confier à un service public la médiation avec l'Office des étrangers",
       {"2 ", "1 ", "1 "},
       "↑1",
       "A 17 = 6.1 % · B 19 = 7.0 % · C 21 = 7.2 %, 1.00 per voter"},
      {"1/4",
       "Financer des postes de préparation à la sortie",
       {"1 ", "2=", "2 "},
       "↓1",
       "A 18 = 6.4 % · B 16 = 5.9 % · C 16 = 5.5 %, 0.76 per voter"},
      {"T/1",
       "Un travailleur social de référence dans les CPAS",
       {"", "2=", "3="},
       "↓1",
       "B 16 = 5.9 % · C 14 = 4.8 %, 0.67 per voter"},
      {"1/3",
       "Réviser les priorités d'accès au logement social",
       {"12 ", "4=", "3="},
       "↑9",
       "A 6 = 2.2 % · B 13 = 4.8 % · C 14 = 4.8 %, 0.67 per voter"},
      {"2/3",
       "Un « housing advisor » par commune",
       {"4 ", "6=", "5 "},
       "↓1",
       "A 13 = 4.6 % · B 12 = 4.4 % · C 12 = 4.1 %, 0.57 per voter"},
      {"2/5.2",
       "Faire payer le relogement au bailleur fautif",
       {"3 ", "11=", "– "},
       "↓8",
       "A 14 = 5.0 % · B 10 = 3.7 %"},
      {"2/8",
       "Logement insalubre : le propriétaire fautif paie le relogement",
       {"5 ", "8=", "6 "},
       "↓1",
       "A 12 = 4.3 % · B 11 = 4.0 % · C 11 = 3.8 %, 0.52 per voter"},
      {"2/12",
       "Ouvrir l'hébergement temporaire à d'autres publics",
       {"", "", "7 "},
       "",
       "C 10 = 3.4 %, 0.48 per voter"},
      {"4/6", "Faciliter la domiciliation", {"6 ", "11=", ""}, "↓5", "A 11 = 3.9 % · B 10 = 3.7 %"},
  };
  for (size_t n = 0; n < ITEMS; n++)
    items[n] = ITEM[n];
}

static void fill_pairs(ComparedPair pairs[PAIRS]) {
  pairs[0] = (ComparedPair){proposal_words(PROPOSED_SAME_REFERENCE),
                            {"A 2/12  Créer des lits d'accueil de crise",
                             "C 2/12  Ouvrir l'hébergement temporaire à d'autres publics"}};
  pairs[1] = (ComparedPair){proposal_words(PROPOSED_NEAR_TITLE),
                            {"B 4/6  Faciliter la domiciliation",
                             "C 4/7  Faciliter la domiciliation des personnes sans abri"}};
}

/* The page lives as long as the program. */
static Stage stage_of(ComparisonPage *page, int rows, int columns) {
  Stage stage = stage_list(rows, columns);
  stage.model = model_of(SCREEN_COMPARISON);
  stage.data.comparison = page;
  stage.model.comparison.asks = comparison_page_asks(page);
  return stage;
}

static ComparisonPage page_of(ComparedItem items[ITEMS], ComparedPair pairs[PAIRS],
                              size_t pair_count) {
  static char remarks[CANVAS_TEXT_SIZE];
  snprintf(remarks, sizeof remarks,
           _("the electorates differ (voters: %s): compare ranks, shares and dots per voter rather "
             "than numbers of dots"),
           "A 19, B 24, C 21");
  fill_items(items);
  fill_pairs(pairs);
  return (ComparisonPage){.session_count = 3,
                          .sessions = {"A Table ronde · juin 2021", "B Table ronde · 7 juin 2022",
                                       "C Table ronde · 6 juin 2023"},
                          .items = items,
                          .item_count = ITEMS,
                          .pairs = pairs,
                          .pair_count = pair_count,
                          .remarks = remarks};
}

Stage scene_comparison(int rows, int columns) {
  static ComparedItem items[ITEMS];
  static ComparedPair pairs[PAIRS];
  static ComparisonPage page;
  page = page_of(items, pairs, PAIRS);
  Stage stage = stage_of(&page, rows, columns);
  stage_press(&stage, PRESS_DOWN);
  return stage;
}

Stage scene_comparison_answered(int rows, int columns) {
  static ComparedItem items[ITEMS];
  static ComparedPair pairs[PAIRS];
  static ComparisonPage page;
  page = page_of(items, pairs, 0);
  Stage stage = stage_of(&page, rows, columns);
  stage_type(&stage, "21");
  stage_press(&stage, PRESS_END);
  return stage;
}

Stage scene_comparison_hidden(int rows, int columns) {
  static ComparedItem items[ITEMS];
  static ComparedPair pairs[PAIRS];
  static ComparisonPage page;
  page = page_of(items, pairs, PAIRS);
  page.hidden = 'C';
  return stage_of(&page, rows, columns);
}

Stage scene_comparison_of_many(int rows, int columns) {
  static ComparedItem items[ITEMS];
  static ComparedPair pairs[PAIRS];
  static ComparisonPage page;
  page = page_of(items, pairs, 1);
  page.session_count = MANY;
  for (size_t session = 0; session < MANY; session++) {
    page.sessions[session] = "A Table ronde";
    for (size_t n = 0; n < ITEMS; n++)
      items[n].ranks[session] = session % 2 == 0 ? "10=" : "9 ";
  }
  return stage_of(&page, rows, columns);
}
