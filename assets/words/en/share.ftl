# Share: bundles out and in, conflicts, and what does not add up.

share-title = Share
share-about = Nothing leaves this computer unless you share it.
share-bundle = Take to another computer
share-bundle-what = Save it to a stick or mail it, and open it on the other one with “Receive a bundle”.
share-readers = Who can open it?
share-readers-laptops = Those of this process
share-readers-words = With six words
share-readers-anybody = Anybody
share-readers-laptops-about = This laptop and { $laptops } can open it.
share-readers-laptops-cannot = { $count ->
    [one] { $laptops } cannot yet: receive a bundle from it first.
   *[other] { $laptops } cannot yet: receive a bundle from each first.
}
share-readers-laptops-none = For now only this laptop could open it: receive a bundle from each first, or use six words.
share-readers-words-about = Cocrea draws six words as it makes it. Tell them to whoever receives it; this works for a new laptop too.
share-readers-anybody-about = Whoever finds the stick can read all that it brings.
share-brings = What does it bring?
share-brings-everything = Everything
share-brings-missing = What they lack
share-brings-receipt = Only a receipt
share-brings-missing-about = Leaves out what those laptops said to have in their last bundle.
share-brings-receipt-about = It brings no work: it tells them what this laptop has, so that they do not send it again.
share-mail = Part it for mail (18 MB each file)
share-personal = Bring the data of attendance too
share-personal-go = They go sealed: only the organiser’s laptop and those that already could open them, even if the stick is lost. The photos of the signed list go too.
share-personal-stay = Unless you check it, names, contacts and photos of the signed list stay here.
share-personal-made = It brings the data of attendance, sealed.
share-words = Six words to open it
share-words-about = Write them on paper and do not keep them with the stick. Cocrea does not keep them: without them another bundle must be made.
share-verified = It was read again whole: you can take the stick out.
share-bundle-make = Make bundle
share-bundle-making = Making the bundle…
share-bundle-made = Bundle ready: { $changes ->
    [0] no changes
    [one] 1 change
   *[other] { $changes } changes
}{ $photos ->
    [0] {""}
    [one] {" and 1 photo"}
   *[other] {" and "}{ $photos } photos
}, { $size }. { $parts ->
    [one] It is at:
   *[other] There are { $parts } parts, and each can be received alone:
}
share-receive = Bring from another computer
share-receive-what = You see what changes before merging. Nothing of yours is lost.
share-decide = See what is left to decide
share-waiting = { $all ->
    [0] There is nothing to decide.
   *[other] { $conflicts ->
        [0] No value with two versions
        [one] 1 value with two versions
       *[other] { $conflicts } values with two versions
    } and { $problems ->
        [0] nothing that does not add up.
        [one] 1 thing that does not add up.
       *[other] { $problems } things that do not add up.
    }
}
share-documents = Documents
share-documents-what = The Local Action Plan and one sheet per commitment, as PDF to print.

folder-title = Shared folder
folder-about = A folder that Syncthing, Nextcloud or a network drive keeps in step on every computer. Cocrea drops your work there, sealed with six words, and receives that of the others.
folder-choose = Choose folder
folder-other = Choose another
folder-choosing = Looking into the folder…
folder-path = It is at:
folder-never = Not exchanged yet.
folder-stands = Last exchange: { $at }. { $laptops ->
    [0] No computer has dropped anything.
    [one] The work of { $names } is there.
   *[other] The work of { $laptops } computers is there: { $names }.
}
folder-unread = { $count ->
    [one] One file could not be read. It is tried again when it changes.
   *[other] { $count } files could not be read. They are tried again when they change.
}
folder-words-new = The six words of the folder
folder-words-new-about = Type them once on each of the other computers. Do not keep them in the folder.
folder-words-show = See the six words
folder-words-hide = Hide the words
folder-locked = Other computers already use this folder
folder-locked-about = Ask whoever chose it first for its six words; they are seen in this same place.
folder-exchange = Exchange now
folder-exchanging = Exchanging…
folder-exchanged = { $changes ->
    [0] Done. There were no new changes.
    [one] Done. 1 change arrived.
   *[other] Done. { $changes } changes arrived.
}
folder-paused = Paused: you went back to a backup, and the folder would bring again what was written since.
folder-resume = Exchange again
folder-forget = Stop using it
folder-forgotten = This process no longer uses the folder. What lies in it stays.

receive-about = Nothing changes until you accept.
receive-about-done = The work of both computers is together now.
receive-from = It comes from <b>{ $from }</b>, { $day }, { $time }. Nothing changes until you accept.
receive-blank = Choose the bundle you were given
receive-blank-more = It is a file that ends in .paquete. It may be on a USB stick.
receive-choose = Choose bundle
receive-words = This bundle opens with six words
receive-words-about = Ask whoever made it. Capitals and accents do not matter.
receive-words-field = The six words
receive-words-open = Open
receive-looking = Checking the bundle…
receive-whole = Bundle complete and undamaged
receive-changes = What will change
receive-kept = Nothing you wrote is lost: where both computers changed the same, both versions stay until somebody decides.
receive-conflicts = { $count ->
    [one] Conflict
   *[other] Conflicts
}
receive-conflicts-more = Both computers changed it
receive-problems = { $count ->
    [one] Thing that does not add up
   *[other] Things that do not add up
}
receive-problems-more = Everything is kept and pointed out
receive-from-table = Table { $number }: { $slips }
receive-slips-problem = { $count ->
    [one] 1 problem
   *[other] { $count } problems
}
receive-slips-need = { $count ->
    [one] 1 need
   *[other] { $count } needs
}
receive-slips-proposal = { $count ->
    [one] 1 proposal
   *[other] { $count } proposals
}
receive-slips-gap = { $count ->
    [one] 1 information gap
   *[other] { $count } information gaps
}
receive-slips-agreement = { $count ->
    [one] 1 agreement
   *[other] { $count } agreements
}
receive-trashed = { $count ->
    [one] Deletion
   *[other] Deletions
}
receive-trashed-more = They go to the trash and can be restored
receive-trashed-none = Nothing of yours is deleted
receive-added-process = { $count ->
    [one] New process
   *[other] New processes
}
receive-added-topic = { $count ->
    [one] New topic
   *[other] New topics
}
receive-added-session = { $count ->
    [one] New session
   *[other] New sessions
}
receive-added-table = { $count ->
    [one] New table
   *[other] New tables
}
receive-added-slip = { $count ->
    [one] New slip
   *[other] New slips
}
receive-added-group = { $count ->
    [one] New group
   *[other] New groups
}
receive-added-proposal = { $count ->
    [one] New proposal
   *[other] New proposals
}
receive-added-vote = { $count ->
    [one] New vote
   *[other] New votes
}
receive-added-ballot = { $count ->
    [one] New ballot
   *[other] New ballots
}
receive-added-commitment = { $count ->
    [one] New commitment
   *[other] New commitments
}
receive-added-milestone = { $count ->
    [one] New milestone
   *[other] New milestones
}
receive-edited-process = Details of the process
receive-edited-topic = { $count ->
    [one] Corrected topic
   *[other] Corrected topics
}
receive-edited-session = { $count ->
    [one] Corrected session
   *[other] Corrected sessions
}
receive-edited-table = { $count ->
    [one] Corrected table
   *[other] Corrected tables
}
receive-edited-slip = { $count ->
    [one] Corrected slip
   *[other] Corrected slips
}
receive-edited-group = { $count ->
    [one] Corrected group
   *[other] Corrected groups
}
receive-edited-proposal = { $count ->
    [one] Corrected proposal
   *[other] Corrected proposals
}
receive-edited-vote = State of the vote
receive-edited-ballot = { $count ->
    [one] Corrected ballot
   *[other] Corrected ballots
}
receive-edited-commitment = { $count ->
    [one] Corrected commitment
   *[other] Corrected commitments
}
receive-edited-milestone = { $count ->
    [one] Corrected milestone
   *[other] Corrected milestones
}
receive-added-photo = { $count ->
    [one] New photo
   *[other] New photos
}
receive-edited-photo = { $count ->
    [one] Photo described anew
   *[other] Photos described anew
}
receive-added-attendee = { $count ->
    [one] Attendee
   *[other] Attendees
}
receive-edited-attendee = { $count ->
    [one] Corrected attendee
   *[other] Corrected attendees
}
receive-added-signed_sheet = { $count ->
    [one] Photo of the signed list
   *[other] Photos of the signed list
}
receive-edited-signed_sheet = { $count ->
    [one] Photo of the signed list, changed
   *[other] Photos of the signed list, changed
}
receive-photos = { $count ->
    [one] Image that was missing here
   *[other] Images that were missing here
}
receive-photos-more = Without the place or the data of the phone
receive-waits = { $label } is new here
receive-waits-about = It brings { $changes ->
    [one] 1 change, which does not count
   *[other] { $changes } changes, which do not count
} until you let it in. Ask aloud whether its six words are these; over there they are shown when the bundle is made.
receive-waits-unkept = It is too much to wait here. If it is not let in now, nothing of it is kept: receive its bundle again when you let it in.
receive-unkept = What { $label } brings was not kept: it is too much to wait here. Keep its bundle, and receive it again to let it in.
receive-waits-in = The words are the same: let it in
receive-waits-in-said = { $label } is in. You now see what it brings.
receive-gap = The other stick of { $label } is missing
receive-gap-about = { $changes ->
    [one] 1 change of it waits
   *[other] { $changes } changes of it wait
} until what it wrote before comes.
laptop-title = Laptops of this process
laptop-about = What those write counts that were let in. What a new one brings waits until somebody compares its six words.
laptop-own = This computer
laptop-organiser = Founded the process
laptop-in = Let in
laptop-waits = Waits to be let in
laptop-changes = { $changes ->
    [one] 1 change of it counts
   *[other] { $changes } changes of it count
}
laptop-waiting = { $changes ->
    [one] 1 change of it waits and does not count. Ask aloud
   *[other] { $changes } changes of it wait and do not count. Ask aloud
} whether its six words are these; over there they stand in this same list.
laptop-gap = { $changes ->
    [one] 1 change of it waits for what it wrote before
   *[other] { $changes } changes of it wait for what it wrote before
}
laptop-missing = { $changes ->
    [one] 1 earlier change is missing: ask for its other bundle
   *[other] { $changes } earlier changes are missing: ask for its other bundle
}
laptop-words = Six words:
laptop-admit = They are the same words: let { $label } in
laptop-admitted = { $label } is in. { $changes ->
    [0] It brought no new changes.
    [one] 1 change of it arrived.
   *[other] { $changes } changes arrived.
}
share-fingerprint = If the other laptop does not know this one yet, its fingerprint is <b>{ $fingerprint }</b>
receive-looked = { $changes ->
    [0] { $photos ->
        [0] It brings nothing new.
        [one] It brings 1 photo that was missing here.
       *[other] It brings { $photos } photos that were missing here.
    }
    [one] It brings 1 change.
   *[other] It brings { $changes } changes.
}{ $conflicts ->
    [0] { "" }
    [one] { " " }There is 1 conflict to decide.
   *[other] { " " }There are { $conflicts } conflicts to decide.
}
receive-no-conflicts = Nobody changed the same on both computers. Everything comes in without asking.
receive-nothing-new = You have everything in this bundle already. There is nothing to merge.
receive-ready = { $changes ->
    [0] { $photos ->
        [one] <b>1 photo</b> ready.
       *[other] <b>{ $photos } photos</b> ready.
    }
    [one] <b>1 change</b> ready.
   *[other] <b>{ $changes } changes</b> ready.
}
receive-decided = { $open ->
    [0] { $count ->
        [one] The conflict is decided.
       *[other] The { $count } conflicts are decided.
    }
   *[other] { $decided ->
        [0] { $open ->
            [one] The conflict is left to decide.
           *[other] { $open } conflicts are left to decide.
        }
       *[other] { $decided } of { $count } conflicts decided; { $open ->
            [one] 1 is left.
           *[other] { $open } are left.
        }
    }
}
receive-cancel = Cancel
receive-merge = Merge all
receive-merging = Merging…
receive-start = Create the process
receive-starting = Creating…
receive-starts = The process <b>{ $name }</b> will be created on this computer.
receive-starts-about = This process is not here yet. <b>{ $name }</b> will be created on this computer with all that the bundle brings; afterwards both can merge their work.
receive-started = Done. The process { $name } is on this computer now.
receive-done = { $changes ->
    [0] { $photos ->
        [0] Done. You had all the changes already.
        [one] Done. 1 photo that was missing came in.
       *[other] Done. { $photos } photos that were missing came in.
    }
    [one] Done. 1 change came in.
   *[other] Done. { $changes } changes came in.
}
receive-unfit = { $count ->
    [one] One photo was not kept: it is not as Cocrea makes them.
   *[other] { $count } photos were not kept: they are not as Cocrea makes them.
}
receive-left = { $all ->
    [0] Nothing is left to decide.
   *[other] { $conflicts ->
        [0] 0 values
        [one] 1 value
       *[other] { $conflicts } values
    } left to decide and { $problems ->
        [0] 0 things
        [one] 1 thing
       *[other] { $problems } things
    } to look at.
}
receive-back = Back to Share

conflict-position = Conflict { $number } of { $of }
conflict-title = { $noun } with more than one version: { $fields }
conflict-how = Choose which one you keep. What differs is underlined.
conflict-choose = Choose a version
conflict-own = The one you have
conflict-arriving = The one arriving
conflict-here = The one of this computer
conflict-of = The one of { $from }
conflict-apart = Choose field by field
conflict-later = Decide later
conflict-later-said = Left to decide
conflict-next = Next conflict
conflict-keep = Keep what I chose
conflict-decided = Decided: { $title }
conflict-list = Conflicts
conflict-joined = Both together (proposal)
conflict-joined-how = What each one changed, in one text. Read it, change it if need be, and decide.
conflict-joined-undecided = { $count ->
    [one] In one paragraph both changed the same
   *[other] In { $count } paragraphs both changed the same
}: both stand there, one after the other. Leave the one that holds before deciding.
conflict-joined-own = What this computer changed
conflict-joined-of = What { $from } changed
conflict-joined-edit = The text that stays
conflict-both = Keep both.
conflict-both-slip = The other one stays in a new slip, of the same table and kind.
conflict-both-commitment = The other one stays in a new commitment, from the same proposal.
conflict-none = There is nothing to decide
conflict-none-more = When two computers change the same, both versions are seen here.
conflict-nothing = (nothing)
conflict-true = Yes
conflict-false = No
conflict-trashed-true = Send to the trash
conflict-trashed-false = Keep
conflict-key-side = Choose a version
conflict-key-next = Next conflict

field-name = Name
field-place = Place
field-period = Period
field-ceiling = Ceiling
field-ceiling_source = Source of the ceiling
field-fictional = Is an example
field-number = Number
field-date = Date
field-session = Session
field-table = Table
field-origin = Table where it was said
field-code = Code
field-captured_at = Time of capture
field-text = Text
field-verbatim = Original text
field-kind = Kind
field-topic = Topic
field-topic_said = Topic to be confirmed
field-cost = Cost
field-cost_unsure = Cost to be confirmed
field-title = Title
field-state = State
field-max_marks = Marks per ballot
field-rule = Rule
field-ties = Tie-break
field-marks = Marks
field-vote = Vote
field-proposal = Proposal
field-opened_at = Opening
field-closed_at = Closing
field-counted = Counted ballots
field-problem = Problem
field-solution = Solution
field-product = Product
field-government_organization = Government lead
field-government_post = Post that answers
field-counterpart_organization = Civil-society counterpart
field-counterpart_post = Post that accompanies
field-indicator = Indicator
field-baseline = Value today
field-target = Target
field-verification = Means of verification
field-commitment = Commitment
field-due = By when
field-trashed = Trash
field-admitted = What it writes counts
field-recipient = How others seal to it
field-blob = File of the photo
field-width = Width
field-height = Height
field-caption = What is seen
field-person = Sealed data of the person
field-added_at = Time it was added
field-corrects = Record that it corrects
field-reason = Reason
field-other = Something else

trouble-title = What does not add up
trouble-about = Everything was kept. Look at it calmly.
trouble-slip_code_repeated = Two slips have the code { $subject }
trouble-slip_code_repeated-do = Both are kept and count. If they say the same, put them in the same group.
trouble-ballot_number_repeated = Two ballots have the number { $subject }
trouble-ballot_number_repeated-do = Both are counted. Check on paper that they are not the same one; if they are, void one before closing.
trouble-commitment_code_repeated = Two commitments have the code { $subject }
trouble-commitment_code_repeated-do = Both are kept. If they are the same, send one to the trash.
trouble-slip_in_two_groups = The slip { $subject } ended up in two groups
trouble-slip_in_two_groups-do = Move it to the group where it belongs and it leaves the other.
trouble-two_votes = Two votes were opened on different computers
trouble-two_votes-do = Both are kept with their ballots. The first of the list is in force: go on typing in that one.
trouble-two_corrections = The same record was corrected on different computers
trouble-two_corrections-do = All are kept with their ballots. The first of the list is in force: if it lacks something, correct that one.
trouble-ballot_after_close = The ballot { $subject } changed or arrived after closing
trouble-ballot_after_close-do = It is kept, but the count does not change.
trouble-ballots_without_vote = { $subject ->
    [one] One ballot has no vote any more
   *[other] { $subject } ballots have no vote any more
}
trouble-ballots_without_vote-do = The opening of the vote was taken back. They are kept: redoing it (Ctrl Y) on the computer where that was done, before any other change, brings them back.
