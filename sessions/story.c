#include "sessions/story.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/words.h"
#include "sessions/story_parts.h"

void story_write(const StoryKind *kinds, size_t count, Story *story) {
  story->text[0] = '\0';
  for (size_t i = 0; i < count; ++i)
    if (kinds[i].kind == story->event->kind) kinds[i].write(story);
}

void story_say(Story *story, const char *format, ...) {
  char whole[STORY_TEXT_SIZE];
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(whole, sizeof whole, format, arguments);
  va_end(arguments);
  size_t size = length < 0 ? 0 : strlen(whole);
  while (size > 0 && !text_is_utf8(whole, size))
    --size;
  memcpy(story->text, whole, size);
  story->text[size] = '\0';
}

static const char *taken_away(int64_t number, char *text, size_t room) {
  snprintf(text, room, _("[taken away: %lld]"), (long long)number);
  return text;
}

const char *story_reference(const Story *story, int64_t recommendation,
                            char text[REFERENCE_TEXT_SIZE]) {
  const Recommendation *found =
      roundtable_recommendation(story->roundtable, (uint32_t)recommendation);
  return found ? reference_text(story->roundtable, found, text)
               : taken_away(recommendation, text, REFERENCE_TEXT_SIZE);
}

const char *story_subgroup(const Story *story, int64_t subgroup, char text[TEXT_SHOWN_SIZE]) {
  const Subgroup *found = roundtable_subgroup(story->roundtable, (uint32_t)subgroup);
  if (!found) return taken_away(subgroup, text, TEXT_SHOWN_SIZE);
  const char *code = found->text[SUBGROUP_CODE], *title = found->text[SUBGROUP_TITLE];
  return text_quote(*code ? code : *title ? title : _("[unnamed]"), text);
}

const char *story_dot(int64_t colour) {
  static const char *const DOTS[COLOUR_COUNT] = {"●", "▲", "■"};
  return colour >= 0 && colour < COLOUR_COUNT ? DOTS[colour] : "?";
}

static bool opens_for_the_first_time(const Event *event) {
  return event->kind == EVENT_SUBGROUP_VOTE_SET && event->number.value[BEFORE] == VOTE_NEVER_OPENED;
}

bool story_is_main(const Event *event) {
  return !opens_for_the_first_time(event) && event->kind != EVENT_REASON_GIVEN;
}
