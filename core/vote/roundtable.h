/* What a vote is: its events, and the state that they add up to. Nothing but roundtable_apply
 * changes that state, live, on reopening, in a replay and in an import alike.
 *
 * Pointers to subgroups, recommendations and ballots are borrowed until the next apply; texts until
 * roundtable_close. Numbers are the internal ones of event.h. */
#ifndef CORE_VOTE_ROUNDTABLE_H
#define CORE_VOTE_ROUNDTABLE_H

#include "core/base/error.h"
#include "core/vote/event.h"

typedef struct Roundtable Roundtable;

/* Ballots that came in through the kiosk. */
typedef struct Kiosk {
  bool handed_over; /* the keyboard is the voters' now */
  int64_t waiting;  /* not counted yet: nobody may know what is on them */
  int64_t counted;
} Kiosk;

typedef struct Subgroup {
  uint32_t number;
  bool present; /* false once its addition was corrected */
  const char *text[SUBGROUP_TEXTS];
  SubgroupStatus status;
  SubgroupVote vote;
  int64_t voters; /* of its own, where just its members vote; else RULE_UNKNOWN */
  Kiosk kiosk;
  int64_t ballots;           /* in the box with dots here, as far as it is known what is on them */
  uint64_t visited;          /* inside of core: by which look at a ballot */
  uint32_t *recommendations; /* numbers, in the order of the agenda */
  size_t recommendation_count, recommendation_capacity;
} Subgroup;

typedef struct Recommendation {
  uint32_t number, subgroup, parent;
  bool present; /* false once its addition was corrected */
  const char *code;
  const char *text[RECOMMENDATION_TEXTS];
  RecommendationStatus status;
  uint32_t children;
  bool counts_known; /* counts were set, be they zero */
  Tally counted;     /* dots called out and counts: the first part of its tally */
  Tally ballots;     /* the second part */
} Recommendation;

/* One voter's dots on one recommendation, as they stand. */
typedef struct BallotEntry {
  uint32_t recommendation;
  uint8_t dots[COLOUR_COUNT];
} BallotEntry;

typedef struct Ballot {
  int64_t number;
  bool cast;
  const BallotEntry *entries; /* in rising order of recommendation; only those with dots */
  size_t entry_count;
} Ballot;

typedef struct Phase {
  const char *name; /* "": not planned */
  int64_t minutes;
} Phase;

/* Which phase is on, and its time. */
typedef struct PhaseClock {
  uint32_t phase; /* 0: none */
  bool running;
  int64_t elapsed_ms; /* until `since` */
  Stamp since;        /* of its last start */
} PhaseClock;

/* What the room sees. */
typedef struct Board {
  BoardView view;
  uint32_t subject; /* the number of a subgroup or recommendation, which may be present no more */
  bool curtain;     /* drawn: the results are hidden */
  Reveal reveal;    /* how it is lifted */
  uint32_t steps;   /* of the reveal that are shown */
} Board;

/* An empty session, before its first event. Fails only for lack of memory. */
bool roundtable_open(Roundtable **roundtable, Error *err);
void roundtable_close(Roundtable *roundtable);

/* Whether the event may happen now: the next seq, within limits, about things that exist and stand
 * as it says. Reserves the memory for it and changes nothing that can be seen. The error names the
 * thing and, where a later event stands in the way of a correction, that event's number. */
bool roundtable_check(Roundtable *roundtable, const Event *event, Error *err);

/* Makes it happen. Only right after roundtable_check said yes to the same event; cannot fail.
 * Copies the texts that it keeps. */
void roundtable_apply(Roundtable *roundtable, const Event *event);

/* The seq of the last event, 0 before the first, and that event's stamp. */
uint64_t roundtable_seq(const Roundtable *roundtable);
Stamp roundtable_last_stamp(const Roundtable *roundtable);

const uint8_t *roundtable_session_id(const Roundtable *roundtable);
const char *roundtable_text(const Roundtable *roundtable, SessionText property);
RankingRule roundtable_ranking_rule(const Roundtable *roundtable);

/* A voting rule, or RULE_UNKNOWN. */
int64_t roundtable_voting_rule(const Roundtable *roundtable, VotingRule rule);

/* A phase of the day, 1 to PHASES_MAX; and the one that is on. */
Phase roundtable_phase(const Roundtable *roundtable, uint32_t phase);
PhaseClock roundtable_phase_clock(const Roundtable *roundtable);

/* Milliseconds that a phase has lasted at a moment, pauses left out. Only the times and the boot
 * mark of `now` count: within one run of a machine its own clock, which no one can set, else the
 * wall clock. */
int64_t phase_elapsed_ms(const PhaseClock *clock, const Stamp *now);

/* The clock as events carry it. */
PhaseStep phase_step_of(const PhaseClock *clock);

Board roundtable_board(const Roundtable *roundtable);

/* The ballots of the kiosk for the whole session; those of a subgroup are in the subgroup. */
Kiosk roundtable_kiosk(const Roundtable *roundtable);

/* Those of a subgroup or, of number 0, of the whole session; none where it is not present. */
Kiosk roundtable_kiosk_of(const Roundtable *roundtable, uint32_t subgroup);

/* Subgroups present, in the order of the agenda: place is 0 to count - 1. */
size_t roundtable_subgroup_count(const Roundtable *roundtable);
const Subgroup *roundtable_subgroup_at(const Roundtable *roundtable, size_t place);

/* By number: NULL where there never was one or it is not present. */
const Subgroup *roundtable_subgroup(const Roundtable *roundtable, uint32_t number);
const Recommendation *roundtable_recommendation(const Roundtable *roundtable, uint32_t number);

/* By code, exactly: NULL where there is none present. */
const Subgroup *roundtable_find_subgroup(const Roundtable *roundtable, const char *code);
const Recommendation *roundtable_find_recommendation(const Roundtable *roundtable,
                                                     uint32_t subgroup, const char *code);

/* The n-th recommendation of a subgroup in the order of the agenda, n from 0 to count - 1. */
const Recommendation *roundtable_recommendation_at(const Roundtable *roundtable,
                                                   const Subgroup *subgroup, size_t place);

/* How many recommendations were ever added, and the number that the next one must bear. */
size_t roundtable_recommendation_total(const Roundtable *roundtable);
uint32_t roundtable_next_subgroup(const Roundtable *roundtable);
uint32_t roundtable_next_recommendation(const Roundtable *roundtable);

/* Both parts together. */
Tally recommendation_tally(const Recommendation *recommendation);

/* Whether it, or anything in it, has a dot, a ballot's dot or counts, be they zero. */
bool recommendation_has_votes(const Recommendation *recommendation);
bool subgroup_has_votes(const Roundtable *roundtable, const Subgroup *subgroup);

/* Whether it has a row in a ranking: votable, in a held subgroup that was opened or has a dot,
 * counts or a ballot. The first asks for a whole subgroup what its votable recommendations share.
 */
bool subgroup_put_to_the_vote(const Roundtable *roundtable, const Subgroup *subgroup);
bool recommendation_put_to_the_vote(const Roundtable *roundtable,
                                    const Recommendation *recommendation);

/* A ballot ever cast, or false. */
bool roundtable_ballot(const Roundtable *roundtable, int64_t number, Ballot *ballot);

/* How many ballots lie in the box, and the smallest number above all that were ever cast. */
size_t roundtable_ballots_cast(const Roundtable *roundtable);
int64_t roundtable_next_ballot(const Roundtable *roundtable);

/* Whether it is known what is on them: a checkpoint leaves that out. */
bool roundtable_knows_ballots(const Roundtable *roundtable);

/* How many of those in the box have no dot; RULE_UNKNOWN where the state was taken up at a
 * checkpoint with ballots before it. */
int64_t roundtable_ballots_blank(const Roundtable *roundtable);

/* Finds a recommendation by its subgroup and code: numbers kept in the order of both. */

typedef struct CodeIndex {
  uint32_t *numbers;
  size_t count, capacity;
} CodeIndex;

/* The number of the recommendation of this subgroup and code, 0 if there is none. `recommendations`
 * is the array that numbers - 1 index. */
uint32_t code_index_find(const CodeIndex *index, const Recommendation *recommendations,
                         uint32_t subgroup, const char *code);

/* Room for one more; false for lack of memory. */
bool code_index_reserve(CodeIndex *index);

/* Takes a recommendation in, or out, under the subgroup and code that it bears at that moment. */
void code_index_add(CodeIndex *index, const Recommendation *recommendations, uint32_t number);
void code_index_remove(CodeIndex *index, const Recommendation *recommendations, uint32_t number);

void code_index_free(CodeIndex *index);

#endif
