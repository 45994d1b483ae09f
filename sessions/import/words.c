#include "sessions/import/words.h"

#include <string.h>

#include "core/vote/event.h"
#include "sessions/text/text.h"

typedef struct Word {
  const char *word;
  int meaning;
} Word;

static const Word COLUMN_WORDS[] = {
    {"subgroup_code", COLUMN_SUBGROUP_CODE},
    {"subgroup", COLUMN_SUBGROUP_CODE},
    {"code du sous-groupe", COLUMN_SUBGROUP_CODE},
    {"code sous-groupe", COLUMN_SUBGROUP_CODE},
    {"sous-groupe", COLUMN_SUBGROUP_CODE},
    {"sous-groupe code", COLUMN_SUBGROUP_CODE},
    {"subgroepcode", COLUMN_SUBGROUP_CODE},
    {"code van de subgroep", COLUMN_SUBGROUP_CODE},
    {"code subgroep", COLUMN_SUBGROUP_CODE},
    {"subgroep", COLUMN_SUBGROUP_CODE},

    {"subgroup_title", COLUMN_SUBGROUP_TITLE},
    {"titre du sous-groupe", COLUMN_SUBGROUP_TITLE},
    {"titre sous-groupe", COLUMN_SUBGROUP_TITLE},
    {"sous-groupe titre", COLUMN_SUBGROUP_TITLE},
    {"intitulé du sous-groupe", COLUMN_SUBGROUP_TITLE},
    {"subgroeptitel", COLUMN_SUBGROUP_TITLE},
    {"titel van de subgroep", COLUMN_SUBGROUP_TITLE},
    {"titel subgroep", COLUMN_SUBGROUP_TITLE},

    {"subgroup_status", COLUMN_SUBGROUP_STATUS},
    {"statut du sous-groupe", COLUMN_SUBGROUP_STATUS},
    {"statut sous-groupe", COLUMN_SUBGROUP_STATUS},
    {"sous-groupe statut", COLUMN_SUBGROUP_STATUS},
    {"subgroepstatus", COLUMN_SUBGROUP_STATUS},
    {"status van de subgroep", COLUMN_SUBGROUP_STATUS},
    {"status subgroep", COLUMN_SUBGROUP_STATUS},

    {"code", COLUMN_CODE},
    {"recommendation_code", COLUMN_CODE},
    {"item", COLUMN_CODE},
    {"number", COLUMN_CODE},
    {"no", COLUMN_CODE},
    {"n°", COLUMN_CODE},
    {"numéro", COLUMN_CODE},
    {"code de la recommandation", COLUMN_CODE},
    {"code recommandation", COLUMN_CODE},
    {"nummer", COLUMN_CODE},
    {"nr", COLUMN_CODE},
    {"aanbevelingscode", COLUMN_CODE},
    {"code van de aanbeveling", COLUMN_CODE},
    {"code aanbeveling", COLUMN_CODE},

    {"parent", COLUMN_PARENT},
    {"code parent", COLUMN_PARENT},
    {"recommandation parente", COLUMN_PARENT},
    {"hoofdaanbeveling", COLUMN_PARENT},
    {"bovenliggende aanbeveling", COLUMN_PARENT},
    {"bovenliggende code", COLUMN_PARENT},

    {"title", COLUMN_TITLE},
    {"recommendation", COLUMN_TITLE},
    {"recommendations made", COLUMN_TITLE},
    {"titre", COLUMN_TITLE},
    {"intitulé", COLUMN_TITLE},
    {"recommandation", COLUMN_TITLE},
    {"recommandations", COLUMN_TITLE},
    {"recommandations formulées", COLUMN_TITLE},
    {"recommandation formulée", COLUMN_TITLE},
    {"titel", COLUMN_TITLE},
    {"aanbeveling", COLUMN_TITLE},
    {"aanbevelingen", COLUMN_TITLE},
    {"geformuleerde aanbevelingen", COLUMN_TITLE},

    {"short_title", COLUMN_SHORT_TITLE},
    {"titre court", COLUMN_SHORT_TITLE},
    {"titre abrégé", COLUMN_SHORT_TITLE},
    {"korte titel", COLUMN_SHORT_TITLE},
    {"verkorte titel", COLUMN_SHORT_TITLE},

    {"detail", COLUMN_DETAIL},
    {"details", COLUMN_DETAIL},
    {"détails", COLUMN_DETAIL},
    {"description", COLUMN_DETAIL},
    {"toelichting", COLUMN_DETAIL},
    {"beschrijving", COLUMN_DETAIL},

    {"status", COLUMN_STATUS},
    {"statut", COLUMN_STATUS},

    {"note", COLUMN_NOTE},
    {"remarque", COLUMN_NOTE},
    {"nota", COLUMN_NOTE},
    {"notitie", COLUMN_NOTE},
    {"opmerking", COLUMN_NOTE},

    {"key", COLUMN_KEY},
    {"clé", COLUMN_KEY},
    {"clef", COLUMN_KEY},
    {"sleutel", COLUMN_KEY},

    {"green", COLUMN_GREEN},
    {"vert", COLUMN_GREEN},
    {"verts", COLUMN_GREEN},
    {"vote très prioritaire", COLUMN_GREEN},
    {"votes très prioritaires", COLUMN_GREEN},
    {"très prioritaire", COLUMN_GREEN},
    {"very high priority", COLUMN_GREEN},
    {"groen", COLUMN_GREEN},
    {"zeer prioritair", COLUMN_GREEN},
    {"stem zeer prioritair", COLUMN_GREEN},

    {"yellow", COLUMN_YELLOW},
    {"jaune", COLUMN_YELLOW},
    {"jaunes", COLUMN_YELLOW},
    {"vote moyennement prioritaire", COLUMN_YELLOW},
    {"votes moyennement prioritaires", COLUMN_YELLOW},
    {"moyennement prioritaire", COLUMN_YELLOW},
    {"medium priority", COLUMN_YELLOW},
    {"geel", COLUMN_YELLOW},
    {"gemiddeld prioritair", COLUMN_YELLOW},
    {"stem gemiddeld prioritair", COLUMN_YELLOW},

    {"red", COLUMN_RED},
    {"rouge", COLUMN_RED},
    {"rouges", COLUMN_RED},
    {"vote moins prioritaire", COLUMN_RED},
    {"votes moins prioritaires", COLUMN_RED},
    {"moins prioritaire", COLUMN_RED},
    {"importante mais moins prioritaire", COLUMN_RED},
    {"important but less", COLUMN_RED},
    {"rood", COLUMN_RED},
    {"minder prioritair", COLUMN_RED},
    {"belangrijk maar minder prioritair", COLUMN_RED},
    {"stem minder prioritair", COLUMN_RED},

    {"cumulative", COLUMN_CUMULATIVE},
    {"cumul", COLUMN_CUMULATIVE},
    {"cumul des votes", COLUMN_CUMULATIVE},
    {"totaal aantal stemmen", COLUMN_CUMULATIVE},

    {"voter", COLUMN_VOTER},
    {"ballot", COLUMN_VOTER},
    {"votant", COLUMN_VOTER},
    {"bulletin", COLUMN_VOTER},
    {"stemmer", COLUMN_VOTER},
    {"stembriefje", COLUMN_VOTER},

    {"colour", COLUMN_COLOUR},
    {"color", COLUMN_COLOUR},
    {"grade", COLUMN_COLOUR},
    {"couleur", COLUMN_COLOUR},
    {"mention", COLUMN_COLOUR},
    {"gommette", COLUMN_COLOUR},
    {"kleur", COLUMN_COLOUR},
    {"sticker", COLUMN_COLOUR},

    {"dots", COLUMN_DOTS},
    {"number of dots", COLUMN_DOTS},
    {"gommettes", COLUMN_DOTS},
    {"nombre de gommettes", COLUMN_DOTS},
    {"stickers", COLUMN_DOTS},
    {"aantal stickers", COLUMN_DOTS},

    {"timestamp_ms", COLUMN_TIMESTAMP},
    {"horodatage_ms", COLUMN_TIMESTAMP},
    {"tijdstip_ms", COLUMN_TIMESTAMP},
};

/* A Dutch g is green, as on the keyboard; geel is e. */
static const Word COLOUR_WORDS[] = {
    {"green", GREEN},
    {"g", GREEN},
    {"vert", GREEN},
    {"verte", GREEN},
    {"v", GREEN},
    {"groen", GREEN},
    {"très prioritaire", GREEN},
    {"zeer prioritair", GREEN},
    {"very high priority", GREEN},
    {"yellow", YELLOW},
    {"y", YELLOW},
    {"jaune", YELLOW},
    {"j", YELLOW},
    {"geel", YELLOW},
    {"e", YELLOW},
    {"moyennement prioritaire", YELLOW},
    {"gemiddeld prioritair", YELLOW},
    {"medium priority", YELLOW},
    {"red", RED},
    {"r", RED},
    {"rouge", RED},
    {"rood", RED},
    {"moins prioritaire", RED},
    {"minder prioritair", RED},
    {"important but less", RED},
};

static const Word SUBGROUP_STATUS_WORDS[] = {
    {"held", SUBGROUP_HELD},
    {"maintenu", SUBGROUP_HELD},
    {"doorgegaan", SUBGROUP_HELD},
    {"not held", SUBGROUP_NOT_HELD},
    {"non maintenu", SUBGROUP_NOT_HELD},
    {"niet doorgegaan", SUBGROUP_NOT_HELD},
};

static const Word STATUS_WORDS[] = {
    {"votable", STATUS_VOTABLE},
    {"soumise au vote", STATUS_VOTABLE},
    {"ter stemming voorgelegd", STATUS_VOTABLE},
    {"heading", STATUS_HEADING},
    {"titre", STATUS_HEADING},
    {"rubrique", STATUS_HEADING},
    {"titel", STATUS_HEADING},
    {"rubriek", STATUS_HEADING},
    {"not for the vote", STATUS_NOT_FOR_THE_VOTE},
    {"non soumise au vote", STATUS_NOT_FOR_THE_VOTE},
    {"niet ter stemming voorgelegd", STATUS_NOT_FOR_THE_VOTE},
    {"withdrawn", STATUS_WITHDRAWN},
    {"retirée", STATUS_WITHDRAWN},
    {"ingetrokken", STATUS_WITHDRAWN},
};

typedef struct WordList {
  const Word *words;
  size_t count;
} WordList;

static WordList words_of(Vocabulary vocabulary) {
  switch (vocabulary) {
  case WORDS_FOR_COLUMNS:
    return (WordList){COLUMN_WORDS, sizeof COLUMN_WORDS / sizeof *COLUMN_WORDS};
  case WORDS_FOR_COLOURS:
    return (WordList){COLOUR_WORDS, sizeof COLOUR_WORDS / sizeof *COLOUR_WORDS};
  case WORDS_FOR_SUBGROUP_STATUS:
    return (WordList){SUBGROUP_STATUS_WORDS,
                      sizeof SUBGROUP_STATUS_WORDS / sizeof *SUBGROUP_STATUS_WORDS};
  case WORDS_FOR_STATUS: break;
  }
  return (WordList){STATUS_WORDS, sizeof STATUS_WORDS / sizeof *STATUS_WORDS};
}

static bool same_letters(const char *a, const char *b) {
  return strcmp(a, b) == 0;
}

static bool find_word(WordList list, const char *text, bool (*same)(const char *, const char *),
                      int *meaning) {
  for (size_t i = 0; i < list.count; ++i) {
    if (same(list.words[i].word, text)) {
      *meaning = list.words[i].meaning;
      return true;
    }
  }
  return false;
}

/* Folding a text is slow beside comparing it, and most files say « green » in each of many rows. */
bool word_known(Vocabulary vocabulary, const char *text, int *meaning) {
  WordList list = words_of(vocabulary);
  return find_word(list, text, same_letters, meaning) || find_word(list, text, text_alike, meaning);
}
