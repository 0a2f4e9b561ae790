# Compromisos: la lista, cada compromiso, sus hitos, su procedencia y los documentos.

commitment-list-title = Compromisos
commitment-list-about = { $count ->
    [one] 1 compromiso
   *[other] { $count } compromisos
}, { $complete ->
    [0] ninguno completo todavía.
    [one] 1 completo.
   *[other] { $complete } completos.
}
commitment-blank = Trae los proyectos que ganaron
commitment-blank-more = Cada proyecto que ganó se vuelve un compromiso, con sus tarjetas detrás.
commitment-create = Crear desde el resultado
commitment-created = { $count ->
    [one] Se creó 1 compromiso
   *[other] Se crearon { $count } compromisos
}
commitment-none-new = Cada proyecto que ganó ya tiene su compromiso
commitment-trash = A la papelera
commitment-trashed = “{ $title }” está en la papelera
commitment-open = Abrir
commitment-code = Código
commitment-one = Compromiso
commitment-government = Responde el gobierno
commitment-milestones = Hitos
commitment-milestones-count = { $count ->
    [0] Sin hitos
    [one] 1 hito
   *[other] { $count } hitos
}
commitment-state = Estado
commitment-of-corrected = Viene de un acta corregida
commitment-complete = Completo
commitment-missing = { $count ->
    [one] Falta { $names }
   *[other] Faltan { $names }
}
commitment-missing-many = Faltan { $count } cosas
commitment-key-arrows = Ir de un compromiso a otro
commitment-key-open = Abrir el compromiso
commitment-key-milestone = Agregar hito
commitment-key-section = Ir de un apartado a otro
commitment-key-next = Compromiso anterior o siguiente
commitment-key-sheet = Hacer la hoja para imprimir

gap-problem = el problema
gap-solution = la solución
gap-product = el producto
gap-government = quién responde en el gobierno
gap-counterpart = quién acompaña desde la sociedad civil
gap-milestone = un hito con fecha
gap-indicator = el indicador completo
gap-source = de dónde nace
gap-decision = decidir lo que dos computadoras escribieron distinto

commitment-of = Compromiso { $number } de { $of }, { $code }
commitment-previous = Compromiso anterior
commitment-next = Compromiso siguiente
commitment-rename = Cambiar el título
commitment-sections = Apartados
commitment-section-problem = Problema
commitment-section-people = Responsables
commitment-section-indicator = Indicador
commitment-section-milestones = Hitos
commitment-section-done = (listo)
commitment-section-todo = (falta)
commitment-no-source = Sin procedencia
commitment-posts-not-names = Escribe organizaciones y puestos, no nombres de personas.
commitment-title = Título
commitment-title-model = Ej. Esperar el camión con sombra y agua
commitment-problem = Problema
commitment-problem-model = Ej. Quienes usan la ruta 12 esperan hasta 50 minutos bajo el sol.
commitment-solution = Solución
commitment-solution-model = Ej. Paradas con sombra, banca y bebedero.
commitment-product = Producto
commitment-product-model = Ej. 12 paradas nuevas en servicio.
commitment-government-organization = Responde el gobierno
commitment-government-organization-model = Ej. Dirección de Movilidad
commitment-government-post = Puesto que responde
commitment-government-post-model = Ej. Titular de la dirección
commitment-counterpart-organization = Acompaña la sociedad civil
commitment-counterpart-organization-model = Ej. Vecinos de Altares A. C.
commitment-counterpart-post = Puesto que acompaña
commitment-counterpart-post-model = Ej. Coordinación de la red
commitment-indicator = Indicador
commitment-indicator-model = Ej. Paradas con sombra en la ruta 12
commitment-baseline = Hoy
commitment-baseline-model = Ej. 2 paradas
commitment-target = Meta
commitment-target-model = Ej. 14 paradas
commitment-verification = Cómo se comprueba
commitment-verification-model = Ej. Visita con fotos y acta de entrega
commitment-sheet = Hoja impresa

milestone-list = Hitos
milestone-number = Número
milestone-what = Qué
milestone-what-model = Ej. Acordar los lugares con vecinas
milestone-due = Para cuándo
milestone-product = Qué se entrega
milestone-product-model = Ej. Acta y mapa
milestone-date = { $day } { $year }
milestone-undated = Sin fecha
milestone-add = Agregar hito
milestone-create = Agregar
milestone-finish = Listo
milestone-edit = Cambiar
milestone-trash = A la papelera
milestone-trashed = El hito está en la papelera
milestone-added = Hito agregado: { $title }
milestone-none = Todavía no hay hitos. Un hito dice qué se entrega y para cuándo.

trace-title = De dónde nace
trace-slips = { $slips ->
    [0] Sin tarjetas
    [one] 1 tarjeta
   *[other] { $slips } tarjetas de { $tables ->
        [one] 1 mesa
       *[other] { $tables } mesas
    }
}
trace-quote = “{ $text }”
trace-cite = { $code }, mesa { $table }, { $kind }
trace-see-rest = { $count ->
    [one] Ver la otra
   *[other] Ver las otras { $count }
}
trace-group = Grupo “{ $name }”
trace-proposal = Propuesta “{ $title }”
trace-vote = Ganó con { $votes } de { $ballots } boletas
trace-vote-how = Lugar { $position }, { $rule }, { $day }
trace-commitment = Compromiso { $code }
trace-cost = { $cost }

plan-title = Documento del plan
plan-about = Los documentos se guardan en { $folder }
plan-whole = Plan de Acción Local
plan-sheets = Una hoja por compromiso
plan-make = Hacer el PDF del plan
plan-make-sheet = Hacer hoja
plan-make-sheet-of = Hacer hoja de { $title }
plan-making = Haciendo el PDF…
plan-made = { $pages ->
    [one] Listo, 1 página
   *[other] Listo, { $pages } páginas
}. Está en { $path }
plan-pages = { $pages ->
    [one] Listo, 1 página. Está en:
   *[other] Listo, { $pages } páginas. Está en:
}
plan-show = Abrir su carpeta
plan-undrawn = Estos signos no se pueden imprimir y llevan una marca en su lugar: { $characters }
plan-draft = Sale con la palabra “borrador” hasta que no falte nada.
plan-unfinished = { $count ->
    [one] Falta completar 1 compromiso: { $codes }
   *[other] Falta completar { $count } compromisos: { $codes }
}
plan-complete = Todos los compromisos están completos
plan-no-sheets = Todavía no hay compromisos
plan-key-print = Hacer el PDF del plan
