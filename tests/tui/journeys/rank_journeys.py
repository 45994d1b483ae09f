"""The ranking on a real terminal: rank_journeys.py PROGRAM [NAME…]"""

import random

from journeys import Terminal
from program import SAMPLE, ProgramTest, main

MANY = 1000


class Rankings(ProgramTest):
    def open_ranking(self, **size):
        self.succeed("import", SAMPLE, "t")
        terminal = Terminal(self, "open", "t", **size)
        terminal.see("cumul")
        terminal.press("c")
        return terminal

    def test_weights_are_tried_and_nothing_is_stored(self):
        terminal = self.open_ranking()
        terminal.see("Ranking within each subgroup", "rank range")
        before = self.files()
        terminal.press("3")
        terminal.see("Ranking of the whole session", "read with care", "4/2 is 1st whatever the weights")
        terminal.press("Right")
        terminal.see("SIMULATION", "● 5  ▲ 3  ■ 1", "(rule:", "↑1")
        terminal.press("Tab", "Right")
        terminal.see("▲ [3.1]")
        terminal.press("m")
        terminal.see("margin", "SIMULATION")
        terminal.press("0")
        self.assertNotIn("SIMULATION", terminal.see("● 3  ▲ 2  ■ 1", "↓cumulative"))
        terminal.press("q")
        terminal.see("273 dots")
        terminal.leave()
        self.assertEqual(self.files(), before)

    def test_a_rank_is_explained_and_two_are_compared(self):
        terminal = self.open_ranking()
        terminal.press("3")
        terminal.see("whole session")
        terminal.press("Down", "Down", "Enter")
        terminal.see("The rank of T/1", "has 16", "Over all weights it is 2nd at best")
        terminal.press("End")
        terminal.see("Read ranks across subgroups with care", "↑")
        terminal.press("q")
        terminal.see("whole session")
        terminal.press("=")
        terminal.see("T/1 is marked")
        terminal.press("Up", "=")
        terminal.see("T/1 and 1/4", "1/4 is never behind T/1")
        terminal.press("q", "q")
        terminal.see("273 dots")
        terminal.leave()

    def test_a_narrow_terminal_has_the_interval_in_figures(self):
        terminal = self.open_ranking(columns=40, rows=12)
        terminal.see("By subgroup", "rank", "2–4", "2 dots would change")
        terminal.press("q")
        terminal.see("cumul")
        terminal.leave()

    def test_a_large_session_answers_while_it_computes(self):
        draw = random.Random(4)
        rows = ["code,title,green,yellow,red"]
        for code in range(1, MANY + 1):
            dots = ",".join(str(draw.randrange(200)) for _ in range(3))
            rows.append(f"{code},Idea {code},{dots}")
        self.succeed("import", self.write("counts.csv", "\n".join(rows) + "\n"), "t")
        terminal = Terminal(self, "open", "t")
        terminal.see("cumul")
        terminal.press("c")
        terminal.see("ranges", f"of {MANY:,}")
        terminal.press("Right")
        terminal.see("SIMULATION", f"of {MANY:,}")
        terminal.press("Enter")
        terminal.see("The rank of")
        terminal.press("q", "q")
        terminal.see("cumul")
        terminal.leave()


if __name__ == "__main__":
    main(__name__)
