# Words on paper and in file names, beside documents.ftl.

print-table = Table { $number }
print-session = Session { $number }
print-folder = { $name } (documents)
print-file-plan = Local Action Plan
print-file-sheet = Commitment { $code } { $title }
example-process-name = Practice exercise

print-ties-official = the one that costs less goes first; at the same cost, the one with more supporters; if still equal, { $lot ->
    [none] the number on the ballot decides, read as text: 10 goes before 9
   *[drawn] the lot with the seed “{ $seed }” decides, which anybody can draw again with sha256sum of the seed, a line break and the number
}
print-ties-drawn = the lot with the seed “{ $seed }” decides, which anybody can draw again with sha256sum of the seed, a line break and the number
print-reason-paid_by_shares = Its { $votes } supporters had { $money } together and the largest share was { $share }.
print-reason-fitted_in_the_rest = Funded with what was left: { $left }.
print-reason-most_votes = It fitted when its turn came: { $left } was left.
print-reason-short_at_the_start = Its { $votes } supporters have { $money } together. { $missing } short.
print-reason-spent_on_others = Its { $votes } supporters had only { $money } left. { $missing } short.
print-reason-did_not_fit = It did not fit: { $left } was left, { $missing } short.
print-reason-load_shared = Its { $votes } supporters carry it together: each now carries { $load } of all they supported.
print-reason-ended_the_count = It was next and did not fit, which ended the count.
print-reason-not_reached = The count ended before its turn.
