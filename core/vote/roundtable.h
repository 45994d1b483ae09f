/* What a vote is: its events, and the state that they add up to. Only roundtable_apply changes that
 * state: live, on reopening, in a replay and in an import.
 *
 * Pointers to subgroups, recommendations and ballots are borrowed until the next apply; texts until
 * roundtable_close. Numbers are the internal ones of event.h. */
#ifndef CORE_VOTE_ROUNDTABLE_H
#define CORE_VOTE_ROUNDTABLE_H

#include "core/base/error.h"
#include "core/vote/ballot_box.h"
#include "core/vote/event.h"

typedef struct Roundtable Roundtable;

/* Ballots received through the kiosk. */
typedef struct Kiosk {
  bool handed_over; /* voters have the keyboard now */
  int64_t waiting;  /* not counted yet: their content is secret */
  int64_t counted;
} Kiosk;

typedef struct Subgroup {
  uint32_t number;
  bool present; /* false once its addition was corrected */
  const char *text[SUBGROUP_TEXTS];
  SubgroupStatus status;
  SubgroupVote vote;
  int64_t voters; /* its own, if only its members vote; else RULE_UNKNOWN */
  Kiosk kiosk;
  int64_t ballots;           /* in the box with dots here, as far as their content is known */
  uint64_t visited;          /* internal to core: which examination of a ballot */
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
  bool counts_known; /* counts were set, even to zero */
  Tally counted;     /* dots called out and counts: the first part of its tally */
  Tally ballots;     /* the second part */
} Recommendation;

typedef struct Phase {
  const char *name; /* "": not planned */
  int64_t minutes;
} Phase;

/* The running phase, and its time. */
typedef struct PhaseClock {
  uint32_t phase; /* 0: none */
  bool running;
  int64_t elapsed_ms; /* until `since` */
  Stamp since;        /* of its last start */
} PhaseClock;

/* What the room sees. */
typedef struct Board {
  BoardView view;
  uint32_t subject; /* the number of a subgroup or recommendation, which may no longer be present */
  bool curtain;     /* drawn: the results are hidden */
  Reveal reveal;    /* how it is lifted */
  uint32_t steps;   /* steps of the reveal that are shown; of REVEAL_TOP: the rank shown, 0 after
                       the first */
} Board;

/* Creates an empty session, before its first event. Fails only if out of memory. */
bool roundtable_open(Roundtable **roundtable, Error *err);
void roundtable_close(Roundtable *roundtable);

/* Returns whether the event may happen now: the next seq, within limits, about things that exist
 * and are as it says. Reserves the memory for it and changes nothing visible. The error names the
 * thing and, if a later event stands in the way of a correction, that event's number. */
bool roundtable_check(Roundtable *roundtable, const Event *event, Error *err);

/* Applies an event. Call only right after roundtable_check accepted the same event; cannot fail.
 * Copies the texts that it stores. */
void roundtable_apply(Roundtable *roundtable, const Event *event);

/* Return the seq of the last event, 0 before the first, and that event's stamp. */
uint64_t roundtable_seq(const Roundtable *roundtable);
Stamp roundtable_last_stamp(const Roundtable *roundtable);

const uint8_t *roundtable_session_id(const Roundtable *roundtable);
const char *roundtable_text(const Roundtable *roundtable, SessionText property);
RankingRule roundtable_ranking_rule(const Roundtable *roundtable);

/* Returns a voting rule, or RULE_UNKNOWN. */
int64_t roundtable_voting_rule(const Roundtable *roundtable, VotingRule rule);

/* Returns how many ranks count as the first: RULE_TOP, or TOP_RANKS if it was not set. */
enum { TOP_RANKS = 5 };
int64_t roundtable_top(const Roundtable *roundtable);

/* Return a phase of the day, 1 to PHASES_MAX; and the running one. */
Phase roundtable_phase(const Roundtable *roundtable, uint32_t phase);
PhaseClock roundtable_phase_clock(const Roundtable *roundtable);

/* Returns the milliseconds that a phase has lasted at a moment, excluding pauses. Only the times
 * and the boot mark of `now` are used: within one run of a machine its own clock, which cannot be
 * set, else the wall clock. */
int64_t phase_elapsed_ms(const PhaseClock *clock, const Stamp *now);

/* Returns the clock in the form used by events. */
PhaseStep phase_step_of(const PhaseClock *clock);

Board roundtable_board(const Roundtable *roundtable);

/* Returns the ballots of the kiosk for the whole session; those of a subgroup are in the subgroup.
 */
Kiosk roundtable_kiosk(const Roundtable *roundtable);

/* Returns those of a subgroup or, for 0, of the whole session; empty if it is not present. */
Kiosk roundtable_kiosk_of(const Roundtable *roundtable, uint32_t subgroup);

/* Return the subgroups present, in the order of the agenda: place is 0 to count - 1. */
size_t roundtable_subgroup_count(const Roundtable *roundtable);
const Subgroup *roundtable_subgroup_at(const Roundtable *roundtable, size_t place);

/* Returns a subgroup by number: NULL if it never existed or is not present. */
const Subgroup *roundtable_subgroup(const Roundtable *roundtable, uint32_t number);
const Recommendation *roundtable_recommendation(const Roundtable *roundtable, uint32_t number);

/* Returns a subgroup by its exact code: NULL if none is present. */
const Subgroup *roundtable_find_subgroup(const Roundtable *roundtable, const char *code);
const Recommendation *roundtable_find_recommendation(const Roundtable *roundtable,
                                                     uint32_t subgroup, const char *code);

/* Returns the n-th recommendation of a subgroup in the order of the agenda, n from 0 to count - 1.
 */
const Recommendation *roundtable_recommendation_at(const Roundtable *roundtable,
                                                   const Subgroup *subgroup, size_t place);

/* Return how many recommendations were ever added, and the number that the next one must have. */
size_t roundtable_recommendation_total(const Roundtable *roundtable);
uint32_t roundtable_next_subgroup(const Roundtable *roundtable);
uint32_t roundtable_next_recommendation(const Roundtable *roundtable);

/* Returns both parts together. */
Tally recommendation_tally(const Recommendation *recommendation);

/* Return whether it, or anything in it, has a dot, a ballot's dot or counts, even zero ones. */
bool recommendation_has_votes(const Recommendation *recommendation);
bool subgroup_has_votes(const Roundtable *roundtable, const Subgroup *subgroup);

/* Return whether it has a row in a ranking: votable, in a held subgroup that was opened or has a
 * dot, counts or a ballot. The first checks what all votable recommendations of a subgroup share.
 */
bool subgroup_put_to_the_vote(const Roundtable *roundtable, const Subgroup *subgroup);
bool recommendation_put_to_the_vote(const Roundtable *roundtable,
                                    const Recommendation *recommendation);

/* Finds a ballot ever cast; false if none. */
bool roundtable_ballot(const Roundtable *roundtable, int64_t number, Ballot *ballot);

/* Return how many ballots are in the box, and the smallest number above all that were ever cast. */
size_t roundtable_ballots_cast(const Roundtable *roundtable);
int64_t roundtable_next_ballot(const Roundtable *roundtable);

/* Returns whether their content is known: a checkpoint leaves it out. */
bool roundtable_knows_ballots(const Roundtable *roundtable);

/* Returns how many of those in the box have no dot; RULE_UNKNOWN if the state was loaded from a
 * checkpoint with ballots before it. */
int64_t roundtable_ballots_blank(const Roundtable *roundtable);

/* What the state remembers of each event, for undo, redo and corrections (core/vote/history.h). */

enum { WHOLE_SESSION = 0 };

#define EVERY_SUBGROUP                                                                             \
  0x3FFFu /* an entry that belongs to all of them; all the bits of its field                       \
           */

/* 24 bytes, since a journal holds millions. */
typedef struct HistoryEntry {
  uint64_t subject; /* recommendation, or a ballot's number; 0: the subgroup or session */
  uint32_t act;
  uint32_t corrects;      /* of a correction: the seq it takes back; else 0 */
  uint32_t taken_back_by; /* the correction in force that takes it back; 0 if none */
  unsigned subgroup : 14; /* WHOLE_SESSION: in none; EVERY_SUBGROUP: in all */
  unsigned kind : 8;      /* EventKind */
  unsigned property : 8;  /* which text or rule was set, or Colour of a dot; else 0 */
  unsigned in_force : 1;  /* not while a correction in force takes it back, nor if it is … */
  unsigned recorded : 1;  /* … for reading only, and changed nothing here */
} HistoryEntry;
_Static_assert(SUBGROUPS_MAX < EVERY_SUBGROUP, "a subgroup's number fits its field");

/* Returns whether it took place in the room and can be neither undone nor redone; everything else
 * can. */
bool history_lasts(const HistoryEntry *entry);

/* Returns whether it starts, pauses or ends a phase or corrects which one is running: that lasts
 * too, but one more phase event can take it back. */
bool history_moves_clock(const HistoryEntry *entry);

#endif
