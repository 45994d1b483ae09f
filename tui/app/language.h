/* The language of all of gommette's texts: French, Dutch or English. */
#ifndef TUI_APP_LANGUAGE_H
#define TUI_APP_LANGUAGE_H

#include <stdbool.h>

#include "core/base/error.h"
#include "core/base/i18n.h"

typedef enum Language { ENGLISH, FRENCH, DUTCH, LANGUAGES } Language;

/* Their names on the command line. */
#define LANGUAGE_CODES "en|fr|nl"

/* The message catalogues, each read on first use. Several can be in use at once. */
typedef struct Languages {
  const char *folder; /* with LANGUAGE/LC_MESSAGES/gommette.mo; borrowed */
  void *images[LANGUAGES];
  MessageCatalogue catalogues[LANGUAGES];
} Languages;

/* Returns the catalogues built or installed with this program. Free them, and do not move them
 * while one is in use. */
Languages languages_here(void);

/* Switches to English and frees all texts of other languages. */
void languages_free(Languages *languages);

/* Finds the catalogue of a language: NULL for English, and if the language is not installed. Fails
 * if it cannot be read. */
bool languages_find(Languages *languages, Language language, const MessageCatalogue **catalogue,
                    Error *err);

/* Switches to the first available language of: `option` (--lang), `setting` (stored for this user),
 * LANGUAGE (a list, "nl:fr"), and the first of LC_ALL, LC_MESSAGES and LANG that is not empty,
 * whether or not that locale is installed. If that one is C or POSIX, LANGUAGE is ignored. Option
 * and setting may be NULL. Falls back to English, also when a catalogue cannot be read, which is
 * the only failure. The character set becomes UTF-8; numbers, dates and collation stay those of the
 * C locale. */
bool languages_use(Languages *languages, const char *option, const char *setting, Error *err);

/* Returns the code of the language in use: "fr". */
const char *language_code(void);

/* Parses the language from a name such as "fr" or "fr_BE.UTF-8"; false if not supported. */
bool language_parse(const char *name, Language *language);

/* Removes "--lang xx" or "--lang=xx" from the arguments, anywhere before a "--"; the last one
 * counts. Returns its value, borrowed from the arguments; "" if the value is missing; NULL if there
 * is no such option. */
const char *language_take_option(int *argument_count, char **arguments);

#endif
