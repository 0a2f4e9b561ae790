# Las palabras de los documentos impresos. Cada argumento llega como texto; los que se leen como número eligen plural.
# Dentro de un mensaje, **dos asteriscos** marcan lo que va en negritas (solo donde el documento lo admite).

doc-language = es-MX

## Fechas y lugares

doc-month-1 = enero
doc-month-2 = febrero
doc-month-3 = marzo
doc-month-4 = abril
doc-month-5 = mayo
doc-month-6 = junio
doc-month-7 = julio
doc-month-8 = agosto
doc-month-9 = septiembre
doc-month-10 = octubre
doc-month-11 = noviembre
doc-month-12 = diciembre
doc-date = { $day } de { $month } de { $year }
doc-month-year = { $month } de { $year }
doc-place-month = { $place }, { $month }
doc-no-date = Sin fecha
doc-undefined = Por definir
doc-sentence = { $text }.

## Cantidades con letra

doc-spelled-1 = un
doc-spelled-2 = dos
doc-spelled-3 = tres
doc-spelled-4 = cuatro
doc-spelled-5 = cinco
doc-spelled-6 = seis
doc-spelled-7 = siete
doc-spelled-8 = ocho
doc-spelled-9 = nueve
doc-spelled-10 = diez
doc-spelled-11 = once
doc-spelled-12 = doce
doc-spelled-13 = trece
doc-spelled-14 = catorce
doc-spelled-15 = quince
doc-spelled-16 = dieciséis
doc-spelled-17 = diecisiete
doc-spelled-18 = dieciocho
doc-spelled-19 = diecinueve
doc-spelled-20 = veinte
doc-spelled-21 = veintiún
doc-spelled-22 = veintidós
doc-spelled-23 = veintitrés
doc-spelled-24 = veinticuatro
doc-spelled-25 = veinticinco
doc-spelled-26 = veintiséis
doc-spelled-27 = veintisiete
doc-spelled-28 = veintiocho
doc-spelled-29 = veintinueve
doc-spelled-30 = treinta
doc-spelled-40 = cuarenta
doc-spelled-50 = cincuenta
doc-spelled-60 = sesenta
doc-spelled-70 = setenta
doc-spelled-80 = ochenta
doc-spelled-90 = noventa
doc-spelled-hundred = cien
doc-spelled-hundreds-1 = ciento
doc-spelled-hundreds-2 = doscientos
doc-spelled-hundreds-3 = trescientos
doc-spelled-hundreds-4 = cuatrocientos
doc-spelled-hundreds-5 = quinientos
doc-spelled-hundreds-6 = seiscientos
doc-spelled-hundreds-7 = setecientos
doc-spelled-hundreds-8 = ochocientos
doc-spelled-hundreds-9 = novecientos
doc-spelled-hundreds-and = { $hundreds } { $rest }
doc-spelled-tens-and = { $tens } y { $unit }
doc-spelled-one-thousand = mil
doc-spelled-many-thousand = { $amount } mil
doc-spelled-one-million = un millón
doc-spelled-many-million = { $amount } millones
doc-spelled-one-peso = { $amount } peso
doc-spelled-pesos = { $amount } pesos
doc-spelled-round-pesos = { $amount } de pesos

## En todas las páginas

doc-emblem = Emblema de Cocrea: cinco lugares alrededor de una mesa
doc-page-of = Página { $page } de { $pages }
doc-foot = { $date } · Documento { $code }
doc-fictional-badge = Ejemplo ficticio: datos inventados
doc-draft-badge = Borrador

## Plan de Acción Local

doc-plan = Plan
doc-kind-of-document = Plan de Acción Local
doc-ceiling = Techo presupuestal: { $amount }
doc-fictional-title = Ejemplo ficticio
doc-fictional = Las personas, los papelitos, los proyectos y las boletas de este documento son inventados. Sirve para practicar: no es el plan de ningún gobierno ni de ninguna organización.
doc-draft-title = Borrador
doc-draft = A este plan todavía le faltan datos para publicarse. La lista está después del contenido. Se puede imprimir y revisar desde ahora.
doc-contents = Contenido
doc-lacking = Lo que falta antes de publicar
doc-lacking-lead = Un compromiso se publica cuando cualquiera puede saber qué problema atiende, qué se hará, quién responde, para cuándo y cómo se comprobará. Todavía falta:
doc-missing-problem = el problema
doc-missing-solution = la solución
doc-missing-objective = el objetivo
doc-missing-product = al menos un producto
doc-missing-milestones = al menos un hito con fecha
doc-missing-lead = quién responde por el gobierno
doc-missing-counterpart = la contraparte de sociedad civil
doc-missing-indicator = un indicador con línea base, meta y medio de verificación
doc-missing-baseline = la línea base del indicador
doc-missing-target = la meta del indicador
doc-missing-means = el medio de verificación
doc-missing-values = al menos un valor de gobierno abierto
doc-missing-source = de qué prioridad nace
doc-missing-decision = decidir lo que dos computadoras escribieron distinto
doc-missing-title = el título
doc-missing-cost = el costo
doc-missing-commitments = al menos un compromiso
doc-missing-legal = el contexto normativo
doc-missing-ceiling = el techo presupuestal

doc-introduction = Introducción
doc-introduction-place = Este plan reúne los compromisos que personas, organizaciones y gobierno construyeron juntos en { $place }.
doc-introduction-placeless = Este plan reúne los compromisos que personas, organizaciones y gobierno construyeron juntos.
doc-introduction-default =
    { $opening } Cada compromiso nace de lo que se dijo en las mesas: se escribió en papelitos, se agrupó, se volvió propuesta y se votó.
    El documento cuenta ese camino completo. Para cada compromiso dice qué problema atiende, qué se hará, quién responde, cuánto cuesta, para cuándo y cómo sabremos que se cumplió. Al final, un índice permite a cada persona encontrar su papelito y saber qué pasó con él.
doc-legal = Contexto normativo
doc-legal-empty-title = Este apartado lo escribe el Secretariado Técnico Local
doc-legal-empty = Las leyes, los reglamentos y la autoridad garante cambian. Por eso no vienen escritos de antemano: el Secretariado los anota aquí con la fecha en que los revisó.
doc-legal-as-of = Texto revisado por el Secretariado Técnico Local el { $date }.
doc-participants = Integración y participantes
doc-no-sessions = Todavía no hay sesiones registradas.
doc-sessions-lead = { $count ->
    [one] El plan se construyó en una sesión de trabajo. La tabla dice cuántas personas participaron y cuántos papelitos escribió cada mesa.
   *[other] El plan se construyó en { $shown } sesiones de trabajo. La tabla dice cuántas personas participaron y cuántos papelitos escribió cada mesa.
}
doc-no-names = Este documento cuenta personas, no las nombra: los nombres y los datos de contacto no salen de la computadora del proceso.
doc-topics-lead = Los papelitos se ordenaron por los temas de la agenda ciudadana:
doc-topic = Tema
doc-slips = Papelitos
doc-session = Sesión
doc-date-head = Fecha
doc-people = Personas
doc-table-count = { $table }: { $slips }
doc-objective = Objetivo
doc-objective-default = Que el presupuesto atienda primero lo que las personas decidieron juntas, con compromisos claros, con fecha y con responsables de gobierno y de sociedad civil que cualquiera pueda seguir y comprobar.
doc-problems = Problemáticas y compromisos
doc-vote = Cómo se decidió
doc-vote-corrected = Acta del { $date }, corregida
doc-vote-corrects = Corrige el acta del { $date }, porque: { $reason }
doc-vote-corrected-by = Corregida por el acta del { $date }, porque: { $reason }
doc-vote-in-correction = En corrección desde el { $date }, porque: { $reason }
doc-vote-lead = { $ballots ->
    [one] Se contó una boleta válida.
   *[other] Se contaron { $ballots } boletas válidas.
} Con { $budget } disponibles y la regla «{ $rule }», { $winners ->
    [0] no entró ningún proyecto.
    [one] entró un proyecto por { $spent }.
   *[other] entraron { $winners } proyectos por { $spent }.
}
doc-vote-ties = { $count ->
    [0] No hubo empates
    [one] Hubo 1 empate
   *[other] Hubo { $count } empates
}. La regla de desempate, fijada antes de votar: { $ties }.
doc-vote-hanging = Dependen del desempate: { $projects }.
doc-vote-hanging-none = Ningún proyecto depende del desempate.
doc-vote-fair = La prueba de justicia (EJR+ hasta un proyecto) se cumple: ningún grupo recibió menos de lo que le toca por su tamaño.
doc-vote-unfair = La prueba de justicia (EJR+ hasta un proyecto) no se cumple: recibieron menos de lo que le toca a un grupo de su tamaño quienes apoyan { $projects }.
doc-vote-set-aside = También se recibieron boletas que no eligen ningún proyecto: { $blank ->
    [0] ninguna en blanco
    [one] una en blanco
   *[other] { $blank } en blanco
} y { $void ->
    [0] ninguna anulada
    [one] una anulada
   *[other] { $void } anuladas
}.
doc-rule-mes_cost_util-how = Con esta regla cada boleta recibe la misma parte del dinero. Un proyecto entra cuando quienes lo eligieron juntan lo que cuesta, cada quien con su parte, en una sola vuelta. Con lo que sobra entran los proyectos con más votos que todavía caben.
doc-rule-mes_cost_add1-how = Con esta regla cada boleta recibe la misma parte del dinero y un proyecto entra cuando quienes lo eligieron juntan lo que cuesta, cada quien con su parte. La parte de cada boleta sube peso por peso mientras el gasto quepa en el techo. Lo que sobra no se usa.
doc-rule-mes_cost_add1u-how = Con esta regla cada boleta recibe la misma parte del dinero y un proyecto entra cuando quienes lo eligieron juntan lo que cuesta, cada quien con su parte. La parte de cada boleta sube peso por peso mientras el gasto quepa en el techo. Con lo que sobra entran los proyectos con más votos que todavía caben.
doc-rule-mes_cost-how = Con esta regla cada boleta recibe la misma parte del dinero y un proyecto entra cuando quienes lo eligieron juntan lo que cuesta, en una sola vuelta. Lo que sobra no se usa.
doc-rule-phragmen-how = Con esta regla, que es la de Phragmén, el costo de cada proyecto se carga entre quienes lo eligieron, y entra primero el que deja la carga más pareja. La cuenta termina cuando el siguiente ya no cabe en el techo.
doc-rule-greedy_votes-how = Con esta regla entran los proyectos en orden de votos, del mayor al menor. Si uno ya no cabe en el dinero que queda, se pasa al siguiente.
doc-budget-alt = Barra del techo de { $budget }: los proyectos que entraron ({ $winners }) ocupan { $spent } y quedan libres { $left }. La tabla que sigue trae cada costo.
doc-budget-sum = **{ $spent }** comprometidos de { $budget }. Quedan { $left }.
doc-winners = Proyectos que entraron, en el orden en que entraron
doc-losers = Proyectos que no entraron y por qué
doc-project = Proyecto
doc-votes = Votos
doc-cost = Costo
doc-commitments = Compromisos
doc-no-commitments = Todavía no hay compromisos.
doc-no-commitments-title = Sin compromisos
doc-commitment = Compromiso
doc-commitment-and-problem = Compromiso y problema que atiende
doc-code = Código
doc-templates = Plantillas de compromisos
doc-templates-lead = Cada compromiso se presenta con los mismos datos, para poder compararlos y darles seguimiento.
doc-problem = Problemática
doc-solution = Solución
doc-product = Producto esperado
doc-lead = Responsable de gobierno
doc-counterpart = Contraparte de sociedad civil
doc-indicator = Indicador
doc-baseline = Línea base
doc-target = Meta
doc-means = Medio de verificación
doc-milestones = Hitos
doc-milestone = Hito
doc-due = Fecha límite
doc-what = Qué se hace
doc-leaves = Qué deja
doc-trace-votes = { $votes ->
    [one] Lo eligió { $votes } de { $ballots } boletas.
   *[other] Lo eligieron { $votes } de { $ballots } boletas.
}
doc-trace-groups = { $count ->
    [one] Viene del grupo «{ $groups }».
   *[other] Viene de los grupos «{ $groups }».
}
doc-trace-slips = { $count ->
    [one] Este es el papelito del que nació:
   *[other] Estos son los { $shown } papelitos de los que nació:
}
doc-measurement = Medición de compromisos
doc-measurement-lead = Cada compromiso tiene un indicador que cualquiera puede comprobar. La línea base dice cómo estamos hoy; la meta, cómo debemos estar al terminar.
doc-annexes = Anexos
doc-my-slip = ¿Qué pasó con mi papelito?
doc-my-slip-lead = { $count ->
    [one] Busca tu papelito por su código. En este proceso se escribió uno.
   *[other] Busca tu papelito por su código. Aquí están los { $shown } que se escribieron, con lo que pasó con cada uno.
}
doc-no-slips = Todavía no hay papelitos.
doc-said = Lo que se dijo
doc-became = Qué pasó
doc-kind-problem = Problemática
doc-kind-need = Necesidad
doc-kind-proposal = Propuesta
doc-kind-idea = Idea
doc-kind-gap = Brecha de información
doc-kind-agreement = Acuerdo
doc-kind-question = Pregunta
doc-fate-waiting = Todavía no se decide.
doc-fate-grouped = Está en el grupo «{ $group }».
doc-fate-proposed = Fue parte de la propuesta «{ $proposal }», que no entró.
doc-fate-committed = { $count ->
    [one] Vive en el compromiso { $codes }.
   *[other] Vive en los compromisos { $codes }.
}
doc-fate-set-aside = No siguió: { $reason }
doc-signatures = Firmas
doc-signatures-lead = { $count ->
    [0] Quienes firman conocen el contenido de este documento.
    [one] Quienes firman aprueban «{ $process }» y su compromiso, y se obligan a darle seguimiento en público.
   *[other] Quienes firman aprueban «{ $process }» y sus { $count } compromisos, y se obligan a darles seguimiento en público.
}
doc-signatures-place = Lugar y fecha:
doc-sign-government = Por el gobierno
doc-sign-society = Por la sociedad civil
doc-sign-stl = Por el STL
doc-sign-name = Nombre y firma

## Hoja de compromiso

doc-sheet-title = Compromiso { $code }: { $title }
doc-sheets-title = Hojas de compromiso: { $process }
doc-sheet-of = Hoja { $page } de { $pages }, folio { $code }
doc-sheet-problem = El problema
doc-sheet-solution = Qué se va a hacer
doc-sheet-when = Cuándo
doc-sheet-cost = Cuánto cuesta
doc-sheet-funding = Sale de: { $funding }.
doc-sheet-indicator = Cómo sabremos que se cumplió
doc-sheet-today = Hoy:
doc-sheet-goal = La meta:
doc-sheet-who = Quién responde
doc-sheet-with = Acompaña: { $who }
doc-sheet-birth = De dónde nace
doc-sheet-votes = { $votes ->
    [one] **{ $votes } de { $ballots }** personas lo eligió.
   *[other] **{ $votes } de { $ballots }** personas lo eligieron.
}
doc-sheet-votes-alt = { $votes } de { $ballots } boletas eligieron «{ $title }».
doc-sheet-ideas = Nació de { $ideas ->
    [one] una idea
   *[other] { $ideas } ideas
} en { $tables ->
    [one] una mesa
   *[other] { $tables } mesas
}.
doc-sheet-no-ideas = No viene de un papelito.
doc-sheet-missing = Borrador. Falta: { $missing }.
