"""Makes the elections of this folder from seeds, and has pabutools 1.2.3 compute their winners in exact rationals.

    pip install pabutools==1.2.3 && python make.py

Nothing here is a real vote: names and numbers are drawn from the seeds.
"""

import json
import random
from pathlib import Path

import pabutools.fractions as fractions
from pabutools.election import Cost_Sat, parse_pabulib, total_cost
from pabutools.rules import (
    completion_by_rule_combination,
    greedy_utilitarian_welfare,
    method_of_equal_shares,
)
from pabutools.tiebreaking import TieBreakingRule, lexico_tie_breaking

fractions.FRACTION = "gmpy2"
HERE = Path(__file__).parent

# name: (seed, voters, projects, budget, vote type, traits)
ELECTIONS = {
    "plain": (1, 60, 12, 12000, "approval", set()),
    "equal_costs": (2, 40, 10, 900, "approval", {"equal"}),
    "many_ties": (3, 24, 9, 600, "approval", {"round"}),
    "decimals": (4, 50, 9, 3000.75, "approval", {"decimals", "crlf"}),
    "quoted": (5, 45, 11, 5000, "approval", {"quotes", "crlf", "odd ids"}),
    "no_cost_no_support": (6, 30, 10, 2500, "approval", {"free", "unloved"}),
    "too_dear": (7, 35, 7, 2000, "approval", {"dear"}),
    "repeated_and_empty": (8, 55, 10, 4000, "approval", {"repeats", "empty"}),
    "choose_one": (9, 90, 8, 6000, "choose-1", set()),
    "cumulative": (10, 40, 9, 3500, "cumulative", {"round"}),
    "scoring": (11, 40, 9, 3500, "scoring", set()),
    "ordinal": (12, 40, 9, 3500, "ordinal", {"equal"}),
    "everything_fits": (13, 20, 5, 100000, "approval", set()),
    "one_voter": (14, 1, 4, 700, "approval", {"round"}),
    "twins": (15, 32, 10, 2400, "approval", {"twins"}),
    "two_camps": (16, 42, 12, 3600, "approval", {"camps", "round"}),
    "three_camps": (17, 33, 9, 999, "approval", {"camps"}),
    "small_sums": (18, 48, 14, 97, "approval", {"small"}),
    "byte_order_mark": (19, 26, 8, 1300, "approval", {"mark", "round"}),
}


def ids(generator, count, traits):
    if "odd ids" in traits:
        return [generator.choice(["P0", "c", "BO.OM.16/", ""]) + str(number) for number in range(1, count + 1)]
    return [str(number) for number in range(1, count + 1)]


def cost(generator, budget, traits):
    if "equal" in traits:
        return budget // 6
    if "round" in traits:
        return budget // 12 * generator.randint(1, 5)
    if "small" in traits:
        return generator.randint(1, 30)
    amount = budget * generator.uniform(0.03, 0.5)
    return round(amount, 2) if "decimals" in traits else round(amount)


def rows(seed, voters, count, budget, vote_type, traits):
    generator = random.Random(seed)
    names = ids(generator, count, traits)
    costs = [cost(generator, budget, traits) for _ in names]
    if "free" in traits:
        costs[1] = 0
    if "dear" in traits:
        costs[0] = budget + 1
    if "twins" in traits:
        costs[1] = costs[0]
    liked = names[:-2] if "unloved" in traits else names
    ballots = [ballot(generator, number, liked, vote_type, traits) for number in range(voters)]
    return names, costs, ballots


def ballot(generator, number, liked, vote_type, traits):
    if "empty" in traits and number % 9 == 0:
        return []
    pool = liked[number % 3 :: 3] if "camps" in traits else liked
    size = 1 if vote_type == "choose-1" else generator.randint(1, min(5, len(pool)))
    marks = generator.sample(pool, size)
    if "twins" in traits:
        marks = [mark for mark in marks if mark != liked[1]]
        marks += [liked[1]] if liked[0] in marks else []
    if "repeats" in traits and number % 4 == 0:
        marks.append(marks[0])
    return marks


def text(name, seed, voters, count, budget, vote_type, traits):
    names, costs, ballots = rows(seed, voters, count, budget, vote_type, traits)
    points = vote_type in ("cumulative", "scoring")
    lines = ["META", "key;value", f"description;made from seed {seed}: {name}", "country;Nowhere", "unit;Made"]
    lines += [f"instance;{seed}", f"num_projects;{count}", f"num_votes;{voters}", f"budget;{budget}"]
    lines += [f"vote_type;{vote_type}", "rule;unknown", "PROJECTS", "project_id;cost;name"]
    for number, (project, amount) in enumerate(zip(names, costs)):
        title = '"Shade; ""north"" side"' if "quotes" in traits and number % 2 else f"Project {project}"
        lines.append(f"{project};{amount};{title}")
    lines += ["VOTES", "voter_id;vote;points" if points else "voter_id;vote"]
    generator = random.Random(-seed)
    for number, marks in enumerate(ballots, 1):
        row = f"{number};{','.join(marks)}"
        lines.append(row + (";" + ",".join(str(generator.randint(1, 5)) for _ in marks) if points else ""))
    end = "\r\n" if "crlf" in traits else "\n"
    return ("\ufeff" if "mark" in traits else "") + end.join(lines) + end


def official(profile):
    votes = {}
    for voted in profile:
        for project in set(voted):
            votes[project] = votes.get(project, 0) + 1
    return TieBreakingRule(lambda _i, _p, project: (project.cost, -votes.get(project, 0), project.name))


def by_votes(instance, profile, ties, **given):
    return greedy_utilitarian_welfare(instance, profile, sat_class=Cost_Sat, tie_breaking=ties, **given)


def shares(instance, profile, ties, **given):
    return method_of_equal_shares(instance, profile, sat_class=Cost_Sat, tie_breaking=ties, **given)


def completed(instance, profile, ties, **given):
    first = {"sat_class": Cost_Sat, "tie_breaking": ties, **given}
    second = {"sat_class": Cost_Sat, "tie_breaking": ties}
    rules = [method_of_equal_shares, greedy_utilitarian_welfare]
    return completion_by_rule_combination(instance, profile, rules, [first, second])


RULES = {
    "greedy_votes": by_votes,
    "mes_cost": shares,
    "mes_cost_util": completed,
    "mes_cost_add1": lambda *given: shares(*given, voter_budget_increment=1),
    "mes_cost_add1u": lambda *given: completed(*given, voter_budget_increment=1),
}


def expected(path):
    # pabutools does not drop a byte order mark, so it reads a copy without one.
    plain = path.with_suffix(".plain")
    plain.write_bytes(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    instance, profile = parse_pabulib(str(plain))
    plain.unlink()
    told = {"file": path.name, "pabutools": "1.2.3", "num_voters": len(profile), "rules": {}}
    for key, rule in RULES.items():
        told["rules"][key] = {}
        for name, ties in (("lexico", lexico_tie_breaking), ("official", official(profile))):
            winners = rule(instance, profile, ties)
            cost_of_all = float(total_cost(winners))
            written = f"{cost_of_all:.2f}".rstrip("0").rstrip(".")
            told["rules"][key][name] = {"winners": [str(project) for project in winners], "total_cost": written}
    return told


def main():
    for folder in ("data", "expected"):
        (HERE / folder).mkdir(exist_ok=True)
    for name, given in ELECTIONS.items():
        path = HERE / "data" / f"{name}.pb"
        path.write_bytes(text(name, *given).encode())
        told = json.dumps(expected(path), indent=1, ensure_ascii=False)
        (HERE / "expected" / f"{name}.json").write_text(told + "\n")
        print(name)


if __name__ == "__main__":
    main()
