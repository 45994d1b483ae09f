#include "tui/app/language.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sessions/files/file_error.h"
#include "sessions/files/folder.h"
#include "sessions/files/platform.h"

enum { IMAGE_MAX = 16 * 1024 * 1024 };

static const char *const codes[LANGUAGES] = {[ENGLISH] = "en", [FRENCH] = "fr", [DUTCH] = "nl"};

/* Catalogues. */

Languages languages_here(void) {
  return (Languages){.folder = runs_in_build_folder() ? GOMMETTE_BUILD_FOLDER "/tui/po"
                                                      : GOMMETTE_LOCALE_FOLDER};
}

void languages_free(Languages *languages) {
  messages_use(NULL);
  for (Language language = 0; language < LANGUAGES; language++)
    free(languages->images[language]);
  *languages = (Languages){.folder = languages->folder};
}

/* Reads the whole file, or less if it shrinks meanwhile. Free the result; NULL with errno set. */
static void *read_image(int file, size_t *size) {
  struct stat status;
  if (platform_fstat(file, &status) != 0) return NULL;
  const bool fits = status.st_size > 0 && status.st_size <= IMAGE_MAX;
  const size_t wanted = fits ? (size_t)status.st_size : 0;
  uint8_t *image = malloc(wanted + 1);
  ssize_t more = 1;
  *size = 0;
  while (image != NULL && *size < wanted && more > 0) {
    more = read(file, image + *size, wanted - *size);
    if (more > 0) *size += (size_t)more;
  }
  if (more >= 0) return image;
  free(image);
  return NULL;
}

static bool load(Languages *languages, Language language, int file, const char *path, Error *err) {
  size_t size = 0;
  void *image = read_image(file, &size);
  if (image == NULL) return fail_file(errno, path, err);
  if (messages_read(&languages->catalogues[language], image, size)) {
    languages->images[language] = image;
    return true;
  }
  free(image);
  return fail(err, ERROR_BAD_DATA, "%s: %s", path,
              _("the translation is damaged: install gommette again"));
}

static bool open_catalogue(Languages *languages, Language language, Error *err) {
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/%s/LC_MESSAGES/gommette.mo", languages->folder, codes[language]);
  const int file = platform_open(path, O_RDONLY | O_CLOEXEC, 0);
  if (file < 0) return errno == ENOENT || errno == ENOTDIR || fail_file(errno, path, err);
  const bool loaded = load(languages, language, file, path, err);
  close(file);
  return loaded;
}

bool languages_find(Languages *languages, Language language, const MessageCatalogue **catalogue,
                    Error *err) {
  void *const *image = &languages->images[language];
  if (language != ENGLISH && *image == NULL && !open_catalogue(languages, language, err))
    return false;
  *catalogue = *image != NULL ? &languages->catalogues[language] : NULL;
  return true;
}

/* Choice of the language. */

bool language_parse(const char *name, Language *language) {
  size_t size = 0;
  while (isalpha((unsigned char)name[size]))
    size++;
  if (strchr("_-.@:", name[size]) == NULL) return false;
  for (Language found = 0; found < LANGUAGES; found++) {
    if (size != strlen(codes[found]) || strncasecmp(name, codes[found], size) != 0) continue;
    *language = found;
    return true;
  }
  return false;
}

static const char *locale_name(void) {
  static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
    const char *value = getenv(variables[i]);
    if (value != NULL && *value != '\0') return value;
  }
  return "";
}

/* Uses the first language of a list that is known and installed; *found says whether there is one.
 */
static bool use_first(Languages *languages, const char *list, bool *found, Error *err) {
  while (list != NULL && *list != '\0' && !*found) {
    Language language;
    const MessageCatalogue *catalogue;
    if (language_parse(list, &language)) {
      if (!languages_find(languages, language, &catalogue, err)) return false;
      *found = language == ENGLISH || catalogue != NULL;
      if (*found) messages_use(catalogue);
    }
    list += strcspn(list, ":");
    list += *list == ':';
  }
  return true;
}

bool languages_use(Languages *languages, const char *option, const char *setting, Error *err) {
  const char *locale = locale_name();
  const char *const wishes[] = {
      option, setting,
      (strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0) ? NULL : getenv("LANGUAGE"),
      locale};
  bool found = false;
  if (setlocale(LC_CTYPE, "C.UTF-8") == NULL) setlocale(LC_CTYPE, "");
  messages_use(NULL);
  for (size_t i = 0; i < sizeof wishes / sizeof *wishes && !found; i++)
    if (!use_first(languages, wishes[i], &found, err)) return false;
  return true;
}

const char *language_code(void) {
  const MessageCatalogue *catalogue = messages_in_use();
  return catalogue != NULL ? catalogue->language : codes[ENGLISH];
}

/* The --lang option. */

static void take_out(int *argument_count, char **arguments, int from, int how_many) {
  const int after = *argument_count - from - how_many;
  memmove(arguments + from, arguments + from + how_many, ((size_t)after + 1) * sizeof *arguments);
  *argument_count -= how_many;
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
