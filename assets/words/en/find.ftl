# Search, History and Settings.

search-placeholder = Search or do something
search-results = Results
search-none = Nothing for “{ $text }”. Try fewer letters.
search-go = Go to
search-do = Do
search-do-ceiling = Change the ceiling, the topics or the tables
search-do-slip = Type a slip
search-do-vote = Type or correct ballots
search-do-close = Close the vote
search-do-milestone = Add milestones to a commitment
search-do-look = Change the language, the contrast or the letter size (idioma)
search-do-plan = Make the document of the plan
search-do-bundle = Make a bundle
search-do-receive = Receive a bundle
search-stage = Stage { $number }
search-slips = Slips
search-move = move
search-open = open
search-only = actions only
search-count = { $count ->
    [one] 1 result
   *[other] { $count } results
}
search-keys = See the keys of this screen

noun-process = Process
noun-session = Session
noun-table = Table
noun-topic = Topic
noun-slip = Slip
noun-group = Group
noun-lineage = Lineage
noun-proposal = Proposal
noun-vote = Vote
noun-option = Project on the ballot
noun-ballot = Ballot
noun-commitment = Commitment
noun-milestone = Milestone
noun-laptop = Laptop
noun-photo = Photo
noun-attendee = Attendee
noun-signed_sheet = Photo of the signed list

history-title = History
history-about = Every change of this process, newest first.
history-empty = Here you will see every change
history-empty-more = There are no changes in this process yet.
history-what = What changed
history-where = On which computer
history-when = When
history-here = this computer
history-list = Changes
history-next-undo = The next thing to be undone is: { $change }.
history-show = Show
history-changes = Changes
history-backups = Backups

backup-about = Cocrea makes a backup when the process is opened each day and before a bundle is received. The last 10 stay, the last of each day for 30 days, and those that you name.
backup-point = Name of the point
backup-point-model = E.g. Before the vote
backup-set-point = Set return point
backup-point-set = Saved and checked: “{ $label }”.
backup-copy = Second copy on a stick
backup-copied = Whole copy, checked, in { $path }. Eject the stick before pulling it out.
backup-trouble = Today’s backup could not be made. { $why }
backup-empty = There are no backups yet
backup-empty-more = The first one is made the next time you open this process, or when you set a return point.
backup-list = Backups of this process
backup-what = Backup
backup-changes = Changes in it
backup-opened = When the process was opened
backup-receiving = Before receiving a bundle
backup-migrating = Before updating the file
backup-returning = Before returning to another backup
backup-asked = Copy that was asked for
backup-other = From another version of Cocrea
backup-broken = Cannot be read
backup-return = Return to this point
backup-return-to = Return to this point: { $name }, { $when }
backup-return-title = Return to a backup
backup-return-what = The process will be as it was at “{ $name }” ({ $when }).
backup-return-kept = What stands now is not deleted: it stays as one more backup, to which you can return too. What you have already handed out in bundles is still on the other computers and comes back when you receive it.
backup-returned = The process is as it was at “{ $name }”. What stood before is a backup now.
backup-folder = They are in { $path }

settings-title = Settings
settings-about = They apply at once, on this computer.
settings-look = How it looks
settings-language = Language
settings-language-es-MX = Español
settings-language-en = English
settings-theme = Colours
settings-theme-system = As the computer
settings-theme-light = Light
settings-theme-dark = Dark
settings-theme-contrast = High contrast
settings-theme-contrast_dark = Dark high contrast
settings-letter = Letter size
settings-work = How you work
settings-tab = Tab changes the kind of slip in the capture line
settings-tab-hint = Without it, Tab leaves the field as in any form; the kind changes with !, *, +, ? and =.
settings-device = Name of this computer
settings-device-hint = The other computers of the process see it. Use the machine's, such as “Laptop Table 3”, never a person's.
settings-here = On this computer
settings-folder = Folder of processes
settings-version = Version
settings-identity = Identity of the installation
settings-recipient = Its recipient, to seal bundles to it
settings-verify = Check the open process
settings-verify-hint = Follows the chain of changes from the first one and says whether anything does not add up.
settings-verified = Everything adds up: { $changes ->
    [one] 1 change
   *[other] { $changes } changes
} from { $devices ->
    [one] 1 computer.
   *[other] { $devices } computers.
}
settings-print = Print of what is visible

encryption-title = Disk encryption
encryption-none = Cocrea does not encrypt processes on this disk. That way a damaged file can still be saved in parts, and nobody loses a workshop to a forgotten phrase.
encryption-system = Encrypt the whole computer with what the system brings: BitLocker on Windows, FileVault on macOS, LUKS on Linux. It also protects backups, PDFs and everything else you keep.
encryption-open-one = Open a process to see whether it is encrypted and who can open it.
encryption-on = This process is encrypted on this disk, and so are the backups made of it.
encryption-off = This process is not encrypted: whoever has this disk can read it.
encryption-off-about = Once encrypted, a damaged file can no longer be saved in parts: keep copies on another drive too.
encryption-keyring = This laptop will open it by itself, with the keyring of the system.
encryption-no-keyring = This laptop keeps its secret in a file: it will ask for the six words once each time you start Cocrea.
encryption-recovery = Recipient of whoever organises (optional)
encryption-recovery-about = Their laptop will open it even when the words are lost. It is what begins with age1 on that laptop.
encryption-encrypt = Encrypt this process
encryption-decrypt = Remove the encryption
encryption-plain-backups = { $count ->
    [one] There is 1 earlier backup that is not encrypted.
   *[other] There are { $count } earlier backups that are not encrypted.
} What is deleted from a disk can sometimes still be recovered.
encryption-remove-plain = Make an encrypted backup and remove those that are not
encryption-slots = Keys of the file
encryption-slots-about = Any of them opens it. Removing one does not change copies that were handed out: to shut somebody out, remove the encryption and encrypt again.
encryption-holder-this_laptop = This laptop
encryption-holder-laptop = Another laptop
encryption-holder-words = Six words
encryption-remove = Remove
encryption-remove-this = Remove the key { $name }
encryption-label = Name of a new key
encryption-recipient = Recipient of another laptop
encryption-add-laptop = Add that laptop
encryption-add = Add six words
encryption-words = Six words that open the process
encryption-words-about = Write them on paper and keep them away from the computer. Cocrea keeps them nowhere: if all keys are lost, nobody can open it.
encryption-words-written = I have written them down
encryption-cancel = Cancel
history-more = See earlier changes
