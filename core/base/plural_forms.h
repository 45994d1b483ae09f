/* Which plural a language uses for a number: the Plural-Forms line of a gettext catalogue. */
#ifndef CORE_BASE_PLURAL_FORMS_H
#define CORE_BASE_PLURAL_FORMS_H

#include <stdbool.h>
#include <stdint.h>

enum { PLURAL_FORMS_MAX = 8, PLURAL_STEPS_MAX = 128 };

/* One operation on the results of earlier steps, so that evaluating is a loop without recursion. */
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
 * with *forms untouched, where it is anything else, too long or nested too deep. */
bool plural_forms_parse(const char *text, PluralForms *forms);

/* The form for n, always below forms->count. What divides by zero is 0, as is a form that the
 * language does not have. */
unsigned plural_form(const PluralForms *forms, unsigned long n);

#endif
