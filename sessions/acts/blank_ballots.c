#include "sessions/acts/blank_ballots.h"

#include "sessions/journal/kiosk_value.h"
#include "sessions/session/session_parts.h"

/* Each vote that was closed has a value of its own, told by how many were counted before. */
static bool add_kiosk(const Session *session, uint32_t subgroup, Kiosk kiosk, int64_t *blank,
                      Error *err) {
  Bytes bytes = {0};
  bool done = true, known = true;
  for (int64_t first = 0; done && known && first < kiosk.counted;) {
    KioskValue value;
    done = journal_find_kiosk(session->journal, subgroup, first, &bytes, &known, err);
    known = done && known && kiosk_value_read(&bytes, &value);
    if (!known) break;
    *blank += kiosk_value_blank(&value);
    first += (int64_t)value.record_count;
  }
  if (!known) *blank = RULE_UNKNOWN;
  kiosk_value_free(&bytes);
  return done;
}

static bool one_subgroup(const Roundtable *state) {
  return roundtable_subgroup_count(state) == 1;
}

bool blank_kiosk_ballots(const Session *session, const Roundtable *state, const Subgroup *subgroup,
                         int64_t *blank, Error *err) {
  const Subgroup *own = one_subgroup(state) ? roundtable_subgroup_at(state, 0) : subgroup;
  const bool all = !subgroup || one_subgroup(state);
  int64_t found = 0;
  if (all && !add_kiosk(session, WHOLE_SESSION, roundtable_kiosk(state), &found, err)) return false;
  if (own && found != RULE_UNKNOWN && !add_kiosk(session, own->number, own->kiosk, &found, err))
    return false;
  *blank = found;
  return true;
}

bool blank_ballots(const Session *session, const Roundtable *state, const Subgroup *subgroup,
                   int64_t *blank, Error *err) {
  const bool all = !subgroup || one_subgroup(state);
  const int64_t in_box = all ? roundtable_ballots_blank(state) : 0;
  int64_t in_kiosk;
  if (!blank_kiosk_ballots(session, state, subgroup, &in_kiosk, err)) return false;
  const bool known = in_box != RULE_UNKNOWN && in_kiosk != RULE_UNKNOWN;
  *blank = known ? in_box + in_kiosk : RULE_UNKNOWN;
  return true;
}
