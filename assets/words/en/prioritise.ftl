# Prioritise: group, proposals, vote and result.

group-title = Put together those that say the same
group-about = { $all ->
    [0] There are no slips yet.
    [one] { $grouped } of 1 slip is in a group.
   *[other] { $grouped } of { $all } slips are in { $groups ->
        [one] 1 group
       *[other] { $groups } groups
    }. { $loose ->
        [0] None is left.
        [one] 1 is left.
       *[other] { $loose } are left.
    }
}
group-loose = Loose
group-new = New group
group-none-loose = Every slip has its group.
group-no-slips = The slips captured in the session arrive here.
group-blank = There are no groups yet. Choose slips and create the first one, or pick one up with Space.
group-empty = It holds no slips yet.
group-see-more = See { $count } more
group-slips = { $count ->
    [one] 1 slip
   *[other] { $count } slips
}
group-name = Name of the group
group-name-model = E.g. Light up the parks
group-name-hint = Start with a verb: what must be done. { $count ->
    [0] It starts empty.
    [one] 1 slip goes in.
   *[other] { $count } slips go in.
}
group-create = Create group
group-rename = Change the name
group-propose = Make a proposal
group-propose-again = Make another proposal
group-trash = To the trash
group-place-here = Put here
group-move-to = Move to…
group-unchoose = Do not move
group-chosen = { $count ->
    [0] No slip chosen
    [one] 1 slip chosen
   *[other] { $count } slips chosen
}
group-lifted = { $count ->
    [one] Slip picked up
   *[other] { $count } slips picked up
} over { $target }. Arrows for another group, Space to drop, Escape to cancel.
group-over = Over { $target }
group-dropped = { $count ->
    [one] 1 slip
   *[other] { $count } slips
} in { $target }
group-created = Group { $name } created, { $count ->
    [0] empty
    [one] with 1 slip
   *[other] with { $count } slips
}
group-cancelled = Cancelled. Everything is as it was.
group-space = Space
group-how-over = Over <b>{ $target }</b>.
group-how-other = another group
group-how-drop = drop here
group-how-cancel = cancel
group-how-cancel-button = Cancel
group-key-new = New group with the chosen slips
group-key-arrows = Go from slip to slip
group-key-choose = Choose the slip or stop choosing it
group-key-extend = Choose several in a row
group-key-lift = Pick up or drop
group-key-cancel = Cancel, or choose none

proposal-title = Proposals
proposal-about-none = What will be voted comes from the groups.
proposal-about = { $count ->
    [one] 1 proposal.
   *[other] { $count } proposals.
} { $without ->
    [0] All have a cost.
    [one] 1 lacks its cost.
   *[other] { $without } lack their cost.
}
proposal-about-locked = { $count ->
    [one] 1 proposal on the ballot.
   *[other] { $count } proposals on the ballot.
}
proposal-locked = The vote was opened: the proposals stay as they are.
proposal-blank = There are no proposals yet
proposal-blank-more = Choose a group of the list and say what is proposed, what it costs and where.
proposal-blank-groups = First put the slips together in groups.
proposal-waiting = Groups without a proposal
proposal-none-waiting = Every group has its own.
proposal-make = Make proposal
proposal-make-from = Make proposal from the group { $group }
proposal-new = New proposal
proposal-name = Proposal
proposal-cost = Cost
proposal-cost-model = E.g. 180 mil, 1.2 mdp
proposal-cost-missing = Without a cost it cannot be voted
proposal-costs-said = Its slips speak of { $costs }.
proposal-place = Place
proposal-place-model = E.g. Altares
proposal-places-said = Its slips speak of { $places }.
proposal-no-cost = No cost
proposal-from = From the group “{ $group }”, { $count ->
    [one] 1 slip
   *[other] { $count } slips
}
proposal-create = Create proposal
proposal-created = Proposal created: { $title }
proposal-trash = To the trash
proposal-trashed = “{ $title }” is in the trash
proposal-to-vote = Go to the vote
proposal-key-group = New proposal; a group is needed first
proposal-key-new = New proposal

rule-mes_cost_add1u = Equal Shares
rule-mes_cost_add1u-how = Every ballot receives the same share of the money and pays for what it supports together with others who support it. The share rises peso by peso while the money lasts; what is left goes by most votes.
rule-mes_cost_util = Equal Shares, one round
rule-mes_cost_util-how = Every ballot receives the same share of the money and pays for what it supports together with others who support it, in one round. What is left goes by most votes.
rule-mes_cost_add1 = Equal Shares without completion
rule-mes_cost_add1-how = Like Equal Shares, but what is left in the end is not used.
rule-mes_cost = Equal Shares, one round without completion
rule-mes_cost-how = Every ballot receives the same share of the money and pays for what it supports, in one round. What is left is not used.
rule-greedy_votes = Most votes first
rule-greedy_votes-how = The projects with most votes are funded one by one while they fit. A majority can take everything.
rule-phragmen = Even loads
rule-phragmen-how = The cost of each project is carried by its supporters, and the one that keeps the load most even is funded first (Phragmén’s rule). It ends when the next one does not fit.
ties-official = the one that costs less goes first; at the same cost, the one with more supporters; if still equal, { $lot ->
    [none] the number of the project on the ballot decides, compared digit by digit: 10 goes before 9
   *[drawn] the lot with the seed “{ $seed }” decides
}
ties-drawn = { $lot ->
    [none] the lot decides. Its seed is still to be written
   *[drawn] the lot with the seed “{ $seed }” decides
}
ties-check-title = How can the lot be checked?
ties-check = For each project write the seed “{ $seed }”, a line break and its number on the ballot, and take the SHA-256 fingerprint: a code that depends only on what was written and that nobody can choose. Projects go from the smallest fingerprint to the greatest, compared sign by sign: first the digits 0 to 9 and then the letters a to f. Any computer gives the same; on Linux, for project 1:

vote-title = Vote
vote-title-open = Typing ballots
vote-title-closed = Counted ballots
vote-about-none = Before it opens the rule is fixed, so that nobody changes it later.
vote-about-open = Approval, up to { $max ->
    [one] 1 project
   *[other] { $max } projects
}. No ballot carries a name.
vote-about-closed = The vote is closed: { $ballots ->
    [one] 1 ballot that no longer changes.
   *[other] { $ballots } ballots that no longer change.
}
vote-blank = There is nothing to vote on yet
vote-blank-more = The ballot carries the proposals with their cost and number.
vote-on-ballot = { $count ->
    [one] On the ballot: 1 project
   *[other] On the ballot: { $count } projects
}
vote-number = Number
vote-open-title = Open the vote
vote-max-marks = Marks per ballot, at most
vote-max-marks-hint = Each person approves up to so many projects.
vote-rule = Rule
vote-ties = If there is a tie
vote-ties-official = The one that costs less goes first
vote-ties-drawn = Only the lot
vote-seed = Seed of the lot
vote-seed-model = E.g. 4-2-6
vote-seed-hint = What came up when the dice were thrown before everybody, in up to { $longest } letters and digits. { $kind ->
    [drawn] The lot needs it.
   *[official] Without a seed, what is still equal is decided by the project’s number on the ballot.
}
vote-seed-too-long = The seed has { $length } letters and { $longest } fit. It is still on screen: shorten it.
vote-locks = Opening it fixes
vote-locks-marks = The marks: { $max ->
    [one] 1 per ballot.
   *[other] up to { $max } per ballot.
}
vote-locks-rule = The rule: { $rule }.
vote-locks-ties = Ties: { $ties }.
vote-locks-ceiling = The ceiling: { $ceiling }.
vote-locks-no-ceiling = The ceiling, which is still to be written in Prepare.
vote-locks-proposals = The proposals with their number, name and cost.
vote-locked = Fixed when it was opened
vote-open = Open the vote
vote-key-open = To the next field, and from the last one to the button that opens the vote; there, open it
vote-to-ceiling = Go to the ceiling
vote-to-result = See result
vote-close = Close the vote
vote-close-title = Are all the ballots here?
vote-close-what = This counts { $valid } valid, { $blank } blank and { $void } void. Once closed, no ballot is typed, corrected or voided. Closing cannot be undone.
vote-close-draft = A ballot is half typed and not saved yet: it would not count.
vote-close-yes = Close and see the result
vote-close-no = Not yet
vote-key-stay = Not close the vote yet
vote-closed-said = The vote is closed

ballot-title = Ballot { $number }
ballot-correct-title = Correct ballot { $number }
ballot-marked = <b>{ $marked }</b> of { $max } marked
ballot-line = Type the marked numbers, parted by spaces
ballot-how = Enter saves and goes on. B leaves it blank and A makes it void with its marks; then it takes no more numbers: Enter saves it and the same letter again takes that back. In the empty field, arrow up corrects the last one.
ballot-options = Projects on the ballot
ballot-enter = Enter
ballot-save = Save and go on
ballot-correct-save = Save the correction
ballot-leave = Leave as it was
ballot-state-valid = Valid
ballot-state-blank = Blank
ballot-state-void = Void
ballot-armed-blank = Blank: Enter saves it, B again takes that back
ballot-armed-void = Void: Enter saves it, A again takes that back
ballot-refused-blank = This ballot is blank and carries no marks: Enter saves it, B again takes that back.
ballot-refused-void = This ballot is void and takes no more marks: Enter saves it, A again takes that back.
ballot-refused-later = A ballot was not saved: it comes back to the field when you save this one.
ballot-saved-said = Ballot { $number } saved
ballot-corrected-said = Ballot { $number } corrected
ballot-typed = Typed
ballot-count = { $valid } valid, { $blank } blank, { $void } void
ballot-last = Last ones
ballot-none = The ballots appear here, the last one first.
ballot-correct = Correct ballot { $number }
ballot-key-save = Save the ballot and go on
ballot-key-correct = Save the correction
ballot-key-blank = Blank, inside the field; Enter saves it, B again takes that back
ballot-key-void = Void, inside the field; Enter saves it, A again takes that back
ballot-key-last = Correct the last ballot, with the field empty
ballot-key-options = Go from project to project; there, Space marks it
ballot-key-leave = Leave the ballot as it was

vote-state-open = Open
vote-state-closed = Closed

vote-close-conflicts = { $count ->
    [one] 1 conflict is undecided. If it touches the vote or the commitments it is decided first
   *[other] { $count } conflicts are undecided. If they touch the vote or the commitments they are decided first
}; the others do not change the count.
correct-ask = Correct with a new record…
correct-title = Correct with a new record
correct-about = What is closed does not change. Another vote opens with the same projects, rule and ballots; it is corrected there and closed. This one is kept and will say that it was corrected.
correct-reason = Why it is corrected
correct-reason-hint = It will be read on screen and printed in both records. No names of persons.
correct-yes = Open the new record
correct-leave = Leave it as it is
correct-key-leave = Leave the record as it is
correct-done = The new record is open, with the same ballots. Correct it and close it.
correct-by = Corrected by the record of { $date }
correct-being = Being corrected since { $date }: until that is closed, this one holds
correct-of = Corrects the record of { $date }
correct-because = Because: { $reason }
correct-see-open = See the record being corrected
correct-see-next = See the record that corrects it
correct-see-before = See the corrected record
result-title = Result of the vote
result-about = { $valid ->
    [one] 1 valid ballot
   *[other] { $valid } valid ballots
}, { $blank } blank, { $void } void.
result-see-ballots = See ballots
result-to-commitments = Go to commitments
result-blank = There is no result yet
result-budget = Budget
result-of = of { $ceiling }
result-rule = Rule
result-bar = { $count ->
    [one] 1 project uses
   *[other] { $count } projects use
} { $share } of the ceiling; { $left } is left
result-legend = The numbers tell the order of winning, not that of the ballot. { $with } of { $ballots } ballots have at least one project that wins.
result-left = Left
result-not-locked = This is how it would be with { $rule }. The rule of this vote was fixed before voting and is { $locked }.
result-projects = Projects
result-place = Order of winning
result-win = { $count ->
    [0] No project wins
    [one] 1 project wins
   *[other] { $count } projects win
}
result-would-win = { $count ->
    [0] No project would win
    [one] 1 project would win
   *[other] { $count } projects would win
}
result-lose = { $count ->
    [one] 1 project falls short
   *[other] { $count } projects fall short
}
result-would-lose = { $count ->
    [one] 1 project would fall short
   *[other] { $count } projects would fall short
}
result-votes = Votes of { $ballots }
result-ties = { $count ->
    [0] There was no tie
    [one] There was 1 tie
   *[other] There were { $count } ties
}. Tie-break: { $ties }.
result-hanging = These hang on the tie-break: { $projects }.
result-hanging-none = No project hangs on the tie-break.
result-hanging-unknown = There were so many ties that not all orders were looked at.
result-decided = How it was decided
result-raised = Each ballot received { $share }, and the share was raised peso by peso up to { $reached }.
result-ties-title = Ties
result-fair-title = Test of fairness
result-fair = It holds: no group received less than its size deserves.
result-fair-what = What is this?
result-fair-how = If 20 of every 100 ballots chose the same project, that group is due 20 % of the money. For each project that did not win we look at those who chose it and ask whether anybody in the group received, of what did win, at least what their part would have put into that project. If nobody did, it is said here. The test is called EJR+ (up to any project), and anybody can repeat it.
result-figures = In figures
result-figures-with = { $with } of { $ballots } ballots have at least one winner ({ $share }).
result-figures-average = Winners per ballot, on average: { $average }.
result-unfair = It does not hold: those who support { $projects } received less than a group of their size deserves.
result-compare-spent = Spent
result-compare-with = Ballots with something they supported
result-compare-changes = Against the one of this vote
result-compare-locked = It is the one of this vote: { $count ->
    [one] 1 project is funded.
   *[other] { $count } projects are funded.
}
result-compare-with-short = Ballots with something, of { $ballots }
result-compare-average-short = Projects per ballot
result-counting = Counting the ballots…
result-tie = “{ $first }” was tied with { $others }: “{ $first }” went first.
what-if-told = What it would be
what-if-after = What it would be is told here once the marked figure can be read.
what-if-wrong = { $project }: { $why }
what-if = What if…?
what-if-about = Try other figures with { $rule }, the rule of this vote. <b>Nothing is saved:</b> the result that holds does not change.
what-if-ceiling = Another ceiling
what-if-model = E.g. 10 mdp
what-if-cost = Another cost
what-if-cost-of = Another cost of { $project }
what-if-withdraw = Withdraw
what-if-withdraw-of = Withdraw { $project }
what-if-again = Start again
what-if-result = { $count ->
    [one] 1 project would be funded
   *[other] { $count } projects would be funded
}: { $spent } of { $ceiling }
what-if-same = The same projects would be funded.
what-if-enters = { $project } would be funded
what-if-leaves = { $project } would no longer be funded
what-if-not-recorded = This is only a trial: it is not saved.
result-number = Number { $number } on the ballot
result-why = Why did “{ $project }” win?
result-why-not = Why did “{ $project }” fall short?
result-why-would = Why would “{ $project }” have won?
result-why-would-not = Why would “{ $project }” have fallen short?
result-other-wins = With “{ $rule }” this project would have won.
result-other-wins-too = With “{ $rule }” it would have won too.
result-other-loses = With “{ $rule }” this project would not have won.
result-other-loses-too = With “{ $rule }” it would have fallen short too.
result-compare = Compare rules
result-wins = Wins
result-loses = Falls short
result-key-arrows = Go from project to project

result-line-fitted_in_the_rest = Funded with what was left, by number of votes
result-line-short_at_the_start = { $votes ->
    [0] Nobody chose it
    [one] Has { $money }; short by { $missing }
   *[other] Together { $money }; short by { $missing }
}
result-line-spent_on_others = { $votes ->
    [one] Had
   *[other] They had
} { $money } left; short by { $missing }
result-line-did_not_fit = In its turn { $left } was left. Short by { $missing }
result-line-load_shared = Load of each supporter: { $load }
result-line-ended_the_count = It was next and did not fit
result-line-not_reached = The count ended before its turn
result-line-tied-first = Won the tie-break against { $count ->
    [one] { $projects }
   *[other] { $count } projects
}
result-line-tied-after = Lost the tie-break against { $count ->
    [one] { $projects }
   *[other] { $count } projects
}

result-why-raised-1 = The { $ceiling } was shared equally, and the share of each ballot rose peso by peso from { $share } to <b>{ $reached }</b>.
result-why-paid_by_shares-1 = The { $ceiling } was shared equally: each ballot got <b>{ $share }</b>.
result-why-paid_by_shares-2 = { $votes ->
    [one] <b>1 person</b> chose it and still had
   *[other] <b>{ $votes } people</b> chose it. Together they still had
} <b>{ $money_before }</b>.
result-why-paid_by_shares-3 = It costs <b>{ $cost }</b>. <b>It was enough.</b>
result-why-fitted_in_the_rest-1 = { $votes ->
    [one] <b>1 person</b> chose it, but that share was
   *[other] <b>{ $votes } people</b> chose it, but their shares were
} no longer enough to pay for it.
result-why-fitted_in_the_rest-2 = After sharing, <b>{ $left_before }</b> was left. The other projects were looked at by number of votes, and those with the same votes in the order of the tie-break.
result-why-fitted_in_the_rest-3 = It costs <b>{ $cost }</b>. <b>Funded with what was left.</b>
result-why-most_votes-1 = The projects were looked at from most votes to fewest, and those with the same votes in the order of the tie-break.
result-why-most_votes-2 = { $votes ->
    [one] <b>1 person</b> chose it.
   *[other] <b>{ $votes } people</b> chose it.
} When its turn came <b>{ $left_before }</b> was left.
result-why-most_votes-3 = It costs <b>{ $cost }</b>. <b>It was enough.</b>
result-why-short_at_the_start-1 = The { $ceiling } was shared equally: each ballot got <b>{ $share }</b>.
result-why-short_at_the_start-2 = { $votes ->
    [0] Nobody chose it.
    [one] <b>1 person</b> chose it and has <b>{ $money }</b>.
   *[other] <b>{ $votes } people</b> chose it. Together they have <b>{ $money }</b>.
}
result-why-short_at_the_start-3 = It costs <b>{ $cost }</b>. <b>It is short by { $missing }.</b>
result-why-spent_on_others-1 = The { $ceiling } was shared equally: each ballot got <b>{ $share }</b>.
result-why-spent_on_others-2 = { $votes ->
    [one] <b>1 person</b> chose it, had already paid for other funded projects and had
   *[other] <b>{ $votes } people</b> chose it. They had already paid for other funded projects and had
} <b>{ $money }</b> left.
result-why-spent_on_others-3 = It costs <b>{ $cost }</b>. <b>It is short by { $missing }.</b>
result-why-did_not_fit-1 = The projects were looked at from most votes to fewest, and those with the same votes in the order of the tie-break.
result-why-did_not_fit-2 = { $votes ->
    [0] Nobody chose it.
    [one] <b>1 person</b> chose it.
   *[other] <b>{ $votes } people</b> chose it.
} When its turn came <b>{ $left }</b> was left.
result-why-did_not_fit-3 = It costs <b>{ $cost }</b>. <b>It is short by { $missing }.</b>
result-why-load_shared-1 = Each project is carried by its supporters. The one that keeps the load most even goes first.
result-why-load_shared-2 = { $votes ->
    [one] <b>1 ballot</b> supports it and carries a load of <b>{ $load }</b>.
   *[other] <b>{ $votes } ballots</b> support it; each carries a load of <b>{ $load }</b>.
}
result-why-load_shared-3 = It costs <b>{ $cost }</b>. <b>Funded.</b>
result-why-ended_the_count-1 = Each project is carried by its supporters. The one that keeps the load most even goes first.
result-why-ended_the_count-2 = With <b>{ $votes }</b> supporters, this one was next.
result-why-ended_the_count-3 = It costs <b>{ $cost }</b>. <b>It did not fit</b>, and the count ended there.
result-why-not_reached-1 = Each project is carried by its supporters. The one that keeps the load most even goes first.
result-why-not_reached-2 = { $votes ->
    [0] Nobody chose it.
   *[other] The count ends when the next one does not fit.
}
result-why-not_reached-3 = It costs <b>{ $cost }</b>. <b>Its turn did not come.</b>
result-why-tied-first = It was tied with { $projects } and <b>went first</b> because { $by ->
    [cost] it costs less
    [votes] it has more supporters
    [lot] the lot fell so
   *[number] its number on the ballot, read as text, comes before
}.
result-why-tied-after = It was tied with { $projects }, which <b>went first</b> because { $by ->
    [cost] { $count ->
        [one] it costs less
       *[other] they cost less
    }
    [votes] { $count ->
        [one] it has more supporters
       *[other] they have more supporters
    }
    [lot] the lot fell so
   *[number] { $count ->
        [one] its number on the ballot, read as text, comes before
       *[other] their numbers on the ballot, read as text, come before
    }
}.
result-why-about = about { $amount }

result-dots = Of { $ballots } ballots: { $groups }
result-dots-full = { $count ->
    [one] 1 paid { $share }
   *[other] { $count } paid { $share } each
}
result-dots-left = { $count ->
    [one] 1 paid what it had left
   *[other] { $count } paid what they had left
}
result-dots-nothing-left = { $count ->
    [one] 1 chose it and had nothing left
   *[other] { $count } chose it and had nothing left
}
result-dots-paid-nothing = { $count ->
    [one] 1 did not choose it and paid nothing
   *[other] { $count } did not choose it and paid nothing
}
result-dots-chosen = { $count ->
    [one] 1 chose it
   *[other] { $count } chose it
}
result-dots-not-chosen = { $count ->
    [one] 1 did not choose it
   *[other] { $count } did not choose it
}
result-dots-each = Each circle is { $count } ballots

aloud-open = Read aloud
aloud-open-rule = Read aloud: { $rule }
