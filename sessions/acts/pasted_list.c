#include "sessions/acts/pasted_list.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "sessions/acts/agenda_parts.h"
#include "sessions/text/text.h"

/* ---- reading */

enum { CODE_MAX = 12 /* characters: longer ones are words */, TAB_COLUMNS = 4 };

typedef struct Scanner {
  const char *at, *end;
} Scanner;

static size_t blank_size(const Scanner *line) {
  static const char *const BLANKS[] = {" ", "\t", "\u00a0", "\u202f"};
  for (size_t n = 0; n < sizeof BLANKS / sizeof *BLANKS; ++n) {
    const size_t size = strlen(BLANKS[n]);
    if ((size_t)(line->end - line->at) >= size && memcmp(line->at, BLANKS[n], size) == 0)
      return size;
  }
  return 0;
}

/* Returns how many columns they take. */
static int skip_blanks(Scanner *line) {
  int columns = 0;
  for (size_t size; line->at < line->end && (size = blank_size(line)) > 0; line->at += size)
    columns += *line->at == '\t' ? TAB_COLUMNS : 1;
  return columns;
}

static bool skip(Scanner *line, const char *sign) {
  const size_t size = strlen(sign);
  if ((size_t)(line->end - line->at) < size || memcmp(line->at, sign, size) != 0) return false;
  line->at += size;
  return true;
}

static bool skip_bullet(Scanner *line) {
  static const char *const BULLETS[] = {"-", "–", "—", "•", "·", "*", "◦", "▪", "‣", "o"};
  for (size_t n = 0; n < sizeof BULLETS / sizeof *BULLETS; ++n) {
    Scanner rest = *line;
    if (!skip(&rest, BULLETS[n]) || skip_blanks(&rest) == 0 || rest.at == rest.end) continue;
    *line = rest;
    return true;
  }
  return false;
}

static bool skip_word(Scanner *line, const char *const *words) {
  for (; *words; ++words) {
    char begin[32];
    const size_t size = strlen(*words);
    if ((size_t)(line->end - line->at) <= size) continue;
    memcpy(begin, line->at, size);
    begin[size] = '\0';
    if (!text_alike(begin, *words)) continue;
    line->at += size;
    if (skip_blanks(line) > 0) return true;
    line->at -= size;
  }
  return false;
}

/* A code: digits with points between, or one letter: "5", "5.1", "T", "a". */
static bool take_code(Scanner *line, char code[CODE_TEXT_SIZE]) {
  size_t size = 0;
  while (line->at + size < line->end && size < CODE_MAX && isdigit((unsigned char)line->at[size])) {
    do
      ++size;
    while (line->at + size < line->end && isdigit((unsigned char)line->at[size]));
    const char *next = line->at + size;
    if (next + 1 < line->end && *next == '.' && isdigit((unsigned char)next[1])) ++size;
  }
  if (size == 0 && line->at < line->end && isalpha((unsigned char)*line->at)) size = 1;
  if (size == 0 || size > CODE_MAX) return false;
  memcpy(code, line->at, size);
  code[size] = '\0';
  line->at += size;
  return true;
}

static bool skip_separator(Scanner *line) {
  static const char *const SEPARATORS[] = {":", ".", ")", "–", "—", "-"};
  skip_blanks(line);
  for (size_t n = 0; n < sizeof SEPARATORS / sizeof *SEPARATORS; ++n)
    if (skip(line, SEPARATORS[n])) {
      skip_blanks(line);
      return line->at < line->end;
    }
  return false;
}

/* "Sous-groupe 2 : Séjour" */
static bool take_named(Scanner *line, const char *const *words, char code[CODE_TEXT_SIZE]) {
  Scanner rest = *line;
  if (!skip_word(&rest, words) || !take_code(&rest, code) || !skip_separator(&rest)) {
    code[0] = '\0';
    return false;
  }
  *line = rest;
  return true;
}

/* "12. ", "12) ", "a) ", "5.1 ", or anything short before a tab. */
static bool take_numbering(Scanner *line, char code[CODE_TEXT_SIZE]) {
  Scanner rest = *line;
  const char *tab = memchr(line->at, '\t', (size_t)(line->end - line->at));
  const size_t before_tab = tab ? (size_t)(tab - line->at) : 0;
  if (before_tab > 0 && before_tab <= CODE_MAX && !memchr(line->at, ' ', before_tab) &&
      tab + 1 < line->end) {
    memcpy(code, line->at, before_tab);
    code[before_tab] = '\0';
    if (before_tab > 1 && strchr(".):", code[before_tab - 1])) code[before_tab - 1] = '\0';
    line->at = tab + 1;
    skip_blanks(line);
    return true;
  }
  if (take_code(&rest, code)) {
    const bool marked = skip(&rest, ".") || skip(&rest, ")");
    if ((marked || strchr(code, '.')) && skip_blanks(&rest) > 0 && rest.at < rest.end) {
      *line = rest;
      return true;
    }
  }
  code[0] = '\0';
  return false;
}

/* What the lines before say about the next one. */
typedef struct Outline {
  size_t top; /* the latest recommendation that is nobody's child, from 1; 0: none */
  int indent; /* its own */
} Outline;

static bool is_under(const PastedLine *top, const PastedLine *line) {
  const size_t size = strlen(top->code);
  return size > 0 && strncmp(line->code, top->code, size) == 0 && line->code[size] == '.';
}

static void place_line(PastedList *list, Outline *outline, PastedLine *line, int indent) {
  if (line->kind == PASTED_SUBGROUP) {
    *outline = (Outline){0};
    return;
  }
  PastedLine *top = outline->top > 0 ? &list->of[outline->top - 1] : NULL;
  line->is_child = top && (indent > outline->indent || is_under(top, line));
  if (!line->is_child) {
    *outline = (Outline){list->count + 1, indent};
  } else if (top->kind == PASTED_RECOMMENDATION) {
    top->kind = PASTED_HEADING;
    --list->number_of[PASTED_RECOMMENDATION];
    ++list->number_of[PASTED_HEADING];
  }
}

/* What stands before the title: a bullet, a word, a code. */
static void take_marks(Scanner *line, PastedLine *read) {
  static const char *const SUBGROUPS[] = {"Sous-groupe", "Sous groupe", "Subgroup", "Sub-group",
                                          "Subgroep",    "Groupe",      "Group",    "Groep",
                                          "Atelier",     "Workshop",    NULL};
  static const char *const RECOMMENDATIONS[] = {"Recommandation", "Recommendation", "Aanbeveling",
                                                "Reco", NULL};
  skip_bullet(line);
  if (take_named(line, SUBGROUPS, read->code))
    read->kind = PASTED_SUBGROUP;
  else if (!take_named(line, RECOMMENDATIONS, read->code))
    take_numbering(line, read->code);
}

static bool read_line(PastedList *list, Outline *outline, Scanner line, bool is_typed, Error *err) {
  PastedLine read = {.kind = PASTED_RECOMMENDATION};
  Error cause = {0};
  const int indent = skip_blanks(&line);
  if (line.at == line.end) return true;
  if (!is_typed) take_marks(&line, &read);
  if (!ARRAY_RESERVE(list->of, list->capacity, list->count + 1)) return fail_memory(err);
  if (!text_clean(TEXT_TITLE, line.at, (size_t)(line.end - line.at), &read.title, &cause))
    return fail(err, cause.kind, _("title %zu was not accepted, nor were the others: %s"),
                list->count + 1, cause.text);
  place_line(list, outline, &read, indent);
  ++list->number_of[read.kind];
  list->of[list->count++] = read;
  return true;
}

bool pasted_list_read(const char *text, bool is_typed, PastedList *list, Error *err) {
  Outline outline = {0};
  *list = (PastedList){0};
  while (*text != '\0') {
    const size_t length = strcspn(text, "\r\n");
    if (!read_line(list, &outline, (Scanner){text, text + length}, is_typed, err)) return false;
    text += length + (text[length] != '\0');
  }
  return true;
}

void pasted_list_free(PastedList *list) {
  while (list->count > 0)
    free(list->of[--list->count].title);
  free(list->of);
  *list = (PastedList){0};
}

/* ---- adding */

typedef struct Adding {
  Transaction *tx;
  uint32_t subgroup, after;
  uint32_t heading; /* of the list */
  uint32_t around;  /* the heading under which the list is pasted; 0: none */
} Adding;

static bool add_pasted_subgroup(Adding *adding, const PastedLine *line, Error *err) {
  const Roundtable *state = transaction_state(adding->tx);
  char next[CODE_TEXT_SIZE];
  const bool is_free = line->code[0] != '\0' && !roundtable_find_subgroup(state, line->code);
  adding->after = adding->heading = adding->around = 0;
  return add_subgroup_event(adding->tx, is_free ? line->code : code_for_subgroup(state, next),
                            line->title, &adding->subgroup, err);
}

static bool add_pasted_recommendation(Adding *adding, const PastedLine *line, Error *err) {
  const Roundtable *state = transaction_state(adding->tx);
  const Subgroup *subgroup = roundtable_subgroup(state, adding->subgroup);
  const Recommendation *after = roundtable_recommendation(state, adding->after);
  char next[CODE_TEXT_SIZE];
  if (!subgroup || (adding->after && (!after || after->subgroup != adding->subgroup)))
    return fail(err, ERROR_FAILED, "%s",
                _("where the recommendation was to go is gone: look again"));
  const bool is_free =
      line->code[0] != '\0' && !roundtable_find_recommendation(state, subgroup->number, line->code);
  Event event = event_make(EVENT_RECOMMENDATION_ADDED);
  event.recommendation.number = roundtable_next_recommendation(state);
  event.recommendation.subgroup = subgroup->number;
  event.recommendation.code =
      is_free ? line->code : code_for_recommendation(state, subgroup->number, adding->after, next);
  event.recommendation.title = line->title;
  event.recommendation.parent = line->is_child ? adding->heading : adding->around;
  event.recommendation.place =
      (int64_t)(after ? place_behind(state, subgroup, after) : subgroup->recommendation_count);
  adding->after = (uint32_t)event.recommendation.number;
  if (!transaction_add(adding->tx, event, err)) return false;
  if (line->kind != PASTED_HEADING) return true;
  adding->heading = adding->after;
  return add_status(adding->tx, EVENT_RECOMMENDATION_STATUS_SET, adding->after, STATUS_HEADING, "",
                    err);
}

bool add_pasted(Session *session, uint32_t subgroup, uint32_t after, const PastedList *list,
                uint32_t *last, Error *err) {
  Adding adding = {transaction_begin(session, err), subgroup, after, 0, 0};
  if (!adding.tx) return false;
  const Recommendation *behind = roundtable_recommendation(transaction_state(adding.tx), after);
  if (behind) adding.around = behind->status == STATUS_HEADING ? after : behind->parent;
  const bool unnamed = !subgroup && roundtable_subgroup_count(transaction_state(adding.tx)) == 0 &&
                       list->count > 0 && list->of[0].kind != PASTED_SUBGROUP;
  bool added = !unnamed || add_subgroup_event(adding.tx, "", "", &adding.subgroup, err);
  for (size_t n = 0; added && n < list->count; ++n)
    added = list->of[n].kind == PASTED_SUBGROUP
                ? add_pasted_subgroup(&adding, &list->of[n], err)
                : add_pasted_recommendation(&adding, &list->of[n], err);
  if (!transaction_end(adding.tx, added, err)) return false;
  *last = adding.after;
  return true;
}
