# The frame of every screen: path, saving, keys, formats and shared names.

app-name = Cocrea

stage-1 = Prepare
stage-2 = Session
stage-3 = Prioritise
stage-4 = Commitments
stage-5 = Follow-up

place-home = Processes
place-prepare = Prepare
place-live = Live
place-cards = Slips
place-group = Group
place-proposals = Proposals
place-ballots = Vote
place-result = Result
place-list = List
place-commitment = Commitment
place-plan = Plan document
place-follow = Follow-up
place-share = Share
place-receive = Receive a bundle
place-conflicts = To decide
place-history = History
place-settings = Settings

shell-rail = Process
shell-all-processes = All processes
shell-fictional = Example: people, slips and ballots are made up
shell-stage-done = (ready)
shell-search = Search
work-stop = Stop
work-going = { $percent } % done
work-stopping = Stopping…
shell-close = Close
shell-banner = Notice
shell-undo = Undo
shell-redo = Redo
shell-undo-what = Undo: { $change }
shell-redo-what = Redo: { $change }
shell-undo-done = Undone: { $change }
shell-undo-done-of = Undone: { $change } “{ $subject }”
shell-redo-done = Done again: { $change }
shell-redo-done-of = Done again: { $change } “{ $subject }”
shell-more = More actions
shell-more-for = More actions for { $thing }
shell-see-more = See more ({ $count })

save-saved = Saved { $time }
save-saving = Saving…
save-failed = Not saved
save-draft = Not the capture line yet: press Enter
save-already = Already saved
close-unsaved = Something is not saved yet. Save it, or close the window again to leave without it.

state-todo = To do
state-ready = Ready
state-missing = { $count ->
    [one] 1 missing
   *[other] { $count } missing
}

kind-problem = Problem
kind-need = Need
kind-proposal = Proposal
kind-gap = Information gap
kind-agreement = Agreement
kind-short-gap = Gap

table = Table { $number }
table-named = Table { $number }, { $name }

format-date = { $month } { $day }, { $year }
format-short-date = { $month } { $day }
format-weekday = { $weekday }, { $month } { $day }
format-today = today at { $time }
format-yesterday = yesterday at { $time }
format-on-day = on { $month } { $day }
format-on-date = on { $month } { $day }, { $year }

keys-title = Keys
keys-here = On this screen
keys-everywhere = Everywhere
keys-help = See the keys
keys-search = Search or do something
keys-home = Go to all processes
keys-stage = Go to a stage
keys-undo = Undo
keys-redo = Redo
keys-save = Confirm that it is saved
keys-larger = Larger letters
keys-smaller = Smaller letters
keys-pane = Go to the next area
keys-escape = Close what is on top

change-process_created = creating the process
change-process_edited = editing the process
change-session_planned = preparing the session
change-session_edited = editing the session
change-table_renamed = renaming a table
change-topic_added = adding a topic
change-topic_renamed = renaming a topic
change-topic_trashed = moving a topic to the trash
change-slip_captured = capturing a slip
change-laptop_admitted = let a laptop in
change-laptop_introduced = introducing this laptop to the others
change-personal_data_removed = remove a person's data
change-slips_captured = capturing slips
change-slip_edited = editing a slip
change-slip_trashed = moving a slip to the trash
change-slip_restored = bringing a slip back
change-photo_added = adding a photo
change-photo_described = saying what is seen on a photo
change-photo_trashed = sending a photo to the trash
change-photo_restored = bringing a photo back
change-attendee_registered = writing a person down
change-attendee_edited = correcting the data of a person
change-signed_sheet_added = keeping a signed sheet
change-slips_grouped = grouping slips
change-slips_released = taking slips out of their group
change-group_created = creating a group
change-group_renamed = renaming a group
change-group_trashed = moving a group to the trash
change-proposal_created = creating a proposal
change-proposal_edited = editing a proposal
change-proposal_trashed = moving a proposal to the trash
change-vote_opened = opening the vote
change-vote_corrected = correcting the record of the vote
change-vote_closed = closing the vote
change-ballot_cast = typing a ballot
change-ballot_corrected = correcting a ballot
change-ballot_voided = voiding a ballot
change-commitments_created = creating the commitments
change-commitment_edited = editing a commitment
change-commitment_trashed = moving a commitment to the trash
change-milestone_added = adding a milestone
change-milestone_edited = editing a milestone
change-milestone_trashed = moving a milestone to the trash
change-conflict_resolved = deciding a conflict
change-undone = undoing
change-redone = redoing

format-with-centavos = { $pesos } and { $centavos } centavos
format-date-example = E.g. January 16, 2027

key-delete = Del
key-home = Home

shell-waiting = Waiting for the keyring…
shell-waiting-more = If your computer asks for a password, type it. Cocrea opens as soon as it answers.
