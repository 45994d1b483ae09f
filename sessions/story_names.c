/* A short name for each kind of event, to be quoted in a sentence or a footer. */
#include "core/words.h"
#include "sessions/story_parts.h"

void name_beginning(Story *story) {
  story_say(story, "%s", _("beginning of the session"));
}

void name_description(Story *story) {
  switch ((SessionText)story->event->text.property) {
  case SESSION_TITLE: story_say(story, "%s", _("title of the session")); break;
  case SESSION_DATE: story_say(story, "%s", _("date of the session")); break;
  case SESSION_PLACE: story_say(story, "%s", _("place of the session")); break;
  case SESSION_THEME: story_say(story, "%s", _("theme of the session")); break;
  case SESSION_TEXTS: break;
  }
}

void name_rule(Story *story) {
  bool ranking = story->event->kind == EVENT_RANKING_RULE_SET;
  story_say(story, "%s", ranking ? _("rule of the ranking") : _("rule of the vote"));
}

static void name_subgroup_event(Story *story, int64_t subgroup) {
  char name[TEXT_SHOWN_SIZE];
  story_say(story, _("subgroup %s"), story_subgroup(story, subgroup, name));
}

void name_subgroup_added(Story *story) {
  name_subgroup_event(story, story->event->subgroup.number);
}

void name_subgroup_text(Story *story) {
  name_subgroup_event(story, story->event->text.subject);
}

void name_subgroup_number(Story *story) {
  name_subgroup_event(story, story->event->number.subject);
}

void name_subgroup_vote(Story *story) {
  char name[TEXT_SHOWN_SIZE];
  story_subgroup(story, story->event->number.subject, name);
  if (story->event->number.value[AFTER] == VOTE_CLOSED)
    story_say(story, _("closing of subgroup %s"), name);
  else
    story_say(story, _("opening of subgroup %s"), name);
}

static void name_recommendation(Story *story, int64_t recommendation) {
  char reference[REFERENCE_TEXT_SIZE];
  story_say(story, _("recommendation %s"), story_reference(story, recommendation, reference));
}

void name_recommendation_added(Story *story) {
  name_recommendation(story, story->event->recommendation.number);
}

void name_recommendation_text(Story *story) {
  name_recommendation(story, story->event->text.subject);
}

void name_recommendation_status(Story *story) {
  name_recommendation(story, story->event->number.subject);
}

void name_move(Story *story) {
  name_recommendation(story, story->event->moved.recommendation);
}

void name_dots(Story *story) {
  story_sentence(story->roundtable, story->event, story->text);
}

void name_counts(Story *story) {
  char reference[REFERENCE_TEXT_SIZE];
  story_say(story, _("counts of %s"),
            story_reference(story, story->event->counts.recommendation, reference));
}

void name_ballot(Story *story) {
  story_say(story, _("ballot %lld"), (long long)story->event->ballot.ballot);
}

void name_remark(Story *story) {
  story_say(story, "%s", story->event->kind == EVENT_NOTE_TAKEN ? _("note") : _("reason"));
}

void name_import(Story *story) {
  char name[TEXT_SHOWN_SIZE];
  story_say(story, "%s", text_quote(story->event->file.name, name));
}

/* An undo of an undo is known by what it was all about. */
void name_correction(Story *story) {
  const Event *target = story->event->correction.target;
  char name[STORY_TEXT_SIZE];
  if (!target) return;
  story_name(story->roundtable, target, name);
  if (target->kind == EVENT_CORRECTION)
    story_say(story, "%s", name);
  else
    story_say(story, _("taking back of no. %llu: %s"), (unsigned long long)target->stamp.seq, name);
}

void name_summed_ballots(Story *story) {
  story_say(story, "%s", _("ballots"));
}
