/* The table that describes every kind's fields, from which the journal's bytes are made. */
#ifndef CORE_VOTE_EVENT_FIELDS_H
#define CORE_VOTE_EVENT_FIELDS_H

#include "core/vote/event.h"

typedef enum FieldType {
  FIELD_NUMBER, /* int64_t */
  FIELD_TEXT,   /* const char * */
  FIELD_BYTES,  /* uint8_t[size] */
  FIELD_LINES   /* the lines of event.ballot */
} FieldType;

/* What a number stands for, so that a merge can tell it in another file's numbers: every field that
 * holds a seq or an internal number says so. */
typedef enum FieldNames {
  NAMES_NOTHING, /* the same number everywhere */
  NAMES_EVENT,
  NAMES_SUBGROUP,
  NAMES_RECOMMENDATION, /* that of each line too, of FIELD_LINES */
  NAMES_SHOWN           /* what the board shows: its view tells what that is */
} FieldNames;

typedef struct EventField {
  uint8_t tag; /* rising; 0 ends the list. A tag's meaning never changes. */
  uint8_t type;
  uint16_t offset; /* in struct Event */
  uint16_t size;   /* of FIELD_BYTES */
  uint8_t names;   /* FieldNames; a number 0 names nothing */
} EventField;

typedef struct EventDescription {
  EventKind kind;
  const char *name; /* for machines and translators: "dots counted"; marked with N_() */
  const EventField *fields;
} EventDescription;

/* The description of a kind, or NULL if there is no such kind. */
const EventDescription *event_description(uint64_t kind);

/* The fields of an event's origin, which any kind may have beside its own: their tags are higher.
 */
const EventField *event_origin_fields(void);

/* The n-th description in rising order of kind, or NULL past the last. */
const EventDescription *event_description_at(size_t n);

/* event_make of the kind described. */
Event event_make_of(const EventDescription *description);

#endif
