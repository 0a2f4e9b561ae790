# Preparar: datos, techo, temas, sesión y mesas.

prepare-go = Ir a la sesión
prepare-sections = Apartados
prepare-all-ready = Todo listo para la sesión.
prepare-missing = { $count ->
    [one] Falta 1 apartado para la sesión.
   *[other] Faltan { $count } apartados para la sesión.
}
prepare-key-move = Ir de un apartado a otro

prepare-identity = Datos del proceso
prepare-identity-about = Cómo se llama, de dónde es y de cuándo.
prepare-identity-why = Sin nombre y lugar nadie sabe de qué es el plan
prepare-name = Nombre
prepare-place = Lugar
prepare-place-example = Ej. Hermosillo, Sonora
prepare-period = Periodo
prepare-period-example = Ej. 2027
prepare-file = Está guardado en { $path }

prepare-ceiling = Techo
prepare-ceiling-about = Lo máximo que se puede comprometer.
prepare-ceiling-why = Sin techo no se puede votar
prepare-ceiling-amount = Techo presupuestal
prepare-ceiling-example = Ej. $12,000,000
prepare-ceiling-hint = Escríbelo como quieras: 12,000,000, 850 mil, 1.2 mdp
prepare-ceiling-source = De dónde viene
prepare-ceiling-source-example = Ej. Presupuesto participativo 2027
prepare-ceiling-source-hint = Documento y año, para que cualquiera lo pueda revisar

prepare-topics = Temas de la Agenda Ciudadana
prepare-topics-about = De qué se habla. En la sesión se escriben con # y su código.
prepare-topics-count = { $count ->
    [0] Puedes empezar con los temas que quieras
    [one] 1 tema
   *[other] { $count } temas
}
prepare-topic-number = Número
prepare-topic-name = Tema
prepare-topic-name-of = Nombre del tema { $number }
prepare-topic-code = Se escribe
prepare-topic-new = Tema nuevo
prepare-topic-add = Agregar tema
prepare-topic-trash = Mandar { $name } a la papelera
prepare-topic-trashed = El tema “{ $name }” está en la papelera

prepare-session = Sesión y mesas
prepare-session-about = Cuándo y dónde se juntan, y quién se sienta en cada mesa.
prepare-session-on = { $date }, { $tables ->
    [one] 1 mesa
   *[other] { $tables } mesas
}
prepare-session-count = { $tables ->
    [one] 1 mesa, sin fecha
   *[other] { $tables } mesas, sin fecha
}
prepare-session-name = Nombre de la sesión
prepare-session-place = Dónde
prepare-session-place-example = Ej. Centro comunitario Solidaridad
prepare-session-date = Cuándo
prepare-tables = { $count ->
    [one] 1 mesa
   *[other] { $count } mesas
}
prepare-tables-about = Ponles el nombre de la colonia o del grupo que se sienta ahí. El número no cambia.
prepare-table-example = { $number ->
    [1] Ej. Altares
    [2] Ej. Solidaridad
    [3] Ej. Sahuaro
    [4] Ej. Jóvenes
    [5] Ej. Comerciantes
   *[other] Ej. Personas mayores
}
