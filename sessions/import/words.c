#include "sessions/import/words.h"

#include <string.h>

#include "core/vote/event.h"
#include "sessions/text/text.h"

typedef struct Word {
  const char *word;
  int meaning;
} Word;

static const Word COLUMN_WORDS[] = {
    {"subgroup_code", HEADING_SUBGROUP_CODE},
    {"subgroup", HEADING_SUBGROUP_CODE},
    {"code du sous-groupe", HEADING_SUBGROUP_CODE},
    {"code sous-groupe", HEADING_SUBGROUP_CODE},
    {"sous-groupe", HEADING_SUBGROUP_CODE},
    {"sous-groupe code", HEADING_SUBGROUP_CODE},
    {"subgroepcode", HEADING_SUBGROUP_CODE},
    {"code van de subgroep", HEADING_SUBGROUP_CODE},
    {"code subgroep", HEADING_SUBGROUP_CODE},
    {"subgroep", HEADING_SUBGROUP_CODE},

    {"subgroup_title", HEADING_SUBGROUP_TITLE},
    {"titre du sous-groupe", HEADING_SUBGROUP_TITLE},
    {"titre sous-groupe", HEADING_SUBGROUP_TITLE},
    {"sous-groupe titre", HEADING_SUBGROUP_TITLE},
    {"intitulé du sous-groupe", HEADING_SUBGROUP_TITLE},
    {"subgroeptitel", HEADING_SUBGROUP_TITLE},
    {"titel van de subgroep", HEADING_SUBGROUP_TITLE},
    {"titel subgroep", HEADING_SUBGROUP_TITLE},

    {"subgroup_status", HEADING_SUBGROUP_STATUS},
    {"statut du sous-groupe", HEADING_SUBGROUP_STATUS},
    {"statut sous-groupe", HEADING_SUBGROUP_STATUS},
    {"sous-groupe statut", HEADING_SUBGROUP_STATUS},
    {"subgroepstatus", HEADING_SUBGROUP_STATUS},
    {"status van de subgroep", HEADING_SUBGROUP_STATUS},
    {"status subgroep", HEADING_SUBGROUP_STATUS},

    {"code", HEADING_CODE},
    {"recommendation_code", HEADING_CODE},
    {"item", HEADING_CODE},
    {"number", HEADING_CODE},
    {"no", HEADING_CODE},
    {"n°", HEADING_CODE},
    {"numéro", HEADING_CODE},
    {"code de la recommandation", HEADING_CODE},
    {"code recommandation", HEADING_CODE},
    {"nummer", HEADING_CODE},
    {"nr", HEADING_CODE},
    {"aanbevelingscode", HEADING_CODE},
    {"code van de aanbeveling", HEADING_CODE},
    {"code aanbeveling", HEADING_CODE},

    {"parent", HEADING_PARENT},
    {"code parent", HEADING_PARENT},
    {"recommandation parente", HEADING_PARENT},
    {"hoofdaanbeveling", HEADING_PARENT},
    {"bovenliggende aanbeveling", HEADING_PARENT},
    {"bovenliggende code", HEADING_PARENT},

    {"title", HEADING_TITLE},
    {"recommendation", HEADING_TITLE},
    {"recommendations made", HEADING_TITLE},
    {"titre", HEADING_TITLE},
    {"intitulé", HEADING_TITLE},
    {"recommandation", HEADING_TITLE},
    {"recommandations", HEADING_TITLE},
    {"recommandations formulées", HEADING_TITLE},
    {"recommandation formulée", HEADING_TITLE},
    {"titel", HEADING_TITLE},
    {"aanbeveling", HEADING_TITLE},
    {"aanbevelingen", HEADING_TITLE},
    {"geformuleerde aanbevelingen", HEADING_TITLE},

    {"short_title", HEADING_SHORT_TITLE},
    {"titre court", HEADING_SHORT_TITLE},
    {"titre abrégé", HEADING_SHORT_TITLE},
    {"korte titel", HEADING_SHORT_TITLE},
    {"verkorte titel", HEADING_SHORT_TITLE},

    {"detail", HEADING_DETAIL},
    {"details", HEADING_DETAIL},
    {"détails", HEADING_DETAIL},
    {"description", HEADING_DETAIL},
    {"toelichting", HEADING_DETAIL},
    {"beschrijving", HEADING_DETAIL},

    {"status", HEADING_STATUS},
    {"statut", HEADING_STATUS},

    {"note", HEADING_NOTE},
    {"remarque", HEADING_NOTE},
    {"nota", HEADING_NOTE},
    {"notitie", HEADING_NOTE},
    {"opmerking", HEADING_NOTE},

    {"key", HEADING_KEY},
    {"clé", HEADING_KEY},
    {"clef", HEADING_KEY},
    {"sleutel", HEADING_KEY},

    {"green", HEADING_GREEN},
    {"vert", HEADING_GREEN},
    {"verts", HEADING_GREEN},
    {"vote très prioritaire", HEADING_GREEN},
    {"votes très prioritaires", HEADING_GREEN},
    {"très prioritaire", HEADING_GREEN},
    {"very high priority", HEADING_GREEN},
    {"groen", HEADING_GREEN},
    {"zeer prioritair", HEADING_GREEN},
    {"stem zeer prioritair", HEADING_GREEN},

    {"yellow", HEADING_YELLOW},
    {"jaune", HEADING_YELLOW},
    {"jaunes", HEADING_YELLOW},
    {"vote moyennement prioritaire", HEADING_YELLOW},
    {"votes moyennement prioritaires", HEADING_YELLOW},
    {"moyennement prioritaire", HEADING_YELLOW},
    {"medium priority", HEADING_YELLOW},
    {"geel", HEADING_YELLOW},
    {"gemiddeld prioritair", HEADING_YELLOW},
    {"stem gemiddeld prioritair", HEADING_YELLOW},

    {"red", HEADING_RED},
    {"rouge", HEADING_RED},
    {"rouges", HEADING_RED},
    {"vote moins prioritaire", HEADING_RED},
    {"votes moins prioritaires", HEADING_RED},
    {"moins prioritaire", HEADING_RED},
    {"importante mais moins prioritaire", HEADING_RED},
    {"important but less", HEADING_RED},
    {"rood", HEADING_RED},
    {"minder prioritair", HEADING_RED},
    {"belangrijk maar minder prioritair", HEADING_RED},
    {"stem minder prioritair", HEADING_RED},

    {"cumulative", HEADING_CUMULATIVE},
    {"cumul", HEADING_CUMULATIVE},
    {"cumul des votes", HEADING_CUMULATIVE},
    {"totaal aantal stemmen", HEADING_CUMULATIVE},

    {"voter", HEADING_VOTER},
    {"ballot", HEADING_VOTER},
    {"votant", HEADING_VOTER},
    {"bulletin", HEADING_VOTER},
    {"stemmer", HEADING_VOTER},
    {"stembriefje", HEADING_VOTER},

    {"colour", HEADING_COLOUR},
    {"color", HEADING_COLOUR},
    {"grade", HEADING_COLOUR},
    {"couleur", HEADING_COLOUR},
    {"mention", HEADING_COLOUR},
    {"gommette", HEADING_COLOUR},
    {"kleur", HEADING_COLOUR},
    {"sticker", HEADING_COLOUR},

    {"dots", HEADING_DOTS},
    {"number of dots", HEADING_DOTS},
    {"gommettes", HEADING_DOTS},
    {"nombre de gommettes", HEADING_DOTS},
    {"stickers", HEADING_DOTS},
    {"aantal stickers", HEADING_DOTS},

    {"timestamp_ms", HEADING_TIMESTAMP},
    {"horodatage_ms", HEADING_TIMESTAMP},
    {"tijdstip_ms", HEADING_TIMESTAMP},
};

/* In Dutch g is green (groen), as on the keyboard; yellow (geel) is e. */
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

/* Folding a text is slow compared with comparing it, and most files repeat « green » in many rows.
 */
bool word_known(Vocabulary vocabulary, const char *text, int *meaning) {
  WordList list = words_of(vocabulary);
  return find_word(list, text, same_letters, meaning) || find_word(list, text, text_alike, meaning);
}
