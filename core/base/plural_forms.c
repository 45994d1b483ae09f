#include "core/base/plural_forms.h"

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

/* Those of two letters stand before those that they begin with. */
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

/* The operator that comes next, if it binds at least as tight as `level`; else OPERATORS. */
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
