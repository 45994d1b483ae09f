#include "tui/terminal/fuzzy.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/text/text.h"

/* Non-ASCII bytes count as letters: after folding none of them is a blank. */
static bool is_letter(char character) {
  return isalnum((unsigned char)character) || (unsigned char)character >= 0x80;
}

static bool begins_word(const char *text, const char *at) {
  return is_letter(*at) && (at == text || !is_letter(at[-1]));
}

static const char *skip_blanks(const char *typed) {
  return typed + strspn(typed, " ");
}

static bool fits_word(const char *typed, const char *text) {
  for (const char *found = strstr(text, typed); found != NULL; found = strstr(found + 1, typed))
    if (begins_word(text, found) || !is_letter(*typed)) return true;
  return false;
}

/* Each letter follows the previous match, or begins a later word. `reached` marks the bytes after
 * which what was typed so far can end. */
static bool take_letter(char letter, const char *text, bool *reached) {
  bool is_past = false, any = false, goes_on = false;
  for (size_t i = 0; text[i] != '\0'; i++) {
    bool is_here = text[i] == letter && (goes_on || (is_past && begins_word(text, text + i)));
    goes_on = reached[i + 1];
    is_past = is_past || reached[i + 1];
    reached[i + 1] = is_here;
    any = any || is_here;
  }
  return any;
}

/* The first letter must begin a word. */
static bool take_first_letter(char letter, const char *text, bool *reached) {
  bool any = false;
  for (size_t i = 0; text[i] != '\0'; i++) {
    reached[i + 1] = text[i] == letter && begins_word(text, text + i);
    any = any || reached[i + 1];
  }
  return any;
}

static bool fits_words(const char *typed, const char *text) {
  bool *reached = calloc(strlen(text) + 1, sizeof *reached);
  bool fits = reached != NULL && take_first_letter(*typed, text, reached);
  while (fits && *(typed = skip_blanks(typed + 1)) != '\0')
    fits = take_letter(*typed, text, reached);
  free(reached);
  return fits;
}

static bool fits_letters(const char *typed, const char *text) {
  for (typed = skip_blanks(typed); *typed != '\0'; typed = skip_blanks(typed + 1)) {
    text = strchr(text, *typed);
    if (text == NULL) return false;
    text++;
  }
  return true;
}

static Fit fit_of_folded(const char *typed, const char *text) {
  typed = skip_blanks(typed);
  if (*typed == '\0' || fits_word(typed, text)) return FIT_WORD;
  if (fits_words(typed, text)) return FIT_WORDS;
  return fits_letters(typed, text) ? FIT_LETTERS : FIT_NONE;
}

Fit fuzzy_fit(const char *typed, const char *text) {
  char *folded_typed = NULL, *folded_text = NULL;
  Fit fit = FIT_NONE;
  if (text_fold(typed, &folded_typed) && text_fold(text, &folded_text))
    fit = fit_of_folded(folded_typed, folded_text);
  free(folded_typed);
  free(folded_text);
  return fit;
}
