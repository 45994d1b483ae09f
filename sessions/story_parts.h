/* What the sentences and the names of a story share. */
#ifndef SESSIONS_STORY_PARTS_H
#define SESSIONS_STORY_PARTS_H

#include "core/reference.h"
#include "sessions/story.h"
#include "sessions/text.h"

typedef struct Story {
  const Roundtable *roundtable;
  const Event *event;
  char *text; /* room for STORY_TEXT_SIZE */
} Story;

typedef void StoryWriter(Story *story);

typedef struct StoryKind {
  EventKind kind;
  StoryWriter *write;
} StoryKind;

/* Lets the writer of the event's kind write; a kind without one leaves the text empty. */
void story_write(const StoryKind *kinds, size_t count, Story *story);

/* Writes a text as printf does, cut at a character's edge. */
void story_say(Story *story, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* "2/3" of a recommendation's number; what was taken away since is named by its number. */
const char *story_reference(const Story *story, int64_t recommendation,
                            char text[REFERENCE_TEXT_SIZE]);

/* The code of a subgroup, else its title, else that it has neither. */
const char *story_subgroup(const Story *story, int64_t subgroup, char text[TEXT_SHOWN_SIZE]);

/* ● ▲ ■ */
const char *story_dot(int64_t colour);

#endif
