/* The words that a file may use, in English, French and Dutch, whatever their case, accents and
 * punctuation. */
#ifndef SESSIONS_IMPORT_WORDS_H
#define SESSIONS_IMPORT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* The columns that mean something to us. */
typedef enum Column {
  COLUMN_SUBGROUP_CODE,
  COLUMN_SUBGROUP_TITLE,
  COLUMN_SUBGROUP_STATUS,
  COLUMN_CODE,
  COLUMN_PARENT,
  COLUMN_TITLE,
  COLUMN_SHORT_TITLE,
  COLUMN_DETAIL,
  COLUMN_STATUS,
  COLUMN_NOTE,
  COLUMN_KEY,
  COLUMN_GREEN,
  COLUMN_YELLOW,
  COLUMN_RED,
  COLUMN_CUMULATIVE,
  COLUMN_VOTER,
  COLUMN_COLOUR,
  COLUMN_TIMESTAMP,
  COLUMN_DOTS, /* how many of them a line of ballots is */
  COLUMNS
} Column;

/* What the words are about; the meanings are Column, Colour, SubgroupStatus and
 * RecommendationStatus. */
typedef enum Vocabulary {
  WORDS_FOR_COLUMNS,
  WORDS_FOR_COLOURS,
  WORDS_FOR_SUBGROUP_STATUS,
  WORDS_FOR_STATUS,
} Vocabulary;

/* Whether the text is one of the vocabulary's words, and which meaning it has. */
bool word_known(Vocabulary vocabulary, const char *text, int *meaning);

#endif
