# Prepare: facts, ceiling, topics, session and tables.

prepare-go = Go to the session
prepare-sections = Sections
prepare-all-ready = Everything is ready for the session.
prepare-missing = { $count ->
    [one] 1 section is missing for the session.
   *[other] { $count } sections are missing for the session.
}
prepare-key-move = Go from one section to another

prepare-identity = Facts of the process
prepare-identity-about = What it is called, where and when it is.
prepare-identity-why = Without name and place nobody knows what plan it is
prepare-name = Name
prepare-place = Place
prepare-place-example = E.g. Hermosillo, Sonora
prepare-period = Period
prepare-period-example = E.g. 2027
prepare-file = It is saved in { $path }

prepare-ceiling = Ceiling
prepare-ceiling-about = The most that may be committed.
prepare-ceiling-why = No vote without a ceiling
prepare-ceiling-amount = Budget ceiling
prepare-ceiling-example = E.g. $12,000,000
prepare-ceiling-hint = Write it as you like: 12,000,000, 850 mil, 1.2 mdp
prepare-ceiling-source = Where it comes from
prepare-ceiling-source-example = E.g. Participatory budget 2027
prepare-ceiling-source-hint = Document and year, so that anybody can check it

prepare-topics = Topics of the Citizen Agenda
prepare-topics-about = What people talk about. In the session they are typed with # and their code.
prepare-topics-count = { $count ->
    [0] You can start with the topics you like
    [one] 1 topic
   *[other] { $count } topics
}
prepare-topic-number = Number
prepare-topic-name = Topic
prepare-topic-name-of = Name of topic { $number }
prepare-topic-code = Typed as
prepare-topic-new = New topic
prepare-topic-add = Add topic
prepare-topic-trash = Move { $name } to the trash
prepare-topic-trashed = The topic “{ $name }” is in the trash

prepare-session = Session and tables
prepare-session-about = When and where people meet, and who sits at each table.
prepare-session-on = { $date }, { $tables ->
    [one] 1 table
   *[other] { $tables } tables
}
prepare-session-count = { $tables ->
    [one] 1 table, no date
   *[other] { $tables } tables, no date
}
prepare-session-name = Name of the session
prepare-session-place = Where
prepare-session-place-example = E.g. Solidaridad community centre
prepare-session-date = When
prepare-tables = { $count ->
    [one] 1 table
   *[other] { $count } tables
}
prepare-tables-about = Give them the name of the neighbourhood or group that sits there. The number does not change.
prepare-table-example = { $number ->
    [1] E.g. Altares
    [2] E.g. Solidaridad
    [3] E.g. Sahuaro
    [4] E.g. Young people
    [5] E.g. Shopkeepers
   *[other] E.g. Older people
}
