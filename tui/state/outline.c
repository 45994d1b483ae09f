#include "tui/state/outline.h"

bool outline_same(OutlineLine a, OutlineLine b) {
  return a.kind == b.kind && a.subject == b.subject && a.property == b.property;
}

/* The lines that are asked for, while all of them are gone through. */
typedef struct Listing {
  size_t first, room, count;
  OutlineLine *lines;
} Listing;

static void list_line(Listing *listing, OutlineKind kind, uint32_t subject, int property) {
  if (listing->count >= listing->first && listing->count - listing->first < listing->room)
    listing->lines[listing->count - listing->first] = (OutlineLine){kind, subject, property};
  listing->count++;
}

static void list_texts(Listing *listing, OutlineKind kind, uint32_t subject, const int *properties,
                       size_t count) {
  for (size_t i = 0; i < count; i++)
    list_line(listing, kind, subject, properties[i]);
}

static void list_session(Listing *listing, OutlineLine unfolded) {
  list_line(listing, OUTLINE_SESSION, 0, 0);
  if (unfolded.kind != OUTLINE_SESSION) return;
  for (int property = 0; property < SESSION_TEXTS; property++)
    list_line(listing, OUTLINE_SESSION_TEXT, 0, property);
}

static void list_rules(Listing *listing, OutlineLine unfolded) {
  list_line(listing, OUTLINE_RULES, 0, 0);
  if (unfolded.kind != OUTLINE_RULES) return;
  for (int rule = 0; rule < VOTING_RULES; rule++)
    list_line(listing, OUTLINE_VOTING_RULE, 0, rule);
  list_line(listing, OUTLINE_RANKING_METHOD, 0, 0);
  list_line(listing, OUTLINE_WEIGHTS, 0, 0);
}

/* Those planned, and one more to plan. */
static void list_phases(Listing *listing, const Roundtable *state, OutlineLine unfolded) {
  uint32_t last = 0;
  list_line(listing, OUTLINE_PHASES, 0, 0);
  if (unfolded.kind != OUTLINE_PHASES) return;
  for (uint32_t phase = 1; phase <= PHASES_MAX; phase++)
    if (roundtable_phase(state, phase).name[0] != '\0') {
      list_line(listing, OUTLINE_PHASE, phase, 0);
      last = phase;
    }
  if (last < PHASES_MAX) list_line(listing, OUTLINE_PHASE, last + 1, 0);
  if (last == 0) list_line(listing, OUTLINE_USUAL_PHASES, 0, 0);
}

static void list_recommendation(Listing *listing, uint32_t number, OutlineLine unfolded) {
  static const int texts[] = {RECOMMENDATION_SHORT_TITLE, RECOMMENDATION_DETAIL,
                              RECOMMENDATION_REASON,      RECOMMENDATION_NOTE,
                              RECOMMENDATION_SEE_ALSO,    RECOMMENDATION_KEY};
  list_line(listing, OUTLINE_RECOMMENDATION, number, RECOMMENDATION_TITLE);
  if (unfolded.kind != OUTLINE_RECOMMENDATION || unfolded.subject != number) return;
  list_line(listing, OUTLINE_CODE, number, 0);
  list_line(listing, OUTLINE_PARENT, number, 0);
  list_texts(listing, OUTLINE_RECOMMENDATION_TEXT, number, texts, sizeof texts / sizeof texts[0]);
}

static void list_subgroup(Listing *listing, const Subgroup *subgroup, OutlineLine unfolded) {
  static const int texts[] = {SUBGROUP_CODE, SUBGROUP_REASON, SUBGROUP_NOTE};
  list_line(listing, OUTLINE_SUBGROUP, subgroup->number, SUBGROUP_TITLE);
  if (unfolded.kind == OUTLINE_SUBGROUP && unfolded.subject == subgroup->number) {
    list_texts(listing, OUTLINE_SUBGROUP_TEXT, subgroup->number, texts,
               sizeof texts / sizeof texts[0]);
    list_line(listing, OUTLINE_SUBGROUP_VOTERS, subgroup->number, 0);
  }
  for (size_t place = 0; place < subgroup->recommendation_count; place++)
    list_recommendation(listing, subgroup->recommendations[place], unfolded);
}

size_t outline_lines(const Roundtable *state, OutlineLine unfolded, size_t first,
                     OutlineLine *lines, size_t room) {
  Listing listing = {.first = first, .room = room, .lines = lines};
  list_session(&listing, unfolded);
  list_rules(&listing, unfolded);
  list_phases(&listing, state, unfolded);
  for (size_t place = 0; place < roundtable_subgroup_count(state); place++)
    list_subgroup(&listing, roundtable_subgroup_at(state, place), unfolded);
  return listing.count;
}

enum { LINES_AT_ONCE = 64 };

size_t outline_place(const Roundtable *state, OutlineLine unfolded, OutlineLine line) {
  OutlineLine lines[LINES_AT_ONCE];
  size_t count = LINES_AT_ONCE, first = 0;
  for (; first < count; first += LINES_AT_ONCE) {
    count = outline_lines(state, unfolded, first, lines, LINES_AT_ONCE);
    for (size_t i = 0; i < LINES_AT_ONCE && first + i < count; i++)
      if (outline_same(lines[i], line)) return first + i;
  }
  return count;
}

OutlineLine outline_owner(OutlineLine line) {
  static const OutlineKind owners[OUTLINE_KINDS] = {
      [OUTLINE_SESSION_TEXT] = OUTLINE_SESSION,
      [OUTLINE_VOTING_RULE] = OUTLINE_RULES,
      [OUTLINE_RANKING_METHOD] = OUTLINE_RULES,
      [OUTLINE_WEIGHTS] = OUTLINE_RULES,
      [OUTLINE_PHASE] = OUTLINE_PHASES,
      [OUTLINE_USUAL_PHASES] = OUTLINE_PHASES,
      [OUTLINE_SUBGROUP_TEXT] = OUTLINE_SUBGROUP,
      [OUTLINE_SUBGROUP_VOTERS] = OUTLINE_SUBGROUP,
      [OUTLINE_CODE] = OUTLINE_RECOMMENDATION,
      [OUTLINE_PARENT] = OUTLINE_RECOMMENDATION,
      [OUTLINE_RECOMMENDATION_TEXT] = OUTLINE_RECOMMENDATION,
  };
  OutlineLine owner = {.kind = owners[line.kind]};
  if (owner.kind == OUTLINE_NOTHING) return line;
  if (owner.kind != OUTLINE_PHASES) owner.subject = line.subject;
  if (owner.kind == OUTLINE_SUBGROUP) owner.property = SUBGROUP_TITLE;
  if (owner.kind == OUTLINE_RECOMMENDATION) owner.property = RECOMMENDATION_TITLE;
  return owner;
}

uint32_t outline_subgroup(const Roundtable *state, OutlineLine line) {
  OutlineLine owner = outline_owner(line);
  const Recommendation *one = roundtable_recommendation(state, owner.subject);
  size_t count = roundtable_subgroup_count(state);
  if (owner.kind == OUTLINE_SUBGROUP) return owner.subject;
  if (owner.kind == OUTLINE_RECOMMENDATION && one != NULL) return one->subgroup;
  return count > 0 ? roundtable_subgroup_at(state, count - 1)->number : 0;
}
