/* Ballots and logs: records whatever on a voter's ballot differs from the file. */
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/import/import.h"
#include "sessions/text/text.h"

/* The lines of a file translated to this session. */
typedef struct Ballots {
  uint32_t *recommendations; /* of each item */
  int64_t *named;            /* the ballot of each named voter */
  bool joined;               /* … two of which are the same */
  const Dot *dots;           /* the sheet's, or `together` */
  Dot *together;             /* sorted by ballot, if two voters have the same one */
  BallotLine *lines;         /* space for one ballot */
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

static int by_subgroup_and_code(const void *a, const void *b) {
  const Item *one = a, *other = b;
  int order = text_natural_order(one->subgroup_code, other->subgroup_code);
  return order ? order : text_natural_order(one->code, other->code);
}

static bool find_item(ImportAct *import, const Item *item, uint32_t *recommendation, Error *err) {
  const Sheet *sheet = import->sheet;
  const Subgroup *subgroup;
  if (!import_find_subgroup(import, item->subgroup_code, sheet->item_firsts[item->number],
                            &subgroup, err))
    return false;
  const Recommendation *found = subgroup
                                    ? roundtable_find_recommendation(transaction_state(import->tx),
                                                                     subgroup->number, item->code)
                                    : NULL;
  if (found) {
    *recommendation = found->number;
    return true;
  }
  fail(err, ERROR_BAD_DATA, _("there is no recommendation “%s” in the session: check the code"),
       sheet_reference(sheet, item->number));
  return sheet_name_line(sheet, sheet->item_firsts[item->number], err);
}

static bool create_item(ImportAct *import, const Item *item, uint32_t *recommendation, Error *err) {
  const Subgroup *subgroup =
      roundtable_find_subgroup(transaction_state(import->tx), item->subgroup_code);
  size_t line = import->sheet->item_firsts[item->number];
  uint32_t number = subgroup ? subgroup->number : 0;
  if (!subgroup && !import_subgroup(import, line, item->subgroup_code, item->subgroup_code,
                                    SUBGROUP_HELD, &number, err))
    return false;
  subgroup = roundtable_subgroup(transaction_state(import->tx), number);
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
  Item *items = calloc(count + 1, sizeof *items);
  if (!items) return fail_memory(err);
  for (size_t i = 0; i < count; ++i)
    items[i] = item_at(sheet, i);
  qsort(items, count, sizeof *items, by_subgroup_and_code);
  bool done = true;
  for (size_t i = 0; i < count && done; ++i)
    done = create_item(import, &items[i], &ballots->recommendations[items[i].number], err);
  free(items);
  if (!done || count == 0) return done;
  sentences_say(&import->outcome->sentences, "%s",
                _("The session was empty: its recommendations were created from the file, with "
                  "their codes as titles."));
  return true;
}

static bool find_items(ImportAct *import, Ballots *ballots, Error *err) {
  const Sheet *sheet = import->sheet;
  ballots->recommendations = calloc(sheet->items.count + 1, sizeof *ballots->recommendations);
  if (!ballots->recommendations) return fail_memory(err);
  const Roundtable *state = transaction_state(import->tx);
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

static int by_recommendation(const void *a, const void *b) {
  const BallotLine *one = a, *other = b;
  return (one->recommendation > other->recommendation) -
         (one->recommendation < other->recommendation);
}

/* Sorted, one line per recommendation, and only those that change something. */
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
    if (memcmp(merged.dots[BEFORE], merged.dots[AFTER], COLOUR_COUNT) != 0) lines[kept++] = merged;
  }
  return kept;
}

static BallotLine dot_line(const Ballots *ballots, const Dot *dot) {
  BallotLine line = {.recommendation = ballots->recommendations[dot->item]};
  line.dots[AFTER][dot->colour] = dot->dots;
  return line;
}

static bool add_to_line(const ImportAct *import, BallotLine *line, const Dot *dot, Error *err) {
  uint8_t *dots = &line->dots[AFTER][dot->colour];
  if (*dots > BALLOT_DOTS_MAX - dot->dots) {
    fail(err, ERROR_BAD_DATA, _("the number is too large: at most %s is possible"),
         number_shown(BALLOT_DOTS_MAX).text);
    return sheet_name_line(import->sheet, dot->line, err);
  }
  *dots = (uint8_t)(*dots + dot->dots);
  return true;
}

/* Makes a line for each item. Two lines on one item add up if the rule allows several dots, else
 * the file is ambiguous. */
static bool dot_lines(const ImportAct *import, const Ballots *ballots, const Dot *dots,
                      size_t count, BallotLine *lines, size_t *line_count, Error *err) {
  const bool several =
      roundtable_voting_rule(transaction_state(import->tx), RULE_DOTS_PER_ITEM) == STACKING;
  *line_count = 0;
  for (size_t i = 0; i < count; ++i) {
    const bool again = i > 0 && dots[i].item == dots[i - 1].item;
    const bool blank = dots[i].item == NO_ITEM;
    if (i > 0 && (blank || (again && !several)))
      return ballots_refuse_second(import->sheet, &dots[i - 1], &dots[i], err);
    if (again && !add_to_line(import, &lines[*line_count - 1], &dots[i], err)) return false;
    if (!again && !blank) lines[(*line_count)++] = dot_line(ballots, &dots[i]);
  }
  return true;
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

/* Returns the line to name when the ballot is refused. */
static size_t line_of_ballot(const ImportAct *import, const Ballots *ballots, const Dot *dots,
                             size_t count) {
  for (size_t i = 0; i < count; ++i)
    if (dots[i].item != NO_ITEM &&
        !takes_votes(transaction_state(import->tx), ballots->recommendations[dots[i].item]))
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

/* The file has the whole ballot: dots that it lacks are removed. */
static bool import_ballot(ImportAct *import, Ballots *ballots, const Dot *dots, size_t count,
                          Error *err) {
  Ballot before = {0};
  roundtable_ballot(transaction_state(import->tx), ballot_number(ballots, dots->voter), &before);
  size_t entry_count = before.cast ? before.entry_count : 0;
  size_t placed;
  if (!ARRAY_RESERVE(ballots->lines, ballots->line_capacity, count + entry_count))
    return fail_memory(err);
  BallotLine *lines = ballots->lines;
  if (!dot_lines(import, ballots, dots, count, lines, &placed, err)) return false;
  for (size_t i = 0; i < entry_count; ++i)
    lines[placed + i] = entry_line(&before.entries[i]);
  const size_t line_count = merge_lines(lines, placed + entry_count);
  return (line_count == 0 && before.cast) ||
         cast(import, ballots, dots, count, &before, line_count, err);
}

/* For two names of one voter, joins their dots into one ballot. */
static bool put_together(const ImportAct *import, Ballots *ballots, Error *err) {
  const Sheet *sheet = import->sheet;
  ballots->dots = sheet->dots;
  if (!ballots->joined || sheet->dot_count == 0) return true;
  ballots->together = malloc(sheet->dot_count * sizeof *ballots->together);
  if (!ballots->together) return fail_memory(err);
  for (size_t i = 0; i < sheet->dot_count; ++i) {
    ballots->together[i] = sheet->dots[i];
    ballots->together[i].voter = ballot_number(ballots, sheet->dots[i].voter);
  }
  ballots->dots = ballots->together;
  ballots_put_together(ballots->together, sheet->dot_count);
  return true;
}

static bool import_whole_ballots(ImportAct *import, Ballots *ballots, Error *err) {
  const size_t count = import->sheet->dot_count;
  if (!put_together(import, ballots, err)) return false;
  for (size_t first = 0, next; first < count; first = next) {
    for (next = first + 1; next < count; ++next)
      if (ballots->dots[next].voter != ballots->dots[first].voter) break;
    if (!import_ballot(import, ballots, &ballots->dots[first], next - first, err)) return false;
  }
  return true;
}

/* Sets one dot of the ballot and leaves the rest. A repeated vote is recorded all the same: vote n
 * is the n-th event. */
static bool import_logged_dot(ImportAct *import, Ballots *ballots, const Dot *dot, Error *err) {
  Ballot before = {0};
  roundtable_ballot(transaction_state(import->tx), ballot_number(ballots, dot->voter), &before);
  size_t count = 0;
  if (!ARRAY_RESERVE(ballots->lines, ballots->line_capacity, 2)) return fail_memory(err);
  BallotLine *lines = ballots->lines;
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
    const uint64_t seq = roundtable_seq(transaction_state(import->tx));
    if (i == 0) import->outcome->first_vote = seq;
    import->outcome->last_vote = seq;
  }
  return true;
}

bool import_ballots(ImportAct *import, Error *err) {
  Ballots ballots = {0};
  bool log = import->sheet->header.contents == IMPORTED_LOG;
  transaction_expect(import->tx, import->sheet->dot_count);
  bool done =
      transaction_need_ballots(import->tx, err) && find_items(import, &ballots, err) &&
      import_voters(import, &ballots.named, &ballots.joined, err) &&
      (log ? import_log(import, &ballots, err) : import_whole_ballots(import, &ballots, err));
  free(ballots.recommendations);
  free(ballots.named);
  free(ballots.together);
  free(ballots.lines);
  return done;
}
