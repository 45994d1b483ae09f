#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/event_text/event_text.h"
#include "sessions/event_text/event_text_parts.h"
#include "sessions/journal/codec.h"
#include "sessions/text/text.h"

/* A short name for each kind of event, to be quoted in a sentence or a footer. */

void name_description(EventText *out) {
  switch ((SessionText)out->event->text.property) {
  case SESSION_TITLE: event_text_say(out, "%s", _("title of the session")); break;
  case SESSION_DATE: event_text_say(out, "%s", _("date of the session")); break;
  case SESSION_PLACE: event_text_say(out, "%s", _("place of the session")); break;
  case SESSION_THEME: event_text_say(out, "%s", _("theme of the session")); break;
  case SESSION_LABEL_GREEN: event_text_say(out, "%s", _("the word for ●")); break;
  case SESSION_LABEL_YELLOW: event_text_say(out, "%s", _("the word for ▲")); break;
  case SESSION_LABEL_RED: event_text_say(out, "%s", _("the word for ■")); break;
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
      [RULE_TOP] = N_("how many come first"),
  };
  return _(names[rule]);
}

void name_rule(EventText *out) {
  const Event *event = out->event;
  event_text_say(out, "%s",
                 event->kind == EVENT_RANKING_RULE_SET
                     ? _("ranking rule")
                     : event_text_rule((VotingRule)event->number.property));
}

/* If it was removed since, uses its original code. */
void name_subgroup_added(EventText *out) {
  const SubgroupAdded *added = &out->event->subgroup;
  event_text_say(out, _("subgroup %s"),
                 roundtable_subgroup(out->roundtable, (uint32_t)added->number)
                     ? event_text_subgroup(out, added->number).text
                     : text_quoted(added->code).text);
}

void name_subgroup_text(EventText *out) {
  const TextChange *change = &out->event->text;
  const QuotedText name = event_text_subgroup(out, change->subject);
  switch ((SubgroupText)change->property) {
  case SUBGROUP_CODE: event_text_say(out, _("code of subgroup %s"), name.text); break;
  case SUBGROUP_TITLE: event_text_say(out, _("title of subgroup %s"), name.text); break;
  case SUBGROUP_REASON: event_text_say(out, _("reason for subgroup %s"), name.text); break;
  case SUBGROUP_NOTE: event_text_say(out, _("note on subgroup %s"), name.text); break;
  case SUBGROUP_TEXTS: break;
  }
}

void name_subgroup_number(EventText *out) {
  const QuotedText name = event_text_subgroup(out, out->event->number.subject);
  if (out->event->kind == EVENT_SUBGROUP_MOVED)
    event_text_say(out, _("place of subgroup %s"), name.text);
  else if (out->event->kind == EVENT_SUBGROUP_VOTERS_SET)
    event_text_say(out, _("voters of subgroup %s"), name.text);
  else
    event_text_say(out, _("status of subgroup %s"), name.text);
}

void name_subgroup_vote(EventText *out) {
  const QuotedText name = event_text_subgroup(out, out->event->number.subject);
  if (out->event->number.value[AFTER] == VOTE_CLOSED)
    event_text_say(out, _("closing subgroup %s"), name.text);
  else
    event_text_say(out, _("opening subgroup %s"), name.text);
}

/* If it was removed since, uses its original code. */
void name_recommendation_added(EventText *out) {
  const RecommendationAdded *added = &out->event->recommendation;
  if (roundtable_recommendation(out->roundtable, (uint32_t)added->number))
    event_text_say(out, _("recommendation %s"), event_text_reference(out, added->number).text);
  else
    event_text_say(out, _("recommendation %s of subgroup %s"), text_quoted(added->code).text,
                   event_text_subgroup(out, added->subgroup).text);
}

void name_recommendation_text(EventText *out) {
  const TextChange *change = &out->event->text;
  const ReferenceText name = event_text_reference(out, change->subject);
  switch ((RecommendationText)change->property) {
  case RECOMMENDATION_TITLE: event_text_say(out, _("title of %s"), name.text); break;
  case RECOMMENDATION_SHORT_TITLE: event_text_say(out, _("short title of %s"), name.text); break;
  case RECOMMENDATION_DETAIL: event_text_say(out, _("detail of %s"), name.text); break;
  case RECOMMENDATION_REASON: event_text_say(out, _("reason for %s"), name.text); break;
  case RECOMMENDATION_NOTE: event_text_say(out, _("note on %s"), name.text); break;
  case RECOMMENDATION_KEY: event_text_say(out, _("key of %s"), name.text); break;
  case RECOMMENDATION_SEE_ALSO: event_text_say(out, _("see-also of %s"), name.text); break;
  case RECOMMENDATION_COUNTS_REASON:
    event_text_say(out, _("reason for counts of %s"), name.text);
    break;
  case RECOMMENDATION_EARLIER_RANK: event_text_say(out, _("earlier rank of %s"), name.text); break;
  case RECOMMENDATION_TEXTS: break;
  }
}

void name_recommendation_status(EventText *out) {
  const ReferenceText name = event_text_reference(out, out->event->number.subject);
  if (out->event->number.value[AFTER] == STATUS_WITHDRAWN)
    event_text_say(out, _("withdrawal of %s"), name.text);
  else
    event_text_say(out, _("status of %s"), name.text);
}

void name_move(EventText *out) {
  const Place *from = &out->event->moved.at[BEFORE], *to = &out->event->moved.at[AFTER];
  const ReferenceText name = event_text_reference(out, out->event->moved.recommendation);
  if (strcmp(from->code, to->code) != 0)
    event_text_say(out, _("code of %s"), name.text);
  else if (from->parent != to->parent)
    event_text_say(out, _("heading of %s"), name.text);
  else
    event_text_say(out, _("place of %s"), name.text);
}

void name_dots(EventText *out) {
  tell_dots(out);
}

void name_counts(EventText *out) {
  event_text_say(out, _("counts of %s"),
                 event_text_reference(out, out->event->counts.recommendation).text);
}

void name_ballot(EventText *out) {
  event_text_say(out, _("ballot %lld"), (long long)out->event->ballot.ballot);
}

void name_remark(EventText *out) {
  event_text_say(out, "%s", out->event->kind == EVENT_NOTE_TAKEN ? _("note") : _("reason"));
}

void name_import(EventText *out) {
  event_text_say(out, "%s", text_quoted(out->event->file.name).text);
}

/* An undo of an undo is named after the original act. */
void name_correction(EventText *out) {
  const Event *target = out->event->correction.target;
  char name[EVENT_TEXT_SIZE];
  if (!target) return;
  event_text_name(out->roundtable, target, name);
  if (target->kind == EVENT_CORRECTION)
    event_text_say(out, "%s", name);
  else
    event_text_say(out, _("reverting no. %llu: %s"), (unsigned long long)target->stamp.seq, name);
}

/* Sentences and names for recounts by hand, saved rankings, and events from other files. */

void tell_recount_drawn(EventText *out) {
  const RecountDrawn *drawn = &out->event->recount;
  const unsigned long cells = (unsigned long)drawn->cells;
  event_text_say(out,
                 ngettext("Recount: %s of %s cell drawn by the dice “%s”, as of no. %lld",
                          "Recount: %s of %s cells drawn by the dice “%s”, as of no. %lld", cells),
                 number_shown(drawn->drawn).text, count_shown(cells).text, drawn->seed,
                 (long long)drawn->at);
}

void tell_recount_cell(EventText *out) {
  const RecountCell *cell = &out->event->recount_cell;
  const ReferenceText reference = event_text_reference(out, cell->recommendation);
  if (cell->recorded == cell->by_hand)
    event_text_say(out, _("Recount of %s %s: %s by hand, as recorded"), reference.text,
                   event_text_dot(cell->colour), number_shown(cell->by_hand).text);
  else
    event_text_say(out, _("Recount of %s %s: %s by hand, %s recorded (%s)"), reference.text,
                   event_text_dot(cell->colour), number_shown(cell->by_hand).text,
                   number_shown(cell->recorded).text,
                   change_shown((cell->by_hand - cell->recorded)).text);
}

/* Without figures, and without saying whether they agree. */
void hide_recount_cell(EventText *out) {
  const RecountCell *cell = &out->event->recount_cell;
  event_text_say(out, _("Recount of %s"), event_text_reference(out, cell->recommendation).text);
}

void name_recount_cell(EventText *out) {
  event_text_say(out, _("recount of %s"),
                 event_text_reference(out, out->event->recount_cell.recommendation).text);
}

void tell_ranking_kept(EventText *out) {
  const RankingKept *kept = &out->event->kept;
  char how[KEPT_TEXT_SIZE];
  event_text_say(out,
                 kept->why == KEPT_AT_CLOSING ? _("Ranking saved as the vote closes: %s")
                                              : _("Ranking saved on request: %s"),
                 kept_how(kept, how));
}

void tell_source(EventText *out) {
  const SourceAdded *source = &out->event->source;
  ChainHash hash;
  memcpy(hash.bytes, source->hash, sizeof hash.bytes);
  event_text_say(out,
                 source->part == SOURCE_ROUND_BEFORE
                     ? _("The round before: “%s”, as it was after its event %llu, fingerprint %s")
                     : _("“%s” added up, as it was after its event %llu, fingerprint %s"),
                 text_quoted(source->title).text, (unsigned long long)source->seq,
                 fingerprint_shown(hash).text);
}

void name_source(EventText *out) {
  const SourceAdded *source = &out->event->source;
  event_text_say(
      out, source->part == SOURCE_ROUND_BEFORE ? _("next round after “%s”") : _("adding up “%s”"),
      text_quoted(source->title).text);
}

void tell_merged(EventText *out) {
  const Merged *merged = &out->event->merged;
  const unsigned long long later = (unsigned long long)(merged->events - merged->shared);
  ChainHash hash;
  memcpy(hash.bytes, merged->hash, sizeof hash.bytes);
  event_text_say(
      out,
      ngettext("Merged: the next %s event was recorded in another file of this session "
               "(fingerprint %s)",
               "Merged: the next %s events were recorded in another file of this session "
               "(fingerprint %s)",
               (unsigned long)later),
      count_shown(later).text, fingerprint_shown(hash).text);
}

void event_text_tell_origin(EventText *out) {
  char sentence[EVENT_TEXT_SIZE];
  const Origin *origin = &out->event->origin;
  if (origin->seq == 0) return;
  memcpy(sentence, out->text, sizeof sentence);
  if (origin->recorded > 0)
    event_text_say(out, _("%s [no. %lld in the file merged; changed nothing here]"), sentence,
                   (long long)origin->seq);
  else
    event_text_say(out, _("%s [no. %lld in the file merged]"), sentence, (long long)origin->seq);
}
