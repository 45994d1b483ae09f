#include "core/rank/judgment.h"

#include "core/base/ratio.h"

/* Taking the lower median away again and again walks out from the middle, one grade downwards and
 * one upwards in turn. Two walks of the same length first differ where one of their halves does. */

/* Grades as often as they stand, out from the middle on one side. */
typedef struct Walk {
  Wide often[GRADES]; /* by grade */
  int grade, step;    /* where it is, and whether it goes to better grades (1) or worse (-1) */
} Walk;

Judgment judgment_of_voters(Tally tally, int64_t voters) {
  Judgment judgment = judgment_of_dots(tally);
  judgment.of[GRADE_NONE] = voters - tally_cumulative(tally);
  return judgment;
}

Judgment judgment_of_dots(Tally tally) {
  return (Judgment){.of = {[GRADE_RED] = tally.dots[RED],
                           [GRADE_YELLOW] = tally.dots[YELLOW],
                           [GRADE_GREEN] = tally.dots[GREEN]}};
}

static int64_t total(const Judgment *judgment) {
  int64_t sum = 0;
  for (int grade = 0; grade < GRADES; ++grade)
    sum += judgment->of[grade];
  return sum;
}

Grade judgment_median(const Judgment *judgment) {
  int64_t left = (total(judgment) - 1) / 2;
  int grade = 0;
  while (left >= judgment->of[grade])
    left -= judgment->of[grade++];
  return (Grade)grade;
}

/* The worse half of the grades, the lower median its first; the better half likewise. */
static Walk walk_out(const Judgment *judgment, Wide times, Wide all, int step) {
  Walk walk = {.grade = step < 0 ? GRADES - 1 : 0, .step = step};
  Wide worse = (all + 1) / 2;
  Wide left_out = step < 0 ? all - worse : worse;
  for (int grade = walk.grade; grade >= 0 && grade < GRADES; grade += step) {
    Wide here = times * judgment->of[grade];
    Wide skipped = here < left_out ? here : left_out;
    walk.often[grade] = here - skipped;
    left_out -= skipped;
  }
  return walk;
}

static void skip_empty(Walk *walk) {
  while (walk->grade >= 0 && walk->grade < GRADES && walk->often[walk->grade] == 0)
    walk->grade += walk->step;
}

/* How far two halves of the same length go together (*steps), and which grade is better after that:
 * below 0 the first's, 0 where they never part. */
static int compare_walks(Walk first, Walk second, Wide *steps) {
  for (*steps = 0;;) {
    skip_empty(&first);
    skip_empty(&second);
    if (first.grade != second.grade) return second.grade - first.grade;
    if (first.grade < 0 || first.grade >= GRADES) return 0;
    Wide *left = &first.often[first.grade], *right = &second.often[second.grade];
    Wide together = *left < *right ? *left : *right;
    *left -= together;
    *right -= together;
    *steps += together;
  }
}

int judgment_compare(const Judgment *first, const Judgment *second) {
  Wide divisor = wide_common_divisor(total(first), total(second));
  Wide times_first = total(second) / divisor, times_second = total(first) / divisor;
  Wide all = times_first * total(first), down_steps, up_steps;
  int down = compare_walks(walk_out(first, times_first, all, -1),
                           walk_out(second, times_second, all, -1), &down_steps);
  int up = compare_walks(walk_out(first, times_first, all, 1),
                         walk_out(second, times_second, all, 1), &up_steps);
  if (down == 0 || up == 0) return down != 0 ? down : up;
  /* Taken away from an odd number: down, down, up, down, up …; from an even one: down, up, down …
   */
  return down_steps <= up_steps + all % 2 ? down : up;
}
