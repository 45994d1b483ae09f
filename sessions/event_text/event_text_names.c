/* A short name for each kind of event, to be quoted in a sentence or a footer. */
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/event_text/event_text_parts.h"

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

const char *story_rule(VotingRule rule) {
  static const char *const names[VOTING_RULES] = {
      [RULE_VOTERS] = N_("number of voters"),
      [RULE_ALLOWANCE] = N_("dots for each voter"),
      [RULE_ALLOWANCE_GREEN] = N_("● for each voter"),
      [RULE_ALLOWANCE_YELLOW] = N_("▲ for each voter"),
      [RULE_ALLOWANCE_RED] = N_("■ for each voter"),
      [RULE_DOTS_PER_ITEM] = N_("dots on a recommendation"),
      [RULE_SCOPE] = N_("what the dots are for"),
      [RULE_OPENING] = N_("how votes are opened"),
  };
  return _(names[rule]);
}

void name_rule(Story *story) {
  const Event *event = story->event;
  story_say(story, "%s",
            event->kind == EVENT_RANKING_RULE_SET ? _("rule of the ranking")
                                                  : story_rule((VotingRule)event->number.property));
}

/* Taken away since, it has the code with which it came. */
void name_subgroup_added(Story *story) {
  char name[TEXT_SHOWN_SIZE];
  const SubgroupAdded *added = &story->event->subgroup;
  bool is_there = roundtable_subgroup(story->roundtable, (uint32_t)added->number) != NULL;
  story_say(story, _("subgroup %s"),
            is_there ? story_subgroup(story, added->number, name) : text_quote(added->code, name));
}

void name_subgroup_text(Story *story) {
  char name[TEXT_SHOWN_SIZE];
  const TextChange *change = &story->event->text;
  story_subgroup(story, change->subject, name);
  switch ((SubgroupText)change->property) {
  case SUBGROUP_CODE: story_say(story, _("code of subgroup %s"), name); break;
  case SUBGROUP_TITLE: story_say(story, _("title of subgroup %s"), name); break;
  case SUBGROUP_REASON: story_say(story, _("reason for subgroup %s"), name); break;
  case SUBGROUP_NOTE: story_say(story, _("note on subgroup %s"), name); break;
  case SUBGROUP_TEXTS: break;
  }
}

void name_subgroup_number(Story *story) {
  char name[TEXT_SHOWN_SIZE];
  story_subgroup(story, story->event->number.subject, name);
  if (story->event->kind == EVENT_SUBGROUP_MOVED)
    story_say(story, _("place of subgroup %s"), name);
  else if (story->event->kind == EVENT_SUBGROUP_VOTERS_SET)
    story_say(story, _("voters of subgroup %s"), name);
  else
    story_say(story, _("status of subgroup %s"), name);
}

void name_subgroup_vote(Story *story) {
  char name[TEXT_SHOWN_SIZE];
  story_subgroup(story, story->event->number.subject, name);
  if (story->event->number.value[AFTER] == VOTE_CLOSED)
    story_say(story, _("closing of subgroup %s"), name);
  else
    story_say(story, _("opening of subgroup %s"), name);
}

/* Taken away since, it has the code with which it came. */
void name_recommendation_added(Story *story) {
  char reference[REFERENCE_TEXT_SIZE], subgroup[TEXT_SHOWN_SIZE], code[TEXT_SHOWN_SIZE];
  const RecommendationAdded *added = &story->event->recommendation;
  if (roundtable_recommendation(story->roundtable, (uint32_t)added->number))
    story_say(story, _("recommendation %s"), story_reference(story, added->number, reference));
  else
    story_say(story, _("recommendation %s of subgroup %s"), text_quote(added->code, code),
              story_subgroup(story, added->subgroup, subgroup));
}

void name_recommendation_text(Story *story) {
  char name[REFERENCE_TEXT_SIZE];
  const TextChange *change = &story->event->text;
  story_reference(story, change->subject, name);
  switch ((RecommendationText)change->property) {
  case RECOMMENDATION_TITLE: story_say(story, _("title of %s"), name); break;
  case RECOMMENDATION_SHORT_TITLE: story_say(story, _("short title of %s"), name); break;
  case RECOMMENDATION_DETAIL: story_say(story, _("detail of %s"), name); break;
  case RECOMMENDATION_REASON: story_say(story, _("reason for %s"), name); break;
  case RECOMMENDATION_NOTE: story_say(story, _("note on %s"), name); break;
  case RECOMMENDATION_KEY: story_say(story, _("name of %s across sessions"), name); break;
  case RECOMMENDATION_SEE_ALSO: story_say(story, _("what to see beside %s"), name); break;
  case RECOMMENDATION_COUNTS_REASON: story_say(story, _("reason for counts of %s"), name); break;
  case RECOMMENDATION_TEXTS: break;
  }
}

void name_recommendation_status(Story *story) {
  char name[REFERENCE_TEXT_SIZE];
  story_reference(story, story->event->number.subject, name);
  if (story->event->number.value[AFTER] == STATUS_WITHDRAWN)
    story_say(story, _("withdrawal of %s"), name);
  else
    story_say(story, _("status of %s"), name);
}

void name_move(Story *story) {
  char name[REFERENCE_TEXT_SIZE];
  const Place *from = &story->event->moved.at[BEFORE], *to = &story->event->moved.at[AFTER];
  story_reference(story, story->event->moved.recommendation, name);
  if (strcmp(from->code, to->code) != 0)
    story_say(story, _("code of %s"), name);
  else if (from->parent != to->parent)
    story_say(story, _("heading of %s"), name);
  else
    story_say(story, _("place of %s"), name);
}

void name_dots(Story *story) {
  tell_dots(story);
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
