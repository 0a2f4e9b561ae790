# Home: the processes of this computer.

home-title = Processes
home-about = Each process is a file that lives on this computer.
home-open = Open a file
home-new = New process
home-first = Create the first process
home-name = Name of the process
home-name-example = E.g. Local Action Plan Hermosillo 2027
home-create = Create process
home-cancel = Cancel
home-continue = Continue
home-continue-with = Continue { $name }
home-open-process = Open
home-open-this = Open { $name }
home-receive-here = Receive a bundle here
home-show-file = See the file in its folder
home-stage-of = Stage { $number } of 5: { $stage }
home-next-1 = Stage 1 of 5, { $stage }. Next: <b>ceiling, topics and tables</b>
home-next-2 = Stage 2 of 5, { $stage }. Next: <b>capture what the tables say</b>
home-next-3 = Stage 3 of 5, { $stage }. Next: <b>group and vote</b>
home-next-4 = Stage 4 of 5, { $stage }. Next: <b>write the commitments</b>
home-next-5 = Stage 5 of 5, { $stage }. Next: <b>reach the milestones</b>
home-fictional = Example with made-up facts
home-slips = { $count ->
    [one] 1 slip
   *[other] { $count } slips
}
home-commitments = { $count ->
    [one] 1 commitment
   *[other] { $count } commitments
}
home-changed = Changed { $when }
home-here = On this computer
home-offline = Works offline. Nothing leaves this computer unless you share it.
home-folder = New processes are saved in:
home-bundle-title = Were you given a bundle?
home-bundle-about = Bring in what another computer captured. You will see what changes before you accept.
home-practice-title = First time?
home-practice-about = A whole process with made-up facts, to learn without fear.
home-practice = Practise with an example
home-practice-again-title = Practise again
home-practice-again-about = The example you practised with is in the list: continue it there. This button starts another one from zero.
home-practice-again = Start another new example
home-empty-title = The table starts here
home-empty-about = There are no processes on this computer yet. Create the first one or practise with an example; nothing you do leaves this computer.
home-empty-file = Did somebody give you a file?
home-open-it = Open it
home-receive-it = Receive it
home-lost-title = Was a process damaged or lost?
home-lost-about = Look for it in the folder “respaldos” or on the stick where you saved a copy.
home-recover = Recover from a backup
home-recover-it = Recover it from a backup
home-copy-here = Copy to this computer and open
home-what-to-do = What to do
home-what-to-do-with = What to do about { $name }
home-rescue-title = What can be saved?
home-rescue-reading = Looking for what can be saved…
home-rescue-changes = { $count ->
    [one] 1 change can be saved.
   *[other] { $count } changes can be saved.
}
home-rescue-waiting = { $count ->
    [one] 1 change waits for what is missing before it, or for you to let its computer in.
   *[other] { $count } changes wait for what is missing before them, or for you to let their computer in.
}
home-rescue-missing = Of { $from }, changes { $first } to { $last } are missing.
home-rescue-missing-one = Of { $from }, change { $first } is missing.
home-rescue-whole = No change is missing.
home-rescue-unsure = What was written last may be missing: the file no longer says.
home-rescue-again = What is missing comes back with a bundle from another computer, or with a backup.
home-rescue = Save what can be saved
home-rescue-aside = Put the damaged file aside: it stays in its folder under another name.
home-rescue-done = What was saved is open. The damaged file is still at { $path }.
home-rescue-backup = Return to the backup of { $when }
home-key-new = New process
home-key-open = Open a file
home-key-move = Go from one process to another
home-key-enter = Open the process
home-locked = This process is encrypted
home-locked-words = Six words of the process
home-locked-open = Open with the words

nokey-title = The keyring does not answer
nokey-about = The key of this laptop is in the keyring of the system, which does not answer. Nothing was opened and nothing is lost. Unlock it: type its password, or log in again, and try once more.
nokey-again = Try again
nokey-working = Trying…
nokey-anew = It will never answer again…
nokey-sure = Go on as a new laptop?
nokey-loses-in = For the others this will be another laptop: they must let it in again, comparing its six words.
nokey-loses-sealed = Bundles sealed to the laptop it was can no longer be opened here; ask for them to be made again. Nor can names and contacts sealed to it.
nokey-loses-back = There is no way back: even if the keyring answers later, it is not asked any more.
nokey-keeps = Your processes, their photos and their backups stay here. Encrypted ones open with their six words.
nokey-no = No, not yet
nokey-yes = Go on as a new laptop
