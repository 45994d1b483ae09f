"""Rankings worked out by brute force, in exact fractions and by other ways than core's, held against what core says:
ranking_oracle.py ANSWERS. Random small sessions, with many ties and lines that coincide."""

import fractions
import functools
import itertools
import math
import random
import subprocess
import sys

from tries import tries

Fraction = fractions.Fraction
ANSWERS = sys.argv[1]
NONE, RED, YELLOW, GREEN = range(4)
FLOOR = 5
TIED, AHEAD, BEHIND, NEVER_BEHIND, NEVER_AHEAD, DEPENDS = range(6)
METHODS = [
    "cumulative", "weighted", "mean", "green-share", "greens-first", "normalised", "majority-judgment", "median",
]  # fmt: skip


class Room:
    def __init__(self, tallies, groups, voters, weights):
        self.tallies, self.groups, self.voters, self.weights = tallies, groups, voters, weights

    def text(self):
        head = [len(self.tallies), self.voters, *self.weights]
        rows = [[group, *tally] for group, tally in zip(self.groups, self.tallies)]
        return "\n".join(" ".join(map(str, row)) for row in [head, *rows])

    def reordered(self, order):
        return Room([self.tallies[n] for n in order], [self.groups[n] for n in order], self.voters, self.weights)


def random_room(chance):
    count, most = chance.randint(1, 6), chance.choice([1, 1, 2, 2, 3, 3, 6, 6, 12])
    tallies = [tuple(chance.randint(0, most) for _ in range(3)) for _ in range(count)]
    for n in range(count):
        if chance.random() < 0.2:
            tallies[n] = chance.choice(tallies)
    weights = sorted((chance.randint(0, 6) for _ in range(3)), reverse=True)
    weights[0] = weights[0] or 1
    voters = chance.choice([-1, 3 * most, 3 * most + chance.randint(1, 9), 2])
    return Room(tallies, [chance.randint(0, 1) for _ in tallies], voters, [1000 * weight for weight in weights])


def weighted(tally, weights):
    return sum(dots * weight for dots, weight in zip(tally, weights))


# --- Intervals. A half is (c, a, b): ahead where c·w + a·x + b·y > 0 at the point (x : y : w).


def halves_of(room, self):
    mine = room.tallies[self]
    others = [tally for n, tally in enumerate(room.tallies) if n != self]
    return [tuple(theirs - own for theirs, own in zip(other, mine)) for other in others]


SIDES = [(0, 0, 1), (0, 1, -1), (1, -1, 0)]  # red ≥ 0, yellow ≥ red, green ≥ yellow


def value(half, point):
    return half[0] * point[2] + half[1] * point[0] + half[2] * point[1]


def meeting(one, other):
    """Where two lines meet, or None."""
    x = one[2] * other[0] - one[0] * other[2]
    y = one[0] * other[1] - one[1] * other[0]
    w = one[1] * other[2] - one[2] * other[1]
    if w == 0:
        return None
    return (x, y, w) if w > 0 else (-x, -y, -w)


def vertices(halves):
    lines = [half for half in halves if half[1] or half[2]] + SIDES
    points = {meeting(one, other) for one, other in itertools.combinations(lines, 2)} - {None}
    return [point for point in points if all(value(side, point) >= 0 for side in SIDES)]


def grows(half, direction):
    return half[1] * direction[0] + half[2] * direction[1]


def most_around(halves, point):
    """The most that are ahead in any cell that this vertex belongs to: between two of its lines."""
    level = [half for half in halves if value(half, point) == 0]
    sides = [side for side in SIDES if value(side, point) == 0]
    along = [(-half[2], half[1]) for half in level + sides if half[1] or half[2]]
    along += [(-x, -y) for x, y in along]
    ahead, most = sum(value(half, point) > 0 for half in halves), -1
    for one, other in itertools.combinations(along, 2):
        direction = one[0] + other[0], one[1] + other[1]
        inside = all(grows(side, direction) > 0 for side in sides)
        clear = all(grows(half, direction) for half in level if half[1] or half[2])
        if inside and clear:
            most = max(most, ahead + sum(grows(half, direction) > 0 for half in level))
    return most


def interval(room, self):
    halves = halves_of(room, self)
    points = vertices(halves)
    least = min(sum(value(half, point) > 0 for half in halves) for point in points)
    return 1 + least, 1 + max(most_around(halves, point) for point in points)


def rank_at(room, self, weights):
    mine = weighted(room.tallies[self], weights)
    return 1 + sum(weighted(tally, weights) > mine for tally in room.tallies)


def check_interval(room, self, answer, chance):
    best, worst = int(answer[1]), int(answer[2])
    assert (best, worst) == interval(room, self), f"interval {best}–{worst}, not {interval(room, self)}"
    for rank, (known, *weights) in ((best, map(int, answer[3:7])), (worst, map(int, answer[7:11]))):
        assert known and weights[0] >= weights[1] >= weights[2] >= 0 < weights[0], "no witness"
        assert rank_at(room, self, weights) == rank, f"rank {rank} is not reached at {weights}"
    for _ in range(5):
        weights = sorted((chance.randint(0, 50) for _ in range(3)), reverse=True)
        if weights[0]:
            assert best <= rank_at(room, self, weights) <= worst, f"{weights} lead out of {best}–{worst}"


# --- Pairs

GRID = [(q, p, s) for q in range(1, 6) for p in range(q + 1) for s in range(p + 1)]
COARSE = GRID[:9]  # halves and whole weights


def relation(first, second):
    signs = [weighted(first, at) - weighted(second, at) for at in GRID]
    ahead, behind, level = any(s > 0 for s in signs), any(s < 0 for s in signs), any(s == 0 for s in signs)
    if ahead and behind:
        return DEPENDS
    if ahead:
        return NEVER_BEHIND if level else AHEAD
    if behind:
        return NEVER_AHEAD if level else BEHIND
    return TIED


def check_boundary(room, first, second, exists, ahead_above, yellow):
    green, _, red = room.weights
    share = Fraction(red, green)

    def lead(at):
        return weighted(first, (1, at, share)) - weighted(second, (1, at, share))

    assert exists == (lead(share) * lead(1) < 0), "whether there is a boundary"
    if exists:
        assert lead(yellow) == 0 and share < yellow < 1, f"the boundary {yellow}"
        assert (lead(1) > 0) == ahead_above, "on which side of the boundary"


def changed(state):
    """Every state one single change away."""
    for whose in (0, 3):
        for colour in range(3):
            at = whose + colour
            yield state[:at] + (state[at] + 1,) + state[at + 1 :]
            if state[at] == 0:
                continue
            less = state[:at] + (state[at] - 1,) + state[at + 1 :]
            yield less
            targets = [whose + other for other in range(3) if other != colour] + [(at + 3) % 6]
            for other in targets:
                yield less[:other] + (less[other] + 1,) + less[other + 1 :]


@functools.lru_cache(maxsize=None)
def states_within(state, changes):
    if changes == 0:
        return frozenset([state])
    fewer = states_within(state, changes - 1)
    return fewer.union(*(frozenset(changed(one)) for one in fewer))


def check_changes(first, second, said, reached, what):
    """`said` is the fewest changes after which `reached` holds; looked for as far as there is time."""
    for changes in range(min(said + 1, 3)):
        found = any(reached(state[:3], state[3:]) for state in states_within(first + second, changes))
        assert found == (changes >= said), f"{what}: {said}, but with {changes} changes: {found}"


def check_pair(room, first, second, answer, search):
    assert int(answer[1]) == relation(first, second), f"relation of {first} to {second}"
    corners = [(1, 0, 0), (1, 1, 0), (1, 1, 1)]
    tied = "".join(str(int(weighted(first, at) == weighted(second, at))) for at in corners)
    assert answer[2] == tied, "where they are tied"
    exists = answer[3] == "1"
    yellow = Fraction(int(answer[5]), int(answer[6])) if exists else None
    check_boundary(room, first, second, exists, answer[4] == "1", yellow)
    if not search:
        return
    said = [int(number) for number in answer[7:]]
    by, alike = room.weights, (1, 1, 1)
    check_changes(first, second, said[0], lambda a, b: weighted(b, by) > weighted(a, by), "to pass")
    check_changes(first, second, said[1], lambda a, b: weighted(b, alike) > weighted(a, alike), "to pass alike")
    check_changes(first, second, said[2], lambda a, b: weighted(b, by) >= weighted(a, by), "to tie")
    some = lambda a, b: any(weighted(b, at) > weighted(a, at) for at in COARSE)
    level = lambda a, b: any(weighted(b, at) >= weighted(a, at) for at in COARSE)
    check_changes(first, second, said[3], some, "to pass somewhere")
    check_changes(first, second, said[4], level, "to tie somewhere")


# --- Methods: a key for each, the larger the better.


def walk(grades):
    """The grades taken away from the middle, one at a time."""
    grades, taken = sorted(grades), []
    while grades:
        taken.append(grades.pop((len(grades) - 1) // 2))
    return taken


def grades_of(tally, none=0):
    return [NONE] * none + [RED] * tally[2] + [YELLOW] * tally[1] + [GREEN] * tally[0]


@functools.total_ordering
class Judged:
    """Grades that compare as if repeated until there are as many of both."""

    def __init__(self, grades):
        self.grades = grades

    def _walks(self, other):
        length = math.lcm(len(self.grades), len(other.grades))
        return [walk(one.grades * (length // len(one.grades))) for one in (self, other)]

    def __eq__(self, other):
        mine, theirs = self._walks(other)
        return mine == theirs

    def __lt__(self, other):
        mine, theirs = self._walks(other)
        return mine < theirs


def keys(room, method, placed):
    tallies = [room.tallies[n] for n in placed]
    if method == "cumulative":
        return [sum(tally) for tally in tallies]
    if method in ("weighted", "normalised"):
        return [weighted(tally, room.weights) for tally in tallies]
    if method == "mean":
        return [Fraction(weighted(tally, room.weights), sum(tally)) for tally in tallies]
    if method == "green-share":
        return [Fraction(tally[0], sum(tally)) for tally in tallies]
    if method == "greens-first":
        return tallies
    if method == "median":
        return [Judged(grades_of(tally)) for tally in tallies]
    return [Judged(grades_of(tally, room.voters - sum(tally))) for tally in tallies]


def is_refused(room, method):
    if method == "normalised":
        return room.voters < 1
    return method == "majority-judgment" and (room.voters < 1 or room.voters < max(map(sum, room.tallies)))


def check_ranks(room, ranks, key_of, placed):
    for n in placed:
        kind, overall, within, tied, tied_within = ranks[n][:5]
        inside = [other for other in placed if room.groups[other] == room.groups[n]]
        assert kind == 0 and overall == 1 + sum(key_of[other] > key_of[n] for other in placed), "overall"
        assert within == 1 + sum(key_of[other] > key_of[n] for other in inside), "within"
        assert tied == (sum(key_of[other] == key_of[n] for other in placed) > 1), "tied"
        assert tied_within == (sum(key_of[other] == key_of[n] for other in inside) > 1), "tied within"


def check_method(room, method, answers):
    if is_refused(room, method):
        assert all(answer[0] == "refused" for answer in answers), "should be refused"
        return
    ranks = [tuple(map(int, answer[2:])) for answer in answers]
    of_received = method in ("mean", "green-share", "median")
    dots = [sum(tally) for tally in room.tallies]
    placed = [n for n in range(len(dots)) if not of_received or dots[n] >= FLOOR]
    few = [n for n in range(len(dots)) if of_received and 0 < dots[n] < FLOOR]
    key_of = dict(zip(placed, keys(room, method, placed))) if placed else {}
    key_of_few = dict(zip(few, keys(room, method, few))) if few else {}
    check_ranks(room, ranks, key_of, placed)
    for n in range(len(dots)):
        assert n in placed or (ranks[n][0] == (1 if n in few else 2) and ranks[n][1] == 0), "apart"
    order = sorted(range(len(dots)), key=lambda n: ranks[n][5])
    best_first = sorted(placed, key=lambda n: key_of[n], reverse=True)
    few_first = sorted(few, key=lambda n: key_of_few[n], reverse=True)
    none = [n for n in range(len(dots)) if n not in placed and n not in few]
    assert order == best_first + few_first + none, f"order {order}"


# --- All of it


def answers_to(rooms):
    text = "\n".join(room.text() for room in rooms)
    done = subprocess.run([ANSWERS], input=text, capture_output=True, text=True, check=True)
    return [line.split() for line in done.stdout.splitlines()]


def take(answers, count):
    return [next(answers) for _ in range(count)]


def check_room(room, answers, chance):
    count = len(room.tallies)
    for self, answer in enumerate(take(answers, count)):
        check_interval(room, self, answer, chance)
    pairs = list(itertools.permutations(room.tallies, 2))
    small = [n for n, (a, b) in enumerate(pairs) if sum(a + b) <= 8]
    searched = chance.choice(small) if small else None
    for n, (answer, (first, second)) in enumerate(zip(take(answers, len(pairs)), pairs)):
        check_pair(room, first, second, answer, n == searched)
    for method in METHODS:
        check_method(room, method, take(answers, count))


def check_all(rooms, chance):
    answers = iter(answers_to(rooms))
    for room in rooms:
        try:
            check_room(room, answers, chance)
        except AssertionError as error:
            raise AssertionError(f"{error} in:\n{room.text()}") from None


def check_reordered(rooms, chance):
    """Another order, and other subgroups, change no rank over the session."""
    for room in rooms:
        order = list(range(len(room.tallies)))
        chance.shuffle(order)
        moved = room.reordered(order)
        merged = Room(room.tallies, [0] * len(order), room.voters, room.weights)
        split = Room(room.tallies, list(range(len(order))), room.voters, room.weights)
        plain, mixed, one, many = ([row for row in answers_to([each]) if row[0] != "pair"]
                                   for each in (room, moved, merged, split))  # fmt: skip
        count = len(order)
        overall = lambda rows: [row[:3] if row[0] == "interval" else row[:4] for row in rows]
        assert overall(plain) == overall(one) == overall(many), room.text()
        for block in range(0, len(plain), count):
            before, after = overall(plain)[block : block + count], overall(mixed)[block : block + count]
            assert [before[n] for n in order] == after, room.text()


def main():
    chance = random.Random(20230606)
    sessions = tries(200, 2000)
    rooms = [random_room(chance) for _ in range(sessions)]
    failed = 0
    tests = ((f"brute force agrees on {sessions} sessions", lambda: check_all(rooms, chance)),
             ("orders and subgroups change nothing", lambda: check_reordered(rooms[: sessions // 20], chance)))  # fmt: skip
    print(f"1..{len(tests)}")
    for number, (name, test) in enumerate(tests, 1):
        try:
            test()
            print(f"ok {number} - {name}")
        except AssertionError as error:
            failed += 1
            print(f"not ok {number} - {name}\n# " + str(error).replace("\n", "\n# "))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
