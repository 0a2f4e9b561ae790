# Buscar, Historial y Ajustes.

search-placeholder = Buscar o hacer algo
search-results = Resultados
search-none = Nada con “{ $text }”. Prueba con menos letras.
search-go = Ir a
search-do = Hacer
search-do-ceiling = Cambiar el techo, los temas o las mesas
search-do-slip = Escribir una tarjeta
search-do-vote = Capturar o corregir boletas
search-do-close = Cerrar la votación
search-do-milestone = Agregar hitos a un compromiso
search-do-look = Cambiar el idioma, el contraste o el tamaño de la letra (language)
search-do-plan = Hacer el documento del plan
search-do-bundle = Hacer un paquete
search-do-receive = Recibir un paquete
search-stage = Etapa { $number }
search-slips = Tarjetas
search-move = moverse
search-open = abrir
search-only = sólo acciones
search-count = { $count ->
    [one] 1 resultado
   *[other] { $count } resultados
}
search-keys = Ver las teclas de esta pantalla

noun-process = Proceso
noun-session = Sesión
noun-table = Mesa
noun-topic = Tema
noun-slip = Tarjeta
noun-group = Grupo
noun-lineage = Procedencia
noun-proposal = Propuesta
noun-vote = Votación
noun-option = Proyecto de la boleta
noun-ballot = Boleta
noun-commitment = Compromiso
noun-milestone = Hito
noun-laptop = Computadora
noun-photo = Foto
noun-attendee = Asistente
noun-signed_sheet = Foto de la lista firmada

history-title = Historial
history-about = Cada cambio de este proceso, del más nuevo al más viejo.
history-empty = Aquí verás cada cambio
history-empty-more = Todavía no hay cambios en este proceso.
history-what = Qué cambió
history-where = En qué computadora
history-when = Cuándo
history-here = esta computadora
history-list = Cambios
history-next-undo = Lo siguiente que se deshace es: { $change }.
history-show = Ver
history-changes = Cambios
history-backups = Respaldos

backup-about = Cocrea guarda un respaldo al abrir el proceso cada día y antes de recibir un paquete. Quedan los 10 últimos, el último de cada día durante 30 días y los que tú nombras.
backup-point = Nombre del punto
backup-point-model = Ej. Antes de la votación
backup-set-point = Guardar punto de retorno
backup-point-set = Guardado y revisado: “{ $label }”.
backup-copy = Segunda copia en USB
backup-copied = Copia completa y revisada en { $path }. Expulsa la memoria antes de retirarla.
backup-trouble = Hoy no se pudo hacer el respaldo. { $why }
backup-empty = Todavía no hay respaldos
backup-empty-more = El primero se hace la próxima vez que abras este proceso, o cuando guardes un punto de retorno.
backup-list = Respaldos de este proceso
backup-what = Respaldo
backup-changes = Cambios guardados
backup-opened = Al abrir el proceso
backup-receiving = Antes de recibir un paquete
backup-migrating = Antes de actualizar el archivo
backup-returning = Antes de volver a otro respaldo
backup-asked = Copia pedida
backup-other = De otra versión de Cocrea
backup-broken = No se puede leer
backup-return = Volver a este punto
backup-return-to = Volver a este punto: { $name }, { $when }
backup-return-title = Volver a un respaldo
backup-return-what = El proceso quedará como estaba en “{ $name }” ({ $when }).
backup-return-kept = Lo de ahora no se borra: queda como un respaldo más, al que también puedes volver. Lo que ya repartiste en paquetes sigue en las otras computadoras y regresa si lo recibes.
backup-returned = El proceso está como en “{ $name }”. Lo de antes quedó como respaldo.
backup-folder = Están en { $path }

settings-title = Ajustes
settings-about = Se aplican de inmediato y valen en esta computadora.
settings-look = Cómo se ve
settings-language = Idioma
settings-language-es-MX = Español
settings-language-en = English
settings-theme = Colores
settings-theme-system = Como la computadora
settings-theme-light = Claro
settings-theme-dark = Oscuro
settings-theme-contrast = Alto contraste
settings-theme-contrast_dark = Alto contraste oscuro
settings-letter = Tamaño de letra
settings-work = Cómo se trabaja
settings-tab = Tab cambia el tipo de tarjeta en la línea de captura
settings-tab-hint = Sin esto, Tab sale del campo como en cualquier formulario; el tipo se cambia con !, *, +, ? y =.
settings-device = Nombre de esta computadora
settings-device-hint = Lo ven las demás computadoras del proceso. Usa el del equipo, como “Laptop Mesa 3”, nunca el de una persona.
settings-here = En esta computadora
settings-folder = Carpeta de procesos
settings-version = Versión
settings-identity = Identidad de la instalación
settings-recipient = Su dirección, para cerrarle paquetes
settings-verify = Revisar el proceso abierto
settings-verify-hint = Sigue la cadena de cambios desde el primero y dice si algo no cuadra.
settings-verified = Todo cuadra: { $changes ->
    [one] 1 cambio
   *[other] { $changes } cambios
} de { $devices ->
    [one] 1 computadora.
   *[other] { $devices } computadoras.
}
settings-print = Huella de lo que se ve

encryption-title = Cifrado del disco
encryption-none = Cocrea no cifra los procesos en este disco. Así, un archivo dañado todavía se puede rescatar por partes y nadie pierde un taller por una frase olvidada.
encryption-system = Cifra la computadora entera con lo que trae el sistema: BitLocker en Windows, FileVault en macOS, LUKS en Linux. Protege también los respaldos, los PDF y lo demás que guardas.
encryption-open-one = Abre un proceso para ver si va cifrado y quién lo puede abrir.
encryption-on = Este proceso va cifrado en este disco, igual que los respaldos que se hagan de él.
encryption-off = Este proceso no va cifrado: quien tenga este disco lo puede leer.
encryption-off-about = Cifrado, un archivo dañado ya no se rescata por partes: guarda también copias en otra memoria.
encryption-keyring = Esta computadora lo abrirá sola, con el llavero del sistema.
encryption-no-keyring = Esta computadora guarda su secreto en un archivo: pedirá las seis palabras una vez cada que abras Cocrea.
encryption-recovery = Dirección de quien organiza (opcional)
encryption-recovery-about = Su computadora lo abrirá aunque se pierdan las palabras. Es lo que empieza con age1 en esa computadora.
encryption-encrypt = Cifrar este proceso
encryption-decrypt = Quitar el cifrado
encryption-plain-backups = { $count ->
    [one] Hay 1 respaldo de antes que no va cifrado.
   *[other] Hay { $count } respaldos de antes que no van cifrados.
} Lo que se borra de un disco a veces todavía se puede recuperar.
encryption-remove-plain = Hacer un respaldo cifrado y quitar los que no lo están
encryption-slots = Llaves del archivo
encryption-slots-about = Cualquiera de ellas lo abre. Quitar una no cambia las copias que ya se repartieron: para dejar fuera a alguien, quita el cifrado y vuelve a cifrar.
encryption-holder-this_laptop = Esta computadora
encryption-holder-laptop = Otra computadora
encryption-holder-words = Seis palabras
encryption-remove = Quitar
encryption-remove-this = Quitar la llave { $name }
encryption-label = Nombre de una llave nueva
encryption-recipient = Dirección de otra computadora
encryption-add-laptop = Añadir esa computadora
encryption-add = Añadir seis palabras
encryption-words = Seis palabras que abren el proceso
encryption-words-about = Escríbelas en papel y guárdalas lejos de la computadora. Cocrea no las guarda: si se pierden todas las llaves, nadie podrá abrirlo.
encryption-words-written = Ya las escribí en papel
encryption-cancel = Cancelar
history-more = Ver cambios anteriores
