#include "sessions/event_text/labels.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/text/text.h"

SessionText label_property(Colour colour) {
  return (SessionText)((int)SESSION_LABEL_GREEN + (int)colour);
}

bool has_own_label(const Roundtable *state, Colour colour) {
  return *roundtable_text(state, label_property(colour)) != '\0';
}

const char *dot_label(const Roundtable *state, Colour colour, bool brief) {
  static const char *const LABELS[COLOUR_COUNT] = {N_("very high priority"), N_("medium priority"),
                                                   N_("lower priority")};
  static const char *const BRIEF[COLOUR_COUNT] = {N_("very high"), N_("medium"), N_("lower")};
  if (has_own_label(state, colour)) return roundtable_text(state, label_property(colour));
  return _(brief ? BRIEF[colour] : LABELS[colour]);
}

/* Folded. With a star: whatever follows, for words that are inflected. */
static const char *const REFUSALS[] = {
    "contre", "non",  "pas",  "oppos*", "rejet*",   "refus*",  "tegen", "nee", "neen",
    "niet",   "geen", "nein", "afwij*", "afgewez*", "against", "no",    "not", "reject*",
};

static bool is_letter(char character) {
  return isalnum((unsigned char)character) || (unsigned char)character >= 0x80;
}

static bool says_no(const char *word, size_t length) {
  for (size_t i = 0; i < sizeof REFUSALS / sizeof *REFUSALS; ++i) {
    const size_t size = strcspn(REFUSALS[i], "*");
    const bool is_inflected = REFUSALS[i][size] == '*';
    if (strncmp(word, REFUSALS[i], size) == 0 && (is_inflected ? length >= size : length == size))
      return true;
  }
  return false;
}

static size_t find_refusal(const char *folded, size_t *length) {
  size_t at = 0;
  for (; folded[at] != '\0'; at += *length) {
    for (*length = 0; is_letter(folded[at + *length]);)
      ++*length;
    if (*length > 0 && says_no(folded + at, *length)) return at;
    if (*length == 0) *length = 1;
  }
  return at;
}

bool label_check(const char *label, Error *err) {
  char *folded;
  size_t length = 0;
  if (text_characters(label) > LABEL_CHARACTERS_MAX)
    return fail(err, ERROR_FAILED, _("“%s” is too long: at most %d characters fit on a ballot"),
                text_quoted(label).text, LABEL_CHARACTERS_MAX);
  if (!text_fold(label, &folded)) return fail_memory(err);
  const size_t at = find_refusal(folded, &length);
  const bool refuses = folded[at] != '\0';
  if (refuses)
    fail(err, ERROR_FAILED,
         _("“%s” says no (“%.*s”), but every dot adds to a recommendation, red ones too: choose a "
           "word for how much it matters"),
         text_quoted(label).text, (int)length, folded + at);
  free(folded);
  return !refuses;
}
