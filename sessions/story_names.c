/* A short name for each kind of event, to be quoted in a sentence or a footer. */
#include "core/words.h"
#include "sessions/story_parts.h"

static void name_beginning(Story *story) {
  story_say(story, "%s", _("beginning of the session"));
}

static void name_description(Story *story) {
  switch ((SessionText)story->event->text.property) {
  case SESSION_TITLE: story_say(story, "%s", _("title of the session")); break;
  case SESSION_DATE: story_say(story, "%s", _("date of the session")); break;
  case SESSION_PLACE: story_say(story, "%s", _("place of the session")); break;
  case SESSION_THEME: story_say(story, "%s", _("theme of the session")); break;
  case SESSION_TEXTS: break;
  }
}

static void name_rule(Story *story) {
  bool ranking = story->event->kind == EVENT_RANKING_RULE_SET;
  story_say(story, "%s", ranking ? _("rule of the ranking") : _("rule of the vote"));
}

static void name_subgroup_event(Story *story, int64_t subgroup) {
  char name[TEXT_SHOWN_SIZE];
  story_say(story, _("subgroup %s"), story_subgroup(story, subgroup, name));
}

static void name_subgroup_added(Story *story) {
  name_subgroup_event(story, story->event->subgroup.number);
}

static void name_subgroup_text(Story *story) {
  name_subgroup_event(story, story->event->text.subject);
}

static void name_subgroup_status(Story *story) {
  name_subgroup_event(story, story->event->number.subject);
}

static void name_subgroup_vote(Story *story) {
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

static void name_recommendation_added(Story *story) {
  name_recommendation(story, story->event->recommendation.number);
}

static void name_recommendation_text(Story *story) {
  name_recommendation(story, story->event->text.subject);
}

static void name_recommendation_status(Story *story) {
  name_recommendation(story, story->event->number.subject);
}

static void name_move(Story *story) {
  name_recommendation(story, story->event->moved.recommendation);
}

static void name_dots(Story *story) {
  story_sentence(story->roundtable, story->event, story->text);
}

static void name_counts(Story *story) {
  char reference[REFERENCE_TEXT_SIZE];
  story_say(story, _("counts of %s"),
            story_reference(story, story->event->counts.recommendation, reference));
}

static void name_ballot(Story *story) {
  story_say(story, _("ballot %lld"), (long long)story->event->ballot.ballot);
}

static void name_remark(Story *story) {
  story_say(story, "%s", story->event->kind == EVENT_NOTE_TAKEN ? _("note") : _("reason"));
}

static void name_import(Story *story) {
  char name[TEXT_SHOWN_SIZE];
  story_say(story, "%s", text_quote(story->event->file.name, name));
}

/* An undo of an undo is known by what it was all about. */
static void name_correction(Story *story) {
  const Event *target = story->event->correction.target;
  if (target) story_name(story->roundtable, target, story->text);
}

static void name_summed_ballots(Story *story) {
  story_say(story, "%s", _("ballots"));
}

static const StoryKind NAMES[] = {
    {EVENT_SESSION_BEGUN, name_beginning},
    {EVENT_SESSION_DESCRIBED, name_description},
    {EVENT_RANKING_RULE_SET, name_rule},
    {EVENT_VOTING_RULE_SET, name_rule},
    {EVENT_SUBGROUP_ADDED, name_subgroup_added},
    {EVENT_SUBGROUP_EDITED, name_subgroup_text},
    {EVENT_SUBGROUP_STATUS_SET, name_subgroup_status},
    {EVENT_SUBGROUP_VOTE_SET, name_subgroup_vote},
    {EVENT_RECOMMENDATION_ADDED, name_recommendation_added},
    {EVENT_RECOMMENDATION_EDITED, name_recommendation_text},
    {EVENT_RECOMMENDATION_STATUS_SET, name_recommendation_status},
    {EVENT_RECOMMENDATION_MOVED, name_move},
    {EVENT_DOTS_COUNTED, name_dots},
    {EVENT_COUNTS_SET, name_counts},
    {EVENT_BALLOT_CAST, name_ballot},
    {EVENT_BALLOT_WITHDRAWN, name_ballot},
    {EVENT_NOTE_TAKEN, name_remark},
    {EVENT_REASON_GIVEN, name_remark},
    {EVENT_FILE_IMPORTED, name_import},
    {EVENT_CORRECTION, name_correction},
    {EVENT_BALLOTS_SUMMED, name_summed_ballots},
};

const char *story_name(const Roundtable *roundtable, const Event *event,
                       char text[STORY_TEXT_SIZE]) {
  Story story = {.roundtable = roundtable, .event = event};
  story.text = text;
  story_write(NAMES, sizeof NAMES / sizeof *NAMES, &story);
  return text;
}
