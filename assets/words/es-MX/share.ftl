# Compartir: paquetes que salen y que llegan, conflictos y lo que no cuadra.

share-title = Compartir
share-about = Nada sale de esta computadora si tú no lo compartes.
share-bundle = Llevar a otra computadora
share-bundle-what = Guárdalo en una USB o mándalo por correo, y ábrelo en la otra con “Recibir paquete”.
share-readers = ¿Quién lo podrá abrir?
share-readers-laptops = Las de este proceso
share-readers-words = Con seis palabras
share-readers-anybody = Cualquiera
share-readers-laptops-about = Lo abren esta computadora y { $laptops }.
share-readers-laptops-cannot = { $count ->
    [one] { $laptops } todavía no puede: recibe antes un paquete suyo.
   *[other] { $laptops } todavía no pueden: recibe antes un paquete suyo.
}
share-readers-laptops-none = Por ahora sólo lo abriría esta computadora: recibe antes un paquete de cada una, o usa seis palabras.
share-readers-words-about = Cocrea saca seis palabras al hacerlo. Díctalas a quien lo va a recibir; sirve también para una computadora nueva.
share-readers-anybody-about = Quien encuentre la USB puede leer todo lo que trae.
share-brings = ¿Qué lleva?
share-brings-everything = Todo
share-brings-missing = Lo que les falta
share-brings-receipt = Sólo un acuse
share-brings-missing-about = Deja fuera lo que esas computadoras dijeron tener en su último paquete.
share-brings-receipt-about = No lleva trabajo: les dice qué tiene esta computadora, para que no lo manden otra vez.
share-mail = Partirlo para correo (18 MB por archivo)
share-personal = Llevar también los datos de asistencia
share-personal-go = Van bajo llave: los abren sólo la computadora de quien organiza y las que ya podían, aunque la memoria se pierda. Las fotos de la lista firmada van también.
share-personal-stay = Si no lo marcas, nombres, contactos y fotos de la lista firmada se quedan aquí.
share-personal-made = Lleva los datos de asistencia, bajo llave.
share-words = Seis palabras para abrirlo
share-words-about = Escríbelas en papel y no las guardes con la USB. Cocrea no las guarda: sin ellas hay que hacer otro paquete.
share-verified = Se leyó de nuevo completo: ya puedes retirar la memoria.
share-bundle-make = Hacer paquete
share-bundle-making = Haciendo el paquete…
share-bundle-made = Paquete listo: { $changes ->
    [0] sin cambios
    [one] 1 cambio
   *[other] { $changes } cambios
}{ $photos ->
    [0] {""}
    [one] {" y 1 foto"}
   *[other] {" y "}{ $photos } fotos
}, { $size }. { $parts ->
    [one] Está en:
   *[other] Son { $parts } partes, y cada una se recibe sola:
}
share-receive = Traer de otra computadora
share-receive-what = Antes de combinar verás qué cambia. Nada tuyo se pierde.
share-decide = Ver lo que falta decidir
share-waiting = { $all ->
    [0] No hay nada por decidir.
   *[other] { $conflicts ->
        [0] Ningún dato con dos versiones
        [one] 1 dato con dos versiones
       *[other] { $conflicts } datos con dos versiones
    } y { $problems ->
        [0] nada que no cuadre.
        [one] 1 cosa que no cuadra.
       *[other] { $problems } cosas que no cuadran.
    }
}
share-documents = Documentos
share-documents-what = El Plan de Acción Local y una hoja por compromiso, en PDF para imprimir.

folder-title = Carpeta compartida
folder-about = Una carpeta que Syncthing, Nextcloud o una unidad de red mantiene igual en cada computadora. Cocrea deja ahí lo tuyo, cerrado con seis palabras, y recibe lo de las demás.
folder-choose = Elegir carpeta
folder-other = Elegir otra
folder-choosing = Revisando la carpeta…
folder-path = Está en:
folder-never = Todavía no se intercambia.
folder-stands = Último intercambio: { $at }. { $laptops ->
    [0] Ninguna computadora ha dejado nada.
    [one] Ahí está lo de { $names }.
   *[other] Ahí está lo de { $laptops } computadoras: { $names }.
}
folder-unread = { $count ->
    [one] Un archivo no se pudo leer. Se intenta otra vez cuando cambie.
   *[other] { $count } archivos no se pudieron leer. Se intenta otra vez cuando cambien.
}
folder-words-new = Las seis palabras de la carpeta
folder-words-new-about = Escríbelas una vez en cada una de las demás computadoras. No las guardes en la carpeta.
folder-words-show = Ver las seis palabras
folder-words-hide = Ocultar las palabras
folder-locked = Otras computadoras ya usan esta carpeta
folder-locked-about = Pide sus seis palabras a quien la eligió primero; las ve en este mismo lugar.
folder-exchange = Intercambiar ahora
folder-exchanging = Intercambiando…
folder-exchanged = { $changes ->
    [0] Listo. No había cambios nuevos.
    [one] Listo. Llegó 1 cambio.
   *[other] Listo. Llegaron { $changes } cambios.
}
folder-paused = En pausa: volviste a un respaldo, y la carpeta traería de nuevo lo que se escribió después.
folder-resume = Volver a intercambiar
folder-forget = Dejar de usarla
folder-forgotten = Este proceso ya no usa la carpeta. Lo que está en ella se queda.

receive-about = Nada cambia hasta que aceptes.
receive-about-done = El trabajo de las dos computadoras ya está junto.
receive-from = Viene de <b>{ $from }</b>, { $day }, { $time }. Nada cambia hasta que aceptes.
receive-blank = Elige el paquete que te dieron
receive-blank-more = Es un archivo que termina en .paquete. Puede estar en una USB.
receive-choose = Elegir paquete
receive-words = Este paquete se abre con seis palabras
receive-words-about = Pídelas a quien lo hizo. Da igual con mayúsculas, con acentos o sin ellos.
receive-words-field = Las seis palabras
receive-words-open = Abrir
receive-looking = Revisando el paquete…
receive-whole = Paquete completo y sin daños
receive-changes = Qué va a cambiar
receive-kept = Nada de lo que escribiste se pierde: donde las dos computadoras cambiaron lo mismo quedan las dos versiones hasta que alguien decida.
receive-conflicts = { $count ->
    [one] Conflicto
   *[other] Conflictos
}
receive-conflicts-more = Las dos computadoras lo cambiaron
receive-problems = { $count ->
    [one] Cosa que no cuadra
   *[other] Cosas que no cuadran
}
receive-problems-more = Se conserva todo y se avisa
receive-from-table = Mesa { $number }: { $slips }
receive-slips-problem = { $count ->
    [one] 1 problemática
   *[other] { $count } problemáticas
}
receive-slips-need = { $count ->
    [one] 1 necesidad
   *[other] { $count } necesidades
}
receive-slips-proposal = { $count ->
    [one] 1 propuesta
   *[other] { $count } propuestas
}
receive-slips-gap = { $count ->
    [one] 1 brecha de información
   *[other] { $count } brechas de información
}
receive-slips-agreement = { $count ->
    [one] 1 acuerdo
   *[other] { $count } acuerdos
}
receive-trashed = { $count ->
    [one] Borrado
   *[other] Borrados
}
receive-trashed-more = Van a la papelera y se pueden recuperar
receive-trashed-none = No se borra nada tuyo
receive-added-process = { $count ->
    [one] Proceso nuevo
   *[other] Procesos nuevos
}
receive-added-topic = { $count ->
    [one] Tema nuevo
   *[other] Temas nuevos
}
receive-added-session = { $count ->
    [one] Sesión nueva
   *[other] Sesiones nuevas
}
receive-added-table = { $count ->
    [one] Mesa nueva
   *[other] Mesas nuevas
}
receive-added-slip = { $count ->
    [one] Tarjeta nueva
   *[other] Tarjetas nuevas
}
receive-added-group = { $count ->
    [one] Grupo nuevo
   *[other] Grupos nuevos
}
receive-added-proposal = { $count ->
    [one] Propuesta nueva
   *[other] Propuestas nuevas
}
receive-added-vote = { $count ->
    [one] Votación nueva
   *[other] Votaciones nuevas
}
receive-added-ballot = { $count ->
    [one] Boleta nueva
   *[other] Boletas nuevas
}
receive-added-commitment = { $count ->
    [one] Compromiso nuevo
   *[other] Compromisos nuevos
}
receive-added-milestone = { $count ->
    [one] Hito nuevo
   *[other] Hitos nuevos
}
receive-edited-process = Datos del proceso
receive-edited-topic = { $count ->
    [one] Tema corregido
   *[other] Temas corregidos
}
receive-edited-session = { $count ->
    [one] Sesión corregida
   *[other] Sesiones corregidas
}
receive-edited-table = { $count ->
    [one] Mesa corregida
   *[other] Mesas corregidas
}
receive-edited-slip = { $count ->
    [one] Tarjeta corregida
   *[other] Tarjetas corregidas
}
receive-edited-group = { $count ->
    [one] Grupo corregido
   *[other] Grupos corregidos
}
receive-edited-proposal = { $count ->
    [one] Propuesta corregida
   *[other] Propuestas corregidas
}
receive-edited-vote = Estado de la votación
receive-edited-ballot = { $count ->
    [one] Boleta corregida
   *[other] Boletas corregidas
}
receive-edited-commitment = { $count ->
    [one] Compromiso corregido
   *[other] Compromisos corregidos
}
receive-edited-milestone = { $count ->
    [one] Hito corregido
   *[other] Hitos corregidos
}
receive-added-photo = { $count ->
    [one] Foto nueva
   *[other] Fotos nuevas
}
receive-edited-photo = { $count ->
    [one] Foto descrita de nuevo
   *[other] Fotos descritas de nuevo
}
receive-added-attendee = { $count ->
    [one] Asistente
   *[other] Asistentes
}
receive-edited-attendee = { $count ->
    [one] Asistente corregido
   *[other] Asistentes corregidos
}
receive-added-signed_sheet = { $count ->
    [one] Foto de la lista firmada
   *[other] Fotos de la lista firmada
}
receive-edited-signed_sheet = { $count ->
    [one] Foto de la lista firmada, cambiada
   *[other] Fotos de la lista firmada, cambiadas
}
receive-photos = { $count ->
    [one] Imagen que faltaba aquí
   *[other] Imágenes que faltaban aquí
}
receive-photos-more = Sin el lugar ni los datos del teléfono
receive-waits = { $label } es nueva aquí
receive-waits-about = Trae { $changes ->
    [one] 1 cambio, que no cuenta
   *[other] { $changes } cambios, que no cuentan
} hasta que la dejes entrar. Pregunta en voz alta si sus seis palabras son éstas; allá se ven al hacer el paquete.
receive-waits-unkept = Es demasiado para que espere aquí. Si no entra ahora, nada suyo se guarda: recibe su paquete otra vez cuando la dejes entrar.
receive-unkept = Lo que trae { $label } no se guardó: es demasiado para esperar aquí. Guarda su paquete, y recíbelo otra vez para dejarla entrar.
receive-waits-in = Son las mismas palabras: que entre
receive-waits-in-said = { $label } entra. Ya ves lo que trae.
receive-gap = Falta la otra USB de { $label }
receive-gap-about = { $changes ->
    [one] 1 cambio suyo espera
   *[other] { $changes } cambios suyos esperan
} hasta que llegue lo que escribió antes.
laptop-title = Computadoras de este proceso
laptop-about = Cuenta lo que escriben las que entraron. Lo que trae una nueva espera hasta que alguien compare sus seis palabras.
laptop-own = Esta computadora
laptop-organiser = Inició el proceso
laptop-in = Entró
laptop-waits = Espera a entrar
laptop-changes = { $changes ->
    [one] 1 cambio suyo cuenta
   *[other] { $changes } cambios suyos cuentan
}
laptop-waiting = { $changes ->
    [one] 1 cambio suyo espera y no cuenta. Pregunta en voz alta
   *[other] { $changes } cambios suyos esperan y no cuentan. Pregunta en voz alta
} si sus seis palabras son éstas; allá se ven en esta misma lista.
laptop-gap = { $changes ->
    [one] 1 cambio suyo espera a que llegue lo que escribió antes
   *[other] { $changes } cambios suyos esperan a que llegue lo que escribió antes
}
laptop-missing = { $changes ->
    [one] Falta 1 cambio anterior: pide su otro paquete
   *[other] Faltan { $changes } cambios anteriores: pide su otro paquete
}
laptop-words = Seis palabras:
laptop-admit = Son las mismas palabras: que entre { $label }
laptop-admitted = { $label } entró. { $changes ->
    [0] No trajo cambios nuevos.
    [one] Llegó 1 cambio suyo.
   *[other] Llegaron { $changes } cambios.
}
share-fingerprint = Si la otra computadora todavía no conoce a ésta, su huella es <b>{ $fingerprint }</b>
receive-looked = { $changes ->
    [0] { $photos ->
        [0] No trae nada nuevo.
        [one] Trae 1 foto que faltaba aquí.
       *[other] Trae { $photos } fotos que faltaban aquí.
    }
    [one] Trae 1 cambio.
   *[other] Trae { $changes } cambios.
}{ $conflicts ->
    [0] { "" }
    [one] { " " }Hay 1 conflicto por decidir.
   *[other] { " " }Hay { $conflicts } conflictos por decidir.
}
receive-no-conflicts = Nadie cambió lo mismo en las dos computadoras. Todo entra sin preguntar.
receive-nothing-new = Ya tienes todo lo de este paquete. No hay nada que combinar.
receive-ready = { $changes ->
    [0] { $photos ->
        [one] <b>1 foto</b> lista.
       *[other] <b>{ $photos } fotos</b> listas.
    }
    [one] <b>1 cambio</b> listo.
   *[other] <b>{ $changes } cambios</b> listos.
}
receive-decided = { $open ->
    [0] { $count ->
        [one] El conflicto ya está decidido.
       *[other] Los { $count } conflictos ya están decididos.
    }
   *[other] { $decided ->
        [0] { $open ->
            [one] El conflicto queda por decidir.
           *[other] { $open } conflictos quedan por decidir.
        }
       *[other] { $decided } de { $count } conflictos decididos; { $open ->
            [one] 1 queda por decidir.
           *[other] { $open } quedan por decidir.
        }
    }
}
receive-cancel = Cancelar
receive-merge = Combinar todo
receive-merging = Combinando…
receive-start = Crear el proceso
receive-starting = Creando…
receive-starts = Se creará el proceso <b>{ $name }</b> en esta computadora.
receive-starts-about = Este proceso todavía no está aquí. Se creará <b>{ $name }</b> en esta computadora con todo lo que trae el paquete; después ambas podrán juntar su trabajo.
receive-started = Listo. El proceso { $name } ya está en esta computadora.
receive-done = { $changes ->
    [0] { $photos ->
        [0] Listo. Ya tenías todos los cambios.
        [one] Listo. Entró 1 foto que faltaba.
       *[other] Listo. Entraron { $photos } fotos que faltaban.
    }
    [one] Listo. Entró 1 cambio.
   *[other] Listo. Entraron { $changes } cambios.
}
receive-unfit = { $count ->
    [one] Una foto no se guardó: no es como las hace Cocrea.
   *[other] { $count } fotos no se guardaron: no son como las hace Cocrea.
}
receive-left = { $all ->
    [0] No queda nada por decidir.
   *[other] Quedan por decidir { $conflicts ->
        [0] 0 datos
        [one] 1 dato
       *[other] { $conflicts } datos
    } y por revisar { $problems ->
        [0] 0 cosas.
        [one] 1 cosa.
       *[other] { $problems } cosas.
    }
}
receive-back = Volver a Compartir

conflict-position = Conflicto { $number } de { $of }
conflict-title = { $noun } con más de una versión: { $fields }
conflict-how = Elige con cuál te quedas. Lo distinto va subrayado.
conflict-choose = Elige una versión
conflict-own = La que ya tienes
conflict-arriving = La que llega
conflict-here = La de esta computadora
conflict-of = La de { $from }
conflict-apart = Elegir campo por campo
conflict-later = Decidir después
conflict-later-said = Queda por decidir
conflict-next = Siguiente conflicto
conflict-keep = Quedarme con lo elegido
conflict-decided = Decidido: { $title }
conflict-list = Conflictos
conflict-joined = Las dos juntas (propuesta)
conflict-joined-how = Lo que cada una cambió, en un solo texto. Léelo, cámbialo si hace falta y decide.
conflict-joined-undecided = { $count ->
    [one] En un párrafo las dos cambiaron lo mismo
   *[other] En { $count } párrafos las dos cambiaron lo mismo
}: ahí están las dos, una tras otra. Deja la que vale antes de decidir.
conflict-joined-own = Lo que cambió esta computadora
conflict-joined-of = Lo que cambió { $from }
conflict-joined-edit = El texto que queda
conflict-both = Guardar las dos.
conflict-both-slip = La otra queda en una tarjeta nueva, de la misma mesa y tipo.
conflict-both-commitment = La otra queda en un compromiso nuevo, de la misma propuesta.
conflict-none = No hay nada por decidir
conflict-none-more = Cuando dos computadoras cambien lo mismo, las dos versiones se verán aquí.
conflict-nothing = (nada)
conflict-true = Sí
conflict-false = No
conflict-trashed-true = Mandar a la papelera
conflict-trashed-false = Conservar
conflict-key-side = Elegir una versión
conflict-key-next = Siguiente conflicto

field-name = Nombre
field-place = Lugar
field-period = Periodo
field-ceiling = Techo
field-ceiling_source = Fuente del techo
field-fictional = Es un ejemplo
field-number = Número
field-date = Fecha
field-session = Sesión
field-table = Mesa
field-origin = Mesa donde se dijo
field-code = Código
field-captured_at = Hora de captura
field-text = Texto
field-verbatim = Texto original
field-kind = Tipo
field-topic = Tema
field-topic_said = Tema por confirmar
field-cost = Costo
field-cost_unsure = Costo por confirmar
field-title = Título
field-state = Estado
field-max_marks = Marcas por boleta
field-rule = Regla
field-ties = Desempate
field-marks = Marcas
field-vote = Votación
field-proposal = Propuesta
field-opened_at = Apertura
field-closed_at = Cierre
field-counted = Boletas contadas
field-problem = Problema
field-solution = Solución
field-product = Producto
field-government_organization = Responde el gobierno
field-government_post = Puesto que responde
field-counterpart_organization = Acompaña la sociedad civil
field-counterpart_post = Puesto que acompaña
field-indicator = Indicador
field-baseline = Valor de hoy
field-target = Meta
field-verification = Cómo se comprueba
field-commitment = Compromiso
field-due = Para cuándo
field-trashed = Papelera
field-admitted = Cuenta lo que escribe
field-recipient = Dirección de sus paquetes cerrados
field-blob = Archivo de la foto
field-width = Ancho
field-height = Alto
field-caption = Qué se ve
field-person = Datos de la persona, bajo llave
field-added_at = Hora en que se agregó
field-corrects = Acta que corrige
field-reason = Motivo
field-other = Otro dato

trouble-title = Lo que no cuadra
trouble-about = Todo se conservó. Revísalo con calma.
trouble-slip_code_repeated = Dos tarjetas tienen el código { $subject }
trouble-slip_code_repeated-do = Las dos se conservan y cuentan. Si dicen lo mismo, ponlas en el mismo grupo.
trouble-ballot_number_repeated = Dos boletas tienen el número { $subject }
trouble-ballot_number_repeated-do = Las dos se cuentan. Revisa en papel que no sea la misma; si lo es, anula una antes de cerrar.
trouble-commitment_code_repeated = Dos compromisos tienen el código { $subject }
trouble-commitment_code_repeated-do = Los dos se conservan. Si son el mismo, manda uno a la papelera.
trouble-slip_in_two_groups = La tarjeta { $subject } quedó en dos grupos
trouble-slip_in_two_groups-do = Muévela al grupo donde deba estar y saldrá del otro.
trouble-two_votes = Se abrieron dos votaciones en computadoras distintas
trouble-two_votes-do = Las dos se conservan con sus boletas. Vale la primera de la lista: sigan escribiendo en esa.
trouble-two_corrections = La misma acta se corrigió en computadoras distintas
trouble-two_corrections-do = Todas se conservan con sus boletas. Vale la primera de la lista: si le falta algo, corrijan esa.
trouble-ballot_after_close = La boleta { $subject } cambió o llegó después del cierre
trouble-ballot_after_close-do = Se conserva, pero la cuenta no cambia.
trouble-ballots_without_vote = { $subject ->
    [one] Una boleta se quedó sin votación
   *[other] { $subject } boletas se quedaron sin votación
}
trouble-ballots_without_vote-do = Se deshizo la apertura de la votación. Se conservan: rehacerla (Ctrl Y) en la computadora donde se deshizo, antes de otro cambio, las devuelve.
