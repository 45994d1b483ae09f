#include "sessions/session/session_day.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/vote/history.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/session/session_parts.h"

static bool is_vote(const HistoryEntry *entry) {
  const EventKind kind = (EventKind)entry->kind;
  return entry->in_force && kind != EVENT_CORRECTION &&
         (kind_changes_votes(kind) || kind == EVENT_KIOSK_BALLOT_RECEIVED);
}

/* When the first vote in force was. */
typedef struct FirstVote {
  bool voted; /* there were votes, even if only elsewhere */
  Day day;    /* 0: it came from a table */
} FirstVote;

static Day day_of_stamp(const Stamp *stamp) {
  return day_of_moment(stamp->wall_ms, stamp->utc_offset);
}

static Day day_of_vote(const Event *event) {
  const bool logged = event->kind == EVENT_BALLOT_CAST && event->ballot.logged_ms != 0;
  return logged ? day_of_moment(event->ballot.logged_ms, 0) : day_of_stamp(&event->stamp);
}

static bool came_with_file(const Roundtable *state, const HistoryEntry *vote) {
  const HistoryEntry *first = history_at(state, vote->act);
  return first && first->kind == EVENT_FILE_IMPORTED;
}

/* Skips all votes of a table: it is one act. */
static bool find_vote(const Roundtable *state, DayEventGetter *get, void *context, FirstVote *found,
                      Error *err) {
  const uint64_t end = roundtable_seq(state);
  const Event *event;
  *found = (FirstVote){.voted = false};
  for (uint64_t seq = 1; seq <= end; ++seq) {
    const HistoryEntry *entry = history_at(state, seq);
    if (!entry || !is_vote(entry)) continue;
    found->voted = true;
    if (!get(context, seq, &event, err)) return false;
    const bool logged = event->kind == EVENT_BALLOT_CAST && event->ballot.logged_ms != 0;
    if (logged || !came_with_file(state, entry)) {
      found->day = day_of_vote(event);
      return true;
    }
    seq = history_act_end(state, entry->act);
  }
  return true;
}

bool session_day_of(const Roundtable *state, DayEventGetter *get, void *context, SessionDay *day,
                    Error *err) {
  const char *date = roundtable_text(state, SESSION_DATE);
  Day noted, of_title;
  if (!day_read(date, &noted, NULL) && !day_in_text(date, &noted, err)) return false;
  if (!day_in_text(roundtable_text(state, SESSION_TITLE), &of_title, err)) return false;
  const Event *first;
  FirstVote vote;
  *day = (SessionDay){noted, DAY_NOTED};
  if (noted != 0) return true;
  *day = (SessionDay){of_title, DAY_OF_TITLE};
  if (of_title != 0) return true;
  if (!find_vote(state, get, context, &vote, err)) return false;
  *day = (SessionDay){vote.day, vote.day != 0 ? DAY_OF_VOTE : DAY_UNKNOWN};
  if (vote.voted) return true;
  if (!get(context, 1, &first, err)) return false;
  *day = (SessionDay){day_of_stamp(&first->stamp), DAY_OF_BEGINNING};
  return true;
}

static bool get_event(void *context, uint64_t seq, const Event **event, Error *err) {
  return session_event(context, seq, event, err);
}

bool session_day(Session *session, SessionDay *day, Error *err) {
  return session_day_of(session_state(session), get_event, session, day, err);
}

const char *session_day_shown(const char *noted, SessionDay day, char text[DAY_WORDS_SIZE]) {
  char words[DAY_WORDS_SIZE];
  if (*noted) return day_words(noted, text);
  day_in_words(day.day, words);
  if (day.source == DAY_OF_BEGINNING)
    /* TRANSLATORS: a date; the session has none of its own, and was begun then. */
    snprintf(text, DAY_WORDS_SIZE, _("begun %s"), words);
  else
    snprintf(text, DAY_WORDS_SIZE, "%s", words);
  return text;
}

/* A date is kept in one form, whichever it was typed in. */
bool session_text_kept(SessionText property, const char *typed, char date[DAY_TEXT_SIZE],
                       const char **kept, Error *err) {
  Day day;
  if (property != SESSION_DATE || *typed == '\0') {
    *kept = typed;
    return true;
  }
  if (!day_read(typed, &day, err)) return false;
  *kept = day_text(day, date);
  return true;
}

bool session_text_same(SessionText property, const char *kept, const char *typed) {
  Day now, then;
  if (strcmp(kept, typed) == 0) return true;
  return property == SESSION_DATE && day_read(kept, &now, NULL) && day_read(typed, &then, NULL) &&
         now == then;
}

const char *session_text_iso(const Roundtable *state, SessionText property,
                             char text[DAY_TEXT_SIZE]) {
  const char *kept = roundtable_text(state, property);
  return property == SESSION_DATE ? day_iso(kept, text) : kept;
}

enum { LIST_SIZE = 512, ITEM_SIZE = REFERENCE_TEXT_SIZE + SHOWN_TEXT_SIZE + 8 };

typedef struct Withdrawn {
  char list[LIST_SIZE]; /* as many as fit */
  size_t count, named;
  int64_t dots;
} Withdrawn;

static void take_one(Withdrawn *found, const Roundtable *state, const Recommendation *one) {
  char item[ITEM_SIZE];
  const int64_t dots = tally_cumulative(recommendation_tally(one));
  const size_t length = strlen(found->list);
  const ReferenceText reference = reference_shown(state, one);
  if (dots > 0)
    snprintf(item, sizeof item, "%s%s (%s)", length > 0 ? ", " : "", reference.text,
             number_shown(dots).text);
  else
    snprintf(item, sizeof item, "%s%s", length > 0 ? ", " : "", reference.text);
  if (found->named == found->count && length + strlen(item) < LIST_SIZE) {
    string_append(found->list, LIST_SIZE, "%s", item);
    ++found->named;
  }
  ++found->count;
  found->dots += dots;
}

static void find_in(Withdrawn *found, const Roundtable *state, const Subgroup *subgroup) {
  for (size_t place = 0; place < subgroup->recommendation_count; ++place) {
    const Recommendation *one = roundtable_recommendation_at(state, subgroup, place);
    if (one->status == STATUS_WITHDRAWN) take_one(found, state, one);
  }
}

const char *withdrawn_sentence(const Roundtable *state, SubgroupTest *told, const void *context,
                               char text[WITHDRAWN_TEXT_SIZE]) {
  Withdrawn found = {.count = 0};
  text[0] = '\0';
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, place);
    if (!told || told(context, subgroup)) find_in(&found, state, subgroup);
  }
  if (found.count == 0) return text;
  char which[LIST_SIZE + 64], lost[256] = "";
  snprintf(which, sizeof which,
           ngettext("Withdrawn: %s%s.", "Withdrawn: %s%s.", (unsigned long)found.count), found.list,
           found.named < found.count ? ", …" : "");
  if (found.dots > 0)
    snprintf(lost, sizeof lost,
             ngettext("%s dot given to what was withdrawn is in no ranking and no total.",
                      "%s dots given to what was withdrawn are in no ranking and no total.",
                      (unsigned long)found.dots),
             number_shown(found.dots).text);
  snprintf(text, WITHDRAWN_TEXT_SIZE, "%s%s%s", which, *lost ? " " : "", lost);
  return text;
}

bool session_voters(Session *session, VoterTaker *take, void *context, Error *err) {
  return journal_read_voters(session->journal, take, context, err);
}
