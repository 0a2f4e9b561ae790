# What cocrea-cli says in a terminal. Names of commands, options and files are not translated.

cli-about = cocrea-cli does the same as Cocrea, without a window and without internet.
cli-uses = Use:
cli-options = Options:
cli-option-json = --json      writes data for another program; what went wrong is written so too
cli-option-help = --help      explains this, or one command with its options: cocrea-cli help allocate
cli-option-version = --version   says which version this is
cli-endings = At the end:
cli-ending-0 = 0  done
cli-ending-1 = 1  not done, and you can do something about it
cli-ending-2 = 2  the command is written wrong
cli-ending-3 = 3  something broke; what was saved before is safe
cli-folder = The settings and the key of this computer are in the folder of Cocrea; COCREA_DATA_DIR chooses another.

## How each command is written

cli-use-commands = commands [--json]
cli-use-call = call [--process FILE] NAME JSON
cli-use-new = new FILE --name NAME [--json]
cli-use-demo = demo FOLDER [--json]
cli-use-documents = documents [--process FILE] [--json]
cli-use-print = print --process FILE DOCUMENT -o OUT.pdf [--json]
cli-use-bundle-make = bundle make --process FILE -o OUT.paquete [--to RECIPIENT|all]… [--passphrase-file FILE] [--missing] [--receipt] [--personal] [--mail] [--json]
cli-use-bundle-inspect = bundle inspect FILE.paquete [--passphrase-file FILE] [--json]
cli-use-bundle-receive = bundle receive --process FILE FILE.paquete [--admit DEVICE|all]… [--passphrase-file FILE] [--json]
cli-use-conflicts = conflicts --process FILE [--json]
cli-use-laptops = laptops --process FILE [--json]
cli-use-laptops-admit = laptops admit --process FILE DEVICE [--json]
cli-use-photos = photos --process FILE [--json]
cli-use-photos-add = photos add --process FILE PHOTO [--table NUMBER] [--caption TEXT] [--json]
cli-use-attendance = attendance --process FILE [--json]
cli-use-attendance-add = attendance add --process FILE LIST [--json]
cli-use-attendance-cancel = attendance cancel --process FILE NUMBER [--json]
cli-use-attendance-sheets = attendance sheets --process FILE [--json]
cli-use-attendance-sheets-add = attendance sheets add --process FILE PHOTO [--json]
cli-use-attendance-sheets-erase = attendance sheets erase --process FILE NUMBER [--json]
cli-use-folder-set = folder set --process FILE FOLDER [--passphrase-file FILE] [--json]
cli-use-folder-exchange = folder exchange --process FILE [--json]
cli-use-folder-forget = folder forget --process FILE [--json]
cli-use-vote-correct = vote correct --process FILE --reason REASON [--json]
cli-use-state = state --process FILE [--json]
cli-use-allocate = allocate FILE.pb --rule RULE [--ties ORDER] [--explain] [CONDITIONS] [--json]
cli-use-check = check FILE.pb [--json]
cli-use-verify = verify FILE [--passphrase-file FILE] [--json]
cli-use-copy = copy FILE [--json]
cli-use-salvage = salvage FILE [-o OUTPUT.cocrea] [--put-aside] [--json]
cli-use-encrypt = encrypt --process FILE --passphrase-file FILE [--recipient RECIPIENT] [--json]
cli-use-decrypt = decrypt --process FILE [--json]
cli-use-keys-list = keys list --process FILE [--json]
cli-use-keys-add = keys add --process FILE [--recipient RECIPIENT] [--passphrase-file FILE] [--label NAME] [--json]
cli-use-keys-remove = keys remove --process FILE NUMBER [--json]
cli-use-start-anew = start-anew [--json]

## What each command is for

cli-why-commands = Lists everything that Cocrea can be asked; with --json also the shape of each request and reply.
cli-why-call = Asks Cocrea for something by its name and writes the reply as JSON. With - instead of JSON it reads the input.
cli-why-new = Creates a process with its nine topics, one session and six tables.
cli-why-demo = Creates the whole example: ejemplo.cocrea, documentos/*.pdf and ejemplo.paquete.
cli-why-documents = Lists the documents that can be printed; with --process those of that process and what they lack.
cli-why-print = Makes the PDF of a document: plan, or a commitment’s, such as commitment/C-01.
cli-why-bundle-make = Makes a bundle of the whole process for another computer. With --to or --passphrase-file it is sealed.
cli-why-bundle-inspect = Checks a bundle and says what is in it. Nothing changes.
cli-why-bundle-receive = Merges the bundle into the process; a process that does not exist yet is started from the bundle.
cli-why-conflicts = Lists what a person must decide and what does not add up after merging.
cli-why-laptops = Lists the laptops of the process, those that wait to be let in, and what is missing of each.
cli-why-laptops-admit = Lets in a laptop that waits. Compare its six words aloud first.
cli-why-photos = Says which photos there are and which are missing on this laptop.
cli-why-photos-add = Adds a photo (JPEG, PNG or WebP) without the place, the time and whatever else the camera wrote.
cli-why-attendance = Says who came, where this laptop can open it.
cli-why-attendance-add = Writes down the people of a list: a file, or - for the input, one per line; after a tab their contact, only if they agreed to give it. Names do not stand in the order: they would stay in the history of the terminal.
cli-why-attendance-cancel = Removes the data of a person for ever, by their number, from the backups too (right of cancellation).
cli-why-attendance-sheets = Says which photos there are of the signed list. They are looked at in the window.
cli-why-attendance-sheets-add = Adds the photo of a signed sheet, sealed as the data of the list are. The file that it comes from stays as it is: remove it by hand.
cli-why-attendance-sheets-erase = Erases the photo of a signed sheet for ever, by its number, also from the backups.
cli-why-folder-set = Chooses the shared folder of the process, which Syncthing, Nextcloud or a network drive keeps in step on every computer.
cli-why-folder-exchange = Receives what other computers dropped in the shared folder, and drops there what they lack.
cli-why-folder-forget = Stops using the shared folder. What lies in it stays.
cli-why-vote-correct = Corrects the closed vote with a new record: open, with the same ballots. The one before stays as it is.
cli-why-state = Writes a digest of everything visible: two computers with the same digest show the same.
cli-why-allocate = Allocates an election in Pabulib’s format by a rule (greedy_votes, mes_cost_add1u, phragmen…) or by all of them (all), also under conditions: least votes, ceilings by zone or category, incompatible projects… cocrea-cli help allocate explains them.
cli-why-check = Checks an election in Pabulib’s format against the format of April 2026 and says, place by place, what does not comply.
cli-why-verify = Checks a process or a bundle from end to end.
cli-why-copy = Copies to this computer a process that is on a stick or a network drive.
cli-why-salvage = Saves what can be saved of a damaged process, in a new file, and says what is missing. The damaged one stays as it is.
cli-why-encrypt = Encrypts the process on this disk. The six words of the file open it, and this laptop by itself if its secret is in the keyring.
cli-why-decrypt = Removes the encryption of a process.
cli-why-keys-list = Says whether the process is encrypted and which keys open it.
cli-why-keys-add = Adds a key to an encrypted process: for another laptop, or six words.
cli-why-keys-remove = Removes a key, by its number. The last one is not removed.
cli-why-start-anew = Goes on as a new laptop when the keyring that holds its key will never answer again. There is no way back: the others must let it in again, and what was sealed to the laptop it was no longer opens here.

## What each option of a command is for

cli-option-process =
    --process FILE
    The file of the process.
cli-option-output =
    -o OUT, --output OUT
    The file that is written.
cli-option-name =
    --name NAME
    The name of the process.
cli-option-admit =
    --admit DEVICE, --admit all
    Lets in a laptop that is new to this process, or all of the bundle. May be repeated.
    Compare its six words aloud first: without this, what it brings waits and does not count.
cli-option-to =
    --to RECIPIENT, --to all
    Seals the bundle: only this recipient (age1…) and the laptops of the process that told theirs can open it.
    With all, only those. May be repeated.
cli-option-passphrase-file =
    --passphrase-file FILE
    File with the six words that open the bundle, or the encrypted process. When making one, if it is not there, it is written with six new words.
cli-option-missing =
    --missing
    Brings only what the laptops that open it lack, by their last bundle.
cli-option-receipt =
    --receipt
    A receipt: no changes, it only says how much this laptop has.
cli-option-personal =
    --personal
    Brings what is about persons along too, sealed as it is.
cli-option-mail =
    --mail
    What does not fit a mail (18 MB) is parted; each part can be received alone.
cli-option-table =
    --table NUMBER
    The table of the photo. Without it, it is of the whole room.
cli-option-caption =
    --caption TEXT
    What is seen on the photo.
cli-option-reason =
    --reason REASON
    Why the record is corrected: it will be read and printed.
cli-option-rule =
    --rule RULE
    The rule, by its key: greedy_votes, mes_cost, mes_cost_add1u, phragmen, maxwelfare_cost…
    With all, one by one every rule that suits the ballots. Those that cannot be counted so
    (maxwelfare under ceilings, those that count no rank points with --rank-points) are left out and it is said why.
cli-option-ties =
    --ties ORDER
    The order of ties: lexico, official, official:SEED or drawn:SEED; lexico unless said.
cli-option-put-aside =
    --put-aside
    Gives the damaged file another name in its folder, so that it no longer stands among the processes.
cli-option-unlock-file = --unlock-file FILE: file with the six words of an encrypted process, in every command that opens a process.
cli-option-recipient =
    --recipient RECIPIENT
    The recipient (age1…) of another laptop that is to open it too.
cli-option-label =
    --label NAME
    What the key is called.
cli-option-explain =
    --explain
    Tells the reasons: each round, what each project lacked, the EJR+ certificate and what hangs on the order of ties.
cli-option-least-votes =
    --least-votes N
    Only a project that N ballots or more name can win.
cli-option-votes-for-cost =
    --votes-for-cost K
    Votes by cost, as in Święcie with K = 3: votes / ballots ≥ cost / (K × budget).
cli-option-only-supported =
    --only-supported
    A project that no ballot names never wins, even where money is left.
cli-option-fund-all-that-fits =
    --fund-all-that-fits
    Where everything that meets the conditions fits together, everything wins and the rule is not asked.
cli-option-ceiling =
    --ceiling zone:NAME=AMOUNT, --ceiling category:NAME=AMOUNT
    The most that the projects of a zone or a category can cost together. It may be repeated.
    AMOUNT is in the file’s currency, without commas and with a decimal point: zone:North=250000.50.
    zone:=AMOUNT is the ceiling of the projects without a zone. The maxwelfare rules know ceilings only with --apart.
cli-option-apart =
    --apart
    Counts each --ceiling by itself, as votes with money of their own: zone, district and city.
    The voters of a part are the ballots that name one of its projects. No project may be in two parts;
    those that are in none are not counted, and are named.
cli-option-incompatible =
    --incompatible ID,ID…
    At most one of these projects can win: 3,5. It may be repeated. The maxwelfare rules do not know it.
cli-option-rank-points =
    --rank-points P1,P2,…
    The points of the first rank, the second and so on, for the rules that count them (greedy_ranks, mes_ranks…).
    A rank beyond the list gives nothing. 3,2,1 unless said.
cli-option-compare =
    --compare voters|exclusion
    Compares the outcome with that of greedy_votes under the same conditions, and says which of the two stands.
    voters: greedy_votes stands if more people have more of their projects in it than have fewer.
    exclusion: greedy_votes stands if it leaves fewer people with none of their projects.

## What it answers

cli-version = cocrea-cli { $version }
cli-command-reads = { $name } (reads)
cli-command-writes = { $name } (writes)
cli-new-done = The process is at { $path }.
cli-demo-done = The example is in { $path }. Its people, slips, projects and ballots are fictional.
cli-demo-process = Process: { $path }
cli-demo-bundle = Bundle: { $path }
cli-demo-document = Document: { $path }
cli-demo-file-plan = local-action-plan
cli-demo-file-commitment = commitment-{ $code }
cli-document-kind-plan = plan: the Local Action Plan
cli-document-kind-commitment = commitment/CODE: the sheet of a commitment, such as commitment/C-01
cli-document-line = { $key }: { $title }
cli-document-draft = { $key }: { $title } (draft, missing: { $missing })
cli-print-done =
    { $pages ->
        [one] The document has 1 page and is at { $path }.
       *[other] The document has { $pages } pages and is at { $path }.
    }
cli-print-undrawn = These signs cannot be drawn and have a mark in their place: { $signs }
cli-bundle-made =
    { $changes ->
        [one] The bundle holds 1 change and is at { $path }.
       *[other] The bundle holds { $changes } changes and is at { $path }.
    }
cli-bundle-photos =
    { $photos ->
        [one] It brings 1 photo.
       *[other] It brings { $photos } photos.
    }
cli-bundle-sound = The bundle is complete and undamaged.
cli-bundle-process = Process: { $name } ({ $process })
cli-bundle-from = From: { $from }, { $at }
cli-bundle-changes = Changes: { $changes }
cli-bundle-device = { $name }: up to change { $number }
cli-bundle-no-name = no name
cli-received =
    { $changes ->
        [0] This bundle holds nothing new. Nothing changed.
        [one] 1 new change arrived.
       *[other] { $changes } new changes arrived.
    }
cli-received-photos =
    { $photos ->
        [one] 1 photo arrived.
       *[other] { $photos } photos arrived.
    }
cli-received-unfit =
    { $photos ->
        [one] 1 photo of the bundle was not kept: it is not as Cocrea makes them.
       *[other] { $photos } photos of the bundle were not kept: they are not as Cocrea makes them.
    }
cli-received-unkept = What { $label } brings was not kept: it is too much to wait here. Keep its bundle, and receive it again with --admit.
cli-received-waits =
    { $label } is new here: { $changes ->
        [one] 1 change of it waits.
       *[other] { $changes } changes of it wait.
    } Compare its six words aloud, { $fingerprint }, and if they are the same receive again with --admit { $device }.
cli-received-gap =
    Earlier changes of { $label } are missing: { $changes ->
        [one] 1 change waits
       *[other] { $changes } changes wait
    } until its other bundle comes.
cli-laptop-own =
    { $label } (this computer): { $changes ->
        [one] 1 change
       *[other] { $changes } changes
    }. { $device }
cli-laptop-organiser =
    { $label } (founded the process): { $changes ->
        [one] 1 change
       *[other] { $changes } changes
    }. { $device }
cli-laptop-in =
    { $label }: { $changes ->
        [one] 1 change
       *[other] { $changes } changes
    }. { $device }
cli-laptop-waits =
    { $label } waits to be let in with { $waiting ->
        [one] 1 change
       *[other] { $waiting } changes
    }. Its six words: { $fingerprint }. { $device }
cli-laptop-missing =
    { $missing ->
        [one]   1 earlier change of it is missing: another bundle brings it.
       *[other]   { $missing } earlier changes of it are missing: another bundle brings them.
    }
cli-laptop-admitted = It is in. What it writes counts, here and wherever this decision arrives.
cli-started-anew = This is a new laptop from now on; your processes are still here. Let the others admit it again, comparing its six words, and ask again for bundles that were sealed to the one it was.
cli-photo-added = The photo { $path } is in the process, without what the camera wrote.
cli-photos-none = There are no photos yet.
cli-photo = { $place }. { $table ->
    [0] Room
   *[other] Table { $table }
    } · { $width } × { $height } · { $caption }
cli-photo-missing = { $place }. { $table ->
    [0] Room
   *[other] Table { $table }
    } · missing here: it comes with the bundle of whoever has it · { $caption }
cli-photo-held = { $place }. { $table ->
    [0] Room
   *[other] Table { $table }
    } · missing here: { $laptop } has it · { $caption }
cli-attendees = { $count ->
    [0] Nobody written down yet.
    [one] 1 person.
   *[other] { $count } people.
    }
cli-attendee = { $number }. { $name } { $contact }
cli-attendee-sealed = { $number }. Sealed for this laptop.
cli-attendees-added = { $count ->
    [one] 1 person was written down.
   *[other] { $count } people were written down.
    }
cli-attendee-cancelled = Their data were removed for ever. Backups written anew: { $backups }.
cli-attendee-left = It may still hold them, and is tried again when the process opens: { $path }
cli-attendee-out-of-reach = Out of reach: second copies on sticks, bundles already handed out and damaged files that were put aside. Remove them by hand.
cli-attendee-sheets = { $count ->
    [one] One photo of the signed list may still show their name: “attendance sheets erase” erases it.
   *[other] { $count } photos of the signed list may still show their name: “attendance sheets erase” erases them.
}
cli-sheets-none = There are no photos of the signed list.
cli-sheet = Sheet { $number }
cli-sheet-sealed = Sheet { $number }: sealed for this laptop.
cli-sheet-held = Sheet { $number }: missing here. { $laptop } has it: ask for its bundle with personal data.
cli-sheet-missing = Sheet { $number }: missing here. It comes with a bundle with personal data of whoever has it.
cli-sheet-added = The sheet of { $path } is kept and sealed.
cli-sheet-erased = Sheet { $number } was erased for ever. Backups written anew: { $backups }.
cli-folder-set = The shared folder of the process is { $path }.
cli-folder-words = Its six words, for the other computers: { $words }
cli-folder-received =
    { $changes ->
        [0] There were no new changes in the folder.
        [one] 1 new change arrived.
       *[other] { $changes } new changes arrived.
    }
cli-folder-dropped = The work of this computer is in the folder.
cli-folder-laptop =
    { $label }, { $at }: { $changes ->
        [one] 1 change
       *[other] { $changes } changes
    }
cli-folder-unread = { $name } could not be read: { $reason }
cli-folder-forgotten = This process no longer uses a shared folder on this computer. What lay in it stays.
cli-vote-corrected =
    The correcting record is open, with { $ballots ->
        [one] 1 ballot
       *[other] { $ballots } ballots
    }. The one before stays as it is.
cli-received-conflicts =
    { $count ->
        [one] There is 1 conflict to decide.
       *[other] There are { $count } conflicts to decide.
    }
cli-received-problems =
    { $count ->
        [one] There is 1 thing that does not add up.
       *[other] There are { $count } things that do not add up.
    }
cli-received-started = The process was started from the bundle and is at { $path }.
cli-nothing-to-decide = There is nothing to decide and everything adds up.
cli-conflict = Conflict in { $noun }: { $title }
cli-conflict-field = { $field }
cli-version-own = { $text } (this computer, { $at })
cli-version-other = { $text } ({ $from }, { $at })
cli-version-nothing = nothing
cli-problem-slip_code_repeated = Two slips have the code { $subject }. Both are kept:
cli-problem-ballot_number_repeated = Two ballots have the number { $subject }. Both are kept:
cli-problem-commitment_code_repeated = Two commitments have the code { $subject }. Both are kept:
cli-problem-slip_in_two_groups = The slip { $subject } is in two groups:
cli-problem-two_corrections = The same record was corrected on different computers:
cli-problem-two_votes = Two votes were opened on different computers:
cli-problem-ballot_after_close = Ballot { $subject } is not as it was when the vote was closed. It is kept and the count does not change:
cli-problem-ballots_without_vote = Ballots that have no vote any more, because its opening was taken back. They are kept:
cli-allocation-rule = Rule: { $rule }. Ties: { $ties }.
cli-allocation-conditions = Conditions: { $conditions }
cli-allocation-rule-left-out = Left out. { $why }
cli-allocation-everything-fits = Everything that meets the conditions fits together, so everything wins and the rule was not asked.
cli-allocation-compared-voters = Comparison by ballots that have more of their projects: { $here } by { $rule }, { $there } by greedy_votes.
cli-allocation-compared-exclusion = Comparison by ballots that have none of their projects: { $here } by { $rule }, { $there } by greedy_votes.
cli-allocation-greedy-stands = So the outcome of greedy_votes stands. By { $rule } these would have won: { $others }
cli-allocation-rule-stands = So the outcome of { $rule } stands. By greedy_votes these would have won: { $others }
cli-allocation-none = none
cli-allocation-part-zone = Zone “{ $name }”, ceiling { $most }:
cli-allocation-part-category = Category “{ $name }”, ceiling { $most }:
cli-allocation-part-nowhere = Projects without a zone, ceiling { $most }:
cli-allocation-left-out = These are in no part and were not counted: { $projects }
cli-allocation-total-of-parts = Total cost of the parts: { $total }
cli-allocation-above-budget = The ceilings together are above the file’s budget by { $amount }.
cli-allocation-winner = { $place }. Project { $project }
cli-allocation-nothing = No project wins.
cli-allocation-total = Total cost: { $total }
cli-allocation-objective = Worth to everybody together: { $objective }
cli-allocation-steps = Each ballot received { $steps } more units of money than its share (Add1).
cli-allocation-ties = Ties on the way: { $count }
cli-allocation-round-paid = { $project }: costs { $cost }, { $votes } votes; those who could paid { $figure }.
cli-allocation-round-turn = { $project }: costs { $cost }, { $votes } votes; { $figure } was left in its turn.
cli-allocation-round-load = { $project }: costs { $cost }, { $votes } votes; the load of its supporters came to { $figure }.
cli-allocation-round-chosen = { $project }: costs { $cost }, { $votes } votes.
cli-allocation-lacked = { $project } does not win: { $votes } votes; it lacked { $missing }.
cli-allocation-lost = { $project } does not win: { $votes } votes.
cli-allocation-barred-votes = { $project } does not win: { $votes } votes; it needed { $figure }.
cli-allocation-barred-unsupported = { $project } does not win: no ballot names it.
cli-allocation-barred-incompatible = { $project } does not win: { $votes } votes; it is incompatible with { $by }, which won.
cli-allocation-barred-zone = { $project } does not win: { $votes } votes; it costs { $cost } and { $figure } was left under the ceiling of the zone “{ $by }”.
cli-allocation-barred-nowhere = { $project } does not win: { $votes } votes; it costs { $cost } and { $figure } was left under the ceiling of the projects without a zone.
cli-allocation-barred-category = { $project } does not win: { $votes } votes; it costs { $cost } and { $figure } was left under the ceiling of the category “{ $by }”.
cli-allocation-voters = Ballots with at least one winning project: { $with } of { $voters }
cli-allocation-certificate = EJR+ up to any project holds: no group received less than its size deserves (projects checked: { $checked }).
cli-allocation-violation = EJR+ does not hold: { $voters } ballots that support { $project } received less than a group of their size deserves.
cli-allocation-resolute = No project hangs on the order of ties.
cli-allocation-irresolute = These hang on the order of ties: { $projects }
cli-allocation-irresolute-cut = There are too many orders of ties to see them all. At least these hang on it: { $projects }
cli-check-clean = The file complies with the format. There is nothing to correct.
cli-check-error = Line { $line }, column { $column }, error: { $message }
cli-check-warning = Line { $line }, column { $column }, warning: { $message }
cli-verified-process = The process is complete and undamaged.
cli-verified-changes =
    { $changes ->
        [one] 1 change was checked.
       *[other] { $changes } changes were checked.
    }
cli-verified-devices =
    { $devices ->
        [one] 1 computer wrote it.
       *[other] { $devices } computers wrote it.
    }
cli-verified-structure = Structure: complete.
cli-verified-chain =
    { $changes ->
        [one] Chain of { $from }: 1 change, firm from the first to the last.
       *[other] Chain of { $from }: { $changes } changes, firm from the first to the last.
    }
cli-verified-tables = Tables: they are what follows from the changes.
cli-verified-photos =
    { $photos ->
        [one] Photos: 1, as it was kept.
       *[other] Photos: { $photos }, as they were kept.
    }
cli-verified-photos-missing =
    { $photos ->
        [one] 1 photo is missing here. It comes with the bundle of whoever has it.
       *[other] { $photos } photos are missing here. They come with the bundle of whoever has them.
    }
cli-verified-photos-spoiled =
    { $photos ->
        [one] The disk spoiled 1 photo. All the rest is whole. The photo comes back with the bundle of whoever has it.
       *[other] The disk spoiled { $photos } photos. All the rest is whole. They come back with the bundle of whoever has them.
    }
cli-copied = The process is on this computer: { $path }. The one on the stick stayed as it was.
cli-salvaged = What could be saved is in { $path }.
cli-salvaged-changes =
    { $changes ->
        [one] 1 change was saved.
       *[other] { $changes } changes were saved.
    }
cli-salvaged-waiting =
    { $changes ->
        [one] 1 change waits: for what is missing before it, or for somebody to let its computer in.
       *[other] { $changes } changes wait: for what is missing before them, or for somebody to let their computer in.
    }
cli-salvaged-missing = Of { $from }, changes { $first } to { $last } are missing.
cli-salvaged-missing-one = Of { $from }, change { $first } is missing.
cli-salvaged-whole = No change is missing.
cli-salvaged-unsure = What was written last may be missing: the file no longer says. Look over the most recent.
cli-salvaged-again = What is missing comes back with a bundle from another computer, or with a backup.
cli-salvaged-damaged = The damaged file is at { $path }, as it was.
cli-encrypted = The process is encrypted. Its six words are in { $path }: keep them away from this laptop.
cli-encrypted-plain-backups = Earlier backups that are not encrypted: { $count }. They are removed in Settings, or with call remove_plain_backups.
cli-decrypted = The process is no longer encrypted.
cli-key-added = The key was added.
cli-key-removed = The key was removed. Copies that were handed out still open with it.
cli-state = Digest: { $state }

## What is found in a file of Pabulib

finding-too_large = The file has more than { $most } bytes and was not read.
finding-not_read = The file broke off while it was read ({ $found }).
finding-broken_gzip = The compressed file is cut or damaged: its text ends here.
finding-unpacks_too_large = The compressed file holds more than { $most } bytes of text, too much for its size. It was not read.
finding-not_utf8 = Here are bytes that are no UTF-8 text. Save the file as UTF-8.
finding-no_section = Before this the line META must stand.
finding-open_quote = The quote that opens here is never closed.
finding-missing_column = The heading lacks the column { $column }.
finding-missing_value = { $column } has no value.
finding-missing_budget = META does not say the budget. Without a budget there is nothing to share.
finding-missing_vote_type = META does not say how people voted (vote_type).
finding-unknown_vote_type = The vote type “{ $found }” is not known. The types are approval, choose-1, cumulative, scoring and ordinal.
finding-not_an_amount = “{ $found }” is no amount of zero or more. Write it without commas between thousands.
finding-not_a_number = { $key } must be a number, and says “{ $found }”.
finding-not_points = “{ $found }” are no points of zero or more.
finding-too_many_decimals = This number has more than { $most } decimals.
finding-amount_too_large = This number is too large to count.
finding-costs_too_large = Up to this project, the costs together are too large to count.
finding-too_many_points = These points are too many: at most { $most }, counted in the smallest part of a point that the file uses.
finding-repeated_project = There is a project { $id } already. Each project has a project_id of its own.
finding-unknown_project = The ballot names “{ $id }”, which is no project.
finding-too_many = Here are more than { $most } rows of this kind.
finding-uncountable = This cannot be counted: { $error }.
finding-and_more = There are { $count } more like these ({ $code }).
finding-read_otherwise = It cannot be written so that it is read the same: { $part }.
finding-byte_order_mark = The file begins with a byte order mark before META. Save it as UTF-8 without mark.
finding-blank_line = This line is empty.
finding-space_around = There are spaces around “{ $found }”.
finding-space_in_list = There are spaces beside the commas of { $column }.
finding-section_missing = The section { $section } is missing.
finding-section_repeated = The section { $section } is there twice.
finding-section_late = The section { $section } goes before: the order is META, PROJECTS, VOTES.
finding-heading_missing = META must begin with the line key;value.
finding-column_repeated = The column { $column } is there twice.
finding-column_not_first = { $section } must begin with the column { $column }.
finding-column_missing = { $section } lacks the column { $column }: without it, what selected says cannot be checked.
finding-column_unknown = The format knows no column { $column } in { $section }.
finding-column_renamed = The column { $column } is called { $now } since April 2026.
finding-out_of_order = { $column } goes before { $after }.
finding-cells_too_many = This row has more cells than there are columns.
finding-empty = { $column } cannot be empty.
finding-key_missing = META lacks { $key }.
finding-key_repeated = META says { $key } twice.
finding-key_unknown = The format knows no “{ $key }” in META.
finding-key_idle = { $key } has no meaning in a vote of the type { $vote_type }.
finding-decimal_comma = { $column } has a decimal comma (“{ $found }”); the format asks for a point.
finding-not_numeric = { $column } must be a number, and says “{ $found }”.
finding-not_whole = { $column } must be a whole number, and says “{ $found }”.
finding-not_a_date = { $column } must be a year, or a date as 31.12.2026, and says “{ $found }”.
finding-dates_reversed = The vote ends before it begins: date_end is before date_begin.
finding-word_unknown = { $column } cannot be “{ $found }”. Expected: { $expected }.
finding-comment_unnumbered = The comment must begin with “#1: ”.
finding-comments_misnumbered = Comments must be numbered #1:, #2:, #3: in this order.
finding-count_differs = { $key } says { $found }, and the file has { $counted }.
finding-max_length_too_large = max_length says { $found }, and there are only { $counted } projects.
finding-not_one = In a choose-1 vote, { $key } must be 1.
finding-is_choose_one = With max_length 1, the vote type is rather choose-1.
finding-threshold_amiss = The rule { $rule } and min_project_score_threshold do not go together: greedy-threshold needs it and greedy has none.
finding-not_said_fully_funded = The budget is enough for every project, and fully_funded is missing.
finding-not_fully_funded = It says fully_funded, and the budget is not enough for every project.
finding-names_differ = { $key } and the column { $column } do not name the same. Only on one side: { $names }.
finding-cost_below_one = Project { $project } costs less than 1.
finding-cost_over_budget = Project { $project } costs more than the whole budget.
finding-id_unusable = No ballot can name “{ $project }”: a project_id has no commas and is not the name of a section.
finding-coordinate_alone = Project { $project } lacks one of the two coordinates.
finding-sum_differs = { $column } of project { $project } says { $found }, and the ballots come to { $counted }.
finding-selected_over_budget = The selected projects cost { $found }, more than the budget of { $budget }.
finding-selected_not_by_rule = What is selected does not follow the rule { $rule }. Missing: { $missing }. Too many: { $extra }.
finding-budget_left = What is left of the budget is still enough for: { $projects }.
finding-voter_repeated = The ballot { $voter } is there twice.
finding-no_such_project = “{ $project }” is no project.
finding-mark_repeated = The ballot names project { $project } twice.
finding-marks_too_many = The ballot names { $count } projects, and the most is { $most }.
finding-marks_too_few = The ballot names { $count } projects, and the fewest is { $fewest }.
finding-points_missing = The ballot does not say its points.
finding-points_idle = Ballots of the type { $vote_type } have no points.
finding-points_uneven = The ballot has { $marks } projects and { $points } points.
finding-points_outside = The ballot gives { $found } points to a project, and { $key } is { $limit }.
finding-sum_outside = The ballot comes to { $found }, and { $key } is { $limit }.
finding-points_unsorted = The ballot must begin with the project of the most points.

## Names of things

cli-noun-process = the process
cli-noun-topic = a topic
cli-noun-session = the session
cli-noun-table = a table
cli-noun-slip = a slip
cli-noun-group = a group
cli-noun-lineage = an origin
cli-noun-proposal = a proposal
cli-noun-vote = the vote
cli-noun-option = a project on the ballot
cli-noun-ballot = a ballot
cli-noun-commitment = a commitment
cli-noun-milestone = a milestone
cli-noun-laptop = a laptop
cli-noun-photo = a photo
cli-noun-attendee = an attendee
cli-noun-signed_sheet = a photo of the signed list
cli-field-name = name
cli-field-place = place
cli-field-period = period
cli-field-ceiling = ceiling
cli-field-ceiling_source = source of the ceiling
cli-field-date = date
cli-field-text = text
cli-field-kind = kind
cli-field-table = table
cli-field-topic = topic
cli-field-cost = cost
cli-field-title = title
cli-field-marks = marks
cli-field-state = state
cli-field-due = due date
cli-field-trashed = trash
cli-field-admitted = what it writes counts
cli-field-recipient = destination of what is sealed to it
cli-field-caption = what is seen
cli-field-person = sealed data of the person
cli-field-corrects = record that it corrects
cli-field-reason = reason
cli-field-problem = problem
cli-field-solution = solution
cli-field-product = product
cli-field-government_organization = who answers in government
cli-field-government_post = post in government
cli-field-counterpart_organization = civil-society counterpart
cli-field-counterpart_post = post in civil society
cli-field-indicator = indicator
cli-field-baseline = baseline
cli-field-target = target
cli-field-verification = means of verification
cli-gap-problem = problem
cli-gap-solution = solution
cli-gap-product = product
cli-gap-government = who answers in government
cli-gap-counterpart = civil-society counterpart
cli-gap-milestone = a milestone with its date
cli-gap-indicator = indicator with baseline, target and means of verification
cli-gap-source = where it comes from
cli-gap-decision = a decision about what two laptops wrote differently

## What is written wrong

cli-argument-file = The file
cli-argument-folder = The folder
cli-argument-device = The device
cli-argument-use_case = What is asked
cli-argument-json = The JSON
cli-argument-document = The document
cli-argument-list = the list
cli-argument-number = the number
failure-subcommand_missing = It does not say what to do. Write cocrea-cli --help to see the commands.
failure-subcommand_unknown = There is no command “{ $name }”. Nothing changed. Write cocrea-cli --help to see the commands.
failure-subcommand_unfinished = “{ $name }” alone does not say what to do. Nothing changed. The commands are: { $orders }.
failure-argument_missing = { $argument } is missing. Nothing changed. It is written so: cocrea-cli { $use }
failure-argument_unexpected = “{ $argument }” is too much. Nothing changed. It is written so: cocrea-cli { $use }
failure-argument_repeated = The option { $argument } is there twice and can stand only once. Nothing changed. Keep the one that is meant.
failure-json_unreadable = What is written is no JSON. Nothing changed. Detail: { $detail }
failure-neither_process_nor_bundle = { $path } is neither a process nor a bundle of Cocrea. Nothing changed. Look for one that ends in .cocrea or .paquete.
failure-argument_not_text = “{ $argument }” is not text in UTF-8. Nothing changed. If it is a file, give it another name.
failure-argument_unreadable = “{ $argument }” cannot be understood. Nothing changed. Write cocrea-cli --help to see how.
