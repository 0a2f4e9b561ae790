# Words on paper and in file names, beside documents.ftl.

print-table = Table { $number }
print-session = Session { $number }
print-folder = { $name } (documents)
print-file-plan = Local Action Plan
print-file-sheet = Commitment { $code } { $title }
example-process-name = Practice exercise

print-ties-official = the one that costs less goes first; at the same cost, the one with more supporters; if still equal, { $lot ->
    [none] the number of the project on the ballot decides, compared digit by digit: 10 goes before 9
   *[drawn] the lot with the seed “{ $seed }” decides, which anybody can draw again with sha256sum of the seed, a line break and the number
}
print-ties-drawn = the lot with the seed “{ $seed }” decides, which anybody can draw again with sha256sum of the seed, a line break and the number
print-reason-paid_by_shares = { $votes ->
    [one] Its only supporter still had
   *[other] Its { $votes } supporters still had
} { $money }{ $nobody_less ->
    [yes] { $votes ->
        [one] {" "}and paid { $share }
       *[other] {" "}and each paid { $share }
    }
   *[no] : { $full ->
        [one] 1 paid { $share }
       *[other] { $full } paid { $share } each
    }
}{ $rest ->
    [0] {""}
    [one] , 1 paid what it had left
   *[other] , { $rest } paid what they had left
}{ $nothing ->
    [0] {""}
   *[other] , { $nothing } had nothing left
}.
print-reason-fitted_in_the_rest = Funded with what was left, by number of votes: { $left }.
print-reason-most_votes = In its turn { $left } was left, and it was funded.
print-reason-short_at_the_start = { $votes ->
    [0] Nobody chose it.
    [one] Its only supporter has { $money }. It is short by { $missing }.
   *[other] Its { $votes } supporters have { $money } together. It is short by { $missing }.
}
print-reason-spent_on_others = { $votes ->
    [one] Its only supporter had only { $money } left.
   *[other] Its { $votes } supporters had only { $money } left.
} It is short by { $missing }.
print-reason-did_not_fit = In its turn { $left } was left. It is short by { $missing }.
print-reason-load_shared = Its { $votes } supporters carry it together: each now carries { $load } of all they supported.
print-reason-ended_the_count = It was next and did not fit, which ended the count.
print-reason-not_reached = The count ended before its turn.
print-shares = Each ballot got { $share }.
print-shares-raised = Each ballot got { $share }, and the share rose peso by peso to { $reached }.
print-about = about { $amount }
print-names = { $names } and { $last }
print-tied-first = It was tied with { $projects } and went first because { $by ->
    [cost] it costs less
    [votes] it has more supporters
    [lot] the lot fell so
   *[number] its number on the ballot, read as text, comes before
}.
print-tied-after = It was tied with { $projects }, which went first because { $by ->
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
