#include "tui/app/language.h"

#include <ctype.h>
#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char domain[] = "gommette";

enum { LANGUAGE_SIZE = 3 };

static const char *wanted_by_environment(void) {
  static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
    const char *value = getenv(variables[i]);
    if (value != NULL && *value != '\0') return value;
  }
  return "";
}

/* Where the program lies in its build folder, the catalogues lie beside it. */
static bool folder_beside_program(char folder[PATH_MAX]) {
  static const char beside[] = "/po";
  const ssize_t size = readlink("/proc/self/exe", folder, PATH_MAX - sizeof beside);
  if (size <= 0) return false;
  folder[size] = '\0';
  char *slash = strrchr(folder, '/');
  if (slash == NULL) return false;
  memcpy(slash, beside, sizeof beside);
  return access(folder, F_OK) == 0;
}

/* TEXTDOMAINDIR is what gettext's own tools call it. */
static const char *catalogue_folder(char folder[PATH_MAX]) {
  const char *named = getenv("TEXTDOMAINDIR");
  if (named != NULL && *named != '\0') return named;
  return folder_beside_program(folder) ? folder : GOMMETTE_LOCALE_FOLDER;
}

static void first_letters(const char *name, char language[LANGUAGE_SIZE]) {
  size_t size = 0;
  for (; size < LANGUAGE_SIZE - 1 && isalpha((unsigned char)name[size]); size++)
    language[size] = (char)tolower((unsigned char)name[size]);
  language[size] = '\0';
}

static bool has_catalogue(const char *folder, const char *language) {
  char path[PATH_MAX];
  const int size = snprintf(path, sizeof path, "%s/%s/LC_MESSAGES/%s.mo", folder, language, domain);
  return size > 0 && (size_t)size < sizeof path && access(path, R_OK) == 0;
}

/* The locale is the same for everybody and always there, so that widths, order and numbers are too;
 * LANGUAGE alone chooses the words, the C library's included. */
void language_use(const char *wanted) {
  char room[PATH_MAX], language[LANGUAGE_SIZE];
  const char *folder = catalogue_folder(room);
  first_letters(wanted != NULL && *wanted != '\0' ? wanted : wanted_by_environment(), language);
  if (setlocale(LC_ALL, "C.UTF-8") == NULL) setlocale(LC_CTYPE, "");
  setenv("LANGUAGE", has_catalogue(folder, language) ? language : "en", 1);
  bindtextdomain(domain, folder);
  bind_textdomain_codeset(domain, "UTF-8");
  textdomain(domain);
}

const char *language_code(void) {
  const char *code = getenv("LANGUAGE");
  return code != NULL && *code != '\0' ? code : "en";
}

static void take_out(int *argument_count, char **arguments, int from, int how_many) {
  const int after = *argument_count - from - how_many;
  memmove(arguments + from, arguments + from + how_many, ((size_t)after + 1) * sizeof *arguments);
  *argument_count -= how_many;
}

bool language_known(const char *wanted) {
  static const char *const known[] = {"en", "fr", "nl"};
  char language[LANGUAGE_SIZE];
  first_letters(wanted, language);
  const bool more_letters = isalpha((unsigned char)wanted[strlen(language)]);
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (strcmp(language, known[i]) == 0) return !more_letters;
  return false;
}

const char *language_take_option(int *argument_count, char **arguments) {
  static const char option[] = "--lang";
  const size_t size = sizeof option - 1;
  const char *value = NULL;
  for (int i = 1; i < *argument_count && strcmp(arguments[i], "--") != 0;) {
    const char *argument = arguments[i];
    if (strcmp(argument, option) == 0) {
      const bool has_value = i + 1 < *argument_count;
      value = has_value ? arguments[i + 1] : "";
      take_out(argument_count, arguments, i, has_value ? 2 : 1);
    } else if (strncmp(argument, option, size) == 0 && argument[size] == '=') {
      value = argument + size + 1;
      take_out(argument_count, arguments, i, 1);
    } else {
      i++;
    }
  }
  return value;
}
