// Generated from the wire types of cocrea-app by its tests; do not edit.

/** Every use case: what it asks for and what it answers. */
export type Commands = {
  list_processes: { request: Nothing; reply: Home };
  create_process: { request: NewProcess; reply: Opened };
  open_example: { request: Nothing; reply: Opened };
  open_process: { request: OpenProcess; reply: Opened };
  copy_here: { request: CopyHere; reply: Opened };
  read_damage: { request: DamagedFile; reply: Damage };
  salvage_process: { request: SalvageProcess; reply: SalvagedProcess };
  close_process: { request: Nothing; reply: Done };
  read_work: { request: Nothing; reply: WorkView };
  stop_work: { request: Nothing; reply: Done };
  unlock_file: { request: UnlockFile; reply: Done };
  read_settings: { request: Nothing; reply: SettingsView };
  change_settings: { request: Settings; reply: SettingsView };
  read_process: { request: Nothing; reply: ProcessView };
  edit_process: { request: EditProcess; reply: Done };
  list_topics: { request: Nothing; reply: Topics };
  add_topic: { request: NewTopic; reply: Created };
  rename_topic: { request: RenameTopic; reply: Done };
  trash_topic: { request: OneRow; reply: Done };
  read_session: { request: Nothing; reply: SessionView };
  edit_session: { request: EditSession; reply: Done };
  rename_table: { request: RenameTable; reply: Done };
  read_line: { request: CaptureLine; reply: CaptureEcho };
  capture_slip: { request: CaptureLine; reply: Captured };
  list_slips: { request: WhichSlips; reply: Slips };
  edit_slip: { request: EditSlip; reply: Done };
  trash_slip: { request: OneRow; reply: Done };
  restore_slip: { request: OneRow; reply: Done };
  choose_photos: { request: Nothing; reply: ChosenFiles };
  add_photo: { request: AddPhoto; reply: Created };
  list_photos: { request: WhichPhotos; reply: Photos };
  read_photo: { request: OneRow; reply: PhotoBytes };
  describe_photo: { request: DescribePhoto; reply: Done };
  trash_photo: { request: OneRow; reply: Done };
  restore_photo: { request: OneRow; reply: Done };
  read_attendance: { request: Nothing; reply: Attendance };
  add_attendee: { request: NewAttendee; reply: Created };
  add_attendees: { request: NewAttendees; reply: AddedAttendees };
  edit_attendee: { request: EditAttendee; reply: Done };
  cancel_attendee: { request: OneRow; reply: Cancelled };
  close_attendance: { request: Nothing; reply: Done };
  add_signed_sheet: { request: AddSignedSheet; reply: Created };
  list_signed_sheets: { request: Nothing; reply: SignedSheets };
  read_signed_sheet: { request: OneRow; reply: PhotoBytes };
  erase_signed_sheet: { request: OneRow; reply: Erased };
  read_board: { request: Nothing; reply: Board };
  create_group: { request: NewGroup; reply: Created };
  rename_group: { request: RenameGroup; reply: Done };
  move_slips: { request: MoveSlips; reply: Done };
  trash_group: { request: OneRow; reply: Done };
  list_proposals: { request: Nothing; reply: Proposals };
  create_proposal: { request: NewProposal; reply: Created };
  edit_proposal: { request: EditProposal; reply: Done };
  trash_proposal: { request: OneRow; reply: Done };
  read_vote: { request: Nothing; reply: VoteReply };
  open_vote: { request: OpenVote; reply: Created };
  cast_ballot: { request: CastBallot; reply: Cast };
  correct_ballot: { request: CorrectBallot; reply: Done };
  close_vote: { request: OneRow; reply: Done };
  correct_vote: { request: CorrectVote; reply: Created };
  read_outcome: { request: WhichOutcome; reply: OutcomeView };
  compare_rules: { request: Nothing; reply: RuleOutcomes };
  try_outcome: { request: TryOutcome; reply: TriedOutcome };
  create_commitments: { request: Nothing; reply: CommitmentsCreated };
  list_commitments: { request: Nothing; reply: Commitments };
  read_commitment: { request: OneRow; reply: CommitmentView };
  edit_commitment: { request: EditCommitment; reply: Done };
  trash_commitment: { request: OneRow; reply: Done };
  add_milestone: { request: NewMilestone; reply: Created };
  edit_milestone: { request: EditMilestone; reply: Done };
  trash_milestone: { request: OneRow; reply: Done };
  list_documents: { request: Nothing; reply: Documents };
  make_document: { request: MakeDocument; reply: DocumentMade };
  show_file: { request: ShowFile; reply: Done };
  bundle_readership: { request: Nothing; reply: BundleReadership };
  make_bundle: { request: MakeBundle; reply: BundleMade };
  inspect_bundle: { request: InspectBundle; reply: BundleReply };
  receive_bundle: { request: ReceiveBundle; reply: Received };
  list_conflicts: { request: Nothing; reply: Conflicts };
  resolve_conflict: { request: Resolution; reply: Done };
  list_laptops: { request: Nothing; reply: Laptops };
  admit_laptop: { request: AdmitLaptop; reply: Received };
  read_shared_folder: { request: Nothing; reply: SharedFolder };
  read_shared_words: { request: Nothing; reply: SharedWords };
  set_shared_folder: { request: SetSharedFolder; reply: SharedFolderSet };
  exchange_shared_folder: { request: Nothing; reply: Exchanged };
  forget_shared_folder: { request: Nothing; reply: Done };
  list_backups: { request: Nothing; reply: Backups };
  set_return_point: { request: NewReturnPoint; reply: BackupMade };
  copy_elsewhere: { request: CopyElsewhere; reply: BackupMade };
  return_to_backup: { request: WhichBackup; reply: Opened };
  read_encryption: { request: Nothing; reply: Encryption };
  draw_words: { request: Nothing; reply: DrawnWords };
  encrypt_process: { request: EncryptProcess; reply: Encrypted };
  decrypt_process: { request: Nothing; reply: Done };
  add_key: { request: NewKey; reply: Done };
  remove_key: { request: WhichKey; reply: Done };
  remove_plain_backups: { request: Nothing; reply: BackupsRemoved };
  undo: { request: Nothing; reply: Undone };
  redo: { request: Nothing; reply: Undone };
  list_history: { request: WhichHistory; reply: History };
  search: { request: Search; reply: Found };
  verify_process: { request: Nothing; reply: Verified };
};

/** Those that record in the open process. */
export const RECORDING: ReadonlySet<keyof Commands> = new Set([
  'edit_process',
  'add_topic',
  'rename_topic',
  'trash_topic',
  'edit_session',
  'rename_table',
  'capture_slip',
  'edit_slip',
  'trash_slip',
  'restore_slip',
  'add_photo',
  'describe_photo',
  'trash_photo',
  'restore_photo',
  'add_attendee',
  'add_attendees',
  'edit_attendee',
  'cancel_attendee',
  'add_signed_sheet',
  'erase_signed_sheet',
  'create_group',
  'rename_group',
  'move_slips',
  'trash_group',
  'create_proposal',
  'edit_proposal',
  'trash_proposal',
  'open_vote',
  'cast_ballot',
  'correct_ballot',
  'close_vote',
  'correct_vote',
  'create_commitments',
  'edit_commitment',
  'trash_commitment',
  'add_milestone',
  'edit_milestone',
  'trash_milestone',
  'receive_bundle',
  'resolve_conflict',
  'admit_laptop',
  'exchange_shared_folder',
  'undo',
  'redo',
]);

/** Those that change the computer, and not the open process. */
export const ACTING: ReadonlySet<keyof Commands> = new Set([
  'create_process',
  'open_example',
  'open_process',
  'copy_here',
  'salvage_process',
  'close_process',
  'stop_work',
  'unlock_file',
  'change_settings',
  'close_attendance',
  'make_document',
  'show_file',
  'make_bundle',
  'set_shared_folder',
  'forget_shared_folder',
  'set_return_point',
  'copy_elsewhere',
  'return_to_backup',
  'encrypt_process',
  'decrypt_process',
  'add_key',
  'remove_key',
  'remove_plain_backups',
]);

/**
 * A photo to take in.
 */
export type AddPhoto = { 
/**
 * Table that it is of; absent: the whole room.
 */
table: string | null, 
/**
 * JPEG, PNG or WebP.
 */
path: string, 
/**
 * What is seen on it.
 */
caption: string | null, };

/**
 * The photo of a signed sheet to take in.
 */
export type AddSignedSheet = { 
/**
 * JPEG, PNG or WebP.
 */
path: string, };

/**
 * People who were written down together.
 */
export type AddedAttendees = { 
/**
 * Rows, in the order of the list.
 */
ids: Array<string>, };

/**
 * A laptop to let in.
 */
export type AdmitLaptop = { 
/**
 * Its device, as the list names it.
 */
device: string, };

/**
 * How much of one noun arrives.
 */
export type Arrival = { 
/**
 * The noun.
 */
noun: string, 
/**
 * New rows.
 */
added: number, 
/**
 * Rows with other values.
 */
edited: number, 
/**
 * Rows that go to the trash.
 */
trashed: number, 
/**
 * The new slips by table and kind; of other nouns nothing.
 */
slips: Array<ArrivingSlips>, };

/**
 * New slips of one kind from one table.
 */
export type ArrivingSlips = { 
/**
 * Number of the table.
 */
table: number, 
/**
 * Kind.
 */
kind: SlipKind, 
/**
 * How many.
 */
count: number, };

/**
 * Who came to the session.
 */
export type Attendance = { 
/**
 * In order of their numbers.
 */
attendees: Array<AttendeeView>, 
/**
 * Whether this laptop opens the list by a key that it forgets when the list is closed; the organiser's has no need of one.
 */
open: boolean, };

/**
 * A person who came.
 */
export type AttendeeView = { 
/**
 * Row.
 */
id: string, 
/**
 * Number in the list.
 */
number: number, 
/**
 * When it was written, by that laptop's clock.
 */
added_at: Milliseconds, 
/**
 * Whether the writing was taken back: what was sealed is kept until it is cancelled.
 */
trashed: boolean, 
/**
 * Who it is; absent: this laptop cannot open it.
 */
person: PersonView | null, };

/**
 * One backup.
 */
export type Backup = { 
/**
 * Whole path of the file.
 */
path: string, 
/**
 * When it was made; absent when the file cannot be read.
 */
made_at: Milliseconds | null, 
/**
 * Why it was made.
 */
occasion: Occasion, 
/**
 * What a person called this point; empty when nobody did.
 */
label: string, 
/**
 * Changes in it.
 */
changes: number, 
/**
 * Why one cannot go back to it: a failure code, or nothing when one can.
 */
trouble: string | null, };

/**
 * A backup that was made and read again.
 */
export type BackupMade = { 
/**
 * Path of the file; absent when the person cancelled the dialog.
 */
path: string | null, 
/**
 * Changes in it.
 */
changes: number, };

/**
 * Backups of the open process on this computer, newest first.
 */
export type Backups = { 
/**
 * Folder where they lie.
 */
folder: string, 
/**
 * Each of them.
 */
backups: Array<Backup>, 
/**
 * Why the last one that Cocrea makes by itself could not be made, in words; absent when it was made.
 */
trouble: string | null, };

/**
 * Backups that were removed.
 */
export type BackupsRemoved = { 
/**
 * How many.
 */
removed: number, };

/**
 * How many ballots there are.
 */
export type BallotCount = { 
/**
 * With marks that count.
 */
valid: number, 
/**
 * Without marks.
 */
blank: number, 
/**
 * Void.
 */
void: number, };

/**
 * What a ballot counts as.
 */
export type BallotState = "valid" | "blank" | "void";

/**
 * One ballot; it carries no person.
 */
export type BallotView = { 
/**
 * Row.
 */
id: string, 
/**
 * Number in order of capture.
 */
number: number, 
/**
 * Numbers that are marked, ascending.
 */
marks: Array<number>, 
/**
 * Valid, blank or void.
 */
state: BallotState, };

/**
 * Loose slips and groups.
 */
export type Board = { 
/**
 * Slips in no group, in order of code.
 */
loose: Array<SlipView>, 
/**
 * Groups in order.
 */
groups: Array<GroupView>, };

/**
 * What goes into a bundle.
 */
export type BundleBrings = "everything" | "missing" | "receipt";

/**
 * A bundle that was made, or nothing when the person cancelled.
 */
export type BundleMade = { 
/**
 * Where it is, the first part where there are several; absent when the person cancelled.
 */
path: string | null, 
/**
 * The other parts.
 */
more: Array<string>, 
/**
 * Size of all parts in bytes.
 */
bytes: number, 
/**
 * Changes in it.
 */
changes: number, 
/**
 * Photos in it.
 */
photos: number, 
/**
 * The six words that open it, when they were drawn now. They are kept nowhere.
 */
words: string | null, 
/**
 * What tells this laptop from all others, to be compared aloud where it is new.
 */
fingerprint: string, };

/**
 * What a bundle would change. Nothing has changed yet.
 */
export type BundlePreview = { 
/**
 * Path of the bundle.
 */
path: string, 
/**
 * Identity of the process.
 */
process: string, 
/**
 * Name of the process as the sender shows it.
 */
process_name: string, 
/**
 * This computer has no such process: receiving starts it.
 */
starts_process: boolean, 
/**
 * Name of the laptop that made it.
 */
from: string, 
/**
 * When it was made, by that laptop's clock.
 */
made_at: Milliseconds, 
/**
 * Changes in it.
 */
changes: number, 
/**
 * Photos in it.
 */
photos: number, 
/**
 * Which part it is of how many that were made at once.
 */
part: [number, number], 
/**
 * Changes that this file does not have yet.
 */
new_changes: number, 
/**
 * Photos in it that this file lacks.
 */
new_photos: number, 
/**
 * Laptops whose changes would wait after receiving.
 */
waiting: Array<WaitingLaptop>, 
/**
 * What arrives, by noun.
 */
arrivals: Array<Arrival>, 
/**
 * Conflicts that would stand after receiving and do not stand now.
 */
conflicts: Array<ConflictView>, 
/**
 * Problems that would stand after receiving and do not stand now.
 */
problems: Array<ProblemView>, };

/**
 * Who can open a bundle.
 */
export type BundleReaders = "anybody" | "laptops" | "words";

/**
 * Who could open a bundle for the laptops of this process.
 */
export type BundleReadership = { 
/**
 * Names of laptops that could open it.
 */
can: Array<string>, 
/**
 * Names of laptops that could not: they have never sent a bundle yet.
 */
cannot: Array<string>, 
/**
 * Whether there are data of persons, which may go along.
 */
personal: boolean, };

/**
 * What a bundle would change, or nothing when the person cancelled.
 */
export type BundleReply = { 
/**
 * The preview.
 */
preview: BundlePreview | null, 
/**
 * With no process open: the file on this computer that the bundle belongs to. Open it, then look again.
 */
belongs_to: string | null, 
/**
 * The bundle, to look again or to receive.
 */
path: string | null, 
/**
 * It opens with six words, which were not given.
 */
needs_words: boolean, };

/**
 * How large a file may be.
 */
export type BundleRoom = "stick" | "mail";

/**
 * What was removed of a person.
 */
export type Cancelled = { 
/**
 * Backups of this laptop that were written anew.
 */
backups: number, 
/**
 * Files of this laptop that may still hold it, because they could not be written.
 */
left: Array<string>, 
/**
 * Photos of signed sheets of the session, which may still show them: each can be erased.
 */
sheets: number, };

/**
 * How a line would be saved.
 */
export type CaptureEcho = { 
/**
 * Text without its codes.
 */
text: string, 
/**
 * Kind after the first character was read.
 */
kind: SlipKind, 
/**
 * Number of the table that gets it.
 */
table: number, 
/**
 * Topic by its short name.
 */
topic: EchoTopic | null, 
/**
 * Cost.
 */
cost: EchoCost | null, 
/**
 * Place.
 */
place: string | null, 
/**
 * Pieces of the line in order, so that codes can be marked while typing.
 */
pieces: Array<Piece>, 
/**
 * Topics whose short name starts like the code under the end of the line.
 */
suggestions: Array<string>, 
/**
 * Why it cannot be saved yet, or nothing.
 */
trouble: Failure | null, };

/**
 * A line typed at a table, with its inline codes (`#topic`, `$cost`, `&place`, `@table`, first character = kind).
 */
export type CaptureLine = { 
/**
 * Table that is chosen now.
 */
table: string, 
/**
 * Kind that is chosen now; a first character in the line wins over it.
 */
kind: SlipKind, 
/**
 * As typed.
 */
line: string, };

/**
 * The slip that was captured.
 */
export type Captured = { 
/**
 * Row.
 */
id: string, 
/**
 * Code on the card, such as `M3-014`.
 */
code: string, 
/**
 * Number of the table that got it.
 */
table: number, 
/**
 * Kind.
 */
kind: SlipKind, };

/**
 * The ballot that was typed.
 */
export type Cast = { 
/**
 * Row.
 */
id: string, 
/**
 * Its number.
 */
number: number, };

/**
 * A ballot to type.
 */
export type CastBallot = { 
/**
 * The vote.
 */
vote: string, 
/**
 * Numbers as typed, parted by spaces or commas; empty only when blank or void.
 */
line: string, 
/**
 * Valid, blank or void.
 */
state: BallotState, };

/**
 * Whole centavos of a peso; a safe integer for JavaScript (the domain refuses more than 10¹³ pesos).
 */
export type Centavos = number;

/**
 * What a window does about `changed`: it reads again what it shows of these nouns.
 */
export type Changed = { 
/**
 * Path of the process file, absent when the list of processes itself changed.
 */
process: string | null, 
/**
 * Nouns of the glossary that changed, such as `slip`.
 */
nouns: Array<string>, };

/**
 * Files that a person chose.
 */
export type ChosenFiles = { 
/**
 * Their paths; none when the person chose none.
 */
paths: Array<string>, };

/**
 * A commitment in the list.
 */
export type CommitmentCard = { 
/**
 * Row.
 */
id: string, 
/**
 * Code, such as `C-01`.
 */
code: string, 
/**
 * Title.
 */
title: string, 
/**
 * Who leads in government.
 */
government_organization: string, 
/**
 * Milestones.
 */
milestones: number, 
/**
 * Cost, from the proposal.
 */
cost: Centavos | null, 
/**
 * What a complete commitment still needs, by field.
 */
missing: Array<CommitmentGap>, 
/**
 * Whether the vote that it was made from has been corrected since.
 */
of_corrected_vote: boolean, };

/**
 * A written field of a commitment.
 */
export type CommitmentField = "title" | "problem" | "solution" | "product" | "government_organization" | "government_post" | "counterpart_organization" | "counterpart_post" | "indicator" | "baseline" | "target" | "verification";

/**
 * The written fields of a commitment; all may be empty.
 */
export type CommitmentFields = { 
/**
 * Title.
 */
title: string, 
/**
 * Public problem.
 */
problem: string, 
/**
 * Solution.
 */
solution: string, 
/**
 * Expected product.
 */
product: string, 
/**
 * Organisation that leads in government.
 */
government_organization: string, 
/**
 * Post that answers in it.
 */
government_post: string, 
/**
 * Civil-society counterpart.
 */
counterpart_organization: string, 
/**
 * Post that answers in it.
 */
counterpart_post: string, 
/**
 * What is measured.
 */
indicator: string, 
/**
 * Value today.
 */
baseline: string, 
/**
 * Value aimed at.
 */
target: string, 
/**
 * Means of verification.
 */
verification: string, };

/**
 * What a commitment lacks to be published.
 */
export type CommitmentGap = "problem" | "solution" | "product" | "government" | "counterpart" | "milestone" | "indicator" | "source" | "decision";

/**
 * One commitment whole.
 */
export type CommitmentView = { 
/**
 * Row.
 */
id: string, 
/**
 * Code.
 */
code: string, 
/**
 * Position, from 1.
 */
number: number, 
/**
 * How many commitments there are.
 */
of: number, 
/**
 * Row before it.
 */
previous: string | null, 
/**
 * Row after it.
 */
next: string | null, 
/**
 * Values of the fields that are written.
 */
fields: CommitmentFields, 
/**
 * Cost, from the proposal.
 */
cost: Centavos | null, 
/**
 * In order of date.
 */
milestones: Array<MilestoneView>, 
/**
 * What a complete commitment still needs.
 */
missing: Array<CommitmentGap>, 
/**
 * Where it comes from.
 */
trace: Trace, };

/**
 * All commitments in order.
 */
export type Commitments = { 
/**
 * In order.
 */
commitments: Array<CommitmentCard>, };

/**
 * How many commitments were made.
 */
export type CommitmentsCreated = { 
/**
 * New ones; winners that already had theirs are not repeated.
 */
created: number, };

/**
 * A row whose cells have more than one value.
 */
export type ConflictView = { 
/**
 * Noun of the row.
 */
noun: string, 
/**
 * Row.
 */
row: string, 
/**
 * What the row is called, such as its code and text.
 */
title: string, 
/**
 * Its cells in conflict.
 */
fields: Array<FieldConflict>, };

/**
 * Everything that a person must decide or look at.
 */
export type Conflicts = { 
/**
 * One per row.
 */
conflicts: Array<ConflictView>, 
/**
 * Things that do not add up.
 */
problems: Array<ProblemView>, };

/**
 * A copy on a stick or another disk.
 */
export type CopyElsewhere = { 
/**
 * Path; absent: the person is asked with a file dialog.
 */
path: string | null, };

/**
 * A process on a stick or a network drive, to be copied to this computer.
 */
export type CopyHere = { 
/**
 * Path; absent: the person is asked with a file dialog.
 */
path: string | null, };

/**
 * New marks of a ballot while the vote is open.
 */
export type CorrectBallot = { 
/**
 * The ballot.
 */
id: string, 
/**
 * Numbers as typed.
 */
line: string, 
/**
 * Valid, blank or void.
 */
state: BallotState, };

/**
 * A closed vote to correct with a new one.
 */
export type CorrectVote = { 
/**
 * The closed vote.
 */
id: string, 
/**
 * Why, in words that will be read and printed.
 */
reason: string, };

/**
 * How much there is of each noun; nothing in the trash is counted.
 */
export type Counts = { 
/**
 * Topics.
 */
topics: number, 
/**
 * Tables of the session.
 */
tables: number, 
/**
 * Slips.
 */
slips: number, 
/**
 * Slips in no group.
 */
loose_slips: number, 
/**
 * Groups.
 */
groups: number, 
/**
 * Proposals.
 */
proposals: number, 
/**
 * Ballots of the vote.
 */
ballots: number, 
/**
 * Commitments.
 */
commitments: number, 
/**
 * Rows in the trash.
 */
trash: number, 
/**
 * Cells with two values that a person must choose between.
 */
conflicts: number, 
/**
 * Things that do not add up after merging, such as one code on two slips.
 */
problems: number, };

/**
 * The reply of a command that made a row.
 */
export type Created = { 
/**
 * The new row.
 */
id: string, };

/**
 * What a damaged file still holds; nothing was changed to find out.
 */
export type Damage = { 
/**
 * Path of the file.
 */
path: string, 
/**
 * What can be saved.
 */
saved: SavedChanges, 
/**
 * The newest backup of the process that one can go back to instead.
 */
backup: Backup | null, };

/**
 * A file that is damaged.
 */
export type DamagedFile = { 
/**
 * Path.
 */
path: string, };

/**
 * What is seen on a photo.
 */
export type DescribePhoto = { 
/**
 * Row.
 */
id: string, 
/**
 * What is seen on it; empty: nothing.
 */
caption: string, };

/**
 * A document that was made.
 */
export type DocumentMade = { 
/**
 * Where it is.
 */
path: string, 
/**
 * Pages.
 */
pages: number, 
/**
 * Characters that no font of ours can draw; a visible mark stands in their place.
 */
undrawn: Array<string>, };

/**
 * A document.
 */
export type DocumentView = { 
/**
 * Key: `plan`, or `commitment/C-01`.
 */
key: string, 
/**
 * Title of what it is about: the process or the commitment.
 */
title: string, 
/**
 * The commitment it prints, if it is a sheet.
 */
commitment: string | null, 
/**
 * What is missing; it prints as a draft until nothing is.
 */
missing: Array<CommitmentGap>, };

/**
 * Documents that can be made now.
 */
export type Documents = { 
/**
 * In order: the plan, then one sheet per commitment.
 */
documents: Array<DocumentView>, 
/**
 * Folder where they are saved unless another is chosen.
 */
folder: string, };

/**
 * The reply of a command that only changed something.
 */
export type Done = Record<symbol, never>;

/**
 * Six words that were drawn, to be written down before anything is locked with them. They are kept nowhere.
 */
export type DrawnWords = { 
/**
 * The words.
 */
words: string, };

/**
 * The cost that a code names.
 */
export type EchoCost = { 
/**
 * Reading that is saved.
 */
amount: Centavos, 
/**
 * The other way to read it, when there are two (`$1.200`).
 */
or: Centavos | null, };

/**
 * The topic that a code names.
 */
export type EchoTopic = { 
/**
 * Name shown.
 */
name: string, 
/**
 * Whether it is one of the process; an unknown one is kept «to be confirmed».
 */
known: boolean, };

/**
 * What a person said of themselves, anew.
 */
export type EditAttendee = { 
/**
 * Row.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Telephone or mail; empty: none.
 */
contact: string, 
/**
 * Whether they agreed to be contacted.
 */
consent: boolean, };

/**
 * One field of a commitment, as a person left it.
 */
export type EditCommitment = { 
/**
 * Row.
 */
id: string, 
/**
 * Field.
 */
field: CommitmentField, 
/**
 * New text.
 */
text: string, };

/**
 * New values of a milestone; what is absent stays.
 */
export type EditMilestone = { 
/**
 * Row.
 */
id: string, 
/**
 * What happens.
 */
title: string | null, 
/**
 * ISO date; empty: not yet known.
 */
due: string | null, 
/**
 * What is delivered.
 */
product: string | null, };

/**
 * New values of the process; what is absent stays.
 */
export type EditProcess = { 
/**
 * Name.
 */
name: string | null, 
/**
 * Place.
 */
place: string | null, 
/**
 * Period.
 */
period: string | null, 
/**
 * Ceiling as a person writes it: `12,000,000`, `$1.2 mdp`; empty: no ceiling.
 */
ceiling: string | null, 
/**
 * Where the ceiling comes from.
 */
ceiling_source: string | null, };

/**
 * New values of a proposal; what is absent stays.
 */
export type EditProposal = { 
/**
 * Row.
 */
id: string, 
/**
 * Title.
 */
title: string | null, 
/**
 * Cost as a person writes it.
 */
cost: string | null, 
/**
 * Place.
 */
place: string | null, };

/**
 * New values of the session; what is absent stays.
 */
export type EditSession = { 
/**
 * Row.
 */
id: string, 
/**
 * Name.
 */
name: string | null, 
/**
 * Place.
 */
place: string | null, 
/**
 * ISO date; empty: none.
 */
date: string | null, };

/**
 * A new line for a slip, with the same inline codes; its code stays.
 */
export type EditSlip = { 
/**
 * Row.
 */
id: string, 
/**
 * Kind.
 */
kind: SlipKind, 
/**
 * As typed.
 */
line: string, };

/**
 * The open process, to be encrypted. This laptop opens it by itself where its key is in the keyring of the system.
 */
export type EncryptProcess = { 
/**
 * Six words that open it, which somebody has written down.
 */
words: string, 
/**
 * The recipient of whoever is to open it when all else is lost, such as the organiser's laptop: `age1…`.
 */
recovery: string | null, };

/**
 * A process that is encrypted now.
 */
export type Encrypted = { 
/**
 * Older backups of it on this computer that anybody can still read.
 */
plain_backups: number, };

/**
 * How the open process stands on the disk.
 */
export type Encryption = { 
/**
 * Whether its file is encrypted.
 */
encrypted: boolean, 
/**
 * Whether the key of this laptop is in the keyring of the system; otherwise it lies beside the processes, and a slot
 * for it would protect nothing.
 */
keyring: boolean, 
/**
 * The slots of its key, in the order in which they were added.
 */
slots: Array<SlotOfKey>, 
/**
 * Backups of it on this computer that anybody can read, though it is encrypted.
 */
plain_backups: number, };

/**
 * What was erased for ever.
 */
export type Erased = { 
/**
 * Backups of this laptop that were written anew.
 */
backups: number, 
/**
 * Files of this laptop that may still hold it, because they could not be written.
 */
left: Array<string>, };

/**
 * What one exchange brought about.
 */
export type Exchanged = { 
/**
 * Changes that were new here.
 */
new_changes: number, 
/**
 * Whether this laptop put its work there: it does when something of it is in no file of the folder.
 */
dropped: boolean, 
/**
 * Laptops whose changes wait now.
 */
waiting: Array<WaitingLaptop>, 
/**
 * How the folder stands.
 */
folder: SharedFolder, };

/**
 * Why a command did not do its work: a code for the words of each language, and what to put into them.
 */
export type Failure = { 
/**
 * Key of the words, such as `session_closed`.
 */
code: string, 
/**
 * Values that the words name.
 */
args: { [key in string]: string }, 
/**
 * Something broke (a fault); otherwise the person can act (a refusal).
 */
fault: boolean, 
/**
 * The words in the language of the settings.
 */
message: string, };

/**
 * A cell with more than one value.
 */
export type FieldConflict = { 
/**
 * Field.
 */
field: string, 
/**
 * Its values, the one shown now first.
 */
versions: Array<Version>, 
/**
 * What the two make together, where they are long texts that come from one; a person changes or takes it.
 */
joined: JoinedText | null, 
/**
 * Whether both can be kept, one of them in a row of its own.
 */
both: boolean, };

/**
 * What was found, at most 50.
 */
export type Found = { 
/**
 * What is called so first, then the best, or the newest of 5,000 and more.
 */
hits: Array<Hit>, 
/**
 * How many there are.
 */
total: number, };

/**
 * One group with its slips.
 */
export type GroupView = { 
/**
 * Row.
 */
id: string, 
/**
 * Position, from 1.
 */
number: number, 
/**
 * Name, best a verb: «Alumbrar los parques».
 */
name: string, 
/**
 * Its slips, in order of code.
 */
slips: Array<SlipView>, 
/**
 * Proposals that come from it.
 */
proposals: Array<string>, };

/**
 * What hangs on the tie-break.
 */
export type Hanging = { 
/**
 * Titles that win under some orders of the tied and lose under others.
 */
titles: Array<string>, 
/**
 * Whether all orders were looked at; otherwise more titles may hang on it.
 */
complete: boolean, };

/**
 * Changes, newest first.
 */
export type History = { 
/**
 * Newest first.
 */
changes: Array<HistoryLine>, };

/**
 * One change.
 */
export type HistoryLine = { 
/**
 * Kind, such as `slip_captured`.
 */
kind: string, 
/**
 * What it was about, in the people's words.
 */
subject: string, 
/**
 * Name of the laptop.
 */
from: string, 
/**
 * Whether this laptop made it.
 */
own: boolean, 
/**
 * When, by that laptop's clock.
 */
at: Milliseconds, };

/**
 * One thing found.
 */
export type Hit = { 
/**
 * Noun.
 */
noun: string, 
/**
 * Row.
 */
row: string, 
/**
 * What it is called, such as its code.
 */
code: string, 
/**
 * Text.
 */
text: string, };

/**
 * The processes of this computer, newest change first.
 */
export type Home = { 
/**
 * Folder where new processes are saved.
 */
folder: string, 
/**
 * Processes of that folder and those opened from elsewhere.
 */
processes: Array<ProcessCard>, };

/**
 * A bundle to look into.
 */
export type InspectBundle = { 
/**
 * Path; absent: the person is asked.
 */
path: string | null, 
/**
 * The six words that open it, if it is sealed with some.
 */
words: string | null, 
/**
 * Laptops that the person lets in, by the names that a preview gave them: to see what they bring.
 */
admit: Array<string>, };

/**
 * Two edits of a text put together.
 */
export type JoinedText = { 
/**
 * The text; where both changed the same, it has what one wrote and then what the other wrote.
 */
text: string, 
/**
 * Paragraphs in which both changed the same, so that a person must choose.
 */
undecided: number, };

/**
 * A language of the interface.
 */
export type Language = "es-MX" | "en";

/**
 * A laptop of the process, or one that waits to be one.
 */
export type LaptopView = { 
/**
 * Its device.
 */
device: string, 
/**
 * Its name.
 */
label: string, 
/**
 * Whether it is this one.
 */
own: boolean, 
/**
 * Whether it founded the process.
 */
organiser: boolean, 
/**
 * Whether what it writes counts.
 */
admitted: boolean, 
/**
 * How many of its changes are here and count.
 */
changes: number, 
/**
 * How many of its changes are here and wait.
 */
waiting: number, 
/**
 * How many are missing before those that wait: another bundle brings them.
 */
missing: number, 
/**
 * Six words to compare aloud; absent: no signature of it is here.
 */
fingerprint: string | null, };

/**
 * The laptops of the process: this one first, then those whose changes count, then those that wait.
 */
export type Laptops = { 
/**
 * One each.
 */
laptops: Array<LaptopView>, };

/**
 * A bundle to make.
 */
export type MakeBundle = { 
/**
 * Where; absent: the person is asked.
 */
path: string | null, 
/**
 * Who can open it; absent: whoever has the file.
 */
readers: BundleReaders | null, 
/**
 * More who can open it, when it is for laptops: age recipients, such as `age1…`.
 */
recipients: Array<string> | null, 
/**
 * Six words that open it, when it is for whoever knows them; absent: new ones are drawn.
 */
words: string | null, 
/**
 * What goes into it; absent: everything.
 */
brings: BundleBrings | null, 
/**
 * Whether names and contacts of persons go along, sealed as they are; absent: they stay.
 */
personal: boolean | null, 
/**
 * How large a file may be; absent: as for a stick.
 */
room: BundleRoom | null, };

/**
 * A document to make.
 */
export type MakeDocument = { 
/**
 * Key.
 */
document: string, 
/**
 * Where; absent: in the folder of documents.
 */
path: string | null, };

/**
 * A milestone.
 */
export type MilestoneView = { 
/**
 * Row.
 */
id: string, 
/**
 * What happens.
 */
title: string, 
/**
 * By when.
 */
due: string | null, 
/**
 * What is delivered.
 */
product: string, };

/**
 * Milliseconds since 1970-01-01T00:00Z by the clock of the laptop that wrote them; shown, never used to order.
 */
export type Milliseconds = number;

/**
 * Consecutive changes of one laptop that are missing; a bundle or a backup may bring them again.
 */
export type MissingChanges = { 
/**
 * Name of the laptop, or the first digits of its identity.
 */
from: string, 
/**
 * Number of the first change.
 */
first: number, 
/**
 * Number of the last one.
 */
last: number, };

/**
 * Where slips go.
 */
export type MoveSlips = { 
/**
 * The slips.
 */
slips: Array<string>, 
/**
 * The group; absent: loose again.
 */
group: string | null, };

/**
 * A person to write down.
 */
export type NewAttendee = { 
/**
 * Name.
 */
name: string, 
/**
 * Telephone or mail; empty: none.
 */
contact: string, 
/**
 * Whether they agreed to be contacted.
 */
consent: boolean, };

/**
 * People to write down together.
 */
export type NewAttendees = { 
/**
 * In the order of the list.
 */
people: Array<NewAttendee>, };

/**
 * A group to make, perhaps with its first slips.
 */
export type NewGroup = { 
/**
 * Name.
 */
name: string, 
/**
 * Slips that go into it.
 */
slips: Array<string>, };

/**
 * A new slot for the key of the open process.
 */
export type NewKey = { 
/**
 * The laptop that it is for: `age1…`.
 */
recipient: string | null, 
/**
 * The six words that it opens with, which somebody has written down.
 */
words: string | null, 
/**
 * What people call it.
 */
label: string, };

/**
 * A milestone to add.
 */
export type NewMilestone = { 
/**
 * The commitment.
 */
commitment: string, 
/**
 * What happens.
 */
title: string, 
/**
 * ISO date; empty: not yet known.
 */
due: string, 
/**
 * What is delivered.
 */
product: string, };

/**
 * Name of a process to be created in the folder of this computer.
 */
export type NewProcess = { 
/**
 * What people call it; the file takes its name from it.
 */
name: string, };

/**
 * A proposal to make from a group.
 */
export type NewProposal = { 
/**
 * The group it comes from.
 */
group: string, 
/**
 * What is proposed.
 */
title: string, 
/**
 * Cost as a person writes it.
 */
cost: string, 
/**
 * Where; may be empty.
 */
place: string, };

/**
 * A point to which people want to be able to return.
 */
export type NewReturnPoint = { 
/**
 * What they call it.
 */
label: string, };

/**
 * A topic to add.
 */
export type NewTopic = { 
/**
 * Whole name.
 */
name: string, };

/**
 * A request that needs nothing.
 */
export type Nothing = Record<symbol, never>;

/**
 * Why a backup was made.
 */
export type Occasion = "opened" | "receiving" | "returning" | "migrating" | "asked" | "other";

/**
 * A request about one row.
 */
export type OneRow = { 
/**
 * The row.
 */
id: string, };

/**
 * A file to open.
 */
export type OpenProcess = { 
/**
 * Path; absent: the person is asked with a file dialog.
 */
path: string | null, };

/**
 * The vote to open: its rule, tie-break and ceiling are locked from then on.
 */
export type OpenVote = { 
/**
 * Most projects that a ballot may mark.
 */
max_marks: number, 
/**
 * Key of the rule; absent: the usual one.
 */
rule: string | null, 
/**
 * Key of the tie-break with the seed of its lot; absent: the usual one.
 */
ties: string | null, };

/**
 * The process that is open now.
 */
export type Opened = { 
/**
 * Path of the file; absent when the person cancelled the dialog.
 */
path: string | null, };

/**
 * A project on the ballot.
 */
export type OptionView = { 
/**
 * Number on the ballot.
 */
number: number, 
/**
 * Title.
 */
title: string, 
/**
 * Cost.
 */
cost: Centavos, 
/**
 * Where.
 */
place: string, };

/**
 * Another rule beside this one.
 */
export type OtherRule = { 
/**
 * Its key.
 */
rule: string, 
/**
 * Titles that win only here.
 */
only_here: Array<string>, 
/**
 * Titles that win only there.
 */
only_there: Array<string>, };

/**
 * One project in an outcome.
 */
export type OutcomeProject = { 
/**
 * Number on the ballot.
 */
number: number, 
/**
 * Title.
 */
title: string, 
/**
 * Cost.
 */
cost: Centavos, 
/**
 * Valid ballots that mark it.
 */
votes: number, 
/**
 * Why it won or not.
 */
reason: Reason, 
/**
 * Whom the tie-break set it against, by what decided: for a winner those it went before, for another project
 * the winners that went before it. A winner is not told those that went before it.
 */
tied: Array<TiedWith>, };

/**
 * A tie that was met in the count.
 */
export type OutcomeTie = { 
/**
 * The one that went first.
 */
first: TiedProject, 
/**
 * The others, in the order of the tie-break.
 */
others: Array<TiedProject>, };

/**
 * What a rule decides, with a reason for each project.
 */
export type OutcomeView = { 
/**
 * The closed vote.
 */
vote: string, 
/**
 * When it was closed.
 */
closed_at: Milliseconds, 
/**
 * The closed vote that it corrects.
 */
corrects: VoteRecord | null, 
/**
 * The vote that corrects it: what it decided is no longer in force once that one is closed.
 */
corrected_by: VoteRecord | null, 
/**
 * Key of the rule.
 */
rule: string, 
/**
 * Whether it is the rule that was locked before the vote.
 */
locked: boolean, 
/**
 * Key of the rule that was locked.
 */
locked_rule: string, 
/**
 * Key of the tie-break.
 */
ties: string, 
/**
 * How many ties were met.
 */
tie_count: number, 
/**
 * Those ties, in the order in which they were met.
 */
ties_met: Array<OutcomeTie>, 
/**
 * What hangs on the tie-break.
 */
hanging: Hanging, 
/**
 * Titles whose supporters were denied what the size of their group deserves (EJR+ up to any project).
 */
denied: Array<string>, 
/**
 * Ceiling.
 */
ceiling: Centavos, 
/**
 * Cost of the winners.
 */
spent: Centavos, 
/**
 * What stays.
 */
left: Centavos, 
/**
 * Ceiling over valid ballots: what each one could decide on.
 */
share: Centavos, 
/**
 * What each ballot had in the end, where the rule raises the share step by step; otherwise the share.
 */
reached: Centavos, 
/**
 * How many ballots of each state.
 */
count: BallotCount, 
/**
 * Valid ballots with at least one winner.
 */
with_a_winner: number, 
/**
 * Winners that a valid ballot marks on average, in thousandths.
 */
winners_per_ballot: number, 
/**
 * Winners in the order they were chosen.
 */
winners: Array<OutcomeProject>, 
/**
 * The others, most votes first.
 */
others: Array<OutcomeProject>, 
/**
 * The same ballots under the other rule.
 */
other_rule: OtherRule, };

/**
 * What a person said of themselves.
 */
export type PersonView = { 
/**
 * Name.
 */
name: string, 
/**
 * Telephone or mail; may be empty.
 */
contact: string, 
/**
 * Whether they agreed to be contacted.
 */
consent: boolean, };

/**
 * The bytes of a photo.
 */
export type PhotoBytes = { 
/**
 * JPEG in Base64 (RFC 4648, §4); absent: the photo is missing here.
 */
jpeg: string | null, };

/**
 * A photo.
 */
export type PhotoView = { 
/**
 * Row.
 */
id: string, 
/**
 * Table that it is of; absent: the whole room.
 */
table: string | null, 
/**
 * What is seen on it; may be empty.
 */
caption: string, 
/**
 * Pixels.
 */
width: number, 
/**
 * Pixels.
 */
height: number, 
/**
 * When it was added, by that laptop's clock.
 */
added_at: Milliseconds, 
/**
 * A small JPEG in Base64 (RFC 4648, §4); absent: the photo is missing here.
 */
thumbnail: string | null, 
/**
 * Name of a laptop that said to have it, when it is missing here.
 */
held_by: string | null, };

/**
 * Photos in the order in which they were added.
 */
export type Photos = { 
/**
 * Photos.
 */
photos: Array<PhotoView>, };

/**
 * A stretch of the line.
 */
export type Piece = { 
/**
 * Exact characters.
 */
text: string, 
/**
 * What they are.
 */
role: PieceRole, };

/**
 * What a stretch of a capture line is.
 */
export type PieceRole = "text" | "kind" | "topic" | "cost" | "place" | "table";

/**
 * What does not add up.
 */
export type ProblemKind = "slip_code_repeated" | "ballot_number_repeated" | "commitment_code_repeated" | "slip_in_two_groups" | "two_votes" | "two_corrections" | "ballot_after_close" | "ballots_without_vote";

/**
 * Something that does not add up after merging; nothing was lost.
 */
export type ProblemView = { 
/**
 * What it is.
 */
kind: ProblemKind, 
/**
 * What two or more rows share, such as the code `M3-014`.
 */
subject: string, 
/**
 * The rows in words.
 */
rows: Array<string>, };

/**
 * One process on the home screen.
 */
export type ProcessCard = { 
/**
 * Whole path of the file.
 */
path: string, 
/**
 * File name with its ending.
 */
file_name: string, 
/**
 * Name that people gave it; the file name when the file cannot be read.
 */
name: string, 
/**
 * Where the workshops happen.
 */
place: string, 
/**
 * The example and its copies: people, slips and ballots are fictional.
 */
fictional: boolean, 
/**
 * Stage of the rail that comes next, 1 to 5.
 */
stage: number, 
/**
 * Ceiling, when it was set.
 */
ceiling: Centavos | null, 
/**
 * Tables of the session.
 */
tables: number, 
/**
 * Slips that are not in the trash.
 */
slips: number, 
/**
 * Commitments that are not in the trash.
 */
commitments: number, 
/**
 * Last change.
 */
changed_at: Milliseconds | null, 
/**
 * Why the file cannot be opened: a failure code, or nothing when it can.
 */
trouble: string | null, };

/**
 * The open process at a glance.
 */
export type ProcessView = { 
/**
 * Identity of the process, equal on every laptop.
 */
id: string, 
/**
 * Path of the file.
 */
path: string, 
/**
 * What people call it.
 */
name: string, 
/**
 * Where the workshops happen.
 */
place: string, 
/**
 * What period it covers, such as «2027».
 */
period: string, 
/**
 * The most that may be committed.
 */
ceiling: Centavos | null, 
/**
 * Where the ceiling comes from, with its year.
 */
ceiling_source: string, 
/**
 * The example and its copies.
 */
fictional: boolean, 
/**
 * Stage that comes next, 1 to 5.
 */
stage: number, 
/**
 * How much there is of each noun.
 */
counts: Counts, 
/**
 * Kind of the change that undo would take back, such as `slip_captured`.
 */
undo: string | null, 
/**
 * Kind of the change that redo would bring back.
 */
redo: string | null, 
/**
 * When the last change was saved.
 */
saved_at: Milliseconds | null, };

/**
 * One proposal.
 */
export type ProposalView = { 
/**
 * Row.
 */
id: string, 
/**
 * Position, from 1; the number on the ballot while the vote is open.
 */
number: number, 
/**
 * What is proposed.
 */
title: string, 
/**
 * Cost.
 */
cost: Centavos | null, 
/**
 * Where.
 */
place: string, 
/**
 * Name of the group it comes from.
 */
group: string, 
/**
 * Slips behind it.
 */
slips: number, };

/**
 * All proposals in order.
 */
export type Proposals = { 
/**
 * In order.
 */
proposals: Array<ProposalView>, };

/**
 * Why a project won or not, as facts that words can be made of.
 */
export type Reason = { "why": "paid_by_shares", 
/**
 * Money its supporters had together when it was bought.
 */
money_before: Centavos, 
/**
 * The most that one of them paid.
 */
full_share: Centavos, 
/**
 * How many paid that.
 */
paid_in_full: number, 
/**
 * How many paid the rest of what they had, which was less.
 */
paid_what_was_left: number, } | { "why": "fitted_in_the_rest", 
/**
 * Money that was left when its turn came.
 */
left_before: Centavos, } | { "why": "most_votes", 
/**
 * Money that was left when its turn came.
 */
left_before: Centavos, } | { "why": "load_shared", 
/**
 * What each of them carries since.
 */
load: Centavos, } | { "why": "ended_the_count" } | { "why": "not_reached" } | { "why": "short_at_the_start", 
/**
 * Money its supporters had together at the start.
 */
money: Centavos, 
/**
 * What was missing.
 */
missing: Centavos, } | { "why": "spent_on_others", 
/**
 * Money its supporters had together at the end.
 */
money: Centavos, 
/**
 * What was missing.
 */
missing: Centavos, } | { "why": "did_not_fit", 
/**
 * Money that was left when its turn came.
 */
left: Centavos, 
/**
 * What was missing.
 */
missing: Centavos, };

/**
 * A bundle to receive.
 */
export type ReceiveBundle = { 
/**
 * Path.
 */
path: string, 
/**
 * The six words that open it, if it is sealed with some.
 */
words: string | null, 
/**
 * What the person chose for conflicts of the preview; those not named stay open.
 */
choices: Array<ResolveConflict>, 
/**
 * Laptops that the person lets in, by the names that the preview gave them.
 */
admit: Array<string>, };

/**
 * What was received.
 */
export type Received = { 
/**
 * Changes that were new.
 */
new_changes: number, 
/**
 * Photos that were missing.
 */
new_photos: number, 
/**
 * Photos that are none, or hold more than pixels: they were left.
 */
unfit_photos: number, 
/**
 * Laptops whose changes wait now.
 */
waiting: Array<WaitingLaptop>, 
/**
 * Conflicts that stand now, in the whole process.
 */
conflicts: number, 
/**
 * Problems that stand now, in the whole process.
 */
problems: number, };

/**
 * A new name of a group.
 */
export type RenameGroup = { 
/**
 * Row.
 */
id: string, 
/**
 * Name.
 */
name: string, };

/**
 * A new name of a table.
 */
export type RenameTable = { 
/**
 * Row.
 */
id: string, 
/**
 * Name.
 */
name: string, };

/**
 * A new name for a topic.
 */
export type RenameTopic = { 
/**
 * Row.
 */
id: string, 
/**
 * Whole name.
 */
name: string, };

/**
 * What a person chose for the cells of a row: one decision, all or nothing.
 */
export type Resolution = { 
/**
 * One per cell.
 */
choices: Array<ResolveConflict>, };

/**
 * What a person chose for one cell.
 */
export type ResolveConflict = { 
/**
 * Noun of the row.
 */
noun: string, 
/**
 * Row.
 */
row: string, 
/**
 * Field.
 */
field: string, 
/**
 * The version to keep; absent where a text is written instead.
 */
change: string | null, 
/**
 * A text to keep in place of all versions.
 */
text: string | null, 
/**
 * Another version, to be kept in a new row.
 */
beside: string | null, };

/**
 * What one rule decides.
 */
export type RuleOutcome = { 
/**
 * Its key.
 */
rule: string, 
/**
 * Numbers of the winners.
 */
winners: Array<number>, 
/**
 * What they cost.
 */
spent: Centavos, 
/**
 * Valid ballots with at least one winner.
 */
with_a_winner: number, 
/**
 * Winners that a valid ballot marks on average, in thousandths.
 */
winners_per_ballot: number, };

/**
 * The closed vote under each rule of the room.
 */
export type RuleOutcomes = { 
/**
 * Key of the rule that was locked.
 */
locked: string, 
/**
 * One per rule.
 */
rules: Array<RuleOutcome>, };

/**
 * What to save, and where to.
 */
export type SalvageProcess = { 
/**
 * Path of the damaged file.
 */
path: string, 
/**
 * Path of the new file; absent: the data folder, under a free name.
 */
into: string | null, 
/**
 * Whether the damaged file gets another name in its folder, so that it no longer stands among the processes.
 */
put_aside: boolean, };

/**
 * What was saved and is open now.
 */
export type SalvagedProcess = { 
/**
 * Path of the new file.
 */
path: string, 
/**
 * What is in it.
 */
saved: SavedChanges, 
/**
 * Where the damaged file is; it is as it was.
 */
damaged: string, };

/**
 * Changes that can be saved, and those that cannot.
 */
export type SavedChanges = { 
/**
 * Changes that count.
 */
changes: number, 
/**
 * Changes that wait: for what is missing before them, or for somebody to let their laptop in.
 */
waiting: number, 
/**
 * What is known to be missing.
 */
missing: Array<MissingChanges>, 
/**
 * Whether nothing is missing; otherwise more may be than is known.
 */
whole: boolean, };

/**
 * Words to look for, all of them, the last perhaps only begun; what stands in quotes stands together. Accents and
 * case do not matter.
 */
export type Search = { 
/**
 * Any text; without a sign in it nothing is found.
 */
text: string, };

/**
 * The session and its tables.
 */
export type SessionView = { 
/**
 * Row.
 */
id: string, 
/**
 * Position, from 1.
 */
number: number, 
/**
 * Name.
 */
name: string, 
/**
 * Where.
 */
place: string, 
/**
 * When.
 */
date: string | null, 
/**
 * Tables in order.
 */
tables: Array<TableView>, };

/**
 * The folder that another program keeps in step between the laptops of the open process.
 */
export type SetSharedFolder = { 
/**
 * Path; absent: the person is asked.
 */
path: string | null, 
/**
 * The six words that open what lies there; absent: new ones are drawn, unless other laptops use it already.
 */
words: string | null, };

/**
 * Settings of this installation; they apply at once.
 */
export type Settings = { 
/**
 * Language of the interface.
 */
language: Language, 
/**
 * Colours.
 */
theme: Theme, 
/**
 * Letter size in percent: 100, 112, 125 or 150.
 */
letter_size: number, 
/**
 * Name of this laptop that others see, such as «Laptop Mesa 3»; never a person's.
 */
device_label: string, 
/**
 * Whether Tab changes the kind of slip in the capture line.
 */
tab_changes_kind: boolean, };

/**
 * Settings with what only the computer knows.
 */
export type SettingsView = { 
/**
 * What can be changed.
 */
settings: Settings, 
/**
 * Folder of processes, settings and the key of this installation.
 */
folder: string, 
/**
 * Version of Cocrea.
 */
version: string, 
/**
 * Identity of this installation, 32 hexadecimal digits.
 */
device: string, 
/**
 * Recipient of this installation, to which others seal: `age1…`.
 */
recipient: string, 
/**
 * Whether this program was built so that it can encrypt processes.
 */
encrypts: boolean, 
/**
 * Where settings were put that could not be read at this start.
 */
put_aside: string | null, };

/**
 * How the shared folder of the open process stands, as of the last exchange since the process was opened.
 */
export type SharedFolder = { 
/**
 * Its path; absent: the process has none on this computer.
 */
path: string | null, 
/**
 * Somebody went back to a backup since: it is not exchanged with until it is chosen again.
 */
paused: boolean, 
/**
 * When all of it was looked at last.
 */
last_at: Milliseconds | null, 
/**
 * Laptops whose bundles lie there, this one too.
 */
laptops: Array<SharedLaptop>, 
/**
 * Files that could not be read.
 */
unread: Array<UnreadFile>, 
/**
 * Why the last exchange came to no end; absent when it did.
 */
trouble: Failure | null, };

/**
 * A folder that was chosen.
 */
export type SharedFolderSet = { 
/**
 * Its whole path; absent when the person cancelled.
 */
path: string | null, 
/**
 * The six words, when they were drawn now: the other laptops need them.
 */
words: string | null, 
/**
 * Other laptops use it already, and their words were not given: nothing was kept.
 */
needs_words: boolean, };

/**
 * A laptop whose bundle lies in the shared folder.
 */
export type SharedLaptop = { 
/**
 * Its name.
 */
label: string, 
/**
 * When its bundle was made, by its clock.
 */
made_at: Milliseconds, 
/**
 * Changes in it, its own and those of others.
 */
changes: number, };

/**
 * The six words of the shared folder.
 */
export type SharedWords = { 
/**
 * The words; absent: the process has no shared folder on this computer.
 */
words: string | null, };

/**
 * Whether a laptop can show a signed sheet.
 */
export type SheetPicture = "readable" | "sealed" | "missing";

/**
 * A file to show in its folder.
 */
export type ShowFile = { 
/**
 * Path of a file that Cocrea made.
 */
path: string, };

/**
 * The photo of a signed sheet.
 */
export type SignedSheetView = { 
/**
 * Row.
 */
id: string, 
/**
 * Number among the sheets of the session.
 */
number: number, 
/**
 * When it was added, by that laptop's clock.
 */
added_at: Milliseconds, 
/**
 * Whether the adding was taken back: what was sealed is kept until it is erased.
 */
trashed: boolean, 
/**
 * Whether it can be seen here.
 */
picture: SheetPicture, 
/**
 * Name of a laptop that said to have it, when it is missing here.
 */
held_by: string | null, };

/**
 * The signed sheets of the session.
 */
export type SignedSheets = { 
/**
 * In order of their numbers; at the end those whose adding was taken back.
 */
sheets: Array<SignedSheetView>, };

/**
 * What a slip says.
 */
export type SlipKind = "problem" | "need" | "proposal" | "gap" | "agreement";

/**
 * One slip.
 */
export type SlipView = { 
/**
 * Row.
 */
id: string, 
/**
 * Code on the card.
 */
code: string, 
/**
 * What was said.
 */
text: string, 
/**
 * Kind.
 */
kind: SlipKind, 
/**
 * Row of its table.
 */
table: string, 
/**
 * Number of its table.
 */
table_number: number, 
/**
 * Topic, by name.
 */
topic: EchoTopic | null, 
/**
 * Cost.
 */
cost: Centavos | null, 
/**
 * Whether the cost could be read in two ways and nobody has confirmed it.
 */
cost_unsure: boolean, 
/**
 * Place.
 */
place: string | null, 
/**
 * Group that holds it.
 */
group: string | null, 
/**
 * The slip as a capture line, to edit it.
 */
line: string, 
/**
 * When it was captured.
 */
captured_at: Milliseconds, 
/**
 * Whether a cell of it is in conflict.
 */
conflict: boolean, };

/**
 * Slips, newest first.
 */
export type Slips = { 
/**
 * Newest first.
 */
slips: Array<SlipView>, };

/**
 * Whom a slot opens for.
 */
export type SlotHolder = "this_laptop" | "laptop" | "words";

/**
 * One way to open an encrypted process.
 */
export type SlotOfKey = { 
/**
 * Its place, from 1.
 */
number: number, 
/**
 * Whom it opens for.
 */
holder: SlotHolder, 
/**
 * What people call it; empty when nobody said.
 */
label: string, 
/**
 * The recipient that it is sealed to; absent for words.
 */
recipient: string | null, };

/**
 * One table.
 */
export type TableView = { 
/**
 * Row.
 */
id: string, 
/**
 * Number on its sign.
 */
number: number, 
/**
 * Name, such as the colonia it speaks for; may be empty.
 */
name: string, 
/**
 * Slips that are not in the trash.
 */
slips: number, };

/**
 * Colours of the interface.
 */
export type Theme = "system" | "light" | "dark" | "contrast" | "contrast_dark";

/**
 * What decided between two that were tied.
 */
export type TieBreak = "cost" | "votes" | "lot" | "number";

/**
 * A project by its names.
 */
export type TiedProject = { 
/**
 * Number on the ballot.
 */
number: number, 
/**
 * Title.
 */
title: string, };

/**
 * Projects that another one was tied with, and what decided between it and each of them.
 */
export type TiedWith = { 
/**
 * What decided.
 */
by: TieBreak, 
/**
 * The projects, in the order in which the ties were met.
 */
projects: Array<TiedProject>, };

/**
 * A topic of the citizen agenda.
 */
export type TopicView = { 
/**
 * Row.
 */
id: string, 
/**
 * Position, from 1.
 */
number: number, 
/**
 * Whole name.
 */
name: string, 
/**
 * What is typed after `#` in the capture line.
 */
short: string, 
/**
 * Slips about it.
 */
slips: number, };

/**
 * All topics in order.
 */
export type Topics = { 
/**
 * In order.
 */
topics: Array<TopicView>, };

/**
 * From a commitment back to the sentences said at the tables.
 */
export type Trace = { 
/**
 * Slips, in order of code.
 */
slips: Array<TraceSlip>, 
/**
 * Tables they were said at.
 */
tables: number, 
/**
 * Groups they were put in.
 */
groups: Array<string>, 
/**
 * The proposal that won.
 */
proposal: string | null, 
/**
 * How it won.
 */
vote: TraceVote | null, };

/**
 * A slip in a trace.
 */
export type TraceSlip = { 
/**
 * Row.
 */
id: string, 
/**
 * Code.
 */
code: string, 
/**
 * What was said.
 */
text: string, 
/**
 * Kind.
 */
kind: SlipKind, 
/**
 * Number of the table.
 */
table: number, };

/**
 * A vote in a trace.
 */
export type TraceVote = { 
/**
 * Ballots that marked it.
 */
votes: number, 
/**
 * Valid ballots.
 */
ballots: number, 
/**
 * Place in the order of selection, from 1.
 */
position: number, 
/**
 * Key of the rule.
 */
rule: string, 
/**
 * When the vote was closed.
 */
closed_at: Milliseconds, };

/**
 * What the locked rule would decide with the figures tried.
 */
export type TriedOutcome = { 
/**
 * Ceiling tried.
 */
ceiling: Centavos, 
/**
 * Cost of the winners.
 */
spent: Centavos, 
/**
 * What stays.
 */
left: Centavos, 
/**
 * Valid ballots with at least one winner.
 */
with_a_winner: number, 
/**
 * Titles of the winners in the order they are chosen.
 */
winners: Array<string>, 
/**
 * Titles that win here and not in the recorded outcome.
 */
enter: Array<string>, 
/**
 * Titles that win in the recorded outcome and not here.
 */
leave: Array<string>, };

/**
 * One project to try with another cost, or without it.
 */
export type TriedProject = { 
/**
 * Number on the ballot.
 */
number: number, 
/**
 * Another cost, as a person writes it.
 */
cost: string | null, 
/**
 * Whether it is withdrawn.
 */
withdrawn: boolean, };

/**
 * Figures to try on the closed vote; nothing is recorded.
 */
export type TryOutcome = { 
/**
 * Another ceiling, as a person writes it.
 */
ceiling: string | null, 
/**
 * Other costs, and what is withdrawn.
 */
projects: Array<TriedProject>, };

/**
 * What an undo or a redo did.
 */
export type Undone = { 
/**
 * Kind of the change that was taken back or brought again.
 */
kind: string, 
/**
 * What people call what it was about; may be empty.
 */
subject: string, };

/**
 * An encrypted file that this laptop does not open by itself.
 */
export type UnlockFile = { 
/**
 * Path.
 */
path: string, 
/**
 * The six words of one of its slots.
 */
words: string, };

/**
 * A file in the shared folder that could not be read. It is looked into again when it changes.
 */
export type UnreadFile = { 
/**
 * Its name.
 */
name: string, 
/**
 * Why.
 */
reason: Failure, };

/**
 * What a check of the open process found.
 */
export type Verified = { 
/**
 * Changes whose chain was followed.
 */
changes: number, 
/**
 * Laptops that wrote them.
 */
devices: number, 
/**
 * Digest of everything visible.
 */
state: string, 
/**
 * The chain of each of them.
 */
chains: Array<VerifiedChain>, 
/**
 * Photos that are here and sound.
 */
photos: number, 
/**
 * Photos that are not here.
 */
missing_photos: number, 
/**
 * Photos that this disk spoiled: they come again with a bundle that has them.
 */
spoiled_photos: number, };

/**
 * A chain that was followed from its first change to its last.
 */
export type VerifiedChain = { 
/**
 * Name of the laptop, or the first digits of its identity.
 */
from: string, 
/**
 * Changes in it.
 */
changes: number, };

/**
 * One of the values of a cell.
 */
export type Version = { 
/**
 * Name of the change that wrote it: `device/number`, to choose it by.
 */
change: string, 
/**
 * The value in words; absent: nothing.
 */
text: string | null, 
/**
 * Whether this laptop wrote it.
 */
own: boolean, 
/**
 * Name of the laptop that wrote it.
 */
from: string, 
/**
 * When, by that laptop's clock.
 */
at: Milliseconds, };

/**
 * A vote as another one names it that corrects it or was corrected by it.
 */
export type VoteRecord = { 
/**
 * Row.
 */
vote: string, 
/**
 * Open or closed.
 */
state: VoteState, 
/**
 * When it was closed, or opened while it is open.
 */
at: Milliseconds, 
/**
 * Why the one corrects the other.
 */
reason: string, };

/**
 * The vote, or nothing when none was opened.
 */
export type VoteReply = { 
/**
 * The vote.
 */
vote: VoteView | null, };

/**
 * Whether ballots may still be typed.
 */
export type VoteState = "open" | "closed";

/**
 * A vote and its ballots.
 */
export type VoteView = { 
/**
 * Row.
 */
id: string, 
/**
 * Open or closed.
 */
state: VoteState, 
/**
 * Most projects that a ballot may mark.
 */
max_marks: number, 
/**
 * Ceiling at the time it was opened.
 */
ceiling: Centavos, 
/**
 * Key of the rule that decides.
 */
rule: string, 
/**
 * Key of the tie-break.
 */
ties: string, 
/**
 * When it was opened.
 */
opened_at: Milliseconds, 
/**
 * When it was closed.
 */
closed_at: Milliseconds | null, 
/**
 * Projects on the ballot.
 */
options: Array<OptionView>, 
/**
 * How many ballots of each state.
 */
count: BallotCount, 
/**
 * Newest first.
 */
ballots: Array<BallotView>, 
/**
 * The closed vote that this one corrects.
 */
corrects: VoteRecord | null, };

/**
 * A laptop whose changes wait.
 */
export type WaitingLaptop = { 
/**
 * Its device, to let it in by.
 */
device: string, 
/**
 * Its name.
 */
label: string, 
/**
 * What it must show too: two people compare it aloud.
 */
fingerprint: string, 
/**
 * How many changes wait.
 */
changes: number, 
/**
 * It was let in, and changes before these are missing: another bundle of it must come first.
 */
gap: boolean, 
/**
 * They wait here; otherwise they are too many for that, and come again with their bundle.
 */
kept: boolean, };

/**
 * A backup to go back to.
 */
export type WhichBackup = { 
/**
 * Path; absent: the person is asked with a file dialog.
 */
path: string | null, };

/**
 * How much history to list.
 */
export type WhichHistory = { 
/**
 * Newest so many; at most 1,000.
 */
limit: number, };

/**
 * A slot of the open process.
 */
export type WhichKey = { 
/**
 * Its place, from 1.
 */
number: number, };

/**
 * By which rule to look at the closed vote.
 */
export type WhichOutcome = { 
/**
 * Rule key; absent: the one that was locked.
 */
rule: string | null, 
/**
 * The closed vote; absent: the one in force.
 */
vote: string | null, };

/**
 * Which photos to list.
 */
export type WhichPhotos = { 
/**
 * Those of this table only.
 */
table: string | null, 
/**
 * Those in the trash instead.
 */
trash: boolean, };

/**
 * Which slips to list.
 */
export type WhichSlips = { 
/**
 * Of this table; absent: of all.
 */
table: string | null, 
/**
 * Only those in the trash.
 */
trash: boolean, };

/**
 * How far the long work of a person is.
 */
export type WorkView = { 
/**
 * Bytes that have passed.
 */
done: number, 
/**
 * Bytes that pass in all, about; 0 when there is no such work.
 */
of: number, };
