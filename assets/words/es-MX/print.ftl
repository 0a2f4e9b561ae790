# Palabras que van en el papel y en los nombres de archivo, además de documents.ftl.

print-table = Mesa { $number }
print-session = Sesión { $number }
print-folder = { $name } (documentos)
print-file-plan = Plan de Acción Local
print-file-sheet = Compromiso { $code } { $title }
example-process-name = Ejercicio de práctica

print-ties-official = entra primero el que cuesta menos; si cuestan lo mismo, el que tiene más apoyos; si siguen iguales, { $lot ->
    [none] decide el número de la boleta leído como texto: 10 va antes que 9
   *[drawn] decide el sorteo con la semilla “{ $seed }”, que cualquiera puede repetir con sha256sum de la semilla, un salto de línea y el número
}
print-ties-drawn = decide el sorteo con la semilla “{ $seed }”, que cualquiera puede repetir con sha256sum de la semilla, un salto de línea y el número
print-reason-paid_by_shares = Sus { $votes } apoyos juntaron { $money } y la parte más grande fue de { $share }.
print-reason-fitted_in_the_rest = Entró con lo que sobró: quedaban { $left }.
print-reason-most_votes = Cupo cuando llegó su turno: quedaban { $left }.
print-reason-short_at_the_start = Sus { $votes } apoyos juntan { $money }. Faltan { $missing }.
print-reason-spent_on_others = A sus { $votes } apoyos sólo les quedaban { $money }. Faltan { $missing }.
print-reason-did_not_fit = No cupo: quedaban { $left } y faltan { $missing }.
print-reason-load_shared = Sus { $votes } apoyos lo cargan juntos: a cada quien le tocan { $load } de todo lo que apoyó.
print-reason-ended_the_count = Era el siguiente y ya no cupo, así que ahí terminó la cuenta.
print-reason-not_reached = La cuenta terminó antes de su turno.
