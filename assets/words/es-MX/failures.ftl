# Lo que se dice cuando algo no se pudo: qué pasó, qué se conservó y qué hacer.

failure-name_missing = Falta el nombre. Escribe uno para guardar.
failure-text_too_long = El texto tiene { $length } caracteres y caben { $longest }. Sigue en pantalla: acórtalo o divídelo.
failure-not_found = Eso ya no está aquí. Nada cambió. Vuelve a la lista para ver lo que hay.
failure-in_the_trash = Eso está en la papelera. Recupéralo primero y luego cámbialo.
failure-amount_negative = El monto está por debajo de cero. Escríbelo sin signo menos.
failure-amount_too_large = El monto es más grande que cualquier presupuesto. Revisa los ceros.
failure-amount_unreadable = No se entiende “{ $text }” como monto. Prueba así: 180 mil, 1.2 mdp o 2,160,000.
failure-amount_missing = Falta el monto. Prueba así: 180 mil, 1.2 mdp o 2,160,000.
failure-amount_zero = El monto es cero. Escribe uno mayor.
failure-date_unreadable = No se entiende “{ $text }” como fecha. Escribe día, mes y año, como 16 de enero de 2027.
failure-slip_empty = La tarjeta no dice nada todavía. Escribe lo que dijo la mesa.
failure-no_such_table = No hay Mesa { $number }. Elige una de las mesas de la sesión.
failure-topic_repeated = Ya existe el tema “{ $name }”. Usa ese o escribe otro nombre.
failure-photo_repeated = Esta sesión ya tiene la foto { $photo }. No se agregó otra vez.
failure-consent_missing = Falta su permiso para guardar un contacto. No se guardó nada. Marca que aceptó, o deja el contacto vacío.
failure-topic_in_use = { $slips ->
    [one] Una tarjeta habla de este tema.
   *[other] { $slips } tarjetas hablan de este tema.
 } No se borró. Cámbiales el tema primero.
failure-group_repeated = Ya existe el grupo “{ $name }”. Pon ahí las tarjetas o escribe otro nombre.
failure-nothing_chosen = No elegiste ninguna tarjeta. Elige al menos una.
failure-group_has_proposals = De este grupo nacen propuestas. Manda primero las propuestas a la papelera.
failure-ceiling_missing = Sin techo no se puede votar. Escribe el techo en Preparar y vuelve.
failure-proposals_missing = Todavía no hay propuestas. Crea al menos una a partir de un grupo.
failure-cost_missing = A “{ $title }” le falta el costo. Escríbelo y vuelve a abrir la votación.
failure-cost_over_ceiling = “{ $title }” cuesta más que el techo y nunca podría ganar. Baja su costo o divídela.
failure-max_marks_out_of_range = Las marcas por boleta van de 1 a { $projects }.
failure-order_of_ties_unknown = No hay un desempate “{ $text }” en la sala. Elige que entre el que cuesta menos (official) o sólo el sorteo (drawn).
failure-seed_missing = Falta la semilla del sorteo. Escribe lo que salió frente a todas las personas, como 4-2-6.
failure-seed_unreadable = La semilla “{ $text }” no se puede repetir igual en cualquier computadora. Usa números, letras sin acento, espacios, puntos, comas o guiones, y empieza con un número o una letra.
failure-vote_open = La votación ya se abrió: las propuestas y el techo quedan como están.
failure-vote_closed = La votación está cerrada y ya no cambia.
failure-vote_exists = Ya hay una votación en este proceso. No se abrió otra.
failure-vote_missing = Todavía no se abre la votación. Ábrela en Votación.
failure-vote_still_open = El resultado se ve cuando se cierra la votación. Captura las boletas que faltan y ciérrala.
failure-everything_withdrawn = Retiraste todos los proyectos y no queda qué contar. Deja al menos uno.
failure-ballots_missing = No hay boletas capturadas. Captura al menos una antes de cerrar.
failure-marks_missing = La boleta no tiene marcas. Escribe los números o guárdala en blanco.
failure-too_many_marks = Marcó { $marked } y el máximo son { $max }. Guárdala como anulada o revisa la boleta.
failure-mark_repeated = El número { $number } está dos veces. Deja uno.
failure-no_such_option = No hay proyecto { $number } en la boleta. Revisa el número.
failure-number_unreadable = “{ $text }” no es un número de proyecto. Escribe números separados con espacio.
failure-vote_corrected = Esta acta ya tiene una corrección. Si hace falta, corrige la corrección.
failure-reason_missing = Escribe por qué se corrige: se leerá y se imprimirá.
failure-conflict_open = No se cierra. Falta decidir con cuál versión se quedan ({ $count }): { $rows }. Decídanlo en “Por decidir” y vuelvan. Nada ha cambiado.
failure-not_written = Aquí no se escribe un texto nuevo: elige una de las versiones.
failure-not_both = De esto solo puede quedar una versión: elige una.
failure-version_gone = Ese conflicto ya se decidió. Nada cambió. Vuelve a la lista de conflictos.
failure-nothing_to_undo = No hay nada que deshacer. Lo que se decide en un conflicto y el cierre de una votación no se deshacen.
failure-nothing_to_redo = No hay nada que rehacer.
failure-changed_since = Otra computadora cambió lo mismo después. No se deshizo nada. Cámbialo a mano si hace falta.
failure-winners_missing = Ningún proyecto ganó. No hay de qué crear compromisos.

failure-no_process_open = No hay ningún proceso abierto. Abre uno en Inicio.
failure-unknown_command = Esta versión no conoce la orden “{ $name }”. Nada cambió.
failure-window_may_not = Desde esta ventana no se puede hacer eso. Nada cambió.
failure-malformed_request = La orden “{ $command }” llegó incompleta. Nada cambió. Detalle: { $detail }
failure-list_stays_open = Esta computadora es la de quien organiza: abre siempre la lista. No se cambió nada.
failure-not_an_id = “{ $text }” no es un identificador. Nada cambió.

failure-file_not_found = No se encontró el archivo { $path }, o la carpeta donde iría. Revisa que la memoria siga conectada o búscalo de nuevo.
failure-file_gone = No se pudo guardar: el archivo ya no está en { $path }. Lo guardado antes sigue en él y lo que escribiste sigue en pantalla. Regrésalo ahí, o conecta otra vez la memoria, y guarda otra vez.
failure-file_exists = Ya existe el archivo { $path }. No se tocó. Elige otro nombre.
failure-not_a_process = Este archivo no es un proceso de Cocrea. No se abrió ni se cambió. Busca uno que termine en .cocrea.
failure-newer_version = Este archivo es de una versión más nueva de Cocrea. No se abrió para no dañarlo. Actualiza el programa en esta computadora.
failure-file_damaged = El archivo está dañado y no se abrió, para no empeorarlo. Sigue donde estaba. Rescata lo que se pueda, vuelve a un respaldo, o recibe el paquete de otra computadora. Detalle: { $detail }
failure-process_locked = Este proceso va cifrado y esta computadora no tiene llave suya: { $path }. No se cambió nada. Escribe las seis palabras con que se cifró; en la terminal, ponlas en un archivo y di --unlock-file.
failure-encrypted_elsewhere = Este proceso va cifrado y esta versión de Cocrea se hizo sin cifrado: no lo abre. No se cambió nada. Ábrelo con una versión con cifrado, o pide allí que lo descifren.
failure-keys_missing = Falta el archivo de llaves, que va junto al proceso y se llama igual con .llaves al final: { $path }. No se cambió nada. Ponlo donde estaba; hay copias junto a cada respaldo, en la carpeta “respaldos”. Si este archivo nunca fue un proceso cifrado, no es un proceso de Cocrea.
failure-keys_unreadable = El archivo de llaves { $keys } está dañado o alguien lo cambió. No se cambió nada. Pon en su lugar una copia: hay una junto a cada respaldo y en cada copia en memoria.
failure-keys_newer = El archivo de llaves es de una versión más nueva de Cocrea. No se cambió nada. Actualiza el programa en esta computadora.
failure-keys_do_not_fit = Las llaves que están junto a { $path } no abren este archivo: son de otro, o el archivo está dañado en su principio. No se cambió nada. Pon sus propias llaves, o vuelve a un respaldo.
failure-keys_words_wrong = Esas seis palabras no abren este proceso. No se cambió nada. Revisa que sean las de este proceso y no las de un paquete.
failure-encrypted_not_salvaged = Este proceso va cifrado y está dañado: de páginas cifradas no se rescata nada por partes. El archivo sigue como estaba. Vuelve a un respaldo, o recibe un paquete de otra computadora.
failure-built_without_encryption = Esta versión de Cocrea se hizo sin cifrado. No se cambió nada. Usa el cifrado del sistema: BitLocker, FileVault o LUKS.
failure-already_encrypted = Este proceso ya va cifrado. No se cambió nada.
failure-not_encrypted = Este proceso no va cifrado. No se cambió nada.
failure-last_key = Es la última llave: sin ella nadie podría abrir el proceso. No se quitó. Añade otra primero, o descifra el proceso.
failure-no_such_key = Esa llave ya no está. No se cambió nada.
failure-too_many_keys = Un proceso tiene a lo más 32 llaves. No se añadió ninguna. Quita una que ya no sirva.
failure-key_again = Esa computadora ya tiene llave. No se añadió otra.
failure-key_in_file = El secreto de esta computadora está en un archivo junto a sus procesos: una llave para ella no protegería nada. No se cambió nada. Usa seis palabras, o la llave de otra computadora.
failure-key_for_whom = Una llave es para una computadora o para seis palabras. No se añadió ninguna. Di una de las dos.
failure-key_not_a_recipient = “{ $text }” no es el destino de una computadora. No se cambió nada. Un destino empieza con age1 y se copia completo.
failure-nothing_to_salvage = De este archivo no queda nada que se pueda rescatar. Sigue como estaba. Vuelve a un respaldo, o recibe el paquete de otra computadora.
failure-not_damaged = Este proceso no está dañado: no hay nada que rescatar. No se cambió nada. Ábrelo.
failure-on_stick = { $path } está en una memoria. Ahí no se trabaja: si se desconecta, se pierde lo que se está escribiendo. No se cambió nada. Copia el proceso a esta computadora; para llevarlo a otra, haz un paquete en Compartir.
failure-on_network_drive = { $path } está en una unidad de red. Ahí no se trabaja: si la red falla, se pierde lo que se está escribiendo. No se cambió nada. Copia el proceso a esta computadora; para llevarlo a otra, haz un paquete en Compartir.
failure-process_is_here = Este proceso ya está en esta computadora: { $path }. No se copió. Ábrelo ahí; si al de aquí le falta algo, pide un paquete a quien lo tiene.
failure-file_in_use = Otro programa tiene abierto este proceso. No se cambió nada. Ciérralo allá y vuelve a abrirlo aquí.
failure-not_folded_yet = Este proceso lo guardó otra versión de Cocrea. Ábrelo para ponerlo al día; no se pierde nada.
failure-is_backup = Este archivo es un respaldo: no se abre para escribir en él. No se cambió nada. Para volver a él, abre su proceso y ve a Respaldos; si ya no tienes el proceso, elige “Recuperar de un respaldo” en Inicio.
failure-not_a_backup = Este archivo no es un respaldo. No se cambió nada. Los respaldos están en la carpeta “respaldos” y en las memorias donde los guardaste.
failure-backup_of_other_process = Este respaldo es de otro proceso. No se cambió nada. Abre ese proceso y vuelve a él desde ahí.
failure-cannot_read = No tienes permiso de leer { $path }. No se cambió nada. Pide permiso a quien lo guardó, o una copia.
failure-work_stopped = Se detuvo. No cambió nada.
failure-list_refused = Renglón { $line } de la lista: { $why } No se anotó a nadie. Corrige ese renglón y da la orden otra vez.
failure-not_a_text = No se puede entender { $path } como texto. No se cambió nada. Guárdalo como texto simple en UTF-8 y vuelve a intentarlo.
failure-text_file_too_large = { $path } es más grande de lo que puede ser. No se cambió nada. Revisa que sea el archivo que querías.
failure-cannot_write = No se puede escribir en { $path }. Lo guardado antes sigue ahí. Elige otra carpeta o pide permiso de escritura.
failure-path_unusable = No se puede usar { $path }: es una carpeta, pasa por algo que no lo es, su nombre es demasiado largo o es un enlace que da vueltas sobre sí mismo. No se cambió nada. Quita de ahí lo que estorba, o elige otro lugar o un nombre más corto.
failure-disk_full = No se pudo guardar: el disco está lleno. Lo guardado antes está a salvo y lo que escribiste sigue en pantalla. Libera espacio y guarda otra vez.
failure-store_fault = No se pudo leer o guardar el archivo. Lo guardado antes está a salvo. Cierra Cocrea, ábrelo y revisa lo último que escribiste. Detalle: { $detail }

failure-not_a_bundle = Este archivo no es un paquete de Cocrea. No se cambió nada. Busca uno que termine en .paquete.
failure-bundle_cut = El paquete está incompleto. No se cambió nada. Pide que lo vuelvan a hacer y ábrelo otra vez.
failure-bundle_needs_words = Este paquete se abre con seis palabras. No se cambió nada. Pídelas a quien lo hizo; en la terminal, ponlas en un archivo y di --passphrase-file.
failure-bundle_for_others = Este paquete está cerrado para otras computadoras. No se cambió nada. Pide uno para esta: quien lo hace necesita antes un paquete tuyo, o que lo cierre con seis palabras.
failure-words_wrong = Esas seis palabras no abren este paquete. No se cambió nada. Revisa con quien lo hizo que sean las de este archivo.
failure-words_not_six = Son seis palabras y aquí hay { $count }. No se cambió nada. Escríbelas separadas por espacios; da igual con acentos o sin ellos.
failure-words_unknown = La palabra { $place }, “{ $word }”, no está en la lista. No se cambió nada. Revisa cómo se escribe.
failure-not_a_recipient = “{ $text }” no es un destino. No se hizo ningún paquete. Un destino empieza con age1 y se copia completo.
failure-sealed_in_two_ways = Un paquete se cierra de una sola manera. No se hizo nada. Deja --to o --passphrase-file.
failure-bundle_altered = El paquete no es el que salió de la otra computadora: algo cambió en el camino. No se combinó nada. Pide que lo vuelvan a hacer. Detalle: { $detail }
failure-bundle_forged = El paquete trae cambios que dicen ser de una computadora y que ella no firmó. No se combinó nada. Pide el paquete a quien lo escribió. Detalle: { $detail }
failure-bundle_newer = El paquete es de una versión más nueva de Cocrea. No se cambió nada. Actualiza el programa en esta computadora.
failure-bundle_too_large = El paquete es más grande de lo que cabe. No se cambió nada. Pide que lo revisen en la computadora de origen.
failure-bundle_of_other_process = El paquete es de otro proceso: “{ $name }”. No se cambió nada. Abre ese proceso y recíbelo ahí.
failure-bundle_gap = Faltan cambios anteriores de una computadora. No se combinó nada. Pide el paquete completo.
failure-bundle_fork = Una copia de este proceso siguió por dos caminos con la misma computadora. No se combinó nada. Conserva los dos archivos y elige con cuál se sigue: anota en él lo que sólo está en el otro, y deja de usar ese otro. Detalle: { $device }, cambio { $number }
failure-person_unsealed = Hay datos de una persona a la vista, sin llave, en el cambio { $number } de la computadora { $device }. No se guardó nada de este paquete. Cocrea nunca los escribe así: revisa con quien usa esa computadora qué programa los escribió, y borra ese paquete.
failure-too_much_at_once = Esto es demasiado para guardarlo de una sola vez. No se guardó nada. Hazlo en partes más chicas.
failure-not_a_photo = { $photo } no es una foto. No se agregó nada. Elige una en JPEG, PNG o WebP.
failure-organiser_unknown = Todavía no se sabe cómo cerrar los datos para quien organiza. No se guardó ninguno. Recibe primero un paquete de la computadora que creó el proceso.
failure-data_left = Se borraron los datos de una persona, pero { $path } no se pudo leer o escribir y puede guardarlos todavía. Revisa el permiso y el espacio de esa carpeta, o borra ese archivo.
failure-photo_heic = La foto { $photo } está en HEIC o AVIF, que pocas computadoras leen. No se agregó. Compártela como JPEG: en un iPhone, Ajustes › Cámara › Formatos › El más compatible.
failure-photo_svg = { $photo } es un dibujo SVG, que puede llevar programas dentro. No se agregó. Guárdalo como PNG o JPEG y agrega ese.
failure-photo_too_large = La foto { $photo } pesa más de 64 MB. No se agregó. Guárdala más chica y agrégala otra vez.
failure-photo_too_many_pixels = La foto { $photo } mide { $width } × { $height } puntos, más de los que caben. No se agregó. Guárdala más chica y agrégala otra vez.
failure-photo_damaged = La foto { $photo } está dañada o incompleta. No se agregó. Cópiala otra vez del teléfono.

failure-no_shared_folder = Este proceso no tiene carpeta compartida en esta computadora. No se intercambió nada. Elígela en Compartir; en la terminal, con folder set.
failure-folder_gone = La carpeta { $path } no está. Nada se perdió: lo tuyo sigue en esta computadora. Si es una unidad de red, vuelve a conectarla; si se movió, elige otra.
failure-folder_own = En { $path } hay procesos de Cocrea, y un proceso que se sincroniza mientras se usa se daña. No se eligió. Usa una carpeta sólo para compartir.
failure-folder_silent = La carpeta { $path } no responde. Nada se perdió: lo tuyo sigue en esta computadora. Revisa la red; se vuelve a intentar cuando responda.
failure-folder_crowded = En { $path } hay demasiados archivos: sólo se leyeron los primeros 200 paquetes. Nada se perdió. Usa una carpeta sólo para este proceso.
failure-folder_needs_words = Otras computadoras ya usan { $path }. No se eligió. Pide las seis palabras de la carpeta; en la terminal, ponlas en un archivo y di --passphrase-file.
failure-folder_paused = La carpeta compartida está en pausa porque volviste a un respaldo: traería de nuevo lo que se escribió después. No se intercambió nada. Para usarla otra vez elígela de nuevo en Compartir; en la terminal, con folder set.
failure-not_a_plain_file = { $path } no es un archivo: es una carpeta o lleva a otro lugar. No se abrió.

failure-no_such_document = No hay un documento “{ $document }”. Elige uno de la lista.
failure-document_fault = No se pudo hacer el documento. Tus datos están completos. Detalle: { $detail }
failure-cannot_show_folder = No se pudo abrir la carpeta. El archivo está en { $path }.
failure-letter_size = El tamaño de letra puede ser 100, 112, 125 o 150.
failure-rule_unknown = No se conoce la regla “{ $rule }”. Las reglas son: { $rules }.
failure-rule_unsuited = La regla “{ $rule }” no puede contar boletas de tipo “{ $ballots }”. Elige otra regla.
failure-ties_unknown = No se conoce el desempate “{ $ties }”. Escribe lexico, official, official:SEMILLA o drawn:SEMILLA.
failure-allocation_too_hard = Con la regla “{ $rule }” hay demasiadas combinaciones para revisarlas todas. No se calculó nada. Elige otra regla.
failure-rule_knows_no_ceilings = La regla “{ $rule }” no conoce techos por zona o categoría ni proyectos incompatibles. Elige otra regla.
failure-number_not_whole = No se entiende “{ $text }” en --{ $option }. No se calculó nada. Escribe un número entero de { $least } o más.
failure-ceiling_unreadable = No se entiende “{ $ceiling }” como techo. No se calculó nada. Escribe zone:NOMBRE=MONTO o category:NOMBRE=MONTO, con el monto sin comas, como zone:Norte=250000.50.
failure-ceiling_out_of_range = El techo “{ $amount }” es demasiado grande o tiene demasiados decimales para contarlo. No se calculó nada. Revisa sus cifras.
failure-ceiling_repeated = El techo de { $part } está dos veces. No se calculó nada. Deja uno.
failure-ceiling_of_nothing = { $kind ->
    [category] Ningún proyecto es de la categoría “{ $name }”.
   *[zone] Ningún proyecto es de la zona “{ $name }”.
 } No se calculó nada. { $count ->
    [0] En el archivo no hay ninguna: quita ese techo.
   *[other] Escríbela como en el archivo: { $known }.
 }
failure-apart_without_ceilings = --apart cuenta cada techo por separado, y no hay ningún techo. No se calculó nada. Agrega un --ceiling por cada parte.
failure-project_in_several_parts = El proyecto { $project } está en varias partes ({ $parts }) y contadas por separado podría entrar dos veces. No se calculó nada. Deja un solo techo que lo abarque, o quita --apart.
failure-incompatible_unreadable = No se entiende “{ $text }” en --incompatible. No se calculó nada. Escribe al menos dos proyectos distintos separados con coma, como 3,5.
failure-incompatible_unknown = Ningún proyecto es “{ $id }”. No se calculó nada. Revisa los números en --incompatible.
failure-incompatible_in_several_parts = Los proyectos { $projects } están en partes distintas ({ $parts }), y cada parte se cuenta sin ver la otra. No se calculó nada. Quita --apart, o esos proyectos de --incompatible.
failure-rank_points_unreadable = No se entiende “{ $text }” en --rank-points. No se calculó nada. Escribe números enteros de 0 a { $most } separados con coma, como 3,2,1.
failure-rank_points_idle = La regla “{ $rule }” no cuenta puntos por lugar. Quita --rank-points, o elige una regla que los cuente, como greedy_ranks o mes_ranks.
failure-comparison_unknown = No se conoce la comparación “{ $comparison }”. No se calculó nada. Escribe voters o exclusion.
failure-election_unreadable = No se pudo leer la votación del archivo, en la línea { $line }, columna { $column }: { $detail } No se calculó nada.
failure-election_no_budget = El archivo de la votación no dice el presupuesto (budget en META). Sin presupuesto no hay nada que repartir. Agrégalo y vuelve a intentar.
failure-election_not_strict = El archivo no cumple el formato: { $errors } errores y { $warnings } avisos. No se cambió nada. Corrige lo que se dice arriba y vuelve a revisar.
failure-settings_unreadable = Los ajustes guardados no se pudieron leer y se usan los de fábrica. El archivo anterior se conservó. Tus procesos están a salvo; los de otras carpetas se abren con Ctrl O.
failure-keyring_silent = El llavero de esta computadora, que guarda la llave de Cocrea, no responde. No se abrió nada y nada se perdió. Desbloquéalo (entra otra vez a tu sesión) y abre Cocrea de nuevo. Si ya nunca va a responder, puedes seguir como computadora nueva.
failure-keyring_answers = El llavero de esta computadora responde y tiene su llave. No se cambió nada: abre Cocrea como siempre.
failure-no_random_bytes = La computadora no dio números al azar para las seis palabras. No se hizo ningún paquete. Reiníciala y vuelve a intentar.
failure-key_fault = No se pudo leer o crear la llave de esta computadora en { $path }. No se abrió nada para no firmar a nombre de otra. Revisa esa carpeta.
failure-no_data_folder = No se sabe dónde guardar los datos en esta computadora. No se abrió nada. Di la carpeta con COCREA_DATA_DIR y vuelve a empezar.
failure-needs_a_window = Esto se elige en una ventana. Desde la terminal escribe la ruta.
failure-fault_panic = Algo falló dentro de Cocrea. Lo guardado está a salvo. Cierra el programa y ábrelo otra vez. Detalle: { $detail }
failure-unreachable = La ventana perdió contacto con Cocrea. Lo guardado está a salvo. Cierra el programa y ábrelo otra vez.

# Lo que no cuadra después de recibir: cada renglón.
problem-ballot-valid = Válida: { $marks }
problem-ballot-blank = En blanco
problem-ballot-void = Anulada
problem-vote-open = Abierta, { $ballots ->
    [one] 1 boleta
   *[other] { $ballots } boletas
}
problem-vote-closed = Cerrada, { $ballots ->
    [one] 1 boleta
   *[other] { $ballots } boletas
}
problem-correction-open = Abierta, { $ballots ->
    [one] 1 boleta
   *[other] { $ballots } boletas
}: { $reason }
problem-correction-closed = Cerrada, { $ballots ->
    [one] 1 boleta
   *[other] { $ballots } boletas
}: { $reason }

# Lo que falta decidir antes de cerrar.
undecided-vote = la votación
undecided-option = el proyecto “{ $title }”
undecided-ballot = la boleta { $title }
undecided-commitment = el compromiso “{ $title }”
undecided-milestone = el hito “{ $title }”

## In the place of what another laptop opens

conflict-sealed = Bajo llave: esta computadora no la tiene
