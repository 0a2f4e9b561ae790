# Session: live capture and slips.

session-number = Session { $number }
session-next = Go on to grouping
session-capture = Capture
session-tables = Tables
session-slips = { $count ->
    [one] 1 slip
   *[other] { $count } slips
}
session-slips-of = of Table { $table }, newest first
session-list = Slips of Table { $table }
session-no-tables = This session has no tables.
session-empty = Table { $table } has no slips yet
session-empty-about = Write an idea, press <k>Enter</k> and go on with the next. It need not be perfect: everything can be corrected later.
session-examples = How they look
session-example-problem = The park is dark from 7 on
session-example-proposal = Solar lamps on the walkway <m>$420 mil</m>
session-example-gap = How many street lights are out?
session-name-table = Rename Table { $number }
session-table-name = Name of the table
session-signs = At the start of the line
session-key-table = Change table
session-key-list = Go from one slip to another

photos-title = Photos
photos-add = Add photos
photos-adding = Photo { $at } of { $count }
photos-stop = Stop adding
photos-none = None yet. Photograph the flipchart when you end: it is kept here without the place or the data of the phone.
photos-list = Photos of Table { $table }
photos-added = { $count ->
    [one] 1 photo was added
   *[other] { $count } photos were added
}
photo-name = { $caption }
photo-nameless = Photo { $number } of Table { $table }
photo-open = See { $name }
photo-missing = Missing here. It comes with the bundle of whoever has it.
photo-missing-held = Missing here. { $laptop } has it: ask for its bundle.
photo-caption = What is seen
photo-caption-model = E.g. Flipchart of round 2
photo-added-at = Added { $at }
photo-trash = Send to the trash
photo-trashed = The photo is in the trash
photo-close = Close
photo-before = Previous
photo-after = Next

attendance-title = Attendance
attendance-count = { $count ->
    [0] Nobody written down yet
    [one] 1 person
   *[other] { $count } people
}
attendance-open = Open the list
attendance-notice = The data are sealed: only this laptop, until it forgets its key, and the organiser’s open them. They are in no search and no document.
attendance-list = People who came
attendance-name = Name
attendance-name-model = E.g. as they want to be called
attendance-contact = Telephone or mail, if they want to give it
attendance-consent = Agrees to be contacted
attendance-add = Write down
attendance-added = Written down
attendance-sealed = { $number }. Sealed for this laptop
attendance-person = { $number }. { $name }
attendance-taken-back = (taken back; their data are still sealed here)
attendance-cancel = Cancel their data
attendance-cancel-of = Cancel the data of { $name }
attendance-cancel-about = All that was written about this person is removed for ever, here, in the backups of this laptop and on every laptop that the next bundle reaches. It cannot be undone. What is on sticks already handed out is only removed by hand.
attendance-cancel-yes = Remove for ever
attendance-cancel-no = Leave as it is
attendance-cancelled = { $backups ->
    [0] The data of person { $number } were removed for ever from this process.
    [one] The data of person { $number } were removed for ever from this process and from one backup.
   *[other] The data of person { $number } were removed for ever from this process and from { $backups } backups.
}
attendance-cancelled-sheets = { $count ->
    [one] One photo of the signed list of this session may still show their name. Other people signed it too: if you decide so, erase it below.
   *[other] { $count } photos of the signed list of this session may still show their name. Other people signed them too: if you decide so, erase them below.
}
attendance-out-of-reach = Second copies on sticks, bundles already handed out and damaged files that were put aside are out of reach: remove them by hand.
attendance-left = It may still hold them, and is tried again when the process opens: { $path }
attendance-close = Forget the key of the list
attendance-close-about = At the end: this laptop forgets how the list is opened. The organiser’s goes on opening it.
attendance-close-ask = Names, contacts and signed sheets will be seen on this laptop no more; on the organiser’s they will. It cannot be undone: Ctrl Z does not bring the key back.
attendance-closed = This laptop opens the list no more
sheets-title = Signed list
sheets-about = A photo of the paper sheet with names and signatures. It is sealed as the data above are.
sheets-add = Add a photo of the list
sheets-adding = Sheet { $at } of { $count }
sheets-added = { $count ->
    [one] One sheet kept and sealed
   *[other] { $count } sheets kept and sealed
}
sheets-list = Signed sheets
sheet-name = Sheet { $number }
sheet-sealed = Sealed for this laptop
sheet-missing = Missing here. It comes with a bundle with personal data of whoever has it.
sheet-missing-held = Missing here. { $laptop } has it: ask for its bundle with personal data.
sheet-taken-back = (taken back; still sealed here)
sheet-open = Look at { $name }
sheet-shown = It is seen only while this window is open. Take care that nobody else sees it on the screen.
sheet-erase-of = Erase { $name } for ever
sheet-erase-about = This photo is erased for ever, with the signatures of everybody on it, here, in the backups of this laptop and on every laptop that the next bundle reaches. It cannot be undone. What is on sticks already handed out, and the photo on the phone that it came from, is only removed by hand.
sheet-erased = { $backups ->
    [0] { $name } was erased for ever from this process.
    [one] { $name } was erased for ever from this process and from one backup.
   *[other] { $name } was erased for ever from this process and from { $backups } backups.
}

capture-kinds = Kind of slip
capture-placeholder = Write what the table says
capture-label = New { $kind } for Table { $table }
capture-label-edit = Correct { $code }
capture-how = Enter saves. Tab changes the kind; Esc and then Tab to leave.
capture-how-plain = Enter saves. Shift and Enter make another line.
capture-tab = changes the kind
capture-editing = keeps it
capture-leaving = Now Tab leaves the field
capture-save = Save
capture-echo = Saved as
capture-see-all = See all
capture-ask-cost = What does it cost, and where? If nobody knows, save it like this.
capture-which-cost = Is it
capture-or = or
capture-done = { $kind } saved at Table { $table }: { $code }
capture-edited = { $code } corrected
capture-trashed = Slip { $code } is in the trash
capture-restored = Slip { $code } is back at its table
capture-code-topic = #movilidad
capture-code-cost = $180 mil
capture-code-place = &Altares
capture-code-table = @4
capture-means-topic = topic
capture-means-cost = cost
capture-means-place = place
capture-means-table = another table
capture-key-save = Save the slip
capture-key-line = Another line in the same slip
capture-key-last = In the empty line: correct the last slip
capture-key-kind = Change the kind
capture-key-accept = Complete the suggested topic
capture-key-plain = The code under the cursor is text again; once more and Tab leaves the field
capture-key-new = Back to the capture line
capture-sign-problem = At the start: problem
capture-sign-need = At the start: need
capture-sign-proposal = At the start: proposal
capture-sign-gap = At the start: information gap
capture-sign-agreement = At the start: agreement
capture-sign-topic = Topic: #movilidad
capture-sign-cost = Cost: $180 mil
capture-sign-place = Place: &Altares
capture-sign-table = Another table: @4

slip-actions = Actions of slip { $code }
slip-edit = Correct
slip-trash = Move to the trash
slip-restore = Bring back
slip-key-edit = On a slip: correct it
slip-key-trash = On a slip: move it to the trash
slip-key-restore = On a slip: bring it back
slip-topic-unknown = to be confirmed
slip-cost-unsure = to be confirmed
slip-grouped = In a group
slip-conflict = Has two versions

cards-about = { $count ->
    [0] The slips of the session appear here.
    [one] 1 slip, newest first.
   *[other] { $count } slips, newest first.
}
cards-where = Show
cards-trash = Trash ({ $count })
cards-kind = Kind
cards-all-tables = All
cards-all-kinds = All
cards-empty = No slips to show
cards-empty-about = Capture what the tables say, or change what is shown.
cards-trash-empty = The trash is empty
cards-trash-empty-about = What you move to the trash can be brought back from here.
cards-go = Go to capture
