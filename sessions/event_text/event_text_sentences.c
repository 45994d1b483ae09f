/* A sentence for each kind of event. */
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/event_text/event_text_parts.h"
#include "sessions/text/day.h"

enum { NOTE_SHOWN_SIZE = 2048 };

void tell_description(EventText *story) {
  char written[DAY_WORDS_SIZE];
  const char *text = story->event->text.text[AFTER];
  const QuotedText shown =
      text_quoted(story->event->text.property == SESSION_DATE ? day_words(text, written) : text);
  switch ((SessionText)story->event->text.property) {
  case SESSION_TITLE: event_text_say(story, _("Title of the session: “%s”"), shown.text); break;
  case SESSION_DATE: event_text_say(story, _("Date of the session: “%s”"), shown.text); break;
  case SESSION_PLACE: event_text_say(story, _("Place of the session: “%s”"), shown.text); break;
  case SESSION_THEME: event_text_say(story, _("Theme of the session: “%s”"), shown.text); break;
  case SESSION_TEXTS: break;
  }
}

void tell_ranking_rule(EventText *story) {
  const RankingRule *rule = &story->event->ranking_rule.rule[AFTER];
  char weights[COLOUR_COUNT][WEIGHT_TEXT_SIZE];
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    thousandths_text(rule->weights.of[colour], *_("."), weights[colour]);
  if (rule->method == BY_CUMULATIVE) {
    event_text_say(story, _("The session ranks by cumulative dots (weights: ● %s  ▲ %s  ■ %s)"),
                   weights[GREEN], weights[YELLOW], weights[RED]);
  } else {
    event_text_say(story, _("The session ranks by weighted dots: ● %s  ▲ %s  ■ %s"), weights[GREEN],
                   weights[YELLOW], weights[RED]);
  }
}

static const char *rule_value(int64_t value, char text[SHOWN_TEXT_SIZE]) {
  if (value == RULE_UNKNOWN) return _("unknown");
  snprintf(text, SHOWN_TEXT_SIZE, "%s", number_shown(value).text);
  return text;
}

static void tell_choice(EventText *story, int64_t value) {
  switch ((VotingRule)story->event->number.property) {
  case RULE_DOTS_PER_ITEM:
    event_text_say(story, "%s",
                   value == ONE_DOT_AN_ITEM ? _("A voter gives a recommendation one dot at most")
                                            : _("A voter may give a recommendation several dots"));
    break;
  case RULE_SCOPE:
    event_text_say(story, "%s",
                   value == SCOPE_SESSION ? _("Voters have their dots for the whole session")
                                          : _("Voters have their dots for each subgroup"));
    break;
  case RULE_OPENING:
    event_text_say(story, "%s",
                   value == OPENED_TOGETHER ? _("The subgroups' votes are opened together")
                                            : _("Each subgroup's vote is opened by hand"));
    break;
  case RULE_VOTERS:
  case RULE_ALLOWANCE:
  case RULE_ALLOWANCE_GREEN:
  case RULE_ALLOWANCE_YELLOW:
  case RULE_ALLOWANCE_RED:
  case VOTING_RULES: break;
  }
}

void tell_voting_rule(EventText *story) {
  char number[SHOWN_TEXT_SIZE];
  int64_t after = story->event->number.value[AFTER];
  const char *value = rule_value(after, number);
  switch ((VotingRule)story->event->number.property) {
  case RULE_VOTERS: event_text_say(story, _("Voters: %s"), value); break;
  case RULE_ALLOWANCE: event_text_say(story, _("Dots per voter: %s"), value); break;
  case RULE_ALLOWANCE_GREEN: event_text_say(story, _("● per voter: %s"), value); break;
  case RULE_ALLOWANCE_YELLOW: event_text_say(story, _("▲ per voter: %s"), value); break;
  case RULE_ALLOWANCE_RED: event_text_say(story, _("■ per voter: %s"), value); break;
  case RULE_DOTS_PER_ITEM:
  case RULE_SCOPE:
  case RULE_OPENING:
    if (after == RULE_UNKNOWN)
      event_text_say(story, _("No longer known: %s"),
                     event_text_rule((VotingRule)story->event->number.property));
    else
      tell_choice(story, after);
    break;
  case VOTING_RULES: break;
  }
}

void tell_subgroup_added(EventText *story) {
  const SubgroupAdded *added = &story->event->subgroup;
  const QuotedText code = text_quoted(added->code);
  const QuotedText title = text_quoted(added->title);
  if (added->status == SUBGROUP_NOT_HELD)
    event_text_say(story, _("Subgroup %s added, not held: “%s”"), code.text, title.text);
  else if (*title.text != '\0')
    event_text_say(story, _("Subgroup %s added: “%s”"), code.text, title.text);
  else if (*code.text != '\0')
    event_text_say(story, _("Subgroup %s added, without a title"), code.text);
  else
    event_text_say(story, "%s", _("Subgroup added, without a name"));
}

void tell_subgroup_text(EventText *story) {
  char name[TEXT_SHOWN_SIZE], shown[NOTE_SHOWN_SIZE];
  const TextChange *change = &story->event->text;
  event_text_subgroup(story, change->subject, name);
  text_show(change->text[AFTER], strlen(change->text[AFTER]), shown, sizeof shown);
  switch ((SubgroupText)change->property) {
  case SUBGROUP_CODE: event_text_say(story, _("Code of a subgroup: “%s”"), shown); break;
  case SUBGROUP_TITLE: event_text_say(story, _("Title of subgroup %s: “%s”"), name, shown); break;
  case SUBGROUP_REASON:
    event_text_say(story, _("Reason for subgroup %s: “%s”"), name, shown);
    break;
  case SUBGROUP_NOTE: event_text_say(story, _("Note on subgroup %s: “%s”"), name, shown); break;
  case SUBGROUP_TEXTS: break;
  }
}

void tell_subgroup_status(EventText *story) {
  char name[TEXT_SHOWN_SIZE];
  event_text_subgroup(story, story->event->number.subject, name);
  if (story->event->number.value[AFTER] == SUBGROUP_HELD)
    event_text_say(story, _("Subgroup %s is held"), name);
  else
    event_text_say(story, _("Subgroup %s is not held"), name);
}

void tell_subgroup_vote(EventText *story) {
  char name[TEXT_SHOWN_SIZE];
  const NumberChange *change = &story->event->number;
  event_text_subgroup(story, change->subject, name);
  if (change->value[AFTER] == VOTE_CLOSED)
    event_text_say(story, _("The vote of subgroup %s is closed"), name);
  else if (change->value[BEFORE] == VOTE_CLOSED)
    event_text_say(story, _("The vote of subgroup %s is reopened"), name);
  else
    event_text_say(story, _("The vote of subgroup %s is opened"), name);
}

void tell_subgroup_voters(EventText *story) {
  char name[TEXT_SHOWN_SIZE], number[SHOWN_TEXT_SIZE];
  const NumberChange *change = &story->event->number;
  event_text_say(story, _("Voters of subgroup %s: %s"),
                 event_text_subgroup(story, change->subject, name),
                 rule_value(change->value[AFTER], number));
}

void tell_subgroup_move(EventText *story) {
  char name[TEXT_SHOWN_SIZE];
  const NumberChange *change = &story->event->number;
  event_text_say(story, _("Subgroup %s moved to place %lld"),
                 event_text_subgroup(story, change->subject, name),
                 (long long)change->value[AFTER] + 1);
}

void tell_recommendation_added(EventText *story) {
  char reference[REFERENCE_TEXT_SIZE];
  const RecommendationAdded *added = &story->event->recommendation;
  bool present = roundtable_recommendation(story->roundtable, (uint32_t)added->number);
  event_text_say(story, _("Recommendation %s added: “%s”"),
                 present ? event_text_reference(story, added->number, reference)
                         : text_quoted(added->code).text,
                 text_quoted(added->title).text);
}

void tell_recommendation_text(EventText *story) {
  char name[REFERENCE_TEXT_SIZE], shown[NOTE_SHOWN_SIZE];
  const TextChange *change = &story->event->text;
  event_text_reference(story, change->subject, name);
  text_show(change->text[AFTER], strlen(change->text[AFTER]), shown, sizeof shown);
  switch ((RecommendationText)change->property) {
  case RECOMMENDATION_TITLE: event_text_say(story, _("Title of %s: “%s”"), name, shown); break;
  case RECOMMENDATION_SHORT_TITLE:
    event_text_say(story, _("Short title of %s: “%s”"), name, shown);
    break;
  case RECOMMENDATION_DETAIL: event_text_say(story, _("Detail of %s: “%s”"), name, shown); break;
  case RECOMMENDATION_REASON: event_text_say(story, _("Reason for %s: “%s”"), name, shown); break;
  case RECOMMENDATION_NOTE: event_text_say(story, _("Note on %s: “%s”"), name, shown); break;
  case RECOMMENDATION_KEY: event_text_say(story, _("Key of %s: “%s”"), name, shown); break;
  case RECOMMENDATION_SEE_ALSO:
    event_text_say(story, _("See also, for %s: “%s”"), name, shown);
    break;
  case RECOMMENDATION_COUNTS_REASON:
    event_text_say(story, _("Reason for the counts of %s: “%s”"), name, shown);
    break;
  case RECOMMENDATION_TEXTS: break;
  }
}

void tell_recommendation_status(EventText *story) {
  char name[REFERENCE_TEXT_SIZE];
  event_text_reference(story, story->event->number.subject, name);
  switch ((RecommendationStatus)story->event->number.value[AFTER]) {
  case STATUS_VOTABLE: event_text_say(story, _("Recommendation %s can be voted on"), name); break;
  case STATUS_HEADING: event_text_say(story, _("Recommendation %s is a heading"), name); break;
  case STATUS_NOT_FOR_THE_VOTE:
    event_text_say(story, _("Recommendation %s is not for the vote"), name);
    break;
  case STATUS_WITHDRAWN: event_text_say(story, _("Recommendation %s is withdrawn"), name); break;
  case STATUS_COUNT: break;
  }
}

void tell_move(EventText *story) {
  char reference[REFERENCE_TEXT_SIZE];
  const RecommendationMoved *moved = &story->event->moved;
  event_text_reference(story, moved->recommendation, reference);
  if (strcmp(moved->at[BEFORE].code, moved->at[AFTER].code) == 0) {
    event_text_say(story, _("Recommendation %s moved to place %lld"), reference,
                   (long long)moved->at[AFTER].place + 1);
  } else {
    event_text_say(story, _("Recommendation with code “%s” is now %s"),
                   text_quoted(moved->at[BEFORE].code).text, reference);
  }
}

void tell_dots(EventText *story) {
  char reference[REFERENCE_TEXT_SIZE];
  const DotsCounted *counted = &story->event->dots;
  event_text_say(story, _("%s %s on %s"), change_shown(counted->dots).text,
                 event_text_dot(counted->colour),
                 event_text_reference(story, counted->recommendation, reference));
}

void tell_counts(EventText *story) {
  char reference[REFERENCE_TEXT_SIZE];
  const CountsSet *set = &story->event->counts;
  const int64_t *dots = set->tally[AFTER].dots;
  event_text_say(story, _("Counts of %s: %s ●  %s ▲  %s ■"),
                 event_text_reference(story, set->recommendation, reference),
                 number_shown(dots[GREEN]).text, number_shown(dots[YELLOW]).text,
                 number_shown(dots[RED]).text);
}

void tell_ballot_cast(EventText *story) {
  const BallotChange *change = &story->event->ballot;
  unsigned long lines = (unsigned long)change->line_count;
  if (change->cast[BEFORE] && lines == 0) {
    event_text_say(story, _("Ballot %lld cast again, as it was"), (long long)change->ballot);
  } else if (change->cast[BEFORE]) {
    event_text_say(story,
                   ngettext("Ballot %lld changed on %s recommendation",
                            "Ballot %lld changed on %s recommendations", lines),
                   (long long)change->ballot, count_shown(lines).text);
  } else {
    event_text_say(story,
                   ngettext("Ballot %lld cast, with dots on %s recommendation",
                            "Ballot %lld cast, with dots on %s recommendations", lines),
                   (long long)change->ballot, count_shown(lines).text);
  }
  event_text_add_logged(story, change->logged_ms);
}

void tell_ballot_withdrawn(EventText *story) {
  event_text_say(story, _("Ballot %lld withdrawn"), (long long)story->event->ballot.ballot);
}

void tell_note(EventText *story) {
  const Remark *remark = &story->event->remark;
  char shown[NOTE_SHOWN_SIZE], name[REFERENCE_TEXT_SIZE + TEXT_SHOWN_SIZE];
  text_show(remark->text, strlen(remark->text), shown, sizeof shown);
  if (remark->recommendation != 0) {
    event_text_reference(story, remark->recommendation, name);
    event_text_say(story, _("Note on %s: “%s”"), name, shown);
  } else if (remark->subgroup != 0) {
    event_text_subgroup(story, remark->subgroup, name);
    event_text_say(story, _("Note on subgroup %s: “%s”"), name, shown);
  } else {
    event_text_say(story, _("Note: “%s”"), shown);
  }
}

void tell_reason(EventText *story) {
  const Remark *remark = &story->event->remark;
  char shown[NOTE_SHOWN_SIZE];
  text_show(remark->text, strlen(remark->text), shown, sizeof shown);
  if (remark->about != 0)
    event_text_say(story, _("Reason for no. %lld: “%s”"), (long long)remark->about, shown);
  else
    event_text_say(story, _("Reason: “%s”"), shown);
}

void tell_import(EventText *story) {
  const FileImported *file = &story->event->file;
  unsigned long rows = (unsigned long)file->rows;
  const QuotedText name = text_quoted(file->name);
  switch ((ImportedContents)file->contents) {
  case IMPORTED_AGENDA:
    event_text_say(
        story,
        ngettext("“%s” imported: an agenda of %s row", "“%s” imported: an agenda of %s rows", rows),
        name.text, count_shown(rows).text);
    break;
  case IMPORTED_COUNTS:
    event_text_say(
        story,
        ngettext("“%s” imported: counts in %s row", "“%s” imported: counts in %s rows", rows),
        name.text, count_shown(rows).text);
    break;
  case IMPORTED_BALLOTS:
    event_text_say(
        story,
        ngettext("“%s” imported: ballots in %s row", "“%s” imported: ballots in %s rows", rows),
        name.text, count_shown(rows).text);
    break;
  case IMPORTED_LOG:
    event_text_say(
        story,
        ngettext("“%s” imported: a log of %s vote", "“%s” imported: a log of %s votes", rows),
        name.text, count_shown(rows).text);
    break;
  }
}

/* Taking a correction back makes the original event happen again. */
void tell_correction(EventText *story) {
  const Event *target = story->event->correction.target;
  char name[EVENT_TEXT_SIZE];
  bool again = false;
  if (!target) return;
  while (target->kind == EVENT_CORRECTION && target->correction.target) {
    target = target->correction.target;
    again = !again;
  }
  event_text_name(story->roundtable, target, name);
  if (again) {
    event_text_say(story, _("No. %llu is restored: %s"), (unsigned long long)target->stamp.seq,
                   name);
  } else {
    event_text_say(story, _("No. %llu is reverted: %s"), (unsigned long long)target->stamp.seq,
                   name);
  }
}

void tell_summed_ballots(EventText *story) {
  unsigned long cast = (unsigned long)story->event->summed.cast;
  event_text_say(story, ngettext("%s ballot so far", "%s ballots so far", cast),
                 count_shown(cast).text);
}
