# Sesión: captura en vivo y tarjetas.

session-number = Sesión { $number }
session-next = Pasar a agrupar
session-capture = Captura
session-tables = Mesas
session-slips = { $count ->
    [one] 1 tarjeta
   *[other] { $count } tarjetas
}
session-slips-of = de la Mesa { $table }, de la más nueva a la más vieja
session-list = Tarjetas de la Mesa { $table }
session-no-tables = Esta sesión no tiene mesas.
session-empty = La Mesa { $table } todavía no tiene tarjetas
session-empty-about = Escribe una idea, presiona <k>Enter</k> y sigue con la otra. No importa si queda imperfecta: todo se corrige después.
session-examples = Así se ven
session-example-problem = El parque está oscuro desde las 7
session-example-proposal = Lámparas solares en el andador <m>$420 mil</m>
session-example-gap = ¿Cuántas luminarias están fundidas?
session-name-table = Cambiar el nombre de la Mesa { $number }
session-table-name = Nombre de la mesa
session-signs = Al principio de la línea
session-key-table = Cambiar de mesa
session-key-list = Ir de una tarjeta a otra

photos-title = Fotos
photos-add = Agregar fotos
photos-adding = Foto { $at } de { $count }
photos-stop = Dejar de agregar
photos-none = Ninguna todavía. Fotografía el rotafolio al terminar: aquí se guarda sin el lugar ni los datos del teléfono.
photos-list = Fotos de la Mesa { $table }
photos-added = { $count ->
    [one] Se agregó 1 foto
   *[other] Se agregaron { $count } fotos
}
photo-name = { $caption }
photo-nameless = Foto { $number } de la Mesa { $table }
photo-open = Ver { $name }
photo-missing = Falta aquí. Llega con el paquete de quien la tiene.
photo-missing-held = Falta aquí. La tiene { $laptop }: pide su paquete.
photo-caption = Qué se ve
photo-caption-model = Ej. Rotafolio de la ronda 2
photo-added-at = Agregada { $at }
photo-trash = Mandar a la papelera
photo-trashed = La foto está en la papelera
photo-close = Cerrar
photo-before = Anterior
photo-after = Siguiente

attendance-title = Asistencia
attendance-count = { $count ->
    [0] Nadie anotado todavía
    [one] 1 persona
   *[other] { $count } personas
}
attendance-open = Abrir la lista
attendance-notice = Los datos quedan bajo llave: sólo los abren esta computadora, hasta que olvide su llave, y la de quien organiza. No salen en búsquedas ni en documentos.
attendance-list = Personas que asistieron
attendance-name = Nombre
attendance-name-model = Ej. como quiere que se le llame
attendance-contact = Teléfono o correo, si quiere darlo
attendance-consent = Acepta que se le contacte
attendance-add = Anotar
attendance-added = Anotada
attendance-sealed = { $number }. Bajo llave: esta computadora no la tiene
attendance-person = { $number }. { $name }
attendance-taken-back = (se deshizo; sus datos siguen aquí bajo llave)
attendance-cancel = Cancelar sus datos
attendance-cancel-of = Cancelar los datos de { $name }
attendance-cancel-about = Se borra para siempre todo lo que se anotó de esta persona, aquí, en los respaldos de esta computadora y en cada computadora a la que llegue el siguiente paquete. No se puede deshacer. Lo que ya esté en memorias repartidas sólo se borra a mano.
attendance-cancel-yes = Borrar para siempre
attendance-cancel-no = Dejar como está
attendance-cancelled = { $backups ->
    [0] Los datos de la persona { $number } se borraron para siempre de este proceso.
    [one] Los datos de la persona { $number } se borraron para siempre de este proceso y de un respaldo.
   *[other] Los datos de la persona { $number } se borraron para siempre de este proceso y de { $backups } respaldos.
}
attendance-cancelled-sheets = { $count ->
    [one] Una foto de la lista firmada de esta sesión puede mostrar todavía su nombre. Otras personas firmaron también: si lo decides, bórrala abajo.
   *[other] { $count } fotos de la lista firmada de esta sesión pueden mostrar todavía su nombre. Otras personas firmaron también: si lo decides, bórralas abajo.
}
attendance-out-of-reach = Las segundas copias en memorias, los paquetes ya repartidos y los archivos dañados que se apartaron quedan fuera de su alcance: bórralos a mano.
attendance-left = Puede guardarlos todavía, y se intenta otra vez al abrir el proceso: { $path }
attendance-close = Olvidar la llave de la lista
attendance-close-about = Al terminar: esta computadora olvida cómo abrir la lista. La de quien organiza la sigue abriendo.
attendance-close-ask = Los nombres, contactos y hojas firmadas ya no se verán en esta computadora; en la de quien organiza, sí. No se puede deshacer: Ctrl Z no devuelve la llave.
attendance-closed = Esta computadora ya no abre la lista
sheets-title = Lista firmada
sheets-about = Foto de la hoja de papel con nombres y firmas. Queda bajo llave, como los datos de arriba.
sheets-add = Agregar foto de la lista
sheets-adding = Hoja { $at } de { $count }
sheets-added = { $count ->
    [one] Una hoja guardada bajo llave
   *[other] { $count } hojas guardadas bajo llave
}
sheets-list = Hojas firmadas
sheet-name = Hoja { $number }
sheet-sealed = Bajo llave: esta computadora no la tiene
sheet-missing = Falta aquí. Llega con un paquete con datos personales de quien la tiene.
sheet-missing-held = Falta aquí. La tiene { $laptop }: pide su paquete con datos personales.
sheet-taken-back = (se deshizo; sigue aquí bajo llave)
sheet-open = Ver { $name }
sheet-shown = Se ve sólo mientras esta ventana está abierta. Cuida que nadie más la vea en la pantalla.
sheet-erase-of = Borrar para siempre { $name }
sheet-erase-about = Se borra para siempre esta foto, con las firmas de todas las personas que están en ella, aquí, en los respaldos de esta computadora y en cada computadora a la que llegue el siguiente paquete. No se puede deshacer. Lo que ya esté en memorias repartidas, y la foto en el teléfono de donde salió, sólo se borra a mano.
sheet-erased = { $backups ->
    [0] { $name } se borró para siempre de este proceso.
    [one] { $name } se borró para siempre de este proceso y de un respaldo.
   *[other] { $name } se borró para siempre de este proceso y de { $backups } respaldos.
}

capture-kinds = Tipo de tarjeta
capture-placeholder = Escribe lo que diga la mesa
capture-label = { $kind } de la Mesa { $table }
capture-label-edit = Corregir { $code }
capture-how = Enter guarda. Tab cambia el tipo; Esc y luego Tab para salir.
capture-how-plain = Enter guarda. Shift y Enter hacen otra línea.
capture-tab = cambia el tipo
capture-editing = queda igual
capture-leaving = Ahora Tab sale del campo
capture-save = Guardar
capture-echo = Así se guarda
capture-see-all = Ver todo
capture-ask-cost = ¿Cuánto cuesta y dónde? Si no se sabe, guárdala así.
capture-which-cost = ¿Es
capture-or = o
capture-done = { $kind } guardada en Mesa { $table }: { $code }
capture-edited = { $code } corregida
capture-trashed = La tarjeta { $code } está en la papelera
capture-restored = La tarjeta { $code } volvió a su mesa
capture-code-topic = #movilidad
capture-code-cost = $180 mil
capture-code-place = &Altares
capture-code-table = @4
capture-means-topic = tema
capture-means-cost = costo
capture-means-place = lugar
capture-means-table = otra mesa
capture-key-save = Guardar la tarjeta
capture-key-line = Otra línea en la misma tarjeta
capture-key-last = En la línea vacía: corregir la última tarjeta
capture-key-kind = Cambiar el tipo
capture-key-accept = Completar el tema que se sugiere
capture-key-plain = El código bajo el cursor vuelve a ser texto; otra vez y Tab sale del campo
capture-key-new = Volver a la línea de captura
capture-sign-problem = Al principio: problemática
capture-sign-need = Al principio: necesidad
capture-sign-proposal = Al principio: propuesta
capture-sign-gap = Al principio: brecha de información
capture-sign-agreement = Al principio: acuerdo
capture-sign-topic = Tema: #movilidad
capture-sign-cost = Costo: $180 mil
capture-sign-place = Lugar: &Altares
capture-sign-table = Otra mesa: @4

slip-actions = Acciones de la tarjeta { $code }
slip-edit = Corregir
slip-trash = Mandar a la papelera
slip-restore = Recuperar
slip-key-edit = En una tarjeta: corregirla
slip-key-trash = En una tarjeta: a la papelera
slip-key-restore = En una tarjeta: recuperarla
slip-topic-unknown = por confirmar
slip-cost-unsure = por confirmar
slip-grouped = En un grupo
slip-conflict = Hay dos versiones

cards-about = { $count ->
    [0] Las tarjetas de la sesión aparecen aquí.
    [one] 1 tarjeta, de la más nueva a la más vieja.
   *[other] { $count } tarjetas, de la más nueva a la más vieja.
}
cards-where = Ver
cards-trash = Papelera ({ $count })
cards-kind = Tipo
cards-all-tables = Todas
cards-all-kinds = Todos
cards-empty = No hay tarjetas que mostrar
cards-empty-about = Captura lo que digan las mesas, o cambia lo que se ve.
cards-trash-empty = La papelera está vacía
cards-trash-empty-about = Lo que mandes a la papelera se puede recuperar desde aquí.
cards-go = Ir a la captura
