#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/event_text/event_text.h"
#include "sessions/event_text/event_text_parts.h"
#include "sessions/journal/codec.h"
#include "sessions/text/text.h"

/* A short name for each kind of event, to be quoted in a sentence or a footer. */

void name_description(EventText *story) {
  switch ((SessionText)story->event->text.property) {
  case SESSION_TITLE: event_text_say(story, "%s", _("title of the session")); break;
  case SESSION_DATE: event_text_say(story, "%s", _("date of the session")); break;
  case SESSION_PLACE: event_text_say(story, "%s", _("place of the session")); break;
  case SESSION_THEME: event_text_say(story, "%s", _("theme of the session")); break;
  case SESSION_TEXTS: break;
  }
}

const char *event_text_rule(VotingRule rule) {
  static const char *const names[VOTING_RULES] = {
      [RULE_VOTERS] = N_("number of voters"),
      [RULE_ALLOWANCE] = N_("dots per voter"),
      [RULE_ALLOWANCE_GREEN] = N_("● per voter"),
      [RULE_ALLOWANCE_YELLOW] = N_("▲ per voter"),
      [RULE_ALLOWANCE_RED] = N_("■ per voter"),
      [RULE_DOTS_PER_ITEM] = N_("dots per recommendation"),
      [RULE_SCOPE] = N_("what the dots are for"),
      [RULE_OPENING] = N_("how votes are opened"),
  };
  return _(names[rule]);
}

void name_rule(EventText *story) {
  const Event *event = story->event;
  event_text_say(story, "%s",
                 event->kind == EVENT_RANKING_RULE_SET
                     ? _("ranking rule")
                     : event_text_rule((VotingRule)event->number.property));
}

/* If it was removed since, uses its original code. */
void name_subgroup_added(EventText *story) {
  char name[TEXT_SHOWN_SIZE];
  const SubgroupAdded *added = &story->event->subgroup;
  bool is_there = roundtable_subgroup(story->roundtable, (uint32_t)added->number) != NULL;
  event_text_say(story, _("subgroup %s"),
                 is_there ? event_text_subgroup(story, added->number, name)
                          : text_quoted(added->code).text);
}

void name_subgroup_text(EventText *story) {
  char name[TEXT_SHOWN_SIZE];
  const TextChange *change = &story->event->text;
  event_text_subgroup(story, change->subject, name);
  switch ((SubgroupText)change->property) {
  case SUBGROUP_CODE: event_text_say(story, _("code of subgroup %s"), name); break;
  case SUBGROUP_TITLE: event_text_say(story, _("title of subgroup %s"), name); break;
  case SUBGROUP_REASON: event_text_say(story, _("reason for subgroup %s"), name); break;
  case SUBGROUP_NOTE: event_text_say(story, _("note on subgroup %s"), name); break;
  case SUBGROUP_TEXTS: break;
  }
}

void name_subgroup_number(EventText *story) {
  char name[TEXT_SHOWN_SIZE];
  event_text_subgroup(story, story->event->number.subject, name);
  if (story->event->kind == EVENT_SUBGROUP_MOVED)
    event_text_say(story, _("place of subgroup %s"), name);
  else if (story->event->kind == EVENT_SUBGROUP_VOTERS_SET)
    event_text_say(story, _("voters of subgroup %s"), name);
  else
    event_text_say(story, _("status of subgroup %s"), name);
}

void name_subgroup_vote(EventText *story) {
  char name[TEXT_SHOWN_SIZE];
  event_text_subgroup(story, story->event->number.subject, name);
  if (story->event->number.value[AFTER] == VOTE_CLOSED)
    event_text_say(story, _("closing subgroup %s"), name);
  else
    event_text_say(story, _("opening subgroup %s"), name);
}

/* If it was removed since, uses its original code. */
void name_recommendation_added(EventText *story) {
  char reference[REFERENCE_TEXT_SIZE], subgroup[TEXT_SHOWN_SIZE];
  const RecommendationAdded *added = &story->event->recommendation;
  if (roundtable_recommendation(story->roundtable, (uint32_t)added->number))
    event_text_say(story, _("recommendation %s"),
                   event_text_reference(story, added->number, reference));
  else
    event_text_say(story, _("recommendation %s of subgroup %s"), text_quoted(added->code).text,
                   event_text_subgroup(story, added->subgroup, subgroup));
}

void name_recommendation_text(EventText *story) {
  char name[REFERENCE_TEXT_SIZE];
  const TextChange *change = &story->event->text;
  event_text_reference(story, change->subject, name);
  switch ((RecommendationText)change->property) {
  case RECOMMENDATION_TITLE: event_text_say(story, _("title of %s"), name); break;
  case RECOMMENDATION_SHORT_TITLE: event_text_say(story, _("short title of %s"), name); break;
  case RECOMMENDATION_DETAIL: event_text_say(story, _("detail of %s"), name); break;
  case RECOMMENDATION_REASON: event_text_say(story, _("reason for %s"), name); break;
  case RECOMMENDATION_NOTE: event_text_say(story, _("note on %s"), name); break;
  case RECOMMENDATION_KEY: event_text_say(story, _("key of %s"), name); break;
  case RECOMMENDATION_SEE_ALSO: event_text_say(story, _("see-also of %s"), name); break;
  case RECOMMENDATION_COUNTS_REASON:
    event_text_say(story, _("reason for counts of %s"), name);
    break;
  case RECOMMENDATION_TEXTS: break;
  }
}

void name_recommendation_status(EventText *story) {
  char name[REFERENCE_TEXT_SIZE];
  event_text_reference(story, story->event->number.subject, name);
  if (story->event->number.value[AFTER] == STATUS_WITHDRAWN)
    event_text_say(story, _("withdrawal of %s"), name);
  else
    event_text_say(story, _("status of %s"), name);
}

void name_move(EventText *story) {
  char name[REFERENCE_TEXT_SIZE];
  const Place *from = &story->event->moved.at[BEFORE], *to = &story->event->moved.at[AFTER];
  event_text_reference(story, story->event->moved.recommendation, name);
  if (strcmp(from->code, to->code) != 0)
    event_text_say(story, _("code of %s"), name);
  else if (from->parent != to->parent)
    event_text_say(story, _("heading of %s"), name);
  else
    event_text_say(story, _("place of %s"), name);
}

void name_dots(EventText *story) {
  tell_dots(story);
}

void name_counts(EventText *story) {
  char reference[REFERENCE_TEXT_SIZE];
  event_text_say(story, _("counts of %s"),
                 event_text_reference(story, story->event->counts.recommendation, reference));
}

void name_ballot(EventText *story) {
  event_text_say(story, _("ballot %lld"), (long long)story->event->ballot.ballot);
}

void name_remark(EventText *story) {
  event_text_say(story, "%s", story->event->kind == EVENT_NOTE_TAKEN ? _("note") : _("reason"));
}

void name_import(EventText *story) {
  event_text_say(story, "%s", text_quoted(story->event->file.name).text);
}

/* An undo of an undo is named after the original act. */
void name_correction(EventText *story) {
  const Event *target = story->event->correction.target;
  char name[EVENT_TEXT_SIZE];
  if (!target) return;
  event_text_name(story->roundtable, target, name);
  if (target->kind == EVENT_CORRECTION)
    event_text_say(story, "%s", name);
  else
    event_text_say(story, _("reverting no. %llu: %s"), (unsigned long long)target->stamp.seq, name);
}

/* Sentences and names for recounts by hand, saved rankings, and events from other files. */

void tell_recount_drawn(EventText *story) {
  const RecountDrawn *drawn = &story->event->recount;
  const unsigned long cells = (unsigned long)drawn->cells;
  event_text_say(story,
                 ngettext("Recount: %s of %s cell drawn by the dice “%s”, as of no. %lld",
                          "Recount: %s of %s cells drawn by the dice “%s”, as of no. %lld", cells),
                 number_shown(drawn->drawn).text, count_shown(cells).text, drawn->seed,
                 (long long)drawn->at);
}

void tell_recount_cell(EventText *story) {
  const RecountCell *cell = &story->event->recount_cell;
  char reference[REFERENCE_TEXT_SIZE];
  event_text_reference(story, cell->recommendation, reference);
  if (cell->recorded == cell->by_hand)
    event_text_say(story, _("Recount of %s %s: %s by hand, as recorded"), reference,
                   event_text_dot(cell->colour), number_shown(cell->by_hand).text);
  else
    event_text_say(story, _("Recount of %s %s: %s by hand, %s recorded (%s)"), reference,
                   event_text_dot(cell->colour), number_shown(cell->by_hand).text,
                   number_shown(cell->recorded).text,
                   change_shown((cell->by_hand - cell->recorded)).text);
}

/* Without figures, and without saying whether they agree. */
void hide_recount_cell(EventText *story) {
  const RecountCell *cell = &story->event->recount_cell;
  char reference[REFERENCE_TEXT_SIZE];
  event_text_say(story, _("Recount of %s"),
                 event_text_reference(story, cell->recommendation, reference));
}

void name_recount_cell(EventText *story) {
  char reference[REFERENCE_TEXT_SIZE];
  event_text_say(story, _("recount of %s"),
                 event_text_reference(story, story->event->recount_cell.recommendation, reference));
}

void tell_ranking_kept(EventText *story) {
  const RankingKept *kept = &story->event->kept;
  char how[KEPT_TEXT_SIZE];
  event_text_say(story,
                 kept->why == KEPT_AT_CLOSING ? _("Ranking saved as the vote closes: %s")
                                              : _("Ranking saved on request: %s"),
                 kept_how(kept, how));
}

void tell_source(EventText *story) {
  const SourceAdded *source = &story->event->source;
  ChainHash hash;
  memcpy(hash.bytes, source->hash, sizeof hash.bytes);
  event_text_say(story, _("“%s” added up, as it was after its event %llu, fingerprint %s"),
                 text_quoted(source->title).text, (unsigned long long)source->seq,
                 fingerprint_shown(hash).text);
}

void name_source(EventText *story) {
  event_text_say(story, _("adding up “%s”"), text_quoted(story->event->source.title).text);
}

void tell_merged(EventText *story) {
  const Merged *merged = &story->event->merged;
  const unsigned long long later = (unsigned long long)(merged->events - merged->shared);
  ChainHash hash;
  memcpy(hash.bytes, merged->hash, sizeof hash.bytes);
  event_text_say(
      story,
      ngettext("Merged: the next %s event was recorded in another file of this session "
               "(fingerprint %s)",
               "Merged: the next %s events were recorded in another file of this session "
               "(fingerprint %s)",
               (unsigned long)later),
      count_shown(later).text, fingerprint_shown(hash).text);
}

void event_text_tell_origin(EventText *story) {
  char sentence[EVENT_TEXT_SIZE];
  const Origin *origin = &story->event->origin;
  if (origin->seq == 0) return;
  memcpy(sentence, story->text, sizeof sentence);
  if (origin->recorded > 0)
    event_text_say(story, _("%s [no. %lld in the file merged; changed nothing here]"), sentence,
                   (long long)origin->seq);
  else
    event_text_say(story, _("%s [no. %lld in the file merged]"), sentence, (long long)origin->seq);
}
