#include "core/base/i18n.h"

#include <stdatomic.h>
#include <string.h>

static const uint32_t magic = 0x950412de;

enum {
  HEADER_SIZE = 28,
  ROW_SIZE = 8,          /* of a table: length, offset */
  CONTEXT_MARK = '\004', /* stands between a context and its text */
};

/* The one variable of core, sessions and tui that can change: what language the program speaks is
 * asked in a thousand places, all of which would else have to hand it on. */
static _Atomic(const MessageCatalogue *) in_use;

void messages_use(const MessageCatalogue *catalogue) {
  in_use = catalogue;
}

const MessageCatalogue *messages_in_use(void) {
  return in_use;
}

/* ---- the image */

static uint32_t number_at(const MessageCatalogue *catalogue, size_t offset) {
  const uint8_t *b = catalogue->image + offset;
  return catalogue->is_big_endian
             ? (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3]
             : (uint32_t)b[3] << 24 | (uint32_t)b[2] << 16 | (uint32_t)b[1] << 8 | b[0];
}

/* A text and its length: without the NUL at its end, with those between its plurals. */
static const char *text_at(const MessageCatalogue *catalogue, uint32_t table, uint32_t row,
                           size_t *length) {
  const size_t at = table + (size_t)row * ROW_SIZE;
  *length = number_at(catalogue, at);
  return (const char *)catalogue->image + number_at(catalogue, at + 4);
}

static const char *original_at(const MessageCatalogue *catalogue, uint32_t row) {
  size_t length;
  return text_at(catalogue, catalogue->originals, row, &length);
}

static bool is_inside(const MessageCatalogue *catalogue, uint32_t table) {
  const uint64_t end = table + (uint64_t)catalogue->count * ROW_SIZE;
  if (end > catalogue->size) return false;
  for (size_t at = table; at < end; at += ROW_SIZE) {
    const uint64_t last = (uint64_t)number_at(catalogue, at) + number_at(catalogue, at + 4);
    if (last >= catalogue->size || catalogue->image[last] != '\0') return false;
  }
  return true;
}

static bool is_sorted(const MessageCatalogue *catalogue) {
  for (uint32_t row = 1; row < catalogue->count; ++row)
    if (strcmp(original_at(catalogue, row - 1), original_at(catalogue, row)) >= 0) return false;
  return true;
}

/* ---- looking up */

/* Like strcmp of an original with "context\004text". */
static int compare(const char *original, const char *context, const char *text) {
  if (!context) return strcmp(original, text);
  const size_t size = strlen(context);
  const int order = strncmp(original, context, size);
  if (order != 0) return order;
  if (original[size] != CONTEXT_MARK) return (uint8_t)original[size] - CONTEXT_MARK;
  return strcmp(original + size + 1, text);
}

/* The translation and its length; NULL where there is none. */
static const char *find(const MessageCatalogue *catalogue, const char *context, const char *text,
                        size_t *length) {
  uint32_t low = 0, high = catalogue ? catalogue->count : 0;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    const int order = compare(original_at(catalogue, middle), context, text);
    if (order == 0) {
      const char *found = text_at(catalogue, catalogue->translations, middle, length);
      return *length > 0 ? found : NULL;
    }
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

const char *translate(const MessageCatalogue *catalogue, const char *context, const char *text) {
  size_t length;
  const char *found = *text != '\0' ? find(catalogue, context, text, &length) : NULL;
  return found ? found : text;
}

const char *translate_plural(const MessageCatalogue *catalogue, const char *context,
                             const char *one, const char *many, unsigned long n) {
  size_t length;
  const char *form = find(catalogue, context, one, &length);
  if (form) {
    const char *end = form + length;
    for (unsigned left = plural_form(&catalogue->plurals, n); left > 0 && form < end; --left)
      form += strlen(form) + 1;
    if (form < end) return form;
  }
  return n == 1 ? one : many;
}

/* ---- the header: the translation of "", with a field a line */

/* The value of "NAME: ", cut at the end of its line; false where it is missing or too long. */
static bool read_field(const char *header, const char *name, char *value, size_t size) {
  const size_t name_size = strlen(name);
  for (const char *line = header; *line; line += strcspn(line, "\n"), line += *line == '\n') {
    if (strncmp(line, name, name_size) != 0) continue;
    const char *start = line + name_size;
    const size_t length = strcspn(start, "\n");
    if (length >= size) return false;
    memcpy(value, start, length);
    value[length] = '\0';
    return true;
  }
  return false;
}

static bool read_header(MessageCatalogue *catalogue) {
  enum { FIELD_SIZE = 1024 };
  char field[FIELD_SIZE];
  size_t length;
  const char *header = find(catalogue, NULL, "", &length);
  return header && read_field(header, "Content-Type: ", field, sizeof field) &&
         strcmp(field, "text/plain; charset=UTF-8") == 0 &&
         read_field(header, "Language: ", catalogue->language, sizeof catalogue->language) &&
         read_field(header, "Plural-Forms: ", field, sizeof field) &&
         plural_forms_parse(field, &catalogue->plurals);
}

static bool read_tables(MessageCatalogue *catalogue) {
  if (catalogue->size < HEADER_SIZE) return false;
  catalogue->is_big_endian = catalogue->image[0] == magic >> 24;
  /* The version, 0.0, is that of texts without parts that differ between systems. */
  if (number_at(catalogue, 0) != magic || number_at(catalogue, 4) != 0) return false;
  catalogue->count = number_at(catalogue, 8);
  catalogue->originals = number_at(catalogue, 12);
  catalogue->translations = number_at(catalogue, 16);
  return is_inside(catalogue, catalogue->originals) &&
         is_inside(catalogue, catalogue->translations) && is_sorted(catalogue);
}

bool messages_read(MessageCatalogue *catalogue, const void *image, size_t size, Error *err) {
  MessageCatalogue read = {.image = image, .size = size};
  if (!read_tables(&read) || !read_header(&read))
    return fail(err, ERROR_BAD_DATA, "%s", _("the translation is damaged: install gommette again"));
  *catalogue = read;
  return true;
}
