/* Translation: every text for people passes through _() or ngettext().
 *
 * Catalogues are gettext's .mo files, with our own reader: the C library's needs an installed
 * locale on one system, ignores LANGUAGE on another and handles one language at a time. gettext's
 * tools collect the texts and compile the catalogues (tui/po/update). */
#ifndef CORE_BASE_I18N_H
#define CORE_BASE_I18N_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Plural rules of a language: the Plural-Forms line of a gettext catalogue. */

enum { PLURAL_FORMS_MAX = 8, PLURAL_STEPS_MAX = 128 };

/* One operation on the results of earlier steps, so that evaluation is a loop without recursion. */
typedef struct PluralStep {
  uint8_t operation;
  uint8_t a, b, c;
  uint32_t number;
} PluralStep;

typedef struct PluralForms {
  unsigned count; /* forms of the language: 1 to PLURAL_FORMS_MAX */
  unsigned size;  /* steps in use, at least one */
  PluralStep steps[PLURAL_STEPS_MAX];
} PluralForms;

/* Parses "nplurals=2; plural=n > 1;", an expression in C's operators without assignment. False,
 * with *forms unchanged, if it is anything else, too long or nested too deep. */
bool plural_forms_parse(const char *text, PluralForms *forms);

/* Returns the form for n, always below forms->count. Division by zero yields 0, as does a form that
 * the language does not have. */
unsigned plural_form(const PluralForms *forms, unsigned long n);

enum { LANGUAGE_CODE_SIZE = 8 };

/* A catalogue: a view of the bytes of a .mo file. */
typedef struct MessageCatalogue {
  const uint8_t *image;
  size_t size;
  bool is_big_endian;
  uint32_t count;                   /* of messages, sorted by their originals */
  uint32_t originals, translations; /* offsets of their tables in the image */
  PluralForms plurals;
  char language[LANGUAGE_CODE_SIZE]; /* "fr" */
} MessageCatalogue;

/* Reads a catalogue from the bytes of a .mo file in either byte order, which must outlive it and
 * all its texts. Checks every offset, so that lookups need not. False, with *catalogue unchanged,
 * for anything that msgfmt would not write for UTF-8 texts. */
bool messages_read(MessageCatalogue *catalogue, const void *image, size_t size);

/* Returns the translation of a text, valid as long as the catalogue's bytes; the text itself if the
 * catalogue has none or is NULL. context (msgctxt) may be NULL: a text can have a different
 * translation in each context. */
const char *translate(const MessageCatalogue *catalogue, const char *context, const char *text)
    __attribute__((format_arg(3), returns_nonnull));

/* The same for a text about n things: `one` is the English singular and the key, `many` the plural.
 */
const char *translate_plural(const MessageCatalogue *catalogue, const char *context,
                             const char *one, const char *many, unsigned long n)
    __attribute__((format_arg(3), format_arg(4), returns_nonnull));

/* Sets the catalogue that _() and ngettext() use from now on; NULL: English. The catalogue must
 * live until it is replaced, its bytes as long as any of its texts is in use. Safe while other
 * threads translate. */
void messages_use(const MessageCatalogue *catalogue);

/* Returns the catalogue in use: NULL at first. */
const MessageCatalogue *messages_in_use(void);

/* _() translates; N_() only marks a text in a table for translators. */
#define _(text)                translate(messages_in_use(), NULL, text)
#define N_(text)               (text)
#define ngettext(one, many, n) translate_plural(messages_in_use(), NULL, one, many, n)

#endif
