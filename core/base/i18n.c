#include "core/base/i18n.h"

#include <stdatomic.h>
#include <stddef.h>
#include <string.h>

enum { DEPTH_MAX = 32, NUMBER_MAX = 1000000000 };

typedef enum Operation {
  NUMBER,
  THE_N,
  NOT,
  CHOOSE,
  OR,
  AND,
  EQUAL,
  UNEQUAL,
  AT_MOST,
  AT_LEAST,
  LESS,
  MORE,
  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE,
  REMAINDER,
} Operation;

/* Two-character operators precede their one-character prefixes. */
static const struct {
  const char *sign;
  int level; /* the higher, the tighter it binds */
  Operation operation;
} operators[] = {{"||", 1, OR},      {"&&", 2, AND},      {"==", 3, EQUAL},   {"!=", 3, UNEQUAL},
                 {"<=", 4, AT_MOST}, {">=", 4, AT_LEAST}, {"<", 4, LESS},     {">", 4, MORE},
                 {"+", 5, ADD},      {"-", 5, SUBTRACT},  {"*", 6, MULTIPLY}, {"/", 6, DIVIDE},
                 {"%", 6, REMAINDER}};

enum { OPERATORS = sizeof operators / sizeof *operators };

typedef struct Parser {
  const char *at;
  PluralForms *forms;
  unsigned depth;
  bool has_failed; /* from then on every step is the first */
} Parser;

static uint8_t refuse(Parser *parser) {
  parser->has_failed = true;
  return 0;
}

static bool take(Parser *parser, const char *sign) {
  parser->at += strspn(parser->at, " \t");
  const size_t size = strlen(sign);
  if (strncmp(parser->at, sign, size) != 0) return false;
  parser->at += size;
  return true;
}

static uint8_t add_step(Parser *parser, PluralStep step) {
  PluralForms *forms = parser->forms;
  if (parser->has_failed || forms->size == PLURAL_STEPS_MAX) return refuse(parser);
  forms->steps[forms->size] = step;
  return (uint8_t)forms->size++;
}

static bool take_number(Parser *parser, uint32_t *number) {
  uint32_t value = 0;
  parser->at += strspn(parser->at, " \t");
  const char *start = parser->at;
  for (; *parser->at >= '0' && *parser->at <= '9'; ++parser->at) {
    value = value * 10 + (uint32_t)(*parser->at - '0');
    if (value > NUMBER_MAX) return false;
  }
  if (parser->at == start) return false;
  *number = value;
  return true;
}

static uint8_t parse_choice(Parser *parser);

static uint8_t parse_operand(Parser *parser) {
  uint32_t number;
  uint8_t step;
  if (++parser->depth > DEPTH_MAX) return refuse(parser);
  if (take(parser, "!")) {
    step = add_step(parser, (PluralStep){.operation = NOT, .a = parse_operand(parser)});
  } else if (take(parser, "(")) {
    step = parse_choice(parser);
    if (!take(parser, ")")) refuse(parser);
  } else if (take(parser, "n")) {
    step = add_step(parser, (PluralStep){.operation = THE_N});
  } else if (take_number(parser, &number)) {
    step = add_step(parser, (PluralStep){.operation = NUMBER, .number = number});
  } else {
    step = refuse(parser);
  }
  --parser->depth;
  return step;
}

/* Reads the next operator, if it binds at least as tightly as `level`; else returns OPERATORS. */
static size_t take_operator(Parser *parser, int level) {
  size_t i = 0;
  const char *start = parser->at;
  while (i < OPERATORS && !take(parser, operators[i].sign))
    ++i;
  if (i < OPERATORS && operators[i].level >= level) return i;
  parser->at = start;
  return OPERATORS;
}

static uint8_t parse_operators(Parser *parser, int level) {
  uint8_t left = parse_operand(parser);
  size_t i;
  while (!parser->has_failed && (i = take_operator(parser, level)) < OPERATORS) {
    const uint8_t right = parse_operators(parser, operators[i].level + 1);
    left = add_step(parser, (PluralStep){(uint8_t)operators[i].operation, left, right, 0, 0});
  }
  return left;
}

static uint8_t parse_choice(Parser *parser) {
  if (++parser->depth > DEPTH_MAX) return refuse(parser);
  uint8_t step = parse_operators(parser, 1);
  if (!parser->has_failed && take(parser, "?")) {
    const uint8_t yes = parse_choice(parser);
    if (!take(parser, ":")) refuse(parser);
    const uint8_t no = parse_choice(parser);
    step = add_step(parser, (PluralStep){CHOOSE, step, yes, no, 0});
  }
  --parser->depth;
  return step;
}

bool plural_forms_parse(const char *text, PluralForms *forms) {
  PluralForms parsed = {0};
  Parser parser = {.at = text, .forms = &parsed};
  uint32_t count;
  if (!take(&parser, "nplurals") || !take(&parser, "=") || !take_number(&parser, &count) ||
      count == 0 || count > PLURAL_FORMS_MAX || !take(&parser, ";") || !take(&parser, "plural") ||
      !take(&parser, "="))
    return false;
  parsed.count = count;
  parse_choice(&parser);
  take(&parser, ";");
  if (parser.has_failed || parser.at[strspn(parser.at, " \t")] != '\0') return false;
  *forms = parsed;
  return true;
}

static unsigned long result(const PluralStep *step, const unsigned long *values, unsigned long n) {
  const unsigned long a = values[step->a], b = values[step->b];
  switch ((Operation)step->operation) {
  case NUMBER: return step->number;
  case THE_N: return n;
  case NOT: return !a;
  case CHOOSE: return a ? b : values[step->c];
  case OR: return a || b;
  case AND: return a && b;
  case EQUAL: return a == b;
  case UNEQUAL: return a != b;
  case AT_MOST: return a <= b;
  case AT_LEAST: return a >= b;
  case LESS: return a < b;
  case MORE: return a > b;
  case ADD: return a + b;
  case SUBTRACT: return a - b;
  case MULTIPLY: return a * b;
  case DIVIDE: return b ? a / b : 0;
  case REMAINDER: return b ? a % b : 0;
  }
  return 0;
}

unsigned plural_form(const PluralForms *forms, unsigned long n) {
  unsigned long values[PLURAL_STEPS_MAX] = {0};
  for (unsigned i = 0; i < forms->size; ++i)
    values[i] = result(&forms->steps[i], values, n);
  const unsigned long form = values[forms->size - 1];
  return form < forms->count ? (unsigned)form : 0;
}

static const uint32_t magic = 0x950412de;

enum {
  HEADER_SIZE = 28,
  ROW_SIZE = 8,          /* of a table: length, offset */
  CONTEXT_MARK = '\004', /* separates a context from its text */
};

/* The only variable of core, sessions and tui that can change: the program's language is needed in
 * a thousand places, which would otherwise all have to pass it on. */
static const MessageCatalogue *_Atomic in_use;

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

/* Returns a text and its length: without the final NUL, with those between its plurals. */
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

/* Returns the translation and its length; NULL if none. */
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

/* ---- the header: the translation of "", with one field per line */

/* Reads the value of "NAME: ", up to the end of its line; false if it is missing or too long. */
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
  /* Version 0.0 is for texts without system-dependent parts. */
  if (number_at(catalogue, 0) != magic || number_at(catalogue, 4) != 0) return false;
  catalogue->count = number_at(catalogue, 8);
  catalogue->originals = number_at(catalogue, 12);
  catalogue->translations = number_at(catalogue, 16);
  return is_inside(catalogue, catalogue->originals) &&
         is_inside(catalogue, catalogue->translations) && is_sorted(catalogue);
}

bool messages_read(MessageCatalogue *catalogue, const void *image, size_t size) {
  MessageCatalogue read = {.image = image, .size = size};
  if (!read_tables(&read) || !read_header(&read)) return false;
  *catalogue = read;
  return true;
}
