# Commitments: the list, each commitment, its milestones, where it comes from, and the documents.

commitment-list-title = Commitments
commitment-list-about = { $count ->
    [one] 1 commitment
   *[other] { $count } commitments
}, { $complete ->
    [0] none complete yet.
    [one] 1 complete.
   *[other] { $complete } complete.
}
commitment-blank = Bring the projects that won
commitment-blank-more = Each project that won becomes a commitment, with its slips behind it.
commitment-create = Create from the result
commitment-created = { $count ->
    [one] 1 commitment was created
   *[other] { $count } commitments were created
}
commitment-none-new = Each project that won has its commitment already
commitment-trash = To the trash
commitment-trashed = “{ $title }” is in the trash
commitment-open = Open
commitment-code = Code
commitment-one = Commitment
commitment-government = Government lead
commitment-milestones = Milestones
commitment-milestones-count = { $count ->
    [0] No milestones
    [one] 1 milestone
   *[other] { $count } milestones
}
commitment-state = State
commitment-of-corrected = Comes from a corrected record
commitment-complete = Complete
commitment-missing = { $count ->
    [one] Missing: { $names }
   *[other] Missing: { $names }
}
commitment-missing-many = { $count } things are missing
commitment-key-arrows = Go from commitment to commitment
commitment-key-open = Open the commitment
commitment-key-milestone = Add milestone
commitment-key-section = Go from section to section
commitment-key-next = Previous or next commitment
commitment-key-sheet = Make the sheet to print

gap-problem = the problem
gap-solution = the solution
gap-product = the product
gap-government = who answers in government
gap-counterpart = who accompanies from civil society
gap-milestone = a milestone with a date
gap-indicator = the whole indicator
gap-source = where it comes from
gap-decision = a decision about what two laptops wrote differently

commitment-of = Commitment { $number } of { $of }, { $code }
commitment-previous = Previous commitment
commitment-next = Next commitment
commitment-rename = Change the title
commitment-sections = Sections
commitment-section-problem = Problem
commitment-section-people = Responsible
commitment-section-indicator = Indicator
commitment-section-milestones = Milestones
commitment-section-done = (ready)
commitment-section-todo = (to do)
commitment-no-source = No origin
commitment-posts-not-names = Write organisations and posts, not people's names.
commitment-title = Title
commitment-title-model = E.g. Wait for the bus with shade and water
commitment-problem = Problem
commitment-problem-model = E.g. Those who use route 12 wait up to 50 minutes in the sun.
commitment-solution = Solution
commitment-solution-model = E.g. Stops with shade, a bench and drinking water.
commitment-product = Product
commitment-product-model = E.g. 12 new stops in service.
commitment-government-organization = Government lead
commitment-government-organization-model = E.g. Mobility Department
commitment-government-post = Post that answers
commitment-government-post-model = E.g. Head of the department
commitment-counterpart-organization = Civil-society counterpart
commitment-counterpart-organization-model = E.g. Neighbours of Altares
commitment-counterpart-post = Post that accompanies
commitment-counterpart-post-model = E.g. Coordination of the network
commitment-indicator = Indicator
commitment-indicator-model = E.g. Stops with shade on route 12
commitment-baseline = Today
commitment-baseline-model = E.g. 2 stops
commitment-target = Target
commitment-target-model = E.g. 14 stops
commitment-verification = Means of verification
commitment-verification-model = E.g. A visit with photos and a delivery record
commitment-sheet = Printed sheet

milestone-list = Milestones
milestone-number = Number
milestone-what = What
milestone-what-model = E.g. Agree on the places with neighbours
milestone-due = By when
milestone-product = What is delivered
milestone-product-model = E.g. Minutes and map
milestone-date = { $day }, { $year }
milestone-undated = No date
milestone-add = Add milestone
milestone-create = Add
milestone-finish = Done
milestone-edit = Change
milestone-trash = To the trash
milestone-trashed = The milestone is in the trash
milestone-added = Milestone added: { $title }
milestone-none = There are no milestones yet. A milestone says what is delivered and by when.

trace-title = Where it comes from
trace-slips = { $slips ->
    [0] No slips
    [one] 1 slip
   *[other] { $slips } slips of { $tables ->
        [one] 1 table
       *[other] { $tables } tables
    }
}
trace-quote = “{ $text }”
trace-cite = { $code }, table { $table }, { $kind }
trace-see-rest = { $count ->
    [one] See the other one
   *[other] See the other { $count }
}
trace-group = Group “{ $name }”
trace-proposal = Proposal “{ $title }”
trace-vote = Won with { $votes } of { $ballots } ballots
trace-vote-how = Place { $position }, { $rule }, { $day }
trace-commitment = Commitment { $code }
trace-cost = { $cost }

plan-title = Plan document
plan-about = Documents are saved in { $folder }
plan-whole = Local Action Plan
plan-sheets = One sheet per commitment
plan-make = Make the PDF of the plan
plan-make-sheet = Make sheet
plan-make-sheet-of = Make sheet of { $title }
plan-making = Making the PDF…
plan-made = { $pages ->
    [one] Done, 1 page
   *[other] Done, { $pages } pages
}. It is at { $path }
plan-pages = { $pages ->
    [one] Done, 1 page. It is at:
   *[other] Done, { $pages } pages. It is at:
}
plan-show = Open its folder
plan-undrawn = These signs cannot be printed and carry a mark in their place: { $characters }
plan-draft = It prints with the word “draft” until nothing is missing.
plan-unfinished = { $count ->
    [one] 1 commitment is not complete: { $codes }
   *[other] { $count } commitments are not complete: { $codes }
}
plan-complete = All commitments are complete
plan-no-sheets = There are no commitments yet
plan-key-print = Make the PDF of the plan
