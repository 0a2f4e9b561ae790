"""Runs one rule of pabutools on one `.pb` file in exact rationals and prints its CPU time and its winners.

    python peer.py FILE KEY SECONDS

The file is read as pabutools reads it, ballot by ballot, ties are lexicographic. After SECONDS of CPU it stops and
says so by leaving the winners out.
"""

import json
import os
import resource
import signal
import sys
import time

import pabutools.fractions as fractions
from pabutools.election import Cost_Sat, parse_pabulib
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares, sequential_phragmen

fractions.FRACTION = "gmpy2"


# User and system time of the process, as os.times has it, but in nanoseconds instead of ticks of 10 ms.
cpu = time.process_time
START = cpu()

RULES = {
    "greedy_votes": lambda *given: greedy_utilitarian_welfare(*given, sat_class=Cost_Sat),
    "mes_cost": lambda *given: method_of_equal_shares(*given, sat_class=Cost_Sat),
    "mes_cost_add1": lambda *given: method_of_equal_shares(*given, sat_class=Cost_Sat, voter_budget_increment=1),
    "phragmen": lambda *given: sequential_phragmen(*given),
}


def tell(winners):
    print(json.dumps({"start_s": START, "whole_s": cpu(), "winners": winners}), flush=True)


def cut_off(_signal, _frame):
    tell(None)
    os._exit(0)


def main(file, key, seconds):
    signal.signal(signal.SIGXCPU, cut_off)
    # The handler waits for the interpreter; should that be stuck, the hard limit ends the process.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 30))
    instance, profile = parse_pabulib(file)
    tell([str(project) for project in RULES[key](instance, profile)])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
