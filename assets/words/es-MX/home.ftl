# Inicio: los procesos de esta computadora.

home-title = Procesos
home-about = Cada proceso es un archivo que vive en esta computadora.
home-open = Abrir archivo
home-new = Nuevo proceso
home-first = Crear el primer proceso
home-name = Nombre del proceso
home-name-example = Ej. Plan de Acción Local Hermosillo 2027
home-create = Crear proceso
home-cancel = Cancelar
home-continue = Continuar
home-continue-with = Continuar { $name }
home-open-process = Abrir
home-open-this = Abrir { $name }
home-receive-here = Recibir un paquete aquí
home-show-file = Ver el archivo en su carpeta
home-stage-of = Etapa { $number } de 5: { $stage }
home-next-1 = Etapa 1 de 5, { $stage }. Sigue: <b>techo, temas y mesas</b>
home-next-2 = Etapa 2 de 5, { $stage }. Sigue: <b>capturar lo que digan las mesas</b>
home-next-3 = Etapa 3 de 5, { $stage }. Sigue: <b>agrupar y votar</b>
home-next-4 = Etapa 4 de 5, { $stage }. Sigue: <b>redactar los compromisos</b>
home-next-5 = Etapa 5 de 5, { $stage }. Sigue: <b>cumplir los hitos</b>
home-fictional = Ejemplo con datos inventados
home-slips = { $count ->
    [one] 1 tarjeta
   *[other] { $count } tarjetas
}
home-commitments = { $count ->
    [one] 1 compromiso
   *[other] { $count } compromisos
}
home-changed = Cambió { $when }
home-here = En esta computadora
home-offline = Funciona sin internet. Nada sale de aquí si tú no lo compartes.
home-folder = Los procesos nuevos se guardan en:
home-bundle-title = ¿Te pasaron un paquete?
home-bundle-about = Junta lo que capturó otra computadora. Verás qué cambia antes de aceptar.
home-practice-title = ¿Primera vez?
home-practice-about = Un proceso completo con datos inventados, para aprender sin miedo.
home-practice = Practicar con un ejemplo
home-practice-again-title = Practicar de nuevo
home-practice-again-about = El ejemplo con el que ya practicaste está en la lista: ahí lo continúas. Este botón empieza otro desde cero.
home-practice-again = Empezar otro ejemplo nuevo
home-empty-title = Aquí empieza la mesa
home-empty-about = Todavía no hay procesos en esta computadora. Crea el primero o practica con un ejemplo; nada de lo que hagas sale de aquí.
home-empty-file = ¿Alguien te pasó un archivo?
home-open-it = Ábrelo
home-receive-it = Recíbelo
home-lost-title = ¿Se dañó o se perdió un proceso?
home-lost-about = Búscalo en la carpeta “respaldos” o en la memoria donde guardaste una copia.
home-recover = Recuperar de un respaldo
home-recover-it = Recupéralo de un respaldo
home-copy-here = Copiar a esta computadora y abrir
home-what-to-do = Qué hacer
home-what-to-do-with = Qué hacer con { $name }
home-rescue-title = ¿Qué se puede rescatar?
home-rescue-reading = Buscando lo que se puede rescatar…
home-rescue-changes = { $count ->
    [one] Se puede rescatar 1 cambio.
   *[other] Se pueden rescatar { $count } cambios.
}
home-rescue-waiting = { $count ->
    [one] 1 cambio espera a lo que falta antes de él, o a que dejes entrar a su computadora.
   *[other] { $count } cambios esperan a lo que falta antes de ellos, o a que dejes entrar a su computadora.
}
home-rescue-missing = De { $from } faltan los cambios { $first } a { $last }.
home-rescue-missing-one = De { $from } falta el cambio { $first }.
home-rescue-whole = No falta ningún cambio.
home-rescue-unsure = Puede faltar lo último que se escribió: el archivo ya no lo dice.
home-rescue-again = Lo que falta vuelve con el paquete de otra computadora, o con un respaldo.
home-rescue = Rescatar lo que se pueda
home-rescue-aside = Apartar el archivo dañado: queda en su carpeta con otro nombre.
home-rescue-done = Lo rescatado está abierto. El archivo dañado sigue en { $path }.
home-rescue-backup = Volver al respaldo de { $when }
home-key-new = Nuevo proceso
home-key-open = Abrir un archivo
home-key-move = Ir de un proceso a otro
home-key-enter = Abrir el proceso
home-locked = Este proceso va cifrado
home-locked-words = Seis palabras del proceso
home-locked-open = Abrir con las palabras

nokey-title = El llavero no responde
nokey-about = La llave de esta computadora está en el llavero del sistema, que no responde. No se abrió nada y nada se perdió. Desbloquéalo: escribe su contraseña, o entra otra vez a tu sesión, e inténtalo de nuevo.
nokey-again = Intentar otra vez
nokey-working = Intentando…
nokey-anew = Ya nunca va a responder…
nokey-sure = ¿Seguir como computadora nueva?
nokey-loses-in = Esta computadora será otra para las demás: tienen que dejarla entrar de nuevo, comparando sus seis palabras.
nokey-loses-sealed = Los paquetes cerrados para la computadora de antes ya no se podrán abrir aquí; pide que los hagan otra vez. Tampoco los nombres y contactos cerrados para ella.
nokey-loses-back = No se puede volver atrás: aunque el llavero responda después, ya no se le preguntará.
nokey-keeps = Tus procesos, sus fotos y sus respaldos se quedan aquí. Los que estén cifrados se abren con sus seis palabras.
nokey-no = No, todavía no
nokey-yes = Seguir como computadora nueva
