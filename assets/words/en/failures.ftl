# What is said when something could not be done: what happened, what was kept and what to do.

failure-name_missing = The name is missing. Write one to save.
failure-text_too_long = The text has { $length } characters and { $longest } fit. It is still on screen: shorten or split it.
failure-not_found = That is no longer here. Nothing changed. Go back to the list to see what there is.
failure-in_the_trash = That is in the trash. Bring it back first, then change it.
failure-amount_negative = The amount is below zero. Write it without the minus sign.
failure-amount_too_large = The amount is larger than any budget. Check the zeros.
failure-amount_unreadable = “{ $text }” cannot be read as an amount. Try 180 mil, 1.2 mdp or 2,160,000.
failure-amount_missing = The amount is missing. Try 180 mil, 1.2 mdp or 2,160,000.
failure-amount_zero = The amount is zero. Write a larger one.
failure-date_unreadable = “{ $text }” cannot be read as a date. Write day, month and year, as in January 16, 2027.
failure-slip_empty = The slip says nothing yet. Write what the table said.
failure-no_such_table = There is no Table { $number }. Choose one of the tables of the session.
failure-topic_repeated = The topic “{ $name }” exists already. Use it or write another name.
failure-photo_repeated = This session has the photo { $photo } already. It was not added again.
failure-consent_missing = Their consent to keep a contact is missing. Nothing was saved. Mark that they agreed, or leave the contact empty.
failure-topic_in_use = { $slips ->
    [one] One slip speaks of this topic.
   *[other] { $slips } slips speak of this topic.
 } It was not removed. Give them another topic first.
failure-group_repeated = The group “{ $name }” exists already. Put the slips there or write another name.
failure-nothing_chosen = No slip was chosen. Choose at least one.
failure-group_has_proposals = Proposals come from this group. Move the proposals to the trash first.
failure-ceiling_missing = No vote without a ceiling. Write it in Prepare and come back.
failure-proposals_missing = There are no proposals yet. Create at least one from a group.
failure-cost_missing = “{ $title }” has no cost. Write it and open the vote again.
failure-cost_over_ceiling = “{ $title }” costs more than the ceiling and could never win. Lower its cost or split it.
failure-max_marks_out_of_range = Marks per ballot go from 1 to { $projects }.
failure-order_of_ties_unknown = The room has no order of ties “{ $text }”. Choose the one that costs less (official) or the lot only (drawn).
failure-seed_missing = The seed of the lot is missing. Write what came out before everybody, such as 4-2-6.
failure-seed_unreadable = The seed “{ $text }” cannot be typed alike on every computer. Use digits, letters without accents, spaces, full stops, commas or hyphens, and begin with a digit or a letter.
failure-vote_open = The vote was opened: proposals and ceiling stay as they are.
failure-vote_closed = The vote is closed and does not change any more.
failure-vote_exists = This process has a vote already. No other was opened.
failure-vote_missing = The vote was not opened yet. Open it in Vote.
failure-vote_still_open = The result is seen when the vote is closed. Type the missing ballots and close it.
failure-everything_withdrawn = You withdrew every project and nothing is left to count. Leave at least one.
failure-ballots_missing = No ballots were typed. Type at least one before closing.
failure-marks_missing = The ballot has no marks. Type the numbers or save it as blank.
failure-too_many_marks = { $marked } marked, { $max } allowed. Save as void or check the ballot.
failure-mark_repeated = Number { $number } stands twice. Leave one.
failure-no_such_option = There is no project { $number } on the ballot. Check the number.
failure-number_unreadable = “{ $text }” is no project number. Type numbers separated by spaces.
failure-vote_corrected = This record has a correction already. If need be, correct the correction.
failure-reason_missing = Write why it is corrected: it will be read and printed.
failure-conflict_open = Not closed. Which version stays is undecided ({ $count }): { $rows }. Decide it in “To decide” and come back. Nothing has changed.
failure-not_written = No new text is written here: choose one of the versions.
failure-not_both = Only one version of this can stay: choose one.
failure-version_gone = That conflict was decided already. Nothing changed. Go back to the list of conflicts.
failure-nothing_to_undo = There is nothing to undo. What is decided about a conflict and the closing of a vote are not undone.
failure-nothing_to_redo = There is nothing to redo.
failure-changed_since = Another laptop changed the same afterwards. Nothing was undone. Change it by hand if need be.
failure-winners_missing = No project won. There is nothing to create commitments from.

failure-no_process_open = No process is open. Open one at Home.
failure-unknown_command = This version does not know the command “{ $name }”. Nothing changed.
failure-window_may_not = That cannot be done from this window. Nothing changed.
failure-malformed_request = The command “{ $command }” arrived incomplete. Nothing changed. Detail: { $detail }
failure-list_stays_open = This is the organiser’s laptop: it always opens the list. Nothing changed.
failure-not_an_id = “{ $text }” is no identifier. Nothing changed.

failure-file_not_found = The file { $path } was not found, or the folder that it goes in. Check that the stick is still plugged in, or look for it again.
failure-file_gone = Could not save: the file is no longer at { $path }. What was saved before is still in it and what you wrote is still on screen. Put it back there, or plug the stick in again, and save again.
failure-file_exists = The file { $path } exists already. It was not touched. Choose another name.
failure-not_a_process = This file is not a Cocrea process. It was neither opened nor changed. Look for one that ends in .cocrea.
failure-newer_version = This file comes from a newer version of Cocrea. It was not opened so as not to damage it. Update the program on this computer.
failure-file_damaged = The file is damaged and was not opened, so as not to make it worse. It is still where it was. Save what can be saved, return to a backup, or receive a bundle from another laptop. Detail: { $detail }
failure-process_locked = This process is encrypted and this laptop has no key of it: { $path }. Nothing changed. Write the six words that it was encrypted with; in the terminal, put them in a file and say --unlock-file.
failure-encrypted_elsewhere = This process is encrypted and this version of Cocrea was built without encryption: it does not open it. Nothing changed. Open it with a version with encryption, or ask for it to be decrypted there.
failure-keys_missing = The file with the keys, which goes beside the process under its name with .llaves behind it, is missing: { $path }. Nothing changed. Put it back; there are copies beside each backup, in the folder “respaldos”. If this file never was an encrypted process, it is not a Cocrea process.
failure-keys_unreadable = The file with the keys { $keys } is damaged, or somebody changed it. Nothing changed. Put a copy in its place: there is one beside each backup and each copy on a stick.
failure-keys_newer = The file with the keys comes from a newer version of Cocrea. Nothing changed. Update the program on this computer.
failure-keys_do_not_fit = The keys beside { $path } do not open this file: they are another's, or the file is damaged at its beginning. Nothing changed. Put its own keys there, or return to a backup.
failure-keys_words_wrong = Those six words do not open this process. Nothing changed. Check that they are those of this process and not of a bundle.
failure-encrypted_not_salvaged = This process is encrypted and damaged: nothing is saved in parts of encrypted pages. The file is as it was. Return to a backup, or receive a bundle from another laptop.
failure-built_without_encryption = This version of Cocrea was built without encryption. Nothing changed. Use the encryption of the system: BitLocker, FileVault or LUKS.
failure-already_encrypted = This process is encrypted already. Nothing changed.
failure-not_encrypted = This process is not encrypted. Nothing changed.
failure-last_key = It is the last key: without it nobody could open the process. It was not removed. Add another one first, or decrypt the process.
failure-no_such_key = That key is no longer there. Nothing changed.
failure-too_many_keys = A process has at most 32 keys. None was added. Remove one that is no longer of use.
failure-key_again = That laptop has a key already. No other was added.
failure-key_in_file = The secret of this laptop is in a file beside its processes: a key for it would protect nothing. Nothing changed. Use six words, or the key of another laptop.
failure-key_for_whom = A key is for a laptop or for six words. None was added. Say one of the two.
failure-key_not_a_recipient = “{ $text }” is not the recipient of a laptop. Nothing changed. A recipient begins with age1 and is copied whole.
failure-nothing_to_salvage = Nothing that can be saved is left in this file. It is as it was. Return to a backup, or receive a bundle from another computer.
failure-not_damaged = This process is not damaged: there is nothing to save. Nothing was changed. Open it.
failure-on_stick = { $path } is on a stick. Work is not done there: if it is unplugged, what is being written is lost. Nothing was changed. Copy the process to this computer; to take it to another one, make a bundle in Share.
failure-on_network_drive = { $path } is on a network drive. Work is not done there: if the network fails, what is being written is lost. Nothing was changed. Copy the process to this computer; to take it to another one, make a bundle in Share.
failure-process_is_here = This process is on this computer already: { $path }. It was not copied. Open it there; if something is missing in it, ask whoever has it for a bundle.
failure-file_in_use = Another program has this process open. Nothing changed. Close it there and open it here again.
failure-not_folded_yet = Another version of Cocrea saved this process. Open it to bring it up to date; nothing is lost.
failure-is_backup = This file is a backup: it is not opened to be written to. Nothing was changed. To return to it, open its process and go to Backups; if you no longer have the process, choose “Recover from a backup” on the home screen.
failure-not_a_backup = This file is not a backup. Nothing was changed. Backups are in the folder “respaldos” and on the sticks where you saved them.
failure-backup_of_other_process = This backup is of another process. Nothing was changed. Open that process and return to it from there.
failure-cannot_read = You may not read { $path }. Nothing was changed. Ask whoever saved it for permission, or for a copy.
failure-work_stopped = It was stopped. Nothing changed.
failure-list_refused = Line { $line } of the list: { $why } Nobody was written down. Correct that line and give the order again.
failure-not_a_text = { $path } cannot be understood as text. Nothing was changed. Save it as plain text in UTF-8 and try again.
failure-text_file_too_large = { $path } is larger than it can be. Nothing was changed. Check that it is the file you meant.
failure-cannot_write = { $path } cannot be written. What was saved before is still there. Choose another folder or ask for permission to write.
failure-path_unusable = { $path } cannot be used: it is a folder, leads through something that is none, has too long a name, or is a link that leads back to itself. Nothing changed. Move away what is in its place, or choose another place or a shorter name.
failure-disk_full = Could not save: the disk is full. What was saved before is safe and what you wrote is still on screen. Free some space and save again.
failure-store_fault = The file could not be read or saved. What was saved before is safe. Close Cocrea, open it and check what you wrote last. Detail: { $detail }

failure-not_a_bundle = This file is not a Cocrea bundle. Nothing changed. Look for one that ends in .paquete.
failure-bundle_cut = The bundle is incomplete. Nothing changed. Ask for it to be made again and open it once more.
failure-bundle_needs_words = This bundle opens with six words. Nothing changed. Ask whoever made it for them; in the terminal, put them in a file and say --passphrase-file.
failure-bundle_for_others = This bundle is sealed to other laptops. Nothing changed. Ask for one for this laptop: whoever makes it needs a bundle of yours first, or seals it with six words.
failure-words_wrong = Those six words do not open this bundle. Nothing changed. Check with whoever made it that they belong to this file.
failure-words_not_six = There are six words and these are { $count }. Nothing changed. Write them with spaces between; accents do not matter.
failure-words_unknown = Word { $place }, “{ $word }”, is not in the list. Nothing changed. Check how it is spelled.
failure-not_a_recipient = “{ $text }” is no recipient. No bundle was made. A recipient begins with age1 and is copied whole.
failure-sealed_in_two_ways = A bundle is sealed in one way only. Nothing was made. Leave --to or --passphrase-file.
failure-bundle_altered = The bundle is not the one that left the other laptop: something changed on the way. Nothing was merged. Ask for it to be made again. Detail: { $detail }
failure-bundle_forged = The bundle holds changes that are said to be a laptop's and that it did not sign. Nothing was merged. Ask whoever wrote them for the bundle. Detail: { $detail }
failure-bundle_newer = The bundle comes from a newer version of Cocrea. Nothing changed. Update the program on this computer.
failure-bundle_too_large = The bundle is larger than what fits. Nothing changed. Ask for it to be checked on the laptop it came from.
failure-bundle_of_other_process = The bundle belongs to another process: “{ $name }”. Nothing changed. Open that process and receive it there.
failure-bundle_gap = Earlier changes of a laptop are missing. Nothing was merged. Ask for the whole bundle.
failure-bundle_fork = A copy of this process went two ways with the same laptop. Nothing was merged. Keep both files and choose which one goes on: write into it what only the other one has, and use that other one no more. Detail: { $device }, change { $number }
failure-person_unsealed = Change { $number } of the laptop { $device } holds the data of a person unsealed. Nothing of this bundle was saved. Cocrea never writes them like that: find out with whoever uses that laptop which program wrote them, and delete that bundle.
failure-too_much_at_once = This is too much to save at once. Nothing was saved. Do it in smaller parts.
failure-not_a_photo = { $photo } is no photo. Nothing was added. Choose a JPEG, PNG or WebP.
failure-organiser_unknown = How to seal data for the organiser is not known yet. None was saved. Receive a bundle of the laptop that created the process first.
failure-data_left = The data of a person were removed, but { $path } could not be read or written and may still hold them. Check the permission and the room of that folder, or delete that file.
failure-photo_heic = The photo { $photo } is in HEIC or AVIF, which few computers read. It was not added. Share it as JPEG: on an iPhone, Settings › Camera › Formats › Most Compatible.
failure-photo_svg = { $photo } is an SVG drawing, which can hold programs. It was not added. Save it as PNG or JPEG and add that one.
failure-photo_too_large = The photo { $photo } is larger than 64 MB. It was not added. Save it smaller and add it again.
failure-photo_too_many_pixels = The photo { $photo } has { $width } × { $height } pixels, more than fit. It was not added. Save it smaller and add it again.
failure-photo_damaged = The photo { $photo } is damaged or incomplete. It was not added. Copy it again from the phone.

failure-no_shared_folder = This process has no shared folder on this computer. Nothing was exchanged. Choose it in Share; in the terminal, with folder set.
failure-folder_gone = The folder { $path } is not there. Nothing is lost: your work is still on this computer. If it is a network drive, connect it again; if it was moved, choose another one.
failure-folder_own = In { $path } there are processes of Cocrea, and a process that is kept in step while it is used is soon damaged. It was not chosen. Use a folder for sharing only.
failure-folder_silent = The folder { $path } does not answer. Nothing is lost: your work is still on this computer. Look at the network; it is tried again when it answers.
failure-folder_crowded = There are too many files in { $path }: only the first 200 bundles were read. Nothing is lost. Use a folder for this process only.
failure-folder_needs_words = Other computers already use { $path }. It was not chosen. Ask for the six words of the folder; in the terminal, put them in a file and say --passphrase-file.
failure-folder_paused = The shared folder is paused because you went back to a backup: it would bring again what was written since. Nothing was exchanged. To use it again, choose it again in Share; in the terminal, with folder set.
failure-not_a_plain_file = { $path } is no file: it is a folder or leads elsewhere. It was not opened.

failure-no_such_document = There is no document “{ $document }”. Choose one of the list.
failure-document_fault = The document could not be made. Your data are complete. Detail: { $detail }
failure-cannot_show_folder = The folder could not be opened. The file is at { $path }.
failure-letter_size = The letter size can be 100, 112, 125 or 150.
failure-rule_unknown = The rule “{ $rule }” is not known. The rules are: { $rules }.
failure-rule_unsuited = The rule “{ $rule }” cannot count ballots of type “{ $ballots }”. Choose another rule.
failure-ties_unknown = The order of ties “{ $ties }” is not known. Write lexico, official, official:SEED or drawn:SEED.
failure-allocation_too_hard = By the rule “{ $rule }” there are too many combinations to look at. Nothing was computed. Choose another rule.
failure-rule_knows_no_ceilings = The rule “{ $rule }” knows neither ceilings by zone or category nor incompatible projects. Choose another rule.
failure-number_not_whole = “{ $text }” in --{ $option } cannot be understood. Nothing was computed. Write a whole number of { $least } or more.
failure-ceiling_unreadable = “{ $ceiling }” cannot be understood as a ceiling. Nothing was computed. Write zone:NAME=AMOUNT or category:NAME=AMOUNT, the amount without commas, such as zone:North=250000.50.
failure-ceiling_out_of_range = The ceiling “{ $amount }” is too large or has too many decimals to be counted. Nothing was computed. Check its digits.
failure-ceiling_repeated = The ceiling of { $part } is there twice. Nothing was computed. Keep one.
failure-ceiling_of_nothing = { $kind ->
    [category] No project is of the category “{ $name }”.
   *[zone] No project is of the zone “{ $name }”.
 } Nothing was computed. { $count ->
    [0] There is none in the file: leave that ceiling out.
   *[other] Write it as in the file: { $known }.
 }
failure-apart_without_ceilings = --apart counts each ceiling by itself, and there is no ceiling. Nothing was computed. Add one --ceiling for each part.
failure-project_in_several_parts = The project { $project } is in several parts ({ $parts }) and could win twice where they are counted by themselves. Nothing was computed. Keep one ceiling that holds it, or leave --apart out.
failure-incompatible_unreadable = “{ $text }” in --incompatible cannot be understood. Nothing was computed. Write at least two different projects with commas between them, such as 3,5.
failure-incompatible_unknown = No project is “{ $id }”. Nothing was computed. Check the numbers in --incompatible.
failure-incompatible_in_several_parts = The projects { $projects } are in different parts ({ $parts }), and each part is counted without seeing the other. Nothing was computed. Leave --apart out, or those projects of --incompatible.
failure-rank_points_unreadable = “{ $text }” in --rank-points cannot be understood. Nothing was computed. Write whole numbers from 0 to { $most } with commas between them, such as 3,2,1.
failure-rank_points_idle = The rule “{ $rule }” counts no rank points. Leave --rank-points out, or choose a rule that counts them, such as greedy_ranks or mes_ranks.
failure-comparison_unknown = The comparison “{ $comparison }” is not known. Nothing was computed. Write voters or exclusion.
failure-election_unreadable = The election in the file could not be read, at line { $line }, column { $column }: { $detail } Nothing was computed.
failure-election_no_budget = The file of the election does not say its budget (budget in META). Without a budget there is nothing to share. Add it and try again.
failure-election_not_strict = The file does not comply with the format: { $errors } errors and { $warnings } warnings. Nothing was changed. Correct what is said above and check again.
failure-settings_unreadable = The saved settings could not be read and the defaults are used. The old file was kept. Your processes are safe; those in other folders open with Ctrl O.
failure-keyring_silent = The keyring of this computer, which holds Cocrea's key, does not answer. Nothing was opened and nothing is lost. Unlock it (log in again) and open Cocrea once more. If it will never answer again, you can go on as a new laptop.
failure-keyring_answers = The keyring of this computer answers and holds its key. Nothing was changed: open Cocrea as always.
failure-no_random_bytes = The computer gave no random numbers for the six words. No bundle was made. Restart it and try again.
failure-key_fault = The key of this computer at { $path } could not be read or made. Nothing was opened, so as not to sign for another. Check that folder.
failure-no_data_folder = There is no known place for data on this computer. Nothing was opened. Name the folder with COCREA_DATA_DIR and start again.
failure-needs_a_window = That is chosen in a window. From the terminal, write the path.
failure-fault_panic = Something failed inside Cocrea. What was saved is safe. Close the program and open it again. Detail: { $detail }
failure-unreachable = The window lost contact with Cocrea. What was saved is safe. Close the program and open it again.

# What does not add up after receiving: each line.
problem-ballot-valid = Valid: { $marks }
problem-ballot-blank = Blank
problem-ballot-void = Void
problem-vote-open = Open, { $ballots ->
    [one] 1 ballot
   *[other] { $ballots } ballots
}
problem-vote-closed = Closed, { $ballots ->
    [one] 1 ballot
   *[other] { $ballots } ballots
}
problem-correction-open = Open, { $ballots ->
    [one] 1 ballot
   *[other] { $ballots } ballots
}: { $reason }
problem-correction-closed = Closed, { $ballots ->
    [one] 1 ballot
   *[other] { $ballots } ballots
}: { $reason }

# What is undecided before closing.
undecided-vote = the vote
undecided-option = the project “{ $title }”
undecided-ballot = ballot { $title }
undecided-commitment = the commitment “{ $title }”
undecided-milestone = the milestone “{ $title }”

## In the place of what another laptop opens

conflict-sealed = Sealed for this laptop
