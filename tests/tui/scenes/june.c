#include "tests/tui/scenes/june.h"

#include <string.h>

static const struct {
  const char *code, *title;
  SubgroupStatus status;
  SubgroupVote vote;
} subgroups[] = {
    {"1", "Sortie d'institution", SUBGROUP_HELD, VOTE_CLOSED},
    {"2", "Risque de perte du logement", SUBGROUP_HELD, VOTE_OPEN},
    {"3", "Violences conjugales et intrafamiliales", SUBGROUP_NOT_HELD, VOTE_NEVER_OPENED},
    {"4", "Sans titre de séjour", SUBGROUP_HELD, VOTE_OPEN},
    {"T", "Recommandations transversales", SUBGROUP_HELD, VOTE_NEVER_OPENED},
};

/* As in the published minutes, titles shortened. */
static const struct {
  const char *subgroup, *code, *parent, *title;
  RecommendationStatus status;
  Tally tally;
} recommendations[] = {
    {"1",
     "1",
     NULL,
     "Créer et capter des places d'hébergement diversifiées",
     STATUS_VOTABLE,
     {{3, 5, 1}}},
    {"1",
     "2",
     NULL,
     "Tenir à jour un tableau commun des places libres",
     STATUS_VOTABLE,
     {{1, 0, 3}}},
    {"1",
     "3",
     NULL,
     "Réviser les priorités d'accès au logement social",
     STATUS_VOTABLE,
     {{3, 7, 3}}},
    {"1",
     "4",
     NULL,
     "Financer des postes de préparation à la sortie",
     STATUS_VOTABLE,
     {{12, 3, 1}}},
    {"1", "5", NULL, "Loger par paliers, jusqu'à l'autonomie", STATUS_VOTABLE, {{2, 0, 3}}},
    {"1", "6", NULL, "Partager l'offre de logements entre secteurs", STATUS_VOTABLE, {{0, 1, 6}}},
    {"1",
     "7",
     NULL,
     "Déployer des équipes de liaison entre institutions",
     STATUS_VOTABLE,
     {{4, 0, 3}}},
    {"1", "8", NULL, "Ouvrir davantage l'accès au Housing First", STATUS_VOTABLE, {{5, 2, 0}}},
    {"1", "9", NULL, "Étudier les trajectoires et les besoins", STATUS_VOTABLE, {{2, 1, 5}}},
    {"2", "1", NULL, "Maintenir le revenu quand on change de CPAS", STATUS_VOTABLE, {{3, 5, 1}}},
    {"2",
     "2",
     NULL,
     "Créer un fonds anti-expulsion, avec procédure d'urgence",
     STATUS_VOTABLE,
     {{1, 4, 4}}},
    {"2", "3", NULL, "Un « housing advisor » par commune", STATUS_VOTABLE, {{8, 2, 2}}},
    {"2",
     "4",
     NULL,
     "Étudier les arriérés de loyer et les expulsions",
     STATUS_VOTABLE,
     {{2, 2, 2}}},
    {"2", "5", NULL, "Mettre fin à l'impunité des expulsions sauvages", STATUS_HEADING, {{0}}},
    {"2",
     "5.1",
     "5",
     "Donner à la police les moyens de recevoir les plaintes",
     STATUS_VOTABLE,
     {{1, 4, 3}}},
    {"2", "5.2", "5", "Faire payer le relogement au bailleur fautif", STATUS_VOTABLE, {{6, 2, 2}}},
    {"2", "6", NULL, "Réunir des avocats spécialisés", STATUS_VOTABLE, {{1, 4, 1}}},
    {"2", "7", NULL, "Appliquer l'ordonnance sur les loyers abusifs", STATUS_VOTABLE, {{4, 6, 1}}},
    {"2",
     "8",
     NULL,
     "Logement insalubre : le propriétaire fautif paie le relogement",
     STATUS_VOTABLE,
     {{3, 7, 1}}},
    {"2", "9", NULL, "Individualiser les droits sociaux", STATUS_VOTABLE, {{2, 5, 3}}},
    {"2",
     "10",
     NULL,
     "Prévenir le CPAS dès l'inventaire de l'huissier",
     STATUS_VOTABLE,
     {{0, 1, 2}}},
    {"2",
     "11",
     NULL,
     "Revoir la condamnation par défaut (Pot-pourri V)",
     STATUS_VOTABLE,
     {{0, 2, 5}}},
    {"2",
     "12",
     NULL,
     "Ouvrir l'hébergement temporaire à d'autres publics",
     STATUS_VOTABLE,
     {{3, 8, 0}}},
    {"4",
     "1",
     NULL,
     "Élargir la régularisation (articles 9 bis, 9 ter)",
     STATUS_VOTABLE,
     {{5, 0, 3}}},
    {"4",
     "2",
     NULL,
     "Confier à un service public la médiation avec l'Office des étrangers",
     STATUS_VOTABLE,
     {{14, 5, 0}}},
    {"4",
     "3",
     NULL,
     "Accorder un séjour temporaire aux victimes de violences",
     STATUS_VOTABLE,
     {{4, 2, 6}}},
    {"4",
     "4",
     NULL,
     "Transférer des moyens de l'aide médicale urgente vers des trajets de soins",
     STATUS_VOTABLE,
     {{2, 8, 3}}},
    {"4",
     "5",
     NULL,
     "Permettre l'inscription sur les listes du logement social",
     STATUS_VOTABLE,
     {{1, 3, 2}}},
    {"4", "6", NULL, "Faciliter la domiciliation", STATUS_VOTABLE, {{3, 4, 3}}},
    {"T", "0", NULL, "Créer davantage de logements", STATUS_NOT_FOR_THE_VOTE, {{0}}},
    {"T",
     "1",
     NULL,
     "Un travailleur social de référence dans les CPAS et un organisme commun aux 19",
     STATUS_VOTABLE,
     {{6, 5, 5}}},
};

enum {
  SUBGROUPS = sizeof subgroups / sizeof subgroups[0],
  RECOMMENDATIONS = sizeof recommendations / sizeof recommendations[0]
};

static void add_subgroup(Record *record, size_t i) {
  uint32_t number = roundtable_next_subgroup(record->roundtable);
  happens(record, make_subgroup(record->roundtable, subgroups[i].code, subgroups[i].title));
  if (subgroups[i].status != SUBGROUP_HELD)
    happens(record, make_subgroup_status(record->roundtable, number, subgroups[i].status));
}

static void add_recommendation(Record *record, size_t i) {
  const Roundtable *table = record->roundtable;
  uint32_t number = roundtable_next_recommendation(table);
  const Subgroup *subgroup = roundtable_find_subgroup(table, recommendations[i].subgroup);
  Event added = make_recommendation(table, subgroup->number, recommendations[i].code,
                                    recommendations[i].title);
  if (recommendations[i].parent != NULL)
    added.recommendation.parent =
        roundtable_find_recommendation(table, subgroup->number, recommendations[i].parent)->number;
  added.recommendation.status = recommendations[i].status;
  happens(record, added);
  if (recommendations[i].status == STATUS_VOTABLE)
    happens(record, make_counts(table, number, recommendations[i].tally));
}

/* A vote goes from never opened to open to closed. */
static void set_vote(Record *record, uint32_t number, SubgroupVote vote) {
  for (int step = VOTE_OPEN; step <= (int)vote; step++)
    happens(record, make_subgroup_vote(record->roundtable, number, (SubgroupVote)step));
}

Record record_june(void) {
  Record record = record_begin();
  happens(&record, make_session_text(record.roundtable, SESSION_TITLE, "Table ronde 1"));
  happens(&record, make_session_text(record.roundtable, SESSION_DATE, "2023-06-06"));
  for (size_t i = 0; i < SUBGROUPS; i++)
    add_subgroup(&record, i);
  for (size_t i = 0; i < RECOMMENDATIONS; i++)
    add_recommendation(&record, i);
  for (size_t i = 0; i < SUBGROUPS; i++)
    set_vote(&record, (uint32_t)i + 1, subgroups[i].vote);
  happens(&record, make_curtain_lifted(REVEAL_TOTALS, 0));
  return record;
}
