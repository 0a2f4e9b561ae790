# Palabras que van en el papel y en los nombres de archivo, además de documents.ftl.

print-table = Mesa { $number }
print-session = Sesión { $number }
print-folder = { $name } (documentos)
print-file-plan = Plan de Acción Local
print-file-sheet = Compromiso { $code } { $title }
example-process-name = Ejercicio de práctica

print-ties-official = entra primero el que cuesta menos; si cuestan lo mismo, el que tiene más apoyos; si siguen iguales, { $lot ->
    [none] decide el número del proyecto en la boleta, comparado cifra por cifra: el 10 va antes que el 9
   *[drawn] decide el sorteo con la semilla “{ $seed }”, que cualquiera puede repetir con sha256sum de la semilla, un salto de línea y el número
}
print-ties-drawn = decide el sorteo con la semilla “{ $seed }”, que cualquiera puede repetir con sha256sum de la semilla, un salto de línea y el número
print-reason-paid_by_shares = { $votes ->
    [one] Su único apoyo todavía tenía
   *[other] Sus { $votes } apoyos todavía tenían
} { $money }{ $nobody_less ->
    [yes] { $votes ->
        [one] {" "}y puso { $share }
       *[other] {" "}y cada uno puso { $share }
    }
   *[no] : { $full ->
        [one] 1 puso { $share }
       *[other] { $full } pusieron { $share } cada uno
    }
}{ $rest ->
    [0] {""}
    [one] , 1 puso lo que le quedaba
   *[other] , { $rest } pusieron lo que les quedaba
}{ $nothing ->
    [0] {""}
    [one] , 1 ya no tenía nada
   *[other] , { $nothing } ya no tenían nada
}.
print-reason-fitted_in_the_rest = Entró con lo que sobró, por número de apoyos: quedaban { $left }.
print-reason-most_votes = En su turno quedaban { $left } y entró.
print-reason-short_at_the_start = { $votes ->
    [0] Nadie lo eligió.
    [one] Su único apoyo tiene { $money }. Faltan { $missing }.
   *[other] Sus { $votes } apoyos juntan { $money }. Faltan { $missing }.
}
print-reason-spent_on_others = { $votes ->
    [one] A su único apoyo sólo le quedaban
   *[other] A sus { $votes } apoyos sólo les quedaban
} { $money }. Faltan { $missing }.
print-reason-did_not_fit = En su turno quedaban { $left }. Faltan { $missing }.
print-reason-load_shared = Sus { $votes } apoyos lo cargan juntos: a cada quien le tocan { $load } de todo lo que apoyó.
print-reason-ended_the_count = Era el siguiente y ya no cupo, así que ahí terminó la cuenta.
print-reason-not_reached = La cuenta terminó antes de su turno.
print-shares = A cada boleta le tocaron { $share }.
print-shares-raised = A cada boleta le tocaron { $share } y la parte subió peso por peso hasta { $reached }.
print-about = unos { $amount }
print-names = { $names } y { $last }
print-tied-first = Empató con { $projects } y entró primero porque { $by ->
    [cost] cuesta menos
    [votes] tiene más apoyos
    [lot] así salió el sorteo
   *[number] su número en la boleta, leído como texto, va antes
}.
print-tied-after = Empató con { $projects }, { $count ->
    [one] que entró primero
   *[other] que entraron primero
} porque { $by ->
    [cost] { $count ->
        [one] cuesta menos
       *[other] cuestan menos
    }
    [votes] { $count ->
        [one] tiene más apoyos
       *[other] tienen más apoyos
    }
    [lot] así salió el sorteo
   *[number] { $count ->
        [one] su número en la boleta, leído como texto, va antes
       *[other] sus números en la boleta, leídos como texto, van antes
    }
}.
