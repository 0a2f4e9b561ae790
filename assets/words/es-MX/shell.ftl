# El marco de todas las pantallas: camino, guardado, teclas, formatos y nombres compartidos.

app-name = Cocrea

stage-1 = Preparar
stage-2 = Sesión
stage-3 = Priorizar
stage-4 = Compromisos
stage-5 = Seguimiento

place-home = Procesos
place-prepare = Preparar
place-live = En vivo
place-cards = Tarjetas
place-group = Agrupar
place-proposals = Propuestas
place-ballots = Votación
place-result = Resultado
place-list = Lista
place-commitment = Compromiso
place-plan = Documento del plan
place-follow = Seguimiento
place-share = Compartir
place-receive = Recibir paquete
place-conflicts = Por decidir
place-history = Historial
place-settings = Ajustes

shell-rail = Proceso
shell-all-processes = Todos los procesos
shell-fictional = Ejemplo: personas, tarjetas y boletas inventadas
shell-stage-done = (listo)
shell-search = Buscar
work-stop = Detener
work-going = Va { $percent } %
work-stopping = Deteniendo…
shell-close = Cerrar
shell-banner = Aviso
shell-undo = Deshacer
shell-redo = Rehacer
shell-undo-what = Deshacer: { $change }
shell-redo-what = Rehacer: { $change }
shell-undo-done = Se deshizo: { $change }
shell-undo-done-of = Se deshizo: { $change } “{ $subject }”
shell-redo-done = Se rehízo: { $change }
shell-redo-done-of = Se rehízo: { $change } “{ $subject }”
shell-more = Más acciones
shell-more-for = Más acciones para { $thing }
shell-see-more = Ver más ({ $count })

save-saved = Guardado { $time }
save-saving = Guardando…
save-failed = No se ha guardado
save-draft = La línea de captura aún no: presiona Enter
save-already = Ya está guardado
close-unsaved = Queda algo sin guardar. Guárdalo, o cierra otra vez la ventana para salir sin ello.

state-todo = Por hacer
state-ready = Listo
state-missing = { $count ->
    [one] Falta 1
   *[other] Faltan { $count }
}

kind-problem = Problemática
kind-need = Necesidad
kind-proposal = Propuesta
kind-gap = Brecha de información
kind-agreement = Acuerdo
kind-short-gap = Brecha

table = Mesa { $number }
table-named = Mesa { $number }, { $name }

format-date = { $day } de { $month } de { $year }
format-short-date = { $day } { $month }
format-weekday = { $weekday } { $day } de { $month }
format-today = hoy a las { $time }
format-yesterday = ayer a las { $time }
format-on-day = el { $day } de { $month }
format-on-date = el { $day } de { $month } de { $year }

keys-title = Teclas
keys-here = En esta pantalla
keys-everywhere = En todas partes
keys-help = Ver las teclas
keys-search = Buscar o hacer algo
keys-home = Ir a todos los procesos
keys-stage = Ir a una etapa
keys-undo = Deshacer
keys-redo = Rehacer
keys-save = Confirmar que está guardado
keys-larger = Letra más grande
keys-smaller = Letra más chica
keys-pane = Ir a la siguiente zona
keys-escape = Cerrar lo que está encima

change-process_created = crear el proceso
change-process_edited = cambiar los datos del proceso
change-session_planned = preparar la sesión
change-session_edited = cambiar la sesión
change-table_renamed = cambiar el nombre de una mesa
change-topic_added = agregar un tema
change-topic_renamed = cambiar un tema
change-topic_trashed = mandar un tema a la papelera
change-slip_captured = capturar una tarjeta
change-laptop_admitted = dejar entrar a una computadora
change-laptop_introduced = presentar esta computadora a las demás
change-personal_data_removed = borrar los datos de una persona
change-slips_captured = capturar tarjetas
change-slip_edited = cambiar una tarjeta
change-slip_trashed = mandar una tarjeta a la papelera
change-slip_restored = recuperar una tarjeta
change-photo_added = agregar una foto
change-photo_described = decir qué se ve en una foto
change-photo_trashed = mandar una foto a la papelera
change-photo_restored = recuperar una foto
change-attendee_registered = anotar a una persona
change-attendee_edited = corregir los datos de una persona
change-signed_sheet_added = guardar una hoja firmada
change-slips_grouped = agrupar tarjetas
change-slips_released = sacar tarjetas de su grupo
change-group_created = crear un grupo
change-group_renamed = cambiar el nombre de un grupo
change-group_trashed = mandar un grupo a la papelera
change-proposal_created = crear una propuesta
change-proposal_edited = cambiar una propuesta
change-proposal_trashed = mandar una propuesta a la papelera
change-vote_opened = abrir la votación
change-vote_corrected = corregir el acta de la votación
change-vote_closed = cerrar la votación
change-ballot_cast = capturar una boleta
change-ballot_corrected = corregir una boleta
change-ballot_voided = anular una boleta
change-commitments_created = crear los compromisos
change-commitment_edited = cambiar un compromiso
change-commitment_trashed = mandar un compromiso a la papelera
change-milestone_added = agregar un hito
change-milestone_edited = cambiar un hito
change-milestone_trashed = mandar un hito a la papelera
change-conflict_resolved = decidir un conflicto
change-undone = deshacer
change-redone = rehacer

format-with-centavos = { $pesos } con { $centavos } centavos
format-date-example = Ej. 16 de enero de 2027

key-delete = Supr
key-home = Inicio

shell-waiting = Esperando el llavero…
shell-waiting-more = Si tu computadora pide una contraseña, escríbela. Cocrea abre en cuanto responda.
