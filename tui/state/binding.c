#include "tui/state/binding.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/text/text.h"
#include "tui/state/situation.h"

const Binding *binding_of_key(Situation situation, Key key) {
  const Binding *row = binding_after(situation, NULL);
  while (row != NULL && !keys_hold(row->keys, key))
    row = binding_after(situation, row);
  return row;
}

const Binding *binding_named(Situation situation, const char *name) {
  const Binding *row = binding_after(situation, NULL);
  while (row != NULL && strcmp(row->name, name) != 0)
    row = binding_after(situation, row);
  return row;
}

/* Matches by name on the screen, by help line and by name for programs. */
static Fit fit_of(const char *typed, const Binding *row) {
  Fit fit = fuzzy_fit(typed, _(row->help));
  Fit others[] = {row->hint == NULL ? FIT_NONE : fuzzy_fit(typed, _(row->hint)),
                  fuzzy_fit(typed, row->name)};
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
    if (others[i] < fit) fit = others[i];
  return fit;
}

size_t palette_rows(const Palette *palette, Situation situation,
                    const Binding *rows[BINDINGS_MAX]) {
  size_t count = 0;
  for (Fit fit = FIT_WORD; fit < FIT_NONE; fit++)
    for (const Binding *row = binding_after(situation, NULL); row != NULL;
         row = binding_after(situation, row))
      if (strcmp(row->name, "palette") != 0 && fit_of(palette->line.text, row) == fit)
        rows[count++] = row;
  return count;
}

const Binding *palette_chosen(const Palette *palette, Situation situation) {
  const Binding *rows[BINDINGS_MAX];
  const size_t count = palette_rows(palette, situation, rows);
  return palette->focus < count ? rows[palette->focus] : NULL;
}

const SituationRow situation_rows[SITUATIONS] = {
    {IN_VOTE, SCREEN_VOTE, N_("The vote")},
    {IN_NUMBER, NO_SCREEN, N_("While typing a number")},
    {IN_ROW, NO_SCREEN, N_("While typing counts")},
    {IN_QUESTION, NO_SCREEN, N_("While a question is asked")},
    {IN_LINE, NO_SCREEN, N_("While typing a line of text")},
    {IN_BOARD, SCREEN_BOARD, N_("The board for the room")},
    {IN_PREPARE, SCREEN_PREPARE, N_("The agenda")},
    {IN_BALLOT, SCREEN_BALLOT, N_("Ballots")},
    {IN_KIOSK, NO_SCREEN, N_("The kiosk: a ballot")},
    {IN_KIOSK_PAGE, SCREEN_KIOSK, N_("The kiosk: before and after it")},
    {IN_PIN, NO_SCREEN, N_("The PIN of the kiosk")},
    {IN_JOURNAL, SCREEN_JOURNAL, N_("The journal")},
    {IN_RANKING, SCREEN_RANKING, N_("The ranking")},
    {IN_REPLAY, SCREEN_REPLAY, N_("A session replayed")},
    {IN_REPORT, SCREEN_REPORT, N_("The report")},
    {IN_EXPLANATION, SCREEN_EXPLANATION, N_("A rank explained")},
    {IN_COMPARISON, SCREEN_COMPARISON, N_("Sessions side by side")},
    {IN_PAIR, NO_SCREEN, N_("While two may be the same recommendation")},
    {IN_LIST, SCREEN_LIST, N_("The list of sessions")},
    {IN_VOTERS, NO_SCREEN, N_("While names may be one voter's")},
    {IN_PALETTE, NO_SCREEN, N_("While searching for an action")},
    {IN_HELP, SCREEN_HELP, N_("The help")},
};

Situation situation_of_screen(ScreenName screen) {
  size_t row = 0;
  while (row + 1 < SITUATIONS && situation_rows[row].screen != screen)
    row++;
  return situation_rows[row].situation;
}

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
