/* The language of everything that gommette says: French, Dutch or English. */
#ifndef TUI_APP_LANGUAGE_H
#define TUI_APP_LANGUAGE_H

#include <stdbool.h>

#include "core/base/i18n.h"

typedef enum Language { ENGLISH, FRENCH, DUTCH, LANGUAGES } Language;

/* What is typed for them. */
#define LANGUAGE_CODES "en|fr|nl"

/* The catalogues, each read when it is first asked for. Any number of them can be spoken at once.
 */
typedef struct Languages {
  const char *folder; /* of LANGUAGE/LC_MESSAGES/gommette.mo; borrowed */
  void *images[LANGUAGES];
  MessageCatalogue catalogues[LANGUAGES];
} Languages;

/* Those that were built or installed with this program. To be freed, and not to be moved while one
 * of them is in use. */
Languages languages_here(void);

/* Leaves English in use, and no text of the others. */
void languages_free(Languages *languages);

/* The catalogue of a language: NULL for English, and where the language is not installed. Fails
 * where it cannot be read. */
bool languages_find(Languages *languages, Language language, const MessageCatalogue **catalogue,
                    Error *err);

/* Makes gommette speak the first language that it has of: `option` (--lang), `setting` (what is
 * kept for this user), LANGUAGE (a list, "nl:fr"), and the first of LC_ALL, LC_MESSAGES and LANG
 * that is not empty, whether or not such a locale is installed. Where that is C or POSIX, LANGUAGE
 * has no say. Option and setting may be NULL. English is what is left, also where a catalogue
 * cannot be read, which is the one failure. Characters become UTF-8; numbers, dates and order stay
 * those of the C locale. */
bool languages_use(Languages *languages, const char *option, const char *setting, Error *err);

/* The language in use, for machines: "fr". */
const char *language_code(void);

/* The language that a name such as "fr" or "fr_BE.UTF-8" means; false where gommette has none. */
bool language_parse(const char *name, Language *language);

/* Takes "--lang xx" or "--lang=xx" out of the arguments, wherever it stands before a "--"; the last
 * one counts. Returns its value, borrowed from the arguments; "" where the value is missing; NULL
 * where there is no such option. */
const char *language_take_option(int *argument_count, char **arguments);

#endif
