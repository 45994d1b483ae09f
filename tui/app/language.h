/* The language of everything that gommette says: French, Dutch or English. */
#ifndef TUI_APP_LANGUAGE_H
#define TUI_APP_LANGUAGE_H

#include <stdbool.h>

/* Takes the language that `wanted` names, or, where that is NULL or empty, the first of LC_ALL,
 * LC_MESSAGES and LANG that is not empty: its first two letters decide, whether or not such a
 * locale is installed. Languages without a catalogue become English. Numbers keep the C locale's
 * form. To be called once, before anything is said and before there is a second thread. */
void language_use(const char *wanted);

/* The language in use, for machines: "fr". Borrowed until the next language_use. */
const char *language_code(void);

/* Whether a name such as "fr" or "fr_BE.UTF-8" is one of gommette's three languages. */
bool language_known(const char *wanted);

/* Takes "--lang xx" or "--lang=xx" out of the arguments, wherever it stands before a "--"; the last
 * one counts. Returns its value, borrowed from the arguments; "" where the value is missing; NULL
 * where there is no such option. */
const char *language_take_option(int *argument_count, char **arguments);

#endif
