# Lo que dice cocrea-cli en la terminal. Los nombres de órdenes, opciones y archivos no se traducen.

cli-about = cocrea-cli hace lo mismo que Cocrea, sin ventana y sin internet.
cli-uses = Uso:
cli-options = Opciones:
cli-option-json = --json      escribe datos para otro programa; los avisos de lo que falló también salen así
cli-option-help = --help      explica esto, o una sola orden con sus opciones: cocrea-cli help allocate
cli-option-version = --version   dice qué versión es
cli-endings = Al terminar:
cli-ending-0 = 0  se hizo
cli-ending-1 = 1  no se pudo, y puedes hacer algo al respecto
cli-ending-2 = 2  la orden está mal escrita
cli-ending-3 = 3  algo falló; lo guardado antes está a salvo
cli-folder = Los ajustes y la llave de esta computadora están en la carpeta de Cocrea; COCREA_DATA_DIR elige otra.

## Cómo se escribe cada orden

cli-use-commands = commands [--json]
cli-use-call = call [--process ARCHIVO] NOMBRE JSON
cli-use-new = new ARCHIVO --name NOMBRE [--json]
cli-use-demo = demo CARPETA [--json]
cli-use-documents = documents [--process ARCHIVO] [--json]
cli-use-print = print --process ARCHIVO DOCUMENTO -o SALIDA.pdf [--json]
cli-use-bundle-make = bundle make --process ARCHIVO -o SALIDA.paquete [--to DESTINO|all]… [--passphrase-file ARCHIVO] [--missing] [--receipt] [--personal] [--mail] [--json]
cli-use-bundle-inspect = bundle inspect ARCHIVO.paquete [--passphrase-file ARCHIVO] [--json]
cli-use-bundle-receive = bundle receive --process ARCHIVO ARCHIVO.paquete [--admit DISPOSITIVO|all]… [--passphrase-file ARCHIVO] [--json]
cli-use-conflicts = conflicts --process ARCHIVO [--json]
cli-use-laptops = laptops --process ARCHIVO [--json]
cli-use-laptops-admit = laptops admit --process ARCHIVO DISPOSITIVO [--json]
cli-use-photos = photos --process ARCHIVO [--json]
cli-use-photos-add = photos add --process ARCHIVO FOTO [--table NÚMERO] [--caption TEXTO] [--json]
cli-use-attendance = attendance --process ARCHIVO [--json]
cli-use-attendance-add = attendance add --process ARCHIVO LISTA [--json]
cli-use-attendance-cancel = attendance cancel --process ARCHIVO NÚMERO [--json]
cli-use-attendance-sheets = attendance sheets --process ARCHIVO [--json]
cli-use-attendance-sheets-add = attendance sheets add --process ARCHIVO FOTO [--json]
cli-use-attendance-sheets-erase = attendance sheets erase --process ARCHIVO NÚMERO [--json]
cli-use-folder-set = folder set --process ARCHIVO CARPETA [--passphrase-file ARCHIVO] [--json]
cli-use-folder-exchange = folder exchange --process ARCHIVO [--json]
cli-use-folder-forget = folder forget --process ARCHIVO [--json]
cli-use-vote-correct = vote correct --process ARCHIVO --reason MOTIVO [--json]
cli-use-state = state --process ARCHIVO [--json]
cli-use-allocate = allocate ARCHIVO.pb --rule REGLA [--ties ORDEN] [--explain] [CONDICIONES] [--json]
cli-use-check = check ARCHIVO.pb [--json]
cli-use-verify = verify ARCHIVO [--passphrase-file ARCHIVO] [--json]
cli-use-copy = copy ARCHIVO [--json]
cli-use-salvage = salvage ARCHIVO [-o SALIDA.cocrea] [--put-aside] [--json]
cli-use-encrypt = encrypt --process ARCHIVO --passphrase-file ARCHIVO [--recipient DESTINO] [--json]
cli-use-decrypt = decrypt --process ARCHIVO [--json]
cli-use-keys-list = keys list --process ARCHIVO [--json]
cli-use-keys-add = keys add --process ARCHIVO [--recipient DESTINO] [--passphrase-file ARCHIVO] [--label NOMBRE] [--json]
cli-use-keys-remove = keys remove --process ARCHIVO NÚMERO [--json]
cli-use-start-anew = start-anew [--json]

## Para qué sirve cada orden

cli-why-commands = Dice todo lo que se le puede pedir a Cocrea; con --json, también la forma de cada pedido y de cada respuesta.
cli-why-call = Le pide algo a Cocrea por su nombre y escribe la respuesta en JSON. Con - en lugar de JSON lo lee de la entrada.
cli-why-new = Crea un proceso con sus nueve temas, una sesión y seis mesas.
cli-why-demo = Crea el ejemplo completo: ejemplo.cocrea, documentos/*.pdf y ejemplo.paquete.
cli-why-documents = Dice qué documentos se pueden imprimir; con --process, los de ese proceso y lo que les falta.
cli-why-print = Hace el PDF de un documento: plan, o el de un compromiso, como commitment/C-01.
cli-why-bundle-make = Hace un paquete con todo el proceso, para otra computadora. Con --to o --passphrase-file va cerrado.
cli-why-bundle-inspect = Revisa un paquete y dice qué trae. Nada cambia.
cli-why-bundle-receive = Combina el paquete con el proceso; si el proceso todavía no existe, nace del paquete.
cli-why-conflicts = Dice qué hay que decidir y qué no cuadra después de combinar.
cli-why-laptops = Dice qué computadoras están en el proceso, cuáles esperan a entrar y qué falta de cada una.
cli-why-laptops-admit = Deja entrar a una computadora que espera. Antes compara en voz alta sus seis palabras.
cli-why-photos = Dice qué fotos hay y cuáles faltan en esta computadora.
cli-why-photos-add = Agrega una foto (JPEG, PNG o WebP) sin el lugar, la hora ni los demás datos que escribió la cámara.
cli-why-attendance = Dice quiénes asistieron, donde esta computadora puede abrirlo.
cli-why-attendance-add = Anota a las personas de una lista: un archivo, o - para la entrada, con una por renglón; después de un tabulador, su contacto, sólo si aceptó darlo. Los nombres no van en la orden: quedarían en el historial de la terminal.
cli-why-attendance-cancel = Borra para siempre los datos de una persona, por su número, también de los respaldos (derecho de cancelación).
cli-why-attendance-sheets = Dice qué fotos hay de la lista firmada. Se ven en la ventana.
cli-why-attendance-sheets-add = Agrega la foto de una hoja firmada, bajo llave como los datos de la lista. El archivo de donde sale se queda como está: bórralo a mano.
cli-why-attendance-sheets-erase = Borra para siempre la foto de una hoja firmada, por su número, también de los respaldos.
cli-why-folder-set = Elige la carpeta compartida del proceso, que Syncthing, Nextcloud o una unidad de red mantiene igual en cada computadora.
cli-why-folder-exchange = Recibe de la carpeta compartida lo que dejaron otras computadoras y deja ahí lo que les falta.
cli-why-folder-forget = Deja de usar la carpeta compartida. Lo que está en ella se queda.
cli-why-vote-correct = Corrige la votación cerrada con un acta nueva: abierta, con las mismas boletas. La anterior queda como está.
cli-why-state = Escribe una huella de todo lo que se ve: dos computadoras con la misma huella muestran lo mismo.
cli-why-allocate = Reparte una elección en formato Pabulib con una regla (greedy_votes, mes_cost_add1u, phragmen…) o con todas (all), también bajo condiciones: votos mínimos, techos por zona o categoría, proyectos incompatibles… Las explica cocrea-cli help allocate.
cli-why-check = Revisa una elección en formato Pabulib contra el formato de abril de 2026 y dice, lugar por lugar, qué no cumple.
cli-why-verify = Revisa un proceso o un paquete de principio a fin.
cli-why-copy = Copia a esta computadora un proceso que está en una memoria o en una unidad de red.
cli-why-salvage = Rescata lo que se pueda de un proceso dañado, en un archivo nuevo, y dice qué falta. El dañado queda como está.
cli-why-encrypt = Cifra el proceso en este disco. Lo abren las seis palabras del archivo, y esta computadora sola si su secreto está en el llavero.
cli-why-decrypt = Quita el cifrado de un proceso.
cli-why-keys-list = Dice si el proceso va cifrado y qué llaves lo abren.
cli-why-keys-add = Añade una llave al proceso cifrado: para otra computadora, o seis palabras.
cli-why-keys-remove = Quita una llave, por su número. La última no se quita.
cli-why-start-anew = Sigue como computadora nueva cuando el llavero que guarda la llave ya nunca responde. No se puede volver atrás: las demás tienen que dejarla entrar otra vez, y lo cerrado para la de antes ya no se abre aquí.

## Para qué sirve cada opción de una orden

cli-option-process =
    --process ARCHIVO
    El archivo del proceso.
cli-option-output =
    -o SALIDA, --output SALIDA
    El archivo que se escribe.
cli-option-name =
    --name NOMBRE
    El nombre del proceso.
cli-option-admit =
    --admit DISPOSITIVO, --admit all
    Deja entrar a una computadora que es nueva en este proceso, o a todas las del paquete. Se puede repetir.
    Antes compara en voz alta sus seis palabras: sin esto, lo que trae espera y no cuenta.
cli-option-to =
    --to DESTINO, --to all
    Cierra el paquete: sólo lo abren este destino (age1…) y las computadoras del proceso que ya dijeron el suyo.
    Con all, sólo ellas. Se puede repetir.
cli-option-passphrase-file =
    --passphrase-file ARCHIVO
    Archivo con las seis palabras que abren el paquete, o el proceso cifrado. Al hacerlo, si no existe, se escribe con seis palabras nuevas.
cli-option-missing =
    --missing
    Lleva sólo lo que les falta a las computadoras que lo abren, según su último paquete.
cli-option-receipt =
    --receipt
    Un acuse: no lleva cambios, sólo dice hasta dónde tiene esta computadora.
cli-option-personal =
    --personal
    Lleva también lo que es de personas, bajo llave como está.
cli-option-mail =
    --mail
    Si no cabe en un correo (18 MB), se parte; cada parte se recibe sola.
cli-option-table =
    --table NÚMERO
    La mesa de la foto. Si no se dice, es de toda la sala.
cli-option-caption =
    --caption TEXTO
    Qué se ve en la foto.
cli-option-reason =
    --reason MOTIVO
    Por qué se corrige el acta: se leerá y se imprimirá.
cli-option-rule =
    --rule REGLA
    La regla, por su clave: greedy_votes, mes_cost, mes_cost_add1u, phragmen, maxwelfare_cost…
    Con all, una por una todas las que sirven para las boletas. Las que no se pueden contar así
    (maxwelfare bajo techos, las que no cuentan puntos por lugar con --rank-points) se dejan fuera y se dice por qué.
cli-option-ties =
    --ties ORDEN
    Desempate: lexico, official, official:SEMILLA o drawn:SEMILLA. Si no se dice, lexico.
cli-option-put-aside =
    --put-aside
    Le pone otro nombre al archivo dañado, en su misma carpeta, para que ya no salga entre los procesos.
cli-option-unlock-file = --unlock-file ARCHIVO: archivo con las seis palabras de un proceso cifrado, en toda orden que abre un proceso.
cli-option-recipient =
    --recipient DESTINO
    El destino (age1…) de otra computadora que también lo abrirá.
cli-option-label =
    --label NOMBRE
    Cómo se llama la llave.
cli-option-explain =
    --explain
    Dice los motivos: cada ronda, qué le faltó a cada proyecto, el certificado EJR+ y qué depende del desempate.
cli-option-least-votes =
    --least-votes N
    Sólo puede entrar un proyecto que nombran N boletas o más.
cli-option-votes-for-cost =
    --votes-for-cost K
    Votos según el costo, como en Święcie con K = 3: votos / boletas ≥ costo / (K × presupuesto).
cli-option-only-supported =
    --only-supported
    Nunca entra un proyecto que ninguna boleta nombra, aunque sobre dinero.
cli-option-fund-all-that-fits =
    --fund-all-that-fits
    Si todo lo que cumple las condiciones cabe junto, entra todo sin aplicar la regla.
cli-option-ceiling =
    --ceiling zone:NOMBRE=MONTO, --ceiling category:NOMBRE=MONTO
    Techo de lo que pueden costar juntos los proyectos de una zona o de una categoría. Se puede repetir.
    El MONTO va en la moneda del archivo, sin comas y con punto decimal: zone:Norte=250000.50.
    zone:=MONTO es el techo de los proyectos sin zona. Las reglas maxwelfare sólo conocen techos con --apart.
cli-option-apart =
    --apart
    Cuenta cada --ceiling por separado, como votaciones con su propio dinero: zona, distrito y ciudad.
    Votan en cada parte las boletas que nombran uno de sus proyectos. Ningún proyecto puede estar en dos partes;
    los que no están en ninguna no se cuentan y se dice cuáles.
cli-option-incompatible =
    --incompatible ID,ID…
    De estos proyectos puede entrar uno cuando mucho: 3,5. Se puede repetir. Las reglas maxwelfare no lo conocen.
cli-option-rank-points =
    --rank-points P1,P2,…
    Puntos del primer lugar, del segundo y así, para las reglas que los cuentan (greedy_ranks, mes_ranks…).
    Un lugar más allá de la lista no da puntos. Si no se dice, 3,2,1.
cli-option-compare =
    --compare voters|exclusion
    Compara el resultado con greedy_votes bajo las mismas condiciones, y dice cuál de los dos queda.
    voters: queda greedy_votes si más personas tienen con él más de sus proyectos que menos.
    exclusion: queda greedy_votes si con él menos personas se quedan sin ninguno de sus proyectos.

## Lo que responde

cli-version = cocrea-cli { $version }
cli-command-reads = { $name } (lee)
cli-command-writes = { $name } (escribe)
cli-new-done = El proceso está en { $path }.
cli-demo-done = El ejemplo está en { $path }. Las personas, las tarjetas, los proyectos y las boletas son inventados.
cli-demo-process = Proceso: { $path }
cli-demo-bundle = Paquete: { $path }
cli-demo-document = Documento: { $path }
cli-demo-file-plan = plan-de-accion-local
cli-demo-file-commitment = compromiso-{ $code }
cli-document-kind-plan = plan: el Plan de Acción Local
cli-document-kind-commitment = commitment/CÓDIGO: la hoja de un compromiso, como commitment/C-01
cli-document-line = { $key }: { $title }
cli-document-draft = { $key }: { $title } (borrador, falta: { $missing })
cli-print-done =
    { $pages ->
        [one] El documento tiene 1 página y está en { $path }.
       *[other] El documento tiene { $pages } páginas y está en { $path }.
    }
cli-print-undrawn = Estos signos no se pueden dibujar y llevan una marca en su lugar: { $signs }
cli-bundle-made =
    { $changes ->
        [one] El paquete trae 1 cambio y está en { $path }.
       *[other] El paquete trae { $changes } cambios y está en { $path }.
    }
cli-bundle-photos =
    { $photos ->
        [one] Lleva 1 foto.
       *[other] Lleva { $photos } fotos.
    }
cli-bundle-sound = El paquete está completo y sin daños.
cli-bundle-process = Proceso: { $name } ({ $process })
cli-bundle-from = Viene de: { $from }, { $at }
cli-bundle-changes = Cambios: { $changes }
cli-bundle-device = { $name }: hasta el cambio { $number }
cli-bundle-no-name = sin nombre
cli-received =
    { $changes ->
        [0] Este paquete no trae nada nuevo. Nada cambió.
        [one] Llegó 1 cambio nuevo.
       *[other] Llegaron { $changes } cambios nuevos.
    }
cli-received-photos =
    { $photos ->
        [one] Llegó 1 foto.
       *[other] Llegaron { $photos } fotos.
    }
cli-received-unfit =
    { $photos ->
        [one] 1 foto del paquete no se guardó: no es una foto como las hace Cocrea.
       *[other] { $photos } fotos del paquete no se guardaron: no son como las hace Cocrea.
    }
cli-received-unkept = Lo que trae { $label } no se guardó: es demasiado para esperar aquí. Guarda su paquete, y recíbelo otra vez con --admit.
cli-received-waits =
    { $label } es nueva aquí: { $changes ->
        [one] 1 cambio suyo espera.
       *[other] { $changes } cambios suyos esperan.
    } Compara en voz alta sus seis palabras, { $fingerprint }, y si son las mismas recibe otra vez con --admit { $device }.
cli-received-gap =
    Faltan cambios anteriores de { $label }: { $changes ->
        [one] 1 cambio espera
       *[other] { $changes } cambios esperan
    } hasta que llegue su otro paquete.
cli-laptop-own =
    { $label } (esta computadora): { $changes ->
        [one] 1 cambio
       *[other] { $changes } cambios
    }. { $device }
cli-laptop-organiser =
    { $label } (inició el proceso): { $changes ->
        [one] 1 cambio
       *[other] { $changes } cambios
    }. { $device }
cli-laptop-in =
    { $label }: { $changes ->
        [one] 1 cambio
       *[other] { $changes } cambios
    }. { $device }
cli-laptop-waits =
    { $label } espera a entrar con { $waiting ->
        [one] 1 cambio
       *[other] { $waiting } cambios
    }. Sus seis palabras: { $fingerprint }. { $device }
cli-laptop-missing =
    { $missing ->
        [one]   Falta 1 cambio anterior suyo: llega en otro paquete.
       *[other]   Faltan { $missing } cambios anteriores suyos: llegan en otro paquete.
    }
cli-laptop-admitted = Entró. Lo que escribe cuenta, aquí y adonde llegue esta decisión.
cli-started-anew = Esta computadora es nueva desde ahora; tus procesos siguen aquí. Que las demás la dejen entrar otra vez, comparando sus seis palabras, y pide de nuevo los paquetes cerrados para la de antes.
cli-photo-added = La foto { $path } está en el proceso, sin lo que escribió la cámara.
cli-photos-none = Todavía no hay fotos.
cli-photo = { $place }. { $table ->
    [0] Sala
   *[other] Mesa { $table }
    } · { $width } × { $height } · { $caption }
cli-photo-missing = { $place }. { $table ->
    [0] Sala
   *[other] Mesa { $table }
    } · falta aquí: llega con el paquete de quien la tiene · { $caption }
cli-photo-held = { $place }. { $table ->
    [0] Sala
   *[other] Mesa { $table }
    } · falta aquí: la tiene { $laptop } · { $caption }
cli-attendees = { $count ->
    [0] Nadie anotado todavía.
    [one] 1 persona.
   *[other] { $count } personas.
    }
cli-attendee = { $number }. { $name } { $contact }
cli-attendee-sealed = { $number }. Bajo llave: esta computadora no la tiene.
cli-attendees-added = { $count ->
    [one] Se anotó a 1 persona.
   *[other] Se anotó a { $count } personas.
    }
cli-attendee-cancelled = Sus datos se borraron para siempre. Respaldos escritos de nuevo: { $backups }.
cli-attendee-left = Puede guardarlos todavía, y se intenta otra vez al abrir el proceso: { $path }
cli-attendee-out-of-reach = Fuera de su alcance: segundas copias en memorias, paquetes ya repartidos y archivos dañados que se apartaron. Bórralos a mano.
cli-attendee-sheets = { $count ->
    [one] Una foto de la lista firmada puede mostrar todavía su nombre: «attendance sheets erase» la borra.
   *[other] { $count } fotos de la lista firmada pueden mostrar todavía su nombre: «attendance sheets erase» las borra.
}
cli-sheets-none = No hay fotos de la lista firmada.
cli-sheet = Hoja { $number }
cli-sheet-sealed = Hoja { $number }: bajo llave, y esta computadora no la tiene.
cli-sheet-held = Hoja { $number }: falta aquí. La tiene { $laptop }: pide su paquete con datos personales.
cli-sheet-missing = Hoja { $number }: falta aquí. Llega con un paquete con datos personales de quien la tiene.
cli-sheet-added = La hoja de { $path } quedó guardada bajo llave.
cli-sheet-erased = La hoja { $number } se borró para siempre. Respaldos escritos de nuevo: { $backups }.
cli-folder-set = La carpeta compartida del proceso es { $path }.
cli-folder-words = Sus seis palabras, para las demás computadoras: { $words }
cli-folder-received =
    { $changes ->
        [0] No había cambios nuevos en la carpeta.
        [one] Llegó 1 cambio nuevo.
       *[other] Llegaron { $changes } cambios nuevos.
    }
cli-folder-dropped = Lo de esta computadora quedó en la carpeta.
cli-folder-laptop =
    { $label }, { $at }: { $changes ->
        [one] 1 cambio
       *[other] { $changes } cambios
    }
cli-folder-unread = No se pudo leer { $name }: { $reason }
cli-folder-forgotten = Este proceso ya no usa una carpeta compartida en esta computadora. Lo que estaba en ella se queda.
cli-vote-corrected =
    Se abrió el acta que corrige, con { $ballots ->
        [one] 1 boleta
       *[other] { $ballots } boletas
    }. La anterior queda como está.
cli-received-conflicts =
    { $count ->
        [one] Hay 1 conflicto por decidir.
       *[other] Hay { $count } conflictos por decidir.
    }
cli-received-problems =
    { $count ->
        [one] Hay 1 cosa que no cuadra.
       *[other] Hay { $count } cosas que no cuadran.
    }
cli-received-started = El proceso nació del paquete y está en { $path }.
cli-nothing-to-decide = No hay nada por decidir y todo cuadra.
cli-conflict = Conflicto en { $noun }: { $title }
cli-conflict-field = { $field }
cli-version-own = { $text } (de esta computadora, { $at })
cli-version-other = { $text } (de { $from }, { $at })
cli-version-nothing = nada
cli-problem-slip_code_repeated = Dos tarjetas tienen el código { $subject }. Las dos se conservan:
cli-problem-ballot_number_repeated = Dos boletas tienen el número { $subject }. Las dos se conservan:
cli-problem-commitment_code_repeated = Dos compromisos tienen el código { $subject }. Los dos se conservan:
cli-problem-slip_in_two_groups = La tarjeta { $subject } quedó en dos grupos:
cli-problem-two_corrections = La misma acta se corrigió en computadoras distintas:
cli-problem-two_votes = Se abrieron dos votaciones en computadoras distintas:
cli-problem-ballot_after_close = La boleta { $subject } no está como cuando se cerró la votación. Se conserva y la cuenta no cambia:
cli-problem-ballots_without_vote = Boletas que se quedaron sin votación, porque se deshizo su apertura. Se conservan:
cli-allocation-rule = Regla: { $rule }. Desempate: { $ties }.
cli-allocation-conditions = Condiciones: { $conditions }
cli-allocation-rule-left-out = Se deja fuera. { $why }
cli-allocation-everything-fits = Todo lo que cumple las condiciones cabe junto, así que entra todo sin aplicar la regla.
cli-allocation-compared-voters = Comparación por boletas que tienen más de sus proyectos: { $here } con { $rule }, { $there } con greedy_votes.
cli-allocation-compared-exclusion = Comparación por boletas que se quedan sin ninguno de sus proyectos: { $here } con { $rule }, { $there } con greedy_votes.
cli-allocation-greedy-stands = Por eso queda el resultado de greedy_votes. Con { $rule } habrían entrado: { $others }
cli-allocation-rule-stands = Por eso queda el resultado de { $rule }. Con greedy_votes habrían entrado: { $others }
cli-allocation-none = ninguno
cli-allocation-part-zone = Zona “{ $name }”, techo { $most }:
cli-allocation-part-category = Categoría “{ $name }”, techo { $most }:
cli-allocation-part-nowhere = Proyectos sin zona, techo { $most }:
cli-allocation-left-out = No están en ninguna parte y no se contaron: { $projects }
cli-allocation-total-of-parts = Costo total de las partes: { $total }
cli-allocation-above-budget = Los techos juntos pasan del presupuesto del archivo por { $amount }.
cli-allocation-winner = { $place }. Proyecto { $project }
cli-allocation-nothing = Ningún proyecto gana.
cli-allocation-total = Costo total: { $total }
cli-allocation-objective = Valor para todas las personas juntas: { $objective }
cli-allocation-steps = Cada boleta recibió { $steps } unidades más de dinero que su parte (Add1).
cli-allocation-ties = Empates en el camino: { $count }
cli-allocation-round-paid = { $project }: cuesta { $cost }, { $votes } votos; quien pudo pagó { $figure }.
cli-allocation-round-turn = { $project }: cuesta { $cost }, { $votes } votos; en su turno quedaban { $figure }.
cli-allocation-round-load = { $project }: cuesta { $cost }, { $votes } votos; la carga de quienes lo apoyan quedó en { $figure }.
cli-allocation-round-chosen = { $project }: cuesta { $cost }, { $votes } votos.
cli-allocation-lacked = No entró { $project }: { $votes } votos; le faltaron { $missing }.
cli-allocation-lost = No entró { $project }: { $votes } votos.
cli-allocation-barred-votes = No entró { $project }: { $votes } votos; necesitaba { $figure }.
cli-allocation-barred-unsupported = No entró { $project }: ninguna boleta lo nombra.
cli-allocation-barred-incompatible = No entró { $project }: { $votes } votos; es incompatible con { $by }, que entró.
cli-allocation-barred-zone = No entró { $project }: { $votes } votos; cuesta { $cost } y bajo el techo de la zona “{ $by }” quedaban { $figure }.
cli-allocation-barred-nowhere = No entró { $project }: { $votes } votos; cuesta { $cost } y bajo el techo de los proyectos sin zona quedaban { $figure }.
cli-allocation-barred-category = No entró { $project }: { $votes } votos; cuesta { $cost } y bajo el techo de la categoría “{ $by }” quedaban { $figure }.
cli-allocation-voters = Boletas con al menos un proyecto que entró: { $with } de { $voters }
cli-allocation-certificate = Certificado EJR+ hasta un proyecto: ningún grupo recibió menos de lo que le toca por su tamaño (proyectos revisados: { $checked }).
cli-allocation-violation = Sin certificado EJR+: { $voters } boletas que apoyan { $project } recibieron menos de lo que le toca a un grupo de su tamaño.
cli-allocation-resolute = Ningún proyecto depende del orden de desempate.
cli-allocation-irresolute = Dependen del orden de desempate: { $projects }
cli-allocation-irresolute-cut = Hay demasiados órdenes de desempate para verlos todos. Al menos dependen de él: { $projects }
cli-check-clean = El archivo cumple el formato. No hay nada que corregir.
cli-check-error = Línea { $line }, columna { $column }, error: { $message }
cli-check-warning = Línea { $line }, columna { $column }, aviso: { $message }
cli-verified-process = El proceso está completo y sin daños.
cli-verified-changes =
    { $changes ->
        [one] Se revisó 1 cambio.
       *[other] Se revisaron { $changes } cambios.
    }
cli-verified-devices =
    { $devices ->
        [one] Lo escribió 1 computadora.
       *[other] Lo escribieron { $devices } computadoras.
    }
cli-verified-structure = Estructura: completa.
cli-verified-chain =
    { $changes ->
        [one] Cadena de { $from }: 1 cambio, firme del primero al último.
       *[other] Cadena de { $from }: { $changes } cambios, firme del primero al último.
    }
cli-verified-tables = Tablas: son las que salen de los cambios.
cli-verified-photos =
    { $photos ->
        [one] Fotos: 1, como se guardó.
       *[other] Fotos: { $photos }, como se guardaron.
    }
cli-verified-photos-missing =
    { $photos ->
        [one] Falta 1 foto aquí. Llega con el paquete de quien la tiene.
       *[other] Faltan { $photos } fotos aquí. Llegan con el paquete de quien las tiene.
    }
cli-verified-photos-spoiled =
    { $photos ->
        [one] El disco dañó 1 foto. Todo lo demás está completo. La foto vuelve con el paquete de quien la tiene.
       *[other] El disco dañó { $photos } fotos. Todo lo demás está completo. Vuelven con el paquete de quien las tiene.
    }
cli-copied = El proceso está en esta computadora: { $path }. El de la memoria quedó como estaba.
cli-salvaged = Lo que se pudo rescatar está en { $path }.
cli-salvaged-changes =
    { $changes ->
        [one] Se rescató 1 cambio.
       *[other] Se rescataron { $changes } cambios.
    }
cli-salvaged-waiting =
    { $changes ->
        [one] 1 cambio espera: a lo que falta antes de él, o a que alguien deje entrar a su computadora.
       *[other] { $changes } cambios esperan: a lo que falta antes de ellos, o a que alguien deje entrar a su computadora.
    }
cli-salvaged-missing = De { $from } faltan los cambios { $first } a { $last }.
cli-salvaged-missing-one = De { $from } falta el cambio { $first }.
cli-salvaged-whole = No falta ningún cambio.
cli-salvaged-unsure = Puede faltar lo último que se escribió: el archivo ya no lo dice. Revisa lo más reciente.
cli-salvaged-again = Lo que falta vuelve con el paquete de otra computadora, o con un respaldo.
cli-salvaged-damaged = El archivo dañado está en { $path }, como estaba.
cli-encrypted = El proceso va cifrado. Sus seis palabras están en { $path }: guárdalas lejos de esta computadora.
cli-encrypted-plain-backups = Respaldos de antes que no van cifrados: { $count }. Se quitan en Ajustes, o con call remove_plain_backups.
cli-decrypted = El proceso ya no va cifrado.
cli-key-added = La llave se añadió.
cli-key-removed = La llave se quitó. Las copias que ya se repartieron todavía se abren con ella.
cli-state = Huella: { $state }

## Lo que se encuentra en un archivo de Pabulib

finding-too_large = El archivo tiene más de { $most } bytes y no se leyó.
finding-not_read = El archivo se cortó al leerlo ({ $found }).
finding-broken_gzip = El archivo comprimido está cortado o dañado: su texto llega hasta aquí.
finding-unpacks_too_large = El archivo comprimido trae más de { $most } bytes de texto, demasiado para su tamaño. No se leyó.
finding-not_utf8 = Aquí hay bytes que no son texto UTF-8. Guarda el archivo como UTF-8.
finding-no_section = Antes de esto debe ir la línea META.
finding-open_quote = Falta cerrar las comillas que abren aquí.
finding-missing_column = Falta la columna { $column } en el encabezado.
finding-missing_value = Falta el valor de { $column }.
finding-missing_budget = META no dice el presupuesto (budget). Sin presupuesto no hay nada que repartir.
finding-missing_vote_type = META no dice cómo se votó (vote_type).
finding-unknown_vote_type = No se conoce el tipo de votación “{ $found }”. Los tipos son approval, choose-1, cumulative, scoring y ordinal.
finding-not_an_amount = “{ $found }” no es un monto de cero o más. Escríbelo sin comas entre los miles.
finding-not_a_number = { $key } debe ser un número, y dice “{ $found }”.
finding-not_points = “{ $found }” no son puntos de cero o más.
finding-too_many_decimals = Este número tiene más de { $most } decimales.
finding-amount_too_large = Este número es demasiado grande para contarlo.
finding-costs_too_large = Hasta este proyecto, los costos juntos son demasiado grandes para contarlos.
finding-too_many_points = Estos puntos son demasiados: caben { $most }, contados en la parte más chica de un punto que usa el archivo.
finding-repeated_project = Ya hay un proyecto { $id }. Cada proyecto lleva su propio project_id.
finding-unknown_project = La boleta nombra “{ $id }”, que no es ningún proyecto.
finding-too_many = Aquí hay más de { $most } renglones de este tipo.
finding-uncountable = Con esto no se puede contar: { $error }.
finding-and_more = Hay { $count } más como estos ({ $code }).
finding-read_otherwise = No se puede escribir de modo que se lea igual: { $part }.
finding-byte_order_mark = El archivo empieza con una marca de orden de bytes antes de META. Guárdalo como UTF-8 sin marca.
finding-blank_line = Esta línea está vacía.
finding-space_around = Sobran espacios alrededor de “{ $found }”.
finding-space_in_list = Sobran espacios junto a las comas de { $column }.
finding-section_missing = Falta la sección { $section }.
finding-section_repeated = La sección { $section } está dos veces.
finding-section_late = La sección { $section } va antes: el orden es META, PROJECTS, VOTES.
finding-heading_missing = META debe empezar con la línea key;value.
finding-column_repeated = La columna { $column } está dos veces.
finding-column_not_first = { $section } debe empezar con la columna { $column }.
finding-column_missing = Falta la columna { $column } en { $section }: sin ella no se puede comprobar lo que dice selected.
finding-column_unknown = El formato no conoce la columna { $column } en { $section }.
finding-column_renamed = La columna { $column } se llama { $now } desde abril de 2026.
finding-out_of_order = { $column } va antes de { $after }.
finding-cells_too_many = Este renglón tiene más celdas que columnas hay.
finding-empty = { $column } no puede estar vacío.
finding-key_missing = A META le falta { $key }.
finding-key_repeated = META dice { $key } dos veces.
finding-key_unknown = El formato no conoce “{ $key }” en META.
finding-key_idle = { $key } no tiene sentido en una votación { $vote_type }.
finding-decimal_comma = { $column } lleva coma decimal (“{ $found }”); el formato pide punto.
finding-not_numeric = { $column } debe ser un número, y dice “{ $found }”.
finding-not_whole = { $column } debe ser un número entero, y dice “{ $found }”.
finding-not_a_date = { $column } debe ser un año, o una fecha como 31.12.2026, y dice “{ $found }”.
finding-dates_reversed = La votación termina antes de empezar: date_end es anterior a date_begin.
finding-word_unknown = { $column } no puede ser “{ $found }”. Se espera: { $expected }.
finding-comment_unnumbered = El comentario debe empezar con “#1: ”.
finding-comments_misnumbered = Los comentarios deben numerarse #1:, #2:, #3: en ese orden.
finding-count_differs = { $key } dice { $found }, y en el archivo hay { $counted }.
finding-max_length_too_large = max_length dice { $found }, y sólo hay { $counted } proyectos.
finding-not_one = En una votación choose-1, { $key } debe ser 1.
finding-is_choose_one = Con max_length 1, el tipo de votación es más bien choose-1.
finding-threshold_amiss = La regla { $rule } y min_project_score_threshold no van juntas: greedy-threshold lo necesita y greedy no lo lleva.
finding-not_said_fully_funded = El presupuesto alcanza para todos los proyectos, y falta fully_funded.
finding-not_fully_funded = Dice fully_funded, y el presupuesto no alcanza para todos los proyectos.
finding-names_differ = { $key } y la columna { $column } no nombran lo mismo. Están sólo de un lado: { $names }.
finding-cost_below_one = El proyecto { $project } cuesta menos de 1.
finding-cost_over_budget = El proyecto { $project } cuesta más que todo el presupuesto.
finding-id_unusable = Ninguna boleta puede nombrar “{ $project }”: un project_id no lleva comas ni es el nombre de una sección.
finding-coordinate_alone = Al proyecto { $project } le falta una de las dos coordenadas.
finding-sum_differs = { $column } del proyecto { $project } dice { $found }, y las boletas suman { $counted }.
finding-selected_over_budget = Los proyectos seleccionados cuestan { $found }, más que el presupuesto de { $budget }.
finding-selected_not_by_rule = Lo seleccionado no sigue la regla { $rule }. Faltan: { $missing }. Sobran: { $extra }.
finding-budget_left = Lo que sobra del presupuesto alcanza todavía para: { $projects }.
finding-voter_repeated = La boleta { $voter } está dos veces.
finding-no_such_project = “{ $project }” no es ningún proyecto.
finding-mark_repeated = La boleta nombra dos veces el proyecto { $project }.
finding-marks_too_many = La boleta nombra { $count } proyectos, y el máximo es { $most }.
finding-marks_too_few = La boleta nombra { $count } proyectos, y el mínimo es { $fewest }.
finding-points_missing = La boleta no dice sus puntos.
finding-points_idle = Las boletas { $vote_type } no llevan puntos.
finding-points_uneven = La boleta tiene { $marks } proyectos y { $points } puntajes.
finding-points_outside = La boleta da { $found } puntos a un proyecto, y { $key } es { $limit }.
finding-sum_outside = La boleta suma { $found }, y { $key } es { $limit }.
finding-points_unsorted = La boleta debe empezar por el proyecto con más puntos.

## Nombres de las cosas

cli-noun-process = el proceso
cli-noun-topic = un tema
cli-noun-session = la sesión
cli-noun-table = una mesa
cli-noun-slip = una tarjeta
cli-noun-group = un grupo
cli-noun-lineage = un origen
cli-noun-proposal = una propuesta
cli-noun-vote = la votación
cli-noun-option = un proyecto de la boleta
cli-noun-ballot = una boleta
cli-noun-commitment = un compromiso
cli-noun-milestone = un hito
cli-noun-laptop = una computadora
cli-noun-photo = una foto
cli-noun-attendee = una persona que asistió
cli-noun-signed_sheet = una foto de la lista firmada
cli-field-name = nombre
cli-field-place = lugar
cli-field-period = periodo
cli-field-ceiling = techo
cli-field-ceiling_source = origen del techo
cli-field-date = fecha
cli-field-text = texto
cli-field-kind = tipo
cli-field-table = mesa
cli-field-topic = tema
cli-field-cost = costo
cli-field-title = título
cli-field-marks = marcas
cli-field-state = estado
cli-field-due = fecha límite
cli-field-trashed = papelera
cli-field-admitted = cuenta lo que escribe
cli-field-recipient = dirección de sus paquetes cerrados
cli-field-caption = qué se ve
cli-field-person = datos de la persona, bajo llave
cli-field-corrects = acta que corrige
cli-field-reason = motivo
cli-field-problem = problema
cli-field-solution = solución
cli-field-product = producto
cli-field-government_organization = quién responde en el gobierno
cli-field-government_post = puesto en el gobierno
cli-field-counterpart_organization = contraparte de la sociedad civil
cli-field-counterpart_post = puesto en la sociedad civil
cli-field-indicator = indicador
cli-field-baseline = línea base
cli-field-target = meta
cli-field-verification = medio de verificación
cli-gap-problem = problema
cli-gap-solution = solución
cli-gap-product = producto
cli-gap-government = responsable de gobierno
cli-gap-counterpart = contraparte de la sociedad civil
cli-gap-milestone = hito con fecha
cli-gap-indicator = indicador con línea base, meta y medio de verificación
cli-gap-source = de dónde nace
cli-gap-decision = decidir lo que dos computadoras escribieron distinto

## Lo que está mal escrito

cli-argument-file = el archivo
cli-argument-folder = la carpeta
cli-argument-device = el dispositivo
cli-argument-use_case = lo que se pide
cli-argument-json = el JSON
cli-argument-document = el documento
cli-argument-list = la lista
cli-argument-number = el número
failure-subcommand_missing = Falta decir qué hacer. Escribe cocrea-cli --help para ver las órdenes.
failure-subcommand_unknown = No hay una orden “{ $name }”. Nada cambió. Escribe cocrea-cli --help para ver las órdenes.
failure-subcommand_unfinished = “{ $name }” por sí sola no dice qué hacer. Nada cambió. Las órdenes son: { $orders }.
failure-argument_missing = Falta { $argument }. Nada cambió. Se escribe así: cocrea-cli { $use }
failure-argument_unexpected = Sobra “{ $argument }”. Nada cambió. Se escribe así: cocrea-cli { $use }
failure-argument_repeated = La opción { $argument } está dos veces y sólo puede estar una. Nada cambió. Deja la que quieres.
failure-json_unreadable = Lo escrito no es JSON. Nada cambió. Detalle: { $detail }
failure-neither_process_nor_bundle = { $path } no es un proceso ni un paquete de Cocrea. No se cambió nada. Busca uno que termine en .cocrea o en .paquete.
failure-argument_not_text = “{ $argument }” no es texto en UTF-8. Nada cambió. Si es un archivo, ponle otro nombre.
failure-argument_unreadable = No se entiende “{ $argument }”. Nada cambió. Escribe cocrea-cli --help para ver cómo se escribe.
