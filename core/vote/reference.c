#include "core/vote/reference.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"

static char small(char letter) {
  return (char)(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
}

static bool same_but_for_capitals(const char *a, const char *b) {
  for (; *a && small(*a) == small(*b); ++a)
    ++b;
  return *a == *b;
}

const Subgroup *reference_find_subgroup(const Roundtable *roundtable, const char *code) {
  const Subgroup *found = roundtable_find_subgroup(roundtable, code);
  size_t matches = 0, count = found ? 0 : roundtable_subgroup_count(roundtable);
  for (size_t place = 0; place < count; ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(roundtable, place);
    if (!same_but_for_capitals(subgroup->text[SUBGROUP_CODE], code)) continue;
    found = subgroup;
    ++matches;
  }
  return matches > 1 ? NULL : found;
}

static const Recommendation *find_recommendation(const Roundtable *roundtable,
                                                 const Subgroup *subgroup, const char *code) {
  const Recommendation *found = roundtable_find_recommendation(roundtable, subgroup->number, code);
  size_t matches = 0, count = found ? 0 : subgroup->recommendation_count;
  for (size_t place = 0; place < count; ++place) {
    const Recommendation *other =
        roundtable_recommendation(roundtable, subgroup->recommendations[place]);
    if (!same_but_for_capitals(other->code, code)) continue;
    found = other;
    ++matches;
  }
  return matches > 1 ? NULL : found;
}

/* Copies what precedes the slash; false if it is longer than any code. */
static bool subgroup_part(const char *text, const char *slash, char code[REFERENCE_TEXT_SIZE]) {
  size_t length = (size_t)(slash - text);
  if (length >= REFERENCE_TEXT_SIZE) return false;
  memcpy(code, text, length);
  code[length] = '\0';
  return true;
}

static const Recommendation *find_in_named(const Roundtable *roundtable, const char *text,
                                           Error *err) {
  const char *slash = strchr(text, '/');
  char code[REFERENCE_TEXT_SIZE];
  const Subgroup *subgroup =
      subgroup_part(text, slash, code) ? reference_find_subgroup(roundtable, code) : NULL;
  if (!subgroup) {
    fail(err, ERROR_FAILED, _("there is no subgroup “%.*s”: `gommette show` lists them"),
         (int)(slash - text), text);
    return NULL;
  }
  const Recommendation *found = find_recommendation(roundtable, subgroup, slash + 1);
  if (!found)
    fail(err, ERROR_FAILED,
         _("there is no recommendation “%s” in subgroup “%s”: `gommette show` lists them"),
         slash + 1, subgroup->text[SUBGROUP_CODE]);
  return found;
}

bool reference_find(const Roundtable *roundtable, const char *text,
                    const Recommendation **recommendation, Error *err) {
  /* The only subgroup that a reference without a subgroup can mean. */
  const Subgroup *only =
      roundtable_subgroup_count(roundtable) == 1 ? roundtable_subgroup_at(roundtable, 0) : NULL;
  const Recommendation *found = only ? find_recommendation(roundtable, only, text) : NULL;
  if (!found && strchr(text, '/')) {
    found = find_in_named(roundtable, text, err);
    if (!found) return false;
  }
  if (!found && only)
    return fail(err, ERROR_FAILED, _("there is no recommendation “%s”: `gommette show` lists them"),
                text);
  if (!found)
    return fail(err, ERROR_FAILED,
                _("“%s” names no subgroup: write it as SUBGROUP/CODE, such as 2/5.2"), text);
  *recommendation = found;
  return true;
}

ReferenceText reference_shown(const Roundtable *roundtable, const Recommendation *recommendation) {
  ReferenceText reference;
  const Subgroup *subgroup = roundtable_subgroup(roundtable, recommendation->subgroup);
  const char *code = subgroup ? subgroup->text[SUBGROUP_CODE] : "";
  bool alone = !*code && roundtable_subgroup_count(roundtable) == 1;
  snprintf(reference.text, sizeof reference.text, "%s%s%s", code, alone ? "" : "/",
           recommendation->code);
  return reference;
}

Parts parts_of(const Recommendation *recommendation) {
  const bool counted =
      recommendation->counts_known || tally_cumulative(recommendation->counted) != 0;
  if (!counted || tally_cumulative(recommendation->ballots) == 0)
    return parts_of_tally(recommendation_tally(recommendation));
  return (Parts){recommendation->counted, recommendation->ballots, true};
}

Parts parts_of_tally(Tally tally) {
  return (Parts){.counted = tally};
}

static Shown shown(bool two, int64_t counted, int64_t ballots) {
  Shown both;
  if (!two) return number_shown(counted);
  /* 64 bits take 20 characters and 6 separators, of 3 bytes at most. */
  snprintf(both.text, sizeof both.text, "%.40s + %.40s", number_shown(counted).text,
           number_shown(ballots).text);
  return both;
}

Shown parts_shown(const Parts *parts, Colour colour) {
  return shown(parts->two, parts->counted.dots[colour], parts->ballots.dots[colour]);
}

Shown parts_sum_shown(const Parts *parts) {
  return shown(parts->two, tally_cumulative(parts->counted), tally_cumulative(parts->ballots));
}
