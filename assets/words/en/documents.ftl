# The words of printed documents. Every argument arrives as text; those that read as numbers choose plurals.
# Inside a message, **two asterisks** mark what is bold (only where the document allows it).

doc-language = en

## Dates and places

doc-month-1 = January
doc-month-2 = February
doc-month-3 = March
doc-month-4 = April
doc-month-5 = May
doc-month-6 = June
doc-month-7 = July
doc-month-8 = August
doc-month-9 = September
doc-month-10 = October
doc-month-11 = November
doc-month-12 = December
doc-date = { $day } { $month } { $year }
doc-month-year = { $month } { $year }
doc-place-month = { $place }, { $month }
doc-no-date = No date
doc-undefined = To be defined
doc-sentence = { $text }.

## Amounts in words

doc-spelled-1 = one
doc-spelled-2 = two
doc-spelled-3 = three
doc-spelled-4 = four
doc-spelled-5 = five
doc-spelled-6 = six
doc-spelled-7 = seven
doc-spelled-8 = eight
doc-spelled-9 = nine
doc-spelled-10 = ten
doc-spelled-11 = eleven
doc-spelled-12 = twelve
doc-spelled-13 = thirteen
doc-spelled-14 = fourteen
doc-spelled-15 = fifteen
doc-spelled-16 = sixteen
doc-spelled-17 = seventeen
doc-spelled-18 = eighteen
doc-spelled-19 = nineteen
doc-spelled-20 = twenty
doc-spelled-21 = twenty-one
doc-spelled-22 = twenty-two
doc-spelled-23 = twenty-three
doc-spelled-24 = twenty-four
doc-spelled-25 = twenty-five
doc-spelled-26 = twenty-six
doc-spelled-27 = twenty-seven
doc-spelled-28 = twenty-eight
doc-spelled-29 = twenty-nine
doc-spelled-30 = thirty
doc-spelled-40 = forty
doc-spelled-50 = fifty
doc-spelled-60 = sixty
doc-spelled-70 = seventy
doc-spelled-80 = eighty
doc-spelled-90 = ninety
doc-spelled-hundred = one hundred
doc-spelled-hundreds-1 = one hundred
doc-spelled-hundreds-2 = two hundred
doc-spelled-hundreds-3 = three hundred
doc-spelled-hundreds-4 = four hundred
doc-spelled-hundreds-5 = five hundred
doc-spelled-hundreds-6 = six hundred
doc-spelled-hundreds-7 = seven hundred
doc-spelled-hundreds-8 = eight hundred
doc-spelled-hundreds-9 = nine hundred
doc-spelled-hundreds-and = { $hundreds } { $rest }
doc-spelled-tens-and = { $tens }-{ $unit }
doc-spelled-one-thousand = one thousand
doc-spelled-many-thousand = { $amount } thousand
doc-spelled-one-million = one million
doc-spelled-many-million = { $amount } million
doc-spelled-one-peso = { $amount } peso
doc-spelled-pesos = { $amount } pesos
doc-spelled-round-pesos = { $amount } pesos

## On every page

doc-emblem = Emblem of Cocrea: five seats around a table
doc-page-of = Page { $page } of { $pages }
doc-foot = { $date } · Document { $code }
doc-fictional-badge = Fictional example: invented data
doc-draft-badge = Draft

## Local Action Plan

doc-plan = Plan
doc-kind-of-document = Local Action Plan
doc-ceiling = Budget ceiling: { $amount }
doc-fictional-title = Fictional example
doc-fictional = The people, slips, projects and ballots of this document are invented. It is for practice: it is the plan of no government and no organisation.
doc-draft-title = Draft
doc-draft = This plan still lacks what it needs before it is published. The list stands after the contents. It can be printed and reviewed from now on.
doc-contents = Contents
doc-lacking = What is missing before publication
doc-lacking-lead = A commitment is published when anybody can tell which problem it answers, what will be done, who answers for it, by when, and how it will be checked. Still missing:
doc-missing-problem = the problem
doc-missing-solution = the solution
doc-missing-objective = the objective
doc-missing-product = at least one product
doc-missing-milestones = at least one dated milestone
doc-missing-lead = who leads in government
doc-missing-counterpart = the civil-society counterpart
doc-missing-indicator = an indicator with baseline, target and means of verification
doc-missing-baseline = the baseline of the indicator
doc-missing-target = the target of the indicator
doc-missing-means = the means of verification
doc-missing-values = at least one open government value
doc-missing-source = the priority it comes from
doc-missing-decision = a decision about what two laptops wrote differently
doc-missing-title = the title
doc-missing-cost = the cost
doc-missing-commitments = at least one commitment
doc-missing-legal = the legal context
doc-missing-ceiling = the budget ceiling

doc-introduction = Introduction
doc-introduction-place = This plan gathers the commitments that people, organisations and government made together in { $place }.
doc-introduction-placeless = This plan gathers the commitments that people, organisations and government made together.
doc-introduction-default =
    { $opening } Every commitment comes from what was said at the tables: it was written on slips of paper, grouped, turned into a proposal and put to the vote.
    The document tells that whole way. For each commitment it says which problem it answers, what will be done, who answers for it, what it costs, by when, and how we will know that it was kept. At the end, an index lets every person find their slip and learn what became of it.
doc-legal = Legal context
doc-legal-empty-title = This section is written by the Local Technical Secretariat
doc-legal-empty = Laws, by-laws and the guarantor body change. That is why they are not written beforehand: the Secretariat notes them here with the date on which it checked them.
doc-legal-as-of = Text checked by the Local Technical Secretariat on { $date }.
doc-participants = Composition and participants
doc-no-sessions = There are no sessions yet.
doc-sessions-lead = { $count ->
    [one] The plan was made in one working session. The table says how many people took part and how many slips each table wrote.
   *[other] The plan was made in { $shown } working sessions. The table says how many people took part and how many slips each table wrote.
}
doc-no-names = This document counts people and names nobody: names and contacts never leave the computer of the process.
doc-topics-lead = The slips were sorted by the topics of the citizens’ agenda:
doc-topic = Topic
doc-slips = Slips
doc-session = Session
doc-date-head = Date
doc-people = People
doc-table-count = { $table }: { $slips }
doc-objective = Objective
doc-objective-default = That the budget answers first what people decided together, with clear, dated commitments and with leads in government and civil society that anybody can follow and check.
doc-problems = Problems and commitments
doc-vote = How it was decided
doc-vote-corrected = Record of { $date }, corrected
doc-vote-corrects = Corrects the record of { $date }, because: { $reason }
doc-vote-corrected-by = Corrected by the record of { $date }, because: { $reason }
doc-vote-in-correction = Being corrected since { $date }, because: { $reason }
doc-vote-lead = { $ballots ->
    [one] One valid ballot was counted.
   *[other] { $ballots } valid ballots were counted.
} With { $budget } available and the rule “{ $rule }”, { $winners ->
    [0] no project was funded.
    [one] one project was funded for { $spent }.
   *[other] { $winners } projects were funded for { $spent }.
}
doc-vote-ties = { $count ->
    [0] There was no tie
    [one] There was 1 tie
   *[other] There were { $count } ties
}. The tie-break, fixed before the vote: { $ties }.
doc-vote-hanging = These hang on the tie-break: { $projects }.
doc-vote-hanging-none = No project hangs on the tie-break.
doc-vote-fair = The test of fairness (EJR+ up to any project) holds: no group received less than its size deserves.
doc-vote-unfair = The test of fairness (EJR+ up to any project) does not hold: those who support { $projects } received less than a group of their size deserves.
doc-vote-set-aside = Other ballots came that choose no project: { $blank ->
    [0] none blank
    [one] one blank
   *[other] { $blank } blank
} and { $void ->
    [0] none void
    [one] one void
   *[other] { $void } void
}.
doc-rule-mes_cost_util-how = Under this rule every ballot receives the same share of the money. A project is funded when those who chose it can pay for it together, each from their own share, in one round. With what is left the projects with most votes that still fit are funded.
doc-rule-mes_cost_add1-how = Under this rule every ballot receives the same share of the money, and a project is funded when those who chose it can pay for it together, each from their own share. The share of each ballot is raised peso by peso while the spending fits the ceiling. What is left is not used.
doc-rule-mes_cost_add1u-how = Under this rule every ballot receives the same share of the money, and a project is funded when those who chose it can pay for it together, each from their own share. The share of each ballot is raised peso by peso while the spending fits the ceiling. With what is left the projects with most votes that still fit are funded.
doc-rule-mes_cost-how = Under this rule every ballot receives the same share of the money, and a project is funded when those who chose it can pay for it together, in one round. What is left is not used.
doc-rule-phragmen-how = Under this rule, which is Phragmén’s, the cost of each project is carried by those who chose it, and the one that keeps the load most even is funded first. The count ends when the next one no longer fits the ceiling.
doc-rule-greedy_votes-how = Under this rule projects are funded in the order of their votes. When one no longer fits the money left, the next one is tried.
doc-budget-alt = Bar of the ceiling of { $budget }: the funded projects ({ $winners }) take { $spent } and { $left } stays free. The table below gives each cost.
doc-budget-sum = **{ $spent }** committed of { $budget }. { $left } is left.
doc-winners = Funded projects, in the order in which they were funded
doc-losers = Projects that were not funded, and why
doc-project = Project
doc-votes = Votes
doc-cost = Cost
doc-commitments = Commitments
doc-no-commitments = There are no commitments yet.
doc-no-commitments-title = No commitments
doc-commitment = Commitment
doc-commitment-and-problem = Commitment and the problem it answers
doc-code = Code
doc-templates = Commitment templates
doc-templates-lead = Every commitment is shown with the same particulars, so that they can be compared and followed.
doc-problem = Problem
doc-solution = Solution
doc-product = Expected product
doc-lead = Government lead
doc-counterpart = Civil-society counterpart
doc-indicator = Indicator
doc-baseline = Baseline
doc-target = Target
doc-means = Means of verification
doc-milestones = Milestones
doc-milestone = Milestone
doc-due = Due date
doc-what = What is done
doc-leaves = What it leaves
doc-trace-votes = { $votes } of { $ballots } ballots chose it.
doc-trace-groups = { $count ->
    [one] It comes from the group «{ $groups }».
   *[other] It comes from the groups «{ $groups }».
}
doc-trace-slips = { $count ->
    [one] This is the slip it was born from:
   *[other] These are the { $shown } slips it was born from:
}
doc-measurement = Measuring the commitments
doc-measurement-lead = Every commitment has an indicator that anybody can check. The baseline says how we stand today; the target, how we must stand at the end.
doc-annexes = Annexes
doc-my-slip = What became of my slip?
doc-my-slip-lead = { $count ->
    [one] Look for your slip by its code. One was written in this process.
   *[other] Look for your slip by its code. Here are the { $shown } that were written, with what became of each.
}
doc-no-slips = There are no slips yet.
doc-said = What was said
doc-became = What became of it
doc-kind-problem = Problem
doc-kind-need = Need
doc-kind-proposal = Proposal
doc-kind-idea = Idea
doc-kind-gap = Information gap
doc-kind-agreement = Agreement
doc-kind-question = Question
doc-fate-waiting = Not decided yet.
doc-fate-grouped = It stands in the group “{ $group }”.
doc-fate-proposed = It became part of the proposal “{ $proposal }”, which was not funded.
doc-fate-committed = { $count ->
    [one] It lives on in commitment { $codes }.
   *[other] It lives on in commitments { $codes }.
}
doc-fate-set-aside = It did not go on: { $reason }
doc-signatures = Signatures
doc-signatures-lead = { $count ->
    [0] Those who sign know the contents of this document.
    [one] Those who sign approve “{ $process }” and its commitment, and bind themselves to follow it up in public.
   *[other] Those who sign approve “{ $process }” and its { $count } commitments, and bind themselves to follow them up in public.
}
doc-signatures-place = Place and date:
doc-sign-government = For the government
doc-sign-society = For civil society
doc-sign-stl = For the STL
doc-sign-name = Name and signature

## Commitment sheet

doc-sheet-title = Commitment { $code }: { $title }
doc-sheets-title = Commitment sheets: { $process }
doc-sheet-of = Sheet { $page } of { $pages }, folio { $code }
doc-sheet-problem = The problem
doc-sheet-solution = What will be done
doc-sheet-when = When
doc-sheet-cost = What it costs
doc-sheet-funding = Paid from: { $funding }.
doc-sheet-indicator = How we will know
doc-sheet-today = Today:
doc-sheet-goal = The target:
doc-sheet-who = Who answers for it
doc-sheet-with = With: { $who }
doc-sheet-birth = Where it comes from
doc-sheet-votes = **{ $votes } of { $ballots }** people chose it.
doc-sheet-votes-alt = { $votes } of { $ballots } ballots chose “{ $title }”.
doc-sheet-ideas = Born from { $ideas ->
    [one] one idea
   *[other] { $ideas } ideas
} at { $tables ->
    [one] one table
   *[other] { $tables } tables
}.
doc-sheet-no-ideas = It does not come from a slip.
doc-sheet-missing = Draft. Missing: { $missing }.
