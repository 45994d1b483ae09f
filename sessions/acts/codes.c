#include "sessions/acts/codes.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* Decimal, digit by digit, since a code may be longer than any integer. */
static void count_on(char text[CODE_TEXT_SIZE], size_t length) {
  size_t place = length;
  while (place > 0 && text[place - 1] == '9')
    text[--place] = '0';
  if (place > 0 && is_digit(text[place - 1])) {
    ++text[place - 1];
    return;
  }
  memmove(text + place + 1, text + place, length - place + 1);
  text[place] = '1';
}

static void go_on(char text[CODE_TEXT_SIZE]) {
  size_t length = strlen(text);
  char last = '\0';
  if (length > 0) last = text[length - 1];
  if (length + 2 >= CODE_TEXT_SIZE) return;
  if (is_digit(last)) {
    count_on(text, length);
  } else if (isalpha((unsigned char)last) && tolower((unsigned char)last) != 'z') {
    ++text[length - 1];
  } else {
    memcpy(text + length, length > 0 ? "2" : "1", 2);
  }
}

static const Recommendation *last_child(const Roundtable *state, const Recommendation *heading) {
  const Subgroup *subgroup = roundtable_subgroup(state, heading->subgroup);
  for (size_t place = subgroup->recommendation_count; place-- > 0;) {
    const Recommendation *one = roundtable_recommendation_at(state, subgroup, place);
    if (one->parent == heading->number) return one;
  }
  return NULL;
}

static void begin_after(const Roundtable *state, const Recommendation *after,
                        char text[CODE_TEXT_SIZE]) {
  const Recommendation *child = after->status == STATUS_HEADING ? last_child(state, after) : NULL;
  if (after->status == STATUS_HEADING && !child)
    snprintf(text, CODE_TEXT_SIZE, "%s.0", after->code);
  else
    snprintf(text, CODE_TEXT_SIZE, "%s", child ? child->code : after->code);
}

const char *code_for_recommendation(const Roundtable *state, uint32_t subgroup, uint32_t after,
                                    char text[CODE_TEXT_SIZE]) {
  const Subgroup *group = roundtable_subgroup(state, subgroup);
  const Recommendation *one = roundtable_recommendation(state, after);
  text[0] = '\0';
  if (!one && group && group->recommendation_count > 0)
    one = roundtable_recommendation_at(state, group, group->recommendation_count - 1);
  if (one) begin_after(state, one, text);
  size_t tries = group ? group->recommendation_count + 1 : 1;
  do {
    go_on(text);
  } while (--tries > 0 && roundtable_find_recommendation(state, subgroup, text));
  return text;
}

const char *code_for_subgroup(const Roundtable *state, char text[CODE_TEXT_SIZE]) {
  size_t count = roundtable_subgroup_count(state);
  bool numbered = false;
  text[0] = '\0';
  for (size_t place = count; place-- > 0 && !numbered;) {
    const char *code = roundtable_subgroup_at(state, place)->text[SUBGROUP_CODE];
    numbered = *code && strspn(code, "0123456789") == strlen(code);
    if (numbered || place == count - 1) snprintf(text, CODE_TEXT_SIZE, "%s", code);
  }
  for (size_t tries = 0; tries <= count; ++tries) {
    go_on(text);
    if (!roundtable_find_subgroup(state, text)) break;
  }
  return text;
}
