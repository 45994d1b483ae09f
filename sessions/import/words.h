/* The words that a file may use, in English, French and Dutch, ignoring case, accents and
 * punctuation. */
#ifndef SESSIONS_IMPORT_WORDS_H
#define SESSIONS_IMPORT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* The columns that we know. */
typedef enum Column {
  HEADING_SUBGROUP_CODE,
  HEADING_SUBGROUP_TITLE,
  HEADING_SUBGROUP_STATUS,
  HEADING_CODE,
  HEADING_PARENT,
  HEADING_TITLE,
  HEADING_SHORT_TITLE,
  HEADING_DETAIL,
  HEADING_STATUS,
  HEADING_NOTE,
  HEADING_KEY,
  HEADING_GREEN,
  HEADING_YELLOW,
  HEADING_RED,
  HEADING_CUMULATIVE,
  HEADING_VOTER,
  HEADING_COLOUR,
  HEADING_TIMESTAMP,
  HEADING_DOTS, /* how many dots a line of ballots represents */
  HEADINGS
} Column;

/* Sets of words; the meanings are Column, Colour, SubgroupStatus and RecommendationStatus. */
typedef enum Vocabulary {
  WORDS_FOR_COLUMNS,
  WORDS_FOR_COLOURS,
  WORDS_FOR_SUBGROUP_STATUS,
  WORDS_FOR_STATUS,
} Vocabulary;

/* Returns whether the text is one of the vocabulary's words, and sets its meaning. */
bool word_known(Vocabulary vocabulary, const char *text, int *meaning);

#endif
