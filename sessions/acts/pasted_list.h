/* A list that was written elsewhere and pasted: what its lines are, before anything is added. */
#ifndef SESSIONS_ACTS_PASTED_LIST_H
#define SESSIONS_ACTS_PASTED_LIST_H

#include "sessions/acts/agenda.h"

typedef enum PastedKind { PASTED_RECOMMENDATION, PASTED_HEADING, PASTED_SUBGROUP } PastedKind;

typedef struct PastedLine {
  PastedKind kind;
  bool is_child;             /* of the heading before it */
  char code[CODE_TEXT_SIZE]; /* "": none was written */
  char *title;
} PastedLine;

typedef struct PastedList {
  PastedLine *of;
  size_t count, capacity;
  size_t number_of[PASTED_SUBGROUP + 1]; /* lines of each kind */
} PastedList;

/* Reads a text line by line; blank ones are passed over. Understood are "12." and "12)", "-", "•"
 * and their like, "Recommandation 3 :" and "Sous-groupe 2 :" in the three languages, a code before
 * a tab, "5.1", and lines further in than the one before, which are its children. All else is a
 * title, and so is everything if the text `is_typed`. False if out of memory, or if a title cannot
 * be one: the error names its line. Free the list in either case. */
bool pasted_list_read(const char *text, bool is_typed, PastedList *list, Error *err);
void pasted_list_free(PastedList *list);

/* Adds all of it in one act: at first after `after` in `subgroup`, as add_recommendations does;
 * from a subgroup's line on, to that new one. What has no code, or one that is taken there, gets
 * the next. *last is the last recommendation added, 0 if none. */
bool add_pasted(Session *session, uint32_t subgroup, uint32_t after, const PastedList *list,
                uint32_t *last, Error *err);

#endif
