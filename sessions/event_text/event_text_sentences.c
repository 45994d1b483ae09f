/* A sentence for each kind of event. */
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/event_text/event_text_parts.h"
#include "sessions/text/day.h"

enum { NOTE_SHOWN_SIZE = 2048 };

void tell_description(EventText *out) {
  char written[DAY_WORDS_SIZE];
  const char *text = out->event->text.text[AFTER];
  const QuotedText shown =
      text_quoted(out->event->text.property == SESSION_DATE ? day_words(text, written) : text);
  switch ((SessionText)out->event->text.property) {
  case SESSION_TITLE: event_text_say(out, _("Title of the session: “%s”"), shown.text); break;
  case SESSION_DATE: event_text_say(out, _("Date of the session: “%s”"), shown.text); break;
  case SESSION_PLACE: event_text_say(out, _("Place of the session: “%s”"), shown.text); break;
  case SESSION_THEME: event_text_say(out, _("Theme of the session: “%s”"), shown.text); break;
  case SESSION_LABEL_GREEN: event_text_say(out, _("● means: “%s”"), shown.text); break;
  case SESSION_LABEL_YELLOW: event_text_say(out, _("▲ means: “%s”"), shown.text); break;
  case SESSION_LABEL_RED: event_text_say(out, _("■ means: “%s”"), shown.text); break;
  case SESSION_TEXTS: break;
  }
}

void tell_ranking_rule(EventText *out) {
  const RankingRule *rule = &out->event->ranking_rule.rule[AFTER];
  char weights[COLOUR_COUNT][WEIGHT_TEXT_SIZE];
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    thousandths_text(rule->weights.of[colour], *_("."), weights[colour]);
  if (rule->method == BY_CUMULATIVE) {
    event_text_say(out, _("The session ranks by cumulative dots (weights: ● %s  ▲ %s  ■ %s)"),
                   weights[GREEN], weights[YELLOW], weights[RED]);
  } else {
    event_text_say(out, _("The session ranks by weighted dots: ● %s  ▲ %s  ■ %s"), weights[GREEN],
                   weights[YELLOW], weights[RED]);
  }
}

static Shown rule_value(int64_t value) {
  return value == RULE_UNKNOWN ? words_shown(_("unknown")) : number_shown(value);
}

static void tell_choice(EventText *out, int64_t value) {
  switch ((VotingRule)out->event->number.property) {
  case RULE_DOTS_PER_ITEM:
    event_text_say(out, "%s",
                   value == ONE_DOT_AN_ITEM ? _("A voter gives a recommendation one dot at most")
                                            : _("A voter may give a recommendation several dots"));
    break;
  case RULE_SCOPE:
    event_text_say(out, "%s",
                   value == SCOPE_SESSION ? _("Voters have their dots for the whole session")
                                          : _("Voters have their dots for each subgroup"));
    break;
  case RULE_OPENING:
    event_text_say(out, "%s",
                   value == OPENED_TOGETHER ? _("The subgroups' votes are opened together")
                                            : _("Each subgroup's vote is opened by hand"));
    break;
  case RULE_VOTERS:
  case RULE_ALLOWANCE:
  case RULE_ALLOWANCE_GREEN:
  case RULE_ALLOWANCE_YELLOW:
  case RULE_ALLOWANCE_RED:
  case RULE_TOP:
  case VOTING_RULES: break;
  }
}

void tell_voting_rule(EventText *out) {
  const int64_t after = out->event->number.value[AFTER];
  const Shown value = rule_value(after);
  switch ((VotingRule)out->event->number.property) {
  case RULE_VOTERS: event_text_say(out, _("Voters: %s"), value.text); break;
  case RULE_ALLOWANCE: event_text_say(out, _("Dots per voter: %s"), value.text); break;
  case RULE_ALLOWANCE_GREEN: event_text_say(out, _("● per voter: %s"), value.text); break;
  case RULE_ALLOWANCE_YELLOW: event_text_say(out, _("▲ per voter: %s"), value.text); break;
  case RULE_ALLOWANCE_RED: event_text_say(out, _("■ per voter: %s"), value.text); break;
  case RULE_TOP: event_text_say(out, _("How many ranks count as the first: %s"), value.text); break;
  case RULE_DOTS_PER_ITEM:
  case RULE_SCOPE:
  case RULE_OPENING:
    if (after == RULE_UNKNOWN)
      event_text_say(out, _("No longer known: %s"),
                     event_text_rule((VotingRule)out->event->number.property));
    else
      tell_choice(out, after);
    break;
  case VOTING_RULES: break;
  }
}

void tell_subgroup_added(EventText *out) {
  const SubgroupAdded *added = &out->event->subgroup;
  const QuotedText code = text_quoted(added->code), title = text_quoted(added->title);
  if (added->status == SUBGROUP_NOT_HELD)
    event_text_say(out, _("Subgroup %s added, not held: “%s”"), code.text, title.text);
  else if (*title.text)
    event_text_say(out, _("Subgroup %s added: “%s”"), code.text, title.text);
  else if (*code.text)
    event_text_say(out, _("Subgroup %s added, without a title"), code.text);
  else
    event_text_say(out, "%s", _("Subgroup added, without a name"));
}

void tell_subgroup_text(EventText *out) {
  char shown[NOTE_SHOWN_SIZE];
  const TextChange *change = &out->event->text;
  const QuotedText name = event_text_subgroup(out, change->subject);
  text_show(change->text[AFTER], strlen(change->text[AFTER]), shown, sizeof shown);
  switch ((SubgroupText)change->property) {
  case SUBGROUP_CODE: event_text_say(out, _("Code of a subgroup: “%s”"), shown); break;
  case SUBGROUP_TITLE:
    event_text_say(out, _("Title of subgroup %s: “%s”"), name.text, shown);
    break;
  case SUBGROUP_REASON:
    event_text_say(out, _("Reason for subgroup %s: “%s”"), name.text, shown);
    break;
  case SUBGROUP_NOTE: event_text_say(out, _("Note on subgroup %s: “%s”"), name.text, shown); break;
  case SUBGROUP_TEXTS: break;
  }
}

void tell_subgroup_status(EventText *out) {
  const QuotedText name = event_text_subgroup(out, out->event->number.subject);
  if (out->event->number.value[AFTER] == SUBGROUP_HELD)
    event_text_say(out, _("Subgroup %s is held"), name.text);
  else
    event_text_say(out, _("Subgroup %s is not held"), name.text);
}

void tell_subgroup_vote(EventText *out) {
  const NumberChange *change = &out->event->number;
  const QuotedText name = event_text_subgroup(out, change->subject);
  if (change->value[AFTER] == VOTE_CLOSED)
    event_text_say(out, _("The vote of subgroup %s is closed"), name.text);
  else if (change->value[BEFORE] == VOTE_CLOSED)
    event_text_say(out, _("The vote of subgroup %s is reopened"), name.text);
  else
    event_text_say(out, _("The vote of subgroup %s is opened"), name.text);
}

void tell_subgroup_voters(EventText *out) {
  const NumberChange *change = &out->event->number;
  event_text_say(out, _("Voters of subgroup %s: %s"),
                 event_text_subgroup(out, change->subject).text,
                 rule_value(change->value[AFTER]).text);
}

void tell_subgroup_move(EventText *out) {
  const NumberChange *change = &out->event->number;
  event_text_say(out, _("Subgroup %s moved to place %lld"),
                 event_text_subgroup(out, change->subject).text,
                 (long long)change->value[AFTER] + 1);
}

void tell_recommendation_added(EventText *out) {
  const RecommendationAdded *added = &out->event->recommendation;
  const bool present = roundtable_recommendation(out->roundtable, (uint32_t)added->number);
  event_text_say(out, _("Recommendation %s added: “%s”"),
                 present ? event_text_reference(out, added->number).text
                         : text_quoted(added->code).text,
                 text_quoted(added->title).text);
}

void tell_recommendation_text(EventText *out) {
  char shown[NOTE_SHOWN_SIZE];
  const TextChange *change = &out->event->text;
  const ReferenceText name = event_text_reference(out, change->subject);
  text_show(change->text[AFTER], strlen(change->text[AFTER]), shown, sizeof shown);
  switch ((RecommendationText)change->property) {
  case RECOMMENDATION_TITLE: event_text_say(out, _("Title of %s: “%s”"), name.text, shown); break;
  case RECOMMENDATION_SHORT_TITLE:
    event_text_say(out, _("Short title of %s: “%s”"), name.text, shown);
    break;
  case RECOMMENDATION_DETAIL: event_text_say(out, _("Detail of %s: “%s”"), name.text, shown); break;
  case RECOMMENDATION_REASON:
    event_text_say(out, _("Reason for %s: “%s”"), name.text, shown);
    break;
  case RECOMMENDATION_NOTE: event_text_say(out, _("Note on %s: “%s”"), name.text, shown); break;
  case RECOMMENDATION_KEY: event_text_say(out, _("Key of %s: “%s”"), name.text, shown); break;
  case RECOMMENDATION_SEE_ALSO:
    event_text_say(out, _("See also, for %s: “%s”"), name.text, shown);
    break;
  case RECOMMENDATION_COUNTS_REASON:
    event_text_say(out, _("Reason for the counts of %s: “%s”"), name.text, shown);
    break;
  case RECOMMENDATION_EARLIER_RANK:
    event_text_say(out, _("Rank of %s in the round before: %s"), name.text, shown);
    break;
  case RECOMMENDATION_TEXTS: break;
  }
}

void tell_recommendation_status(EventText *out) {
  const ReferenceText name = event_text_reference(out, out->event->number.subject);
  switch ((RecommendationStatus)out->event->number.value[AFTER]) {
  case STATUS_VOTABLE:
    event_text_say(out, _("Recommendation %s can be voted on"), name.text);
    break;
  case STATUS_HEADING: event_text_say(out, _("Recommendation %s is a heading"), name.text); break;
  case STATUS_NOT_FOR_THE_VOTE:
    event_text_say(out, _("Recommendation %s is not for the vote"), name.text);
    break;
  case STATUS_WITHDRAWN: event_text_say(out, _("Recommendation %s is withdrawn"), name.text); break;
  case STATUS_COUNT: break;
  }
}

void tell_move(EventText *out) {
  const RecommendationMoved *moved = &out->event->moved;
  const ReferenceText reference = event_text_reference(out, moved->recommendation);
  if (strcmp(moved->at[BEFORE].code, moved->at[AFTER].code) == 0) {
    event_text_say(out, _("Recommendation %s moved to place %lld"), reference.text,
                   (long long)moved->at[AFTER].place + 1);
  } else {
    event_text_say(out, _("Recommendation with code “%s” is now %s"),
                   text_quoted(moved->at[BEFORE].code).text, reference.text);
  }
}

void tell_dots(EventText *out) {
  const DotsCounted *counted = &out->event->dots;
  event_text_say(out, _("%s %s on %s"), change_shown(counted->dots).text,
                 event_text_dot(counted->colour),
                 event_text_reference(out, counted->recommendation).text);
}

void tell_counts(EventText *out) {
  const CountsSet *set = &out->event->counts;
  const int64_t *dots = set->tally[AFTER].dots;
  event_text_say(out, _("Counts of %s: %s ●  %s ▲  %s ■"),
                 event_text_reference(out, set->recommendation).text,
                 number_shown(dots[GREEN]).text, number_shown(dots[YELLOW]).text,
                 number_shown(dots[RED]).text);
}

void tell_ballot_cast(EventText *out) {
  const BallotChange *change = &out->event->ballot;
  unsigned long lines = (unsigned long)change->line_count;
  if (change->cast[BEFORE] && lines == 0) {
    event_text_say(out, _("Ballot %lld cast again, as it was"), (long long)change->ballot);
  } else if (change->cast[BEFORE]) {
    event_text_say(out,
                   ngettext("Ballot %lld changed on %s recommendation",
                            "Ballot %lld changed on %s recommendations", lines),
                   (long long)change->ballot, count_shown(lines).text);
  } else {
    event_text_say(out,
                   ngettext("Ballot %lld cast, with dots on %s recommendation",
                            "Ballot %lld cast, with dots on %s recommendations", lines),
                   (long long)change->ballot, count_shown(lines).text);
  }
  event_text_add_logged(out, change->logged_ms);
}

void tell_ballot_withdrawn(EventText *out) {
  event_text_say(out, _("Ballot %lld withdrawn"), (long long)out->event->ballot.ballot);
}

void tell_note(EventText *out) {
  const Remark *remark = &out->event->remark;
  char shown[NOTE_SHOWN_SIZE];
  text_show(remark->text, strlen(remark->text), shown, sizeof shown);
  if (remark->recommendation != 0)
    event_text_say(out, _("Note on %s: “%s”"),
                   event_text_reference(out, remark->recommendation).text, shown);
  else if (remark->subgroup != 0)
    event_text_say(out, _("Note on subgroup %s: “%s”"),
                   event_text_subgroup(out, remark->subgroup).text, shown);
  else
    event_text_say(out, _("Note: “%s”"), shown);
}

void tell_reason(EventText *out) {
  const Remark *remark = &out->event->remark;
  char shown[NOTE_SHOWN_SIZE];
  text_show(remark->text, strlen(remark->text), shown, sizeof shown);
  if (remark->about != 0)
    event_text_say(out, _("Reason for no. %lld: “%s”"), (long long)remark->about, shown);
  else
    event_text_say(out, _("Reason: “%s”"), shown);
}

void tell_import(EventText *out) {
  const FileImported *file = &out->event->file;
  const QuotedText name = text_quoted(file->name);
  const unsigned long rows = (unsigned long)file->rows;
  const Shown count = count_shown(rows);
  switch ((ImportedContents)file->contents) {
  case IMPORTED_AGENDA:
    event_text_say(
        out,
        ngettext("“%s” imported: an agenda of %s row", "“%s” imported: an agenda of %s rows", rows),
        name.text, count.text);
    break;
  case IMPORTED_COUNTS:
    event_text_say(
        out, ngettext("“%s” imported: counts in %s row", "“%s” imported: counts in %s rows", rows),
        name.text, count.text);
    break;
  case IMPORTED_BALLOTS:
    event_text_say(
        out,
        ngettext("“%s” imported: ballots in %s row", "“%s” imported: ballots in %s rows", rows),
        name.text, count.text);
    break;
  case IMPORTED_LOG:
    event_text_say(
        out, ngettext("“%s” imported: a log of %s vote", "“%s” imported: a log of %s votes", rows),
        name.text, count.text);
    break;
  }
}

void tell_correction(EventText *out) {
  char name[EVENT_TEXT_SIZE];
  bool again;
  const Event *target = event_text_reverted(out->event, &again);
  if (!target) return;
  event_text_name(out->roundtable, target, name);
  event_text_say(out, again ? _("No. %llu is restored: %s") : _("No. %llu is reverted: %s"),
                 (unsigned long long)target->stamp.seq, name);
}

void tell_summed_ballots(EventText *out) {
  unsigned long cast = (unsigned long)out->event->summed.cast;
  event_text_say(out, ngettext("%s ballot so far", "%s ballots so far", cast),
                 count_shown(cast).text);
}
