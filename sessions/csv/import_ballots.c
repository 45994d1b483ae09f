/* Ballots and logs: what is on a voter's ballot and differs from the file is journalled. */
#include <stdlib.h>
#include <string.h>

#include "core/words.h"
#include "sessions/csv/import_act.h"

/* What the lines of a file mean in this session. */
typedef struct Ballots {
  uint32_t *recommendations; /* of each item */
  int64_t *named;            /* the ballot of each voter that is a text */
  BallotLine *lines;         /* room for one ballot */
  size_t line_capacity;
} Ballots;

typedef struct Item {
  size_t number;
  char subgroup_code[CODE_CHARACTERS_MAX * 4 + 1];
  const char *code;
} Item;

static Item item_at(const Sheet *sheet, size_t number) {
  Item item = {.number = number};
  const char *text = names_text(&sheet->items, number);
  const char *slash = strchr(text, '/');
  memcpy(item.subgroup_code, text, (size_t)(slash - text));
  item.code = slash + 1;
  return item;
}

/* 2 before 10, and 5.2 before 5.10: digits are compared as numbers. */
static int compare_codes(const char *a, const char *b) {
  while (*a && *b) {
    size_t digits_a = strspn(a, "0123456789"), digits_b = strspn(b, "0123456789");
    if (digits_a > 0 && digits_b > 0) {
      if (digits_a != digits_b) return digits_a < digits_b ? -1 : 1;
      int order = strncmp(a, b, digits_a);
      if (order) return order;
      a += digits_a;
      b += digits_b;
    } else {
      if (*a != *b) return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
      ++a;
      ++b;
    }
  }
  return (*a != '\0') - (*b != '\0');
}

static int by_subgroup_and_code(const void *a, const void *b) {
  const Item *one = a, *other = b;
  int order = compare_codes(one->subgroup_code, other->subgroup_code);
  return order ? order : compare_codes(one->code, other->code);
}

static bool find_item(ImportAct *import, const Item *item, uint32_t *recommendation, Error *err) {
  const Sheet *sheet = import->sheet;
  const Subgroup *subgroup;
  if (!import_find_subgroup(import, item->subgroup_code, sheet->item_firsts[item->number],
                            &subgroup, err))
    return false;
  const Recommendation *found =
      subgroup
          ? roundtable_find_recommendation(act_state(import->act), subgroup->number, item->code)
          : NULL;
  if (found) {
    *recommendation = found->number;
    return true;
  }
  fail(err, ERROR_BAD_DATA, _("there is no recommendation « %s » in the session: check the code"),
       sheet_reference(sheet, item->number));
  return sheet_name_line(sheet, sheet->item_firsts[item->number], err);
}

static bool create_item(ImportAct *import, const Item *item, uint32_t *recommendation, Error *err) {
  const Subgroup *subgroup = roundtable_find_subgroup(act_state(import->act), item->subgroup_code);
  size_t line = import->sheet->item_firsts[item->number];
  uint32_t number = subgroup ? subgroup->number : 0;
  if (!subgroup && !import_subgroup(import, line, item->subgroup_code, item->subgroup_code,
                                    SUBGROUP_HELD, &number, err))
    return false;
  subgroup = roundtable_subgroup(act_state(import->act), number);
  RecommendationAdded added = {.subgroup = number,
                               .place = (int64_t)subgroup->recommendation_count,
                               .code = item->code,
                               .title = item->code,
                               .status = STATUS_VOTABLE};
  return import_recommendation(import, line, added, recommendation, err);
}

static bool create_items(ImportAct *import, Ballots *ballots, Error *err) {
  const Sheet *sheet = import->sheet;
  size_t count = sheet->items.count;
  Item *items = malloc(count * sizeof *items);
  if (!items) return fail_memory(err);
  for (size_t i = 0; i < count; ++i)
    items[i] = item_at(sheet, i);
  qsort(items, count, sizeof *items, by_subgroup_and_code);
  bool done = true;
  for (size_t i = 0; i < count && done; ++i)
    done = create_item(import, &items[i], &ballots->recommendations[items[i].number], err);
  free(items);
  return done && outcome_say(import->outcome, err, "%s",
                             _("The session was empty: its recommendations were made from the "
                               "file, titled by their codes."));
}

static bool find_items(ImportAct *import, Ballots *ballots, Error *err) {
  const Sheet *sheet = import->sheet;
  ballots->recommendations = calloc(sheet->items.count, sizeof *ballots->recommendations);
  if (!ballots->recommendations) return fail_memory(err);
  const Roundtable *state = act_state(import->act);
  if (roundtable_subgroup_count(state) == 0) return create_items(import, ballots, err);
  for (size_t i = 0; i < sheet->items.count; ++i) {
    Item item = item_at(sheet, i);
    if (!find_item(import, &item, &ballots->recommendations[i], err)) return false;
  }
  return true;
}

static int64_t ballot_number(const Ballots *ballots, int64_t voter) {
  return voter >= 0 ? voter : ballots->named[~voter];
}

static BallotLine *room_for_lines(Ballots *ballots, size_t count, Error *err) {
  BallotLine *lines = array_reserve(ballots->lines, &ballots->line_capacity, count, sizeof *lines);
  if (!lines) {
    fail_memory(err);
    return NULL;
  }
  ballots->lines = lines;
  return lines;
}

static int by_recommendation(const void *a, const void *b) {
  const BallotLine *one = a, *other = b;
  return (one->recommendation > other->recommendation) -
         (one->recommendation < other->recommendation);
}

static bool changes_nothing(const BallotLine *line) {
  return memcmp(line->dots[BEFORE], line->dots[AFTER], COLOUR_COUNT) == 0;
}

/* In order, one line for each recommendation, and only those that change something. */
static size_t merge_lines(BallotLine *lines, size_t count) {
  qsort(lines, count, sizeof *lines, by_recommendation);
  size_t kept = 0;
  for (size_t i = 0; i < count; ++i) {
    BallotLine merged = lines[i];
    bool pair = i + 1 < count && lines[i + 1].recommendation == merged.recommendation;
    for (int colour = 0; pair && colour < COLOUR_COUNT; ++colour) {
      for (int side = BEFORE; side <= AFTER; ++side) {
        merged.dots[side][colour] =
            (uint8_t)(merged.dots[side][colour] + lines[i + 1].dots[side][colour]);
      }
    }
    if (pair) ++i;
    if (!changes_nothing(&merged)) lines[kept++] = merged;
  }
  return kept;
}

static BallotLine dot_line(const Ballots *ballots, const Dot *dot) {
  BallotLine line = {.recommendation = ballots->recommendations[dot->item]};
  line.dots[AFTER][dot->colour] = 1;
  return line;
}

static BallotLine entry_line(const BallotEntry *entry) {
  BallotLine line = {.recommendation = entry->recommendation};
  memcpy(line.dots[BEFORE], entry->dots, COLOUR_COUNT);
  return line;
}

static bool takes_votes(const Roundtable *state, uint32_t number) {
  const Recommendation *recommendation = roundtable_recommendation(state, number);
  const Subgroup *subgroup = roundtable_subgroup(state, recommendation->subgroup);
  return recommendation->status == STATUS_VOTABLE && subgroup->status == SUBGROUP_HELD &&
         subgroup->vote != VOTE_CLOSED;
}

/* The line that a refusal of the ballot would be about. */
static size_t line_of_ballot(const ImportAct *import, const Ballots *ballots, const Dot *dots,
                             size_t count) {
  for (size_t i = 0; i < count; ++i)
    if (!takes_votes(act_state(import->act), ballots->recommendations[dots[i].item]))
      return dots[i].line;
  return dots->line;
}

static size_t *counter_of(ImportOutcome *outcome, const Ballot *before, size_t line_count) {
  if (!before->cast) return &outcome->ballots_cast;
  return line_count > 0 ? &outcome->ballots_edited : &outcome->votes_repeated;
}

static bool cast(ImportAct *import, const Ballots *ballots, const Dot *dots, size_t count,
                 const Ballot *before, size_t line_count, Error *err) {
  Event event = event_make(EVENT_BALLOT_CAST);
  event.ballot = (BallotChange){.ballot = ballot_number(ballots, dots->voter),
                                .cast = {before->cast, 1},
                                .logged_ms = dots->logged_ms,
                                .lines = ballots->lines,
                                .line_count = line_count};
  ++*counter_of(import->outcome, before, line_count);
  return import_event(import, line_of_ballot(import, ballots, dots, count), event, err);
}

/* The file has the whole ballot: dots that it does not have are taken off. */
static bool import_ballot(ImportAct *import, Ballots *ballots, const Dot *dots, size_t count,
                          Error *err) {
  Ballot before = {0};
  roundtable_ballot(act_state(import->act), ballot_number(ballots, dots->voter), &before);
  size_t entry_count = before.cast ? before.entry_count : 0;
  BallotLine *lines = room_for_lines(ballots, count + entry_count, err);
  if (!lines) return false;
  for (size_t i = 0; i < count; ++i)
    lines[i] = dot_line(ballots, &dots[i]);
  for (size_t i = 0; i < entry_count; ++i)
    lines[count + i] = entry_line(&before.entries[i]);
  const size_t line_count = merge_lines(lines, count + entry_count);
  return (line_count == 0 && before.cast) ||
         cast(import, ballots, dots, count, &before, line_count, err);
}

static bool import_whole_ballots(ImportAct *import, Ballots *ballots, Error *err) {
  const Sheet *sheet = import->sheet;
  for (size_t first = 0, next; first < sheet->dot_count; first = next) {
    for (next = first + 1; next < sheet->dot_count; ++next)
      if (sheet->dots[next].voter != sheet->dots[first].voter) break;
    if (!import_ballot(import, ballots, &sheet->dots[first], next - first, err)) return false;
  }
  return true;
}

/* One dot of the ballot is set, and the rest of it stays. A vote that was given before is one
 * more event all the same: vote n is the n-th. */
static bool import_logged_dot(ImportAct *import, Ballots *ballots, const Dot *dot, Error *err) {
  Ballot before = {0};
  roundtable_ballot(act_state(import->act), ballot_number(ballots, dot->voter), &before);
  BallotLine *lines = room_for_lines(ballots, 2, err);
  if (!lines) return false;
  size_t count = 0;
  lines[count++] = dot_line(ballots, dot);
  for (size_t i = 0; before.cast && i < before.entry_count; ++i) {
    if (before.entries[i].recommendation != lines[0].recommendation) continue;
    lines[count++] = entry_line(&before.entries[i]);
    break;
  }
  return cast(import, ballots, dot, 1, &before, merge_lines(lines, count), err);
}

static bool import_log(ImportAct *import, Ballots *ballots, Error *err) {
  const Sheet *sheet = import->sheet;
  for (size_t i = 0; i < sheet->dot_count; ++i) {
    if (!import_logged_dot(import, ballots, &sheet->dots[i], err)) return false;
    const uint64_t seq = roundtable_seq(act_state(import->act));
    if (i == 0) import->outcome->first_vote = seq;
    import->outcome->last_vote = seq;
  }
  return true;
}

bool import_ballots(ImportAct *import, Error *err) {
  Ballots ballots = {0};
  bool log = import->sheet->header.contents == IMPORTED_LOG;
  act_expect(import->act, import->sheet->dot_count);
  bool done =
      act_need_ballots(import->act, err) && find_items(import, &ballots, err) &&
      import_voters(import, &ballots.named, err) &&
      (log ? import_log(import, &ballots, err) : import_whole_ballots(import, &ballots, err));
  free(ballots.recommendations);
  free(ballots.named);
  free(ballots.lines);
  return done;
}
