#include "tui/state/palette.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/text/text.h"

/* What typed words match. */

/* Non-ASCII bytes count as letters: after folding none of them is a blank. */
static bool is_letter(char character) {
  return isalnum((unsigned char)character) || (unsigned char)character >= 0x80;
}

/* Returns whether a word of the text begins with these letters. */
static bool has_word(const char *text, const char *letters, size_t length) {
  for (size_t i = 0; text[i] != '\0'; i++)
    if ((i == 0 || !is_letter(text[i - 1]) || !is_letter(*letters)) &&
        strncmp(text + i, letters, length) == 0)
      return true;
  return false;
}

static bool has_words(const char *typed, const char *names, const char *help) {
  for (size_t length; *typed != '\0'; typed += length + strspn(typed + length, " ")) {
    length = strcspn(typed, " ");
    if (!has_word(names, typed, length) && !has_word(help, typed, length)) return false;
  }
  return true;
}

static Fit fit_of_names(const char *typed, size_t length, const char *names) {
  Fit fit = FIT_NONE;
  while (*names != '\0') {
    const size_t size = strcspn(names, ",");
    if (size >= length && strncmp(names, typed, length) == 0)
      fit = size == length ? FIT_NAME : fit == FIT_NAME ? FIT_NAME : FIT_BEGINS;
    names += size;
    names += strspn(names, ", ");
  }
  return fit;
}

static Fit fit_of_folded(char *typed, const char *names, const char *help) {
  typed += strspn(typed, " ");
  size_t length = strlen(typed);
  while (length > 0 && typed[length - 1] == ' ')
    length--;
  typed[length] = '\0';
  if (length == 0) return FIT_NAME;
  const Fit fit = fit_of_names(typed, length, names);
  if (fit != FIT_NONE) return fit;
  if (has_words(typed, names, "")) return FIT_WORDS;
  return has_words(typed, names, help) ? FIT_HELP : FIT_NONE;
}

Fit palette_fit(const char *typed, const char *names, const char *help) {
  char *folded_typed = NULL, *folded_names = NULL, *folded_help = NULL;
  Fit fit = FIT_NONE;
  if (text_fold(typed, &folded_typed) && text_fold(names, &folded_names) &&
      text_fold(help, &folded_help))
    fit = fit_of_folded(folded_typed, folded_names, folded_help);
  free(folded_typed);
  free(folded_names);
  free(folded_help);
  return fit;
}

static Fit fit_of_row(const char *typed, const Binding *row) {
  enum { NAMES_SIZE = 512 };
  char names[NAMES_SIZE];
  snprintf(names, sizeof names, "%s, %s", row->hint != NULL ? _(row->hint) : row->name,
           palette_words(row->name));
  return palette_fit(typed, names, _(row->help));
}

/* What is within reach. */

/* Each screen of a session with the one that leads to it, and the rows whose keys go in and out. */
static const struct {
  Situation situation, parent;
  const char *in, *out;
} ways[] = {
    {IN_VOTE, IN_LIST, "open", "quit"},        {IN_RANKING, IN_VOTE, "ranking", "back"},
    {IN_BOARD, IN_VOTE, "board", "board"},     {IN_PREPARE, IN_VOTE, "prepare", "back"},
    {IN_BALLOT, IN_VOTE, "ballots", "back"},   {IN_JOURNAL, IN_VOTE, "journal", "back"},
    {IN_REPORT, IN_VOTE, "report", "back"},    {IN_EXPLANATION, IN_RANKING, "explain", "back"},
    {IN_REPLAY, IN_JOURNAL, "replay", "back"}, {IN_HELP, IN_VOTE, NULL, "back"},
};

enum { WAYS = sizeof ways / sizeof ways[0] };

static size_t way_of(Situation situation) {
  size_t way = 0;
  while (way < WAYS && ways[way].situation != situation)
    way++;
  return way;
}

const Binding *palette_step(const Model *model, Situation target) {
  const Situation here = model_situation_beneath_palette(model);
  for (size_t way = way_of(target); way < WAYS; way = way_of(ways[way].parent))
    if (ways[way].parent == here)
      return ways[way].in != NULL ? binding_named(here, ways[way].in) : NULL;
  const size_t way = way_of(here);
  return way < WAYS ? binding_named(here, ways[way].out) : NULL;
}

/* Where actions are offered from other screens, in the order in which they are listed. */
static const Situation elsewhere[] = {IN_VOTE,   IN_RANKING, IN_BOARD,  IN_PREPARE,
                                      IN_BALLOT, IN_JOURNAL, IN_REPORT, IN_LIST};

enum { ELSEWHERE = sizeof elsewhere / sizeof elsewhere[0] };

/* What was begun is finished or left first; a terminal that only shows stays as it is. */
static bool goes_elsewhere(const Model *model) {
  const ScreenName screen = model_screen_beneath_help(model);
  const unsigned here = model_situation_beneath_palette(model);
  const unsigned stays = IN_FOOT | IN_VOTERS | IN_PAIR | IN_COMPARISON;
  return (here & stays) == 0 && !model->is_board &&
         !(screen == SCREEN_REPLAY && model->replay.is_alone);
}

static bool is_in_session(const Model *model) {
  const ScreenName screen = model_screen_beneath_help(model);
  return screen != SCREEN_LIST &&
         !(screen == SCREEN_REPLAY && model->screen_before_replay == SCREEN_LIST);
}

static bool reaches(const Model *model, const ViewData *data, Situation target) {
  if (target == model_situation_beneath_palette(model)) return false;
  if (target == IN_LIST) return !is_in_session(model) || model->from_list;
  return is_in_session(model) || data->library_count > 0;
}

/* The list. */

typedef struct Listing {
  const char *typed;
  PaletteRow *rows;
  int merit[PALETTE_ROWS_MAX]; /* the lower, the earlier */
  size_t count;
} Listing;

/* With nothing typed, what is done here comes first as a whole. */
static void list_row(Listing *listing, const Binding *row, Situation where, bool is_here) {
  const Fit fit = fit_of_row(listing->typed, row);
  const int records = (row->flags & RECORDS) != 0, is_away = !is_here;
  const bool is_any = listing->typed[strspn(listing->typed, " ")] == '\0';
  const int merit = 4 * (int)fit + (is_any ? 2 * is_away + records : 2 * records + is_away);
  if (fit == FIT_NONE || listing->count == PALETTE_ROWS_MAX) return;
  size_t place = listing->count++;
  for (; place > 0 && listing->merit[place - 1] > merit; place--) {
    listing->rows[place] = listing->rows[place - 1];
    listing->merit[place] = listing->merit[place - 1];
  }
  listing->rows[place] = (PaletteRow){row, where};
  listing->merit[place] = merit;
}

static bool is_named_in(Situation situation, const char *name) {
  return binding_named(situation, name) != NULL;
}

/* The same action is offered once: here, or where it comes first. */
static bool is_offered_before(const Model *model, const ViewData *data, size_t place,
                              const char *name) {
  bool is_before = is_named_in(model_situation_beneath_palette(model), name);
  for (size_t i = 0; i < place && !is_before; i++)
    is_before = reaches(model, data, elsewhere[i]) && is_named_in(elsewhere[i], name);
  return is_before;
}

size_t palette_rows(const Model *model, const ViewData *data, PaletteRow rows[PALETTE_ROWS_MAX]) {
  const Situation here = model_situation_beneath_palette(model);
  Listing listing = {.typed = model->palette.line.text, .rows = rows};
  for (const Binding *row = binding_after(here, NULL); row != NULL; row = binding_after(here, row))
    if ((row->flags & TYPES) == 0) list_row(&listing, row, here, true);
  for (size_t i = 0; i < ELSEWHERE && goes_elsewhere(model); i++) {
    const Situation there = elsewhere[i];
    if (!reaches(model, data, there)) continue;
    for (const Binding *row = binding_after(there, NULL); row != NULL;
         row = binding_after(there, row))
      if ((row->flags & (TYPES | STAYS)) == 0 && !is_offered_before(model, data, i, row->name))
        list_row(&listing, row, there, false);
  }
  return listing.count;
}

bool palette_chosen(const Model *model, const ViewData *data, PaletteRow *row) {
  PaletteRow rows[PALETTE_ROWS_MAX];
  const size_t count = palette_rows(model, data, rows);
  if (model->palette.focus >= count) return false;
  *row = rows[model->palette.focus];
  return true;
}
