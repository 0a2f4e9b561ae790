# Priorizar: agrupar, propuestas, votación y resultado.

group-title = Junta las que dicen lo mismo
group-about = { $all ->
    [0] Todavía no hay tarjetas.
    [one] { $grouped } de 1 tarjeta ya está en un grupo.
   *[other] { $grouped } de { $all } tarjetas ya están en { $groups ->
        [one] 1 grupo
       *[other] { $groups } grupos
    }. { $loose ->
        [0] No falta ninguna.
        [one] Falta 1.
       *[other] Faltan { $loose }.
    }
}
group-loose = Sueltas
group-new = Nuevo grupo
group-none-loose = Todas las tarjetas ya tienen grupo.
group-no-slips = Aquí llegan las tarjetas que se capturan en la sesión.
group-blank = Aún no hay grupos. Elige tarjetas y crea el primero, o levanta una con Espacio.
group-empty = Todavía no tiene tarjetas.
group-see-more = Ver { $count } más
group-slips = { $count ->
    [one] 1 tarjeta
   *[other] { $count } tarjetas
}
group-name = Nombre del grupo
group-name-model = Ej. Alumbrar los parques
group-name-hint = Empieza con un verbo: qué hay que hacer. { $count ->
    [0] Nace vacío.
    [one] Entra 1 tarjeta.
   *[other] Entran { $count } tarjetas.
}
group-create = Crear grupo
group-rename = Cambiar el nombre
group-propose = Hacer una propuesta
group-propose-again = Hacer otra propuesta
group-trash = A la papelera
group-place-here = Poner aquí
group-move-to = Mover a…
group-unchoose = No mover
group-chosen = { $count ->
    [0] Ninguna tarjeta elegida
    [one] 1 tarjeta elegida
   *[other] { $count } tarjetas elegidas
}
group-lifted = { $count ->
    [one] Tarjeta levantada
   *[other] { $count } tarjetas levantadas
} sobre { $target }. Flechas para otro grupo, Espacio para soltar, Escape para cancelar.
group-over = Sobre { $target }
group-dropped = { $count ->
    [one] 1 tarjeta
   *[other] { $count } tarjetas
} en { $target }
group-created = Grupo { $name } creado, { $count ->
    [0] vacío
    [one] con 1 tarjeta
   *[other] con { $count } tarjetas
}
group-cancelled = Cancelado. Todo quedó como estaba.
group-space = Espacio
group-how-over = Sobre <b>{ $target }</b>.
group-how-other = otro grupo
group-how-drop = soltar aquí
group-how-cancel = cancelar
group-how-cancel-button = Cancelar
group-key-new = Nuevo grupo con las tarjetas elegidas
group-key-arrows = Ir de una tarjeta a otra
group-key-choose = Elegir la tarjeta o dejar de elegirla
group-key-extend = Elegir varias seguidas
group-key-lift = Levantar o soltar
group-key-cancel = Cancelar o quitar lo elegido

proposal-title = Propuestas
proposal-about-none = De cada grupo sale lo que se va a votar.
proposal-about = { $count ->
    [one] 1 propuesta.
   *[other] { $count } propuestas.
} { $without ->
    [0] Todas tienen costo.
    [one] A 1 le falta el costo.
   *[other] A { $without } les falta el costo.
}
proposal-about-locked = { $count ->
    [one] 1 propuesta en la boleta.
   *[other] { $count } propuestas en la boleta.
}
proposal-locked = La votación ya se abrió: las propuestas quedan como están.
proposal-blank = Todavía no hay propuestas
proposal-blank-more = Elige un grupo de la lista y di qué se propone, cuánto cuesta y dónde.
proposal-blank-groups = Primero junta las tarjetas en grupos.
proposal-waiting = Grupos sin propuesta
proposal-none-waiting = Cada grupo ya tiene la suya.
proposal-make = Hacer propuesta
proposal-make-from = Hacer propuesta del grupo { $group }
proposal-new = Nueva propuesta
proposal-name = Propuesta
proposal-cost = Costo
proposal-cost-model = Ej. 180 mil, 1.2 mdp
proposal-cost-missing = Sin costo no se puede votar
proposal-costs-said = En sus tarjetas se habló de { $costs }.
proposal-place = Lugar
proposal-place-model = Ej. Altares
proposal-places-said = En sus tarjetas se habló de { $places }.
proposal-no-cost = Sin costo
proposal-from = Del grupo “{ $group }”, { $count ->
    [one] 1 tarjeta
   *[other] { $count } tarjetas
}
proposal-create = Crear propuesta
proposal-created = Propuesta creada: { $title }
proposal-trash = A la papelera
proposal-trashed = “{ $title }” está en la papelera
proposal-to-vote = Pasar a la votación
proposal-key-group = Nueva propuesta; primero hace falta un grupo
proposal-key-new = Nueva propuesta

rule-mes_cost_add1u = Partes Iguales
rule-mes_cost_add1u-how = Cada boleta recibe la misma parte del dinero y paga lo que apoya junto con quienes también lo apoyan. La parte sube peso por peso mientras alcance; lo que sobre se completa por más votos.
rule-mes_cost_util = Partes Iguales, una vuelta
rule-mes_cost_util-how = Cada boleta recibe la misma parte del dinero y paga lo que apoya junto con quienes también lo apoyan, en una sola vuelta. Lo que sobre se completa por más votos.
rule-mes_cost_add1 = Partes Iguales sin completar
rule-mes_cost_add1-how = Como Partes Iguales, pero lo que sobre al final no se usa.
rule-mes_cost = Partes Iguales, una vuelta sin completar
rule-mes_cost-how = Cada boleta recibe la misma parte del dinero y paga lo que apoya, en una sola vuelta. Lo que sobre no se usa.
rule-greedy_votes = Más votos primero
rule-greedy_votes-how = Entran los proyectos con más votos, uno por uno, mientras quepan. Una mayoría puede quedarse con todo.
rule-phragmen = Cargas parejas
rule-phragmen-how = El costo de cada proyecto se carga entre quienes lo apoyan y entra primero el que deja la carga más pareja (regla de Phragmén). Termina cuando el siguiente ya no cabe.
ties-official = entra primero el que cuesta menos; si cuestan lo mismo, el que tiene más apoyos; si siguen iguales, { $lot ->
    [none] decide el número del proyecto en la boleta, comparado cifra por cifra: el 10 va antes que el 9
   *[drawn] decide el sorteo con la semilla “{ $seed }”
}
ties-drawn = { $lot ->
    [none] decide el sorteo. Falta escribir su semilla
   *[drawn] decide el sorteo con la semilla “{ $seed }”
}
ties-check-title = ¿Cómo se comprueba el sorteo?
ties-check = Para cada proyecto se escribe la semilla “{ $seed }”, un salto de línea y su número en la boleta, y se saca su huella SHA-256: una clave que sólo depende de lo escrito y que nadie puede escoger. Los proyectos van de la huella menor a la mayor, comparadas signo por signo: primero los números del 0 al 9 y luego las letras de la a a la f. Cualquier computadora da la misma; en Linux, para el proyecto 1:

vote-title = Votación
vote-title-open = Captura de boletas
vote-title-closed = Boletas contadas
vote-about-none = Antes de abrirla se fija la regla, para que nadie la cambie después.
vote-about-open = Aprobación, hasta { $max ->
    [one] 1 proyecto
   *[other] { $max } proyectos
}. Ninguna boleta lleva nombre.
vote-about-closed = La votación está cerrada: { $ballots ->
    [one] 1 boleta que ya no cambia.
   *[other] { $ballots } boletas que ya no cambian.
}
vote-blank = Todavía no hay qué votar
vote-blank-more = La boleta lleva las propuestas, con su costo y su número.
vote-on-ballot = { $count ->
    [one] En la boleta: 1 proyecto
   *[other] En la boleta: { $count } proyectos
}
vote-number = Número
vote-open-title = Abrir la votación
vote-max-marks = Marcas por boleta, a lo más
vote-max-marks-hint = Cada persona aprueba hasta ese número de proyectos.
vote-rule = Regla
vote-ties = Si hay empate
vote-ties-official = Entra el que cuesta menos
vote-ties-drawn = Sólo el sorteo
vote-seed = Semilla del sorteo
vote-seed-model = Ej. 4-2-6
vote-seed-hint = Lo que salió al tirar los dados frente a todas las personas, en hasta { $longest } letras y números. { $kind ->
    [drawn] El sorteo la necesita.
   *[official] Sin semilla, lo que siga igual lo decide el número del proyecto en la boleta.
}
vote-seed-too-long = La semilla tiene { $length } letras y caben { $longest }. Sigue en pantalla: acórtala.
vote-locks = Al abrirla queda fijo
vote-locks-marks = Las marcas: { $max ->
    [one] 1 por boleta.
   *[other] hasta { $max } por boleta.
}
vote-locks-rule = La regla: { $rule }.
vote-locks-ties = Los empates: { $ties }.
vote-locks-ceiling = El techo: { $ceiling }.
vote-locks-no-ceiling = El techo, que todavía falta escribir en Preparar.
vote-locks-proposals = Las propuestas, con su número, su nombre y su costo.
vote-locked = Quedó fijo al abrirla
vote-open = Abrir la votación
vote-key-open = Ir al campo que sigue y del último al botón que abre la votación; ahí, abrirla
vote-to-ceiling = Ir al techo
vote-to-result = Ver resultado
vote-close = Cerrar la votación
vote-close-title = ¿Ya están todas las boletas?
vote-close-what = Se cuentan { $valid ->
    [one] 1 válida
   *[other] { $valid } válidas
}, { $blank } en blanco y { $void ->
    [one] 1 anulada
   *[other] { $void } anuladas
}. Al cerrar, ninguna boleta se captura, se corrige ni se anula. Cerrar no se deshace.
vote-close-draft = Hay una boleta a medias que todavía no se guarda: no se contaría.
vote-close-yes = Cerrar y ver el resultado
vote-close-no = Todavía no
vote-key-stay = No cerrar todavía la votación
vote-closed-said = La votación está cerrada

ballot-title = Boleta { $number }
ballot-correct-title = Corregir boleta { $number }
ballot-marked = Marcó <b>{ $marked }</b> de { $max }
ballot-line = Escribe los números marcados, separados con espacio
ballot-how = Enter guarda y sigue. B la deja en blanco y A la anula con sus marcas; entonces no lleva más números: Enter la guarda y otra vez la misma letra lo quita. Con el campo vacío, flecha arriba corrige la última.
ballot-options = Proyectos de la boleta
ballot-enter = Enter
ballot-save = Guardar y seguir
ballot-correct-save = Guardar corrección
ballot-leave = Dejarla igual
ballot-state-valid = Válida
ballot-state-blank = En blanco
ballot-state-void = Anulada
ballot-armed-blank = En blanco: Enter la guarda, otra vez B lo quita
ballot-armed-void = Anulada: Enter la guarda, otra vez A lo quita
ballot-refused-blank = Esta boleta está en blanco y no lleva marcas: Enter la guarda, otra vez B lo quita.
ballot-refused-void = Esta boleta está anulada y no lleva más marcas: Enter la guarda, otra vez A lo quita.
ballot-refused-later = Una boleta no se guardó: regresa al campo cuando guardes esta.
ballot-saved-said = Boleta { $number } guardada
ballot-corrected-said = Boleta { $number } corregida
ballot-typed = Capturadas
ballot-count = { $valid ->
    [one] 1 válida
   *[other] { $valid } válidas
}, { $blank } en blanco, { $void ->
    [one] 1 anulada
   *[other] { $void } anuladas
}
ballot-last = Últimas
ballot-none = Aquí aparecen las boletas, de la última a la primera.
ballot-correct = Corregir boleta { $number }
ballot-key-save = Guardar la boleta y seguir
ballot-key-correct = Guardar la corrección
ballot-key-blank = En blanco, dentro del campo; Enter la guarda, otra vez B lo quita
ballot-key-void = Anulada, dentro del campo; Enter la guarda, otra vez A lo quita
ballot-key-last = Corregir la última boleta, con el campo vacío
ballot-key-options = Ir de un proyecto a otro; ahí, Espacio lo marca
ballot-key-leave = Dejar la boleta como estaba

vote-state-open = Abierta
vote-state-closed = Cerrada

vote-close-conflicts = { $count ->
    [one] Hay 1 conflicto por decidir. Si toca la votación o los compromisos, primero se decide
   *[other] Hay { $count } conflictos por decidir. Si tocan la votación o los compromisos, primero se deciden
}; los demás no cambian la cuenta.
correct-ask = Corregir con un acta nueva…
correct-title = Corregir con un acta nueva
correct-about = Lo cerrado no se cambia. Se abre otra votación con los mismos proyectos, regla y boletas; ahí se corrige y se cierra. La de ahora se conserva y dirá que fue corregida.
correct-reason = Por qué se corrige
correct-reason-hint = Se leerá en pantalla y se imprimirá en las dos actas. Sin nombres de personas.
correct-yes = Abrir el acta nueva
correct-leave = Dejarla como está
correct-key-leave = Dejar el acta como está
correct-done = El acta nueva está abierta, con las mismas boletas. Corrige y ciérrala.
correct-by = Corregida por el acta del { $date }
correct-being = En corrección desde el { $date }: mientras no se cierre, vale ésta
correct-of = Corrige el acta del { $date }
correct-because = Porque: { $reason }
correct-see-open = Ver el acta en corrección
correct-see-next = Ver el acta que la corrige
correct-see-before = Ver el acta corregida
result-title = Resultado de la votación
result-about = { $valid ->
    [one] 1 boleta válida
   *[other] { $valid } boletas válidas
}, { $blank } en blanco, { $void ->
    [one] 1 anulada
   *[other] { $void } anuladas
}.
result-see-ballots = Ver boletas
result-to-commitments = Pasar a compromisos
result-blank = Todavía no hay resultado
result-budget = Presupuesto
result-of = de { $ceiling }
result-rule = Regla
result-bar = { $count ->
    [one] 1 proyecto usa
   *[other] { $count } proyectos usan
} { $share } del techo; quedan { $left }
result-legend = Los números dicen el orden en que ganaron, no el de la boleta. { $with } de { $ballots } boletas tienen al menos un proyecto que gana.
result-left = Quedan
result-not-locked = Así habría quedado con { $rule }. La regla de esta votación se fijó antes de votar y es { $locked }.
result-projects = Proyectos
result-place = Orden en que ganó
result-win = { $count ->
    [0] No ganó ningún proyecto
    [one] Gana 1 proyecto
   *[other] Ganan { $count } proyectos
}
result-would-win = { $count ->
    [0] No ganaría ningún proyecto
    [one] Ganaría 1 proyecto
   *[other] Ganarían { $count } proyectos
}
result-lose = { $count ->
    [one] No alcanzó 1 proyecto
   *[other] No alcanzaron { $count } proyectos
}
result-would-lose = { $count ->
    [one] No alcanzaría 1 proyecto
   *[other] No alcanzarían { $count } proyectos
}
result-votes = Apoyos de { $ballots }
result-ties = { $count ->
    [0] No hubo empates
    [one] Hubo 1 empate
   *[other] Hubo { $count } empates
}. Desempate: { $ties }.
result-hanging = Dependen del desempate: { $projects }.
result-hanging-none = Ningún proyecto depende del desempate.
result-hanging-unknown = Hubo tantos empates que no se revisaron todos los órdenes.
result-decided = Cómo se decidió
result-raised = A cada boleta le tocaron { $share } y la parte subió peso por peso hasta { $reached }.
result-ties-title = Empates
result-fair-title = Prueba de justicia
result-fair = Se cumple: ningún grupo recibió menos de lo que le toca por su tamaño.
result-fair-what = ¿Qué es esto?
result-fair-how = Si 20 de cada 100 boletas eligieron el mismo proyecto, a ese grupo le toca el 20 % del dinero. De cada proyecto que no ganó se mira a quienes lo eligieron y se pregunta si alguien del grupo recibió, con lo que sí ganó, por lo menos lo que su parte habría puesto en ese proyecto. Si nadie, aquí se dice. La prueba se llama EJR+ (hasta cualquier proyecto) y cualquiera puede repetirla.
result-figures = En cifras
result-figures-with = { $with } de { $ballots } boletas tienen al menos un proyecto que gana ({ $share }).
result-figures-average = Proyectos que ganan por boleta, en promedio: { $average }.
result-unfair = No se cumple: recibieron menos de lo que le toca a un grupo de su tamaño quienes apoyan { $projects }.
result-compare-spent = Se usa
result-compare-with = Boletas con algo de lo que apoyaron
result-compare-changes = Frente a la de esta votación
result-compare-locked = Es la de esta votación: { $count ->
    [one] entra 1 proyecto.
   *[other] entran { $count } proyectos.
}
result-compare-with-short = Boletas con algo, de { $ballots }
result-compare-average-short = Proyectos por boleta
result-counting = Contando las boletas…
result-tie = Empataron “{ $first }” y { $others }: fue primero “{ $first }”.
what-if-told = Lo que quedaría
what-if-after = Aquí se dice lo que quedaría cuando se entienda la cifra marcada.
what-if-wrong = { $project }: { $why }
what-if = ¿Y si…?
what-if-about = Prueba otras cifras con { $rule }, la regla de esta votación. <b>Nada se guarda:</b> el resultado que vale no cambia.
what-if-ceiling = Otro techo
what-if-model = Ej. 10 mdp
what-if-cost = Otro costo
what-if-cost-of = Otro costo de { $project }
what-if-withdraw = Retirar
what-if-withdraw-of = Retirar { $project }
what-if-again = Empezar de nuevo
what-if-result = { $count ->
    [one] Entraría 1 proyecto
   *[other] Entrarían { $count } proyectos
}: { $spent } de { $ceiling }
what-if-same = Entrarían los mismos proyectos.
what-if-enters = Entraría { $project }
what-if-leaves = Ya no entraría { $project }
what-if-not-recorded = Esto es sólo una prueba: no se guarda.
result-number = Número { $number } en la boleta
result-why = ¿Por qué ganó “{ $project }”?
result-why-not = ¿Por qué no alcanzó “{ $project }”?
result-why-would = ¿Por qué habría ganado “{ $project }”?
result-why-would-not = ¿Por qué no habría alcanzado “{ $project }”?
result-other-wins = Con “{ $rule }” este proyecto habría ganado.
result-other-wins-too = Con “{ $rule }” también habría ganado.
result-other-loses = Con “{ $rule }” este proyecto no habría ganado.
result-other-loses-too = Con “{ $rule }” tampoco habría alcanzado.
result-compare = Comparar reglas
result-wins = Gana
result-loses = No alcanza
result-key-arrows = Ir de un proyecto a otro

result-line-fitted_in_the_rest = Entró con lo que sobró, por número de apoyos
result-line-short_at_the_start = { $votes ->
    [0] Nadie lo eligió
    [one] Tiene { $money }; faltan { $missing }
   *[other] Juntan { $money }; faltan { $missing }
}
result-line-spent_on_others = { $votes ->
    [one] Le quedaban
   *[other] Les quedaban
} { $money }; faltan { $missing }
result-line-did_not_fit = En su turno quedaban { $left }. Faltan { $missing }
result-line-load_shared = Carga de cada apoyo: { $load }
result-line-ended_the_count = Era el siguiente y ya no cupo
result-line-not_reached = La cuenta terminó antes de su turno
result-line-tied-first = Ganó el desempate contra { $count ->
    [one] { $projects }
   *[other] { $count } proyectos
}
result-line-tied-after = Perdió el desempate contra { $count ->
    [one] { $projects }
   *[other] { $count } proyectos
}

result-why-raised-1 = Los { $ceiling } se repartieron en partes iguales, y la parte de cada boleta subió peso por peso de { $share } hasta <b>{ $reached }</b>.
result-why-paid_by_shares-1 = Los { $ceiling } se repartieron en partes iguales: a cada boleta le tocaron <b>{ $share }</b>.
result-why-paid_by_shares-2 = { $votes ->
    [one] <b>1 persona</b> lo eligió. Todavía tenía
   *[other] <b>{ $votes } personas</b> lo eligieron. Entre todas todavía tenían
} <b>{ $money_before }</b>.
result-why-paid_by_shares-3 = Cuesta <b>{ $cost }</b>. <b>Alcanzó.</b>
result-why-fitted_in_the_rest-1 = { $votes ->
    [one] <b>1 persona</b> lo eligió, pero su parte
   *[other] <b>{ $votes } personas</b> lo eligieron, pero sus partes
} ya no alcanzaban para pagarlo.
result-why-fitted_in_the_rest-2 = Al terminar el reparto quedaban <b>{ $left_before }</b> sin usar. Los demás proyectos se revisaron por número de apoyos, y los que tienen los mismos, en el orden del desempate.
result-why-fitted_in_the_rest-3 = Cuesta <b>{ $cost }</b>. <b>Entró con lo que sobró.</b>
result-why-most_votes-1 = Los proyectos se revisaron del que tiene más votos al que tiene menos, y los que tienen los mismos, en el orden del desempate.
result-why-most_votes-2 = { $votes ->
    [one] <b>1 persona</b> lo eligió.
   *[other] <b>{ $votes } personas</b> lo eligieron.
} Cuando llegó su turno quedaban <b>{ $left_before }</b>.
result-why-most_votes-3 = Cuesta <b>{ $cost }</b>. <b>Alcanzó.</b>
result-why-short_at_the_start-1 = Los { $ceiling } se repartieron en partes iguales: a cada boleta le tocaron <b>{ $share }</b>.
result-why-short_at_the_start-2 = { $votes ->
    [0] Nadie lo eligió.
    [one] <b>1 persona</b> lo eligió y tiene <b>{ $money }</b>.
   *[other] <b>{ $votes } personas</b> lo eligieron. Entre todas juntan <b>{ $money }</b>.
}
result-why-short_at_the_start-3 = Cuesta <b>{ $cost }</b>. <b>Faltan { $missing }.</b>
result-why-spent_on_others-1 = Los { $ceiling } se repartieron en partes iguales: a cada boleta le tocaron <b>{ $share }</b>.
result-why-spent_on_others-2 = { $votes ->
    [one] <b>1 persona</b> lo eligió. Ya había pagado otros proyectos que entraron y le quedaban
   *[other] <b>{ $votes } personas</b> lo eligieron. Ya habían pagado otros proyectos que entraron y les quedaban
} <b>{ $money }</b>.
result-why-spent_on_others-3 = Cuesta <b>{ $cost }</b>. <b>Faltan { $missing }.</b>
result-why-did_not_fit-1 = Los proyectos se revisaron del que tiene más votos al que tiene menos, y los que tienen los mismos, en el orden del desempate.
result-why-did_not_fit-2 = { $votes ->
    [0] Nadie lo eligió.
    [one] <b>1 persona</b> lo eligió.
   *[other] <b>{ $votes } personas</b> lo eligieron.
} Cuando llegó su turno quedaban <b>{ $left }</b>.
result-why-did_not_fit-3 = Cuesta <b>{ $cost }</b>. <b>Faltan { $missing }.</b>
result-why-load_shared-1 = Cada proyecto se carga entre quienes lo apoyan. Entra primero el que deja la carga más pareja.
result-why-load_shared-2 = { $votes ->
    [one] Lo apoya <b>1 boleta</b>, que lleva una carga de <b>{ $load }</b>.
   *[other] Lo apoyan <b>{ $votes } boletas</b>; cada una lleva una carga de <b>{ $load }</b>.
}
result-why-load_shared-3 = Cuesta <b>{ $cost }</b>. <b>Entró.</b>
result-why-ended_the_count-1 = Cada proyecto se carga entre quienes lo apoyan. Entra primero el que deja la carga más pareja.
result-why-ended_the_count-2 = Con <b>{ $votes }</b> apoyos, este era el siguiente.
result-why-ended_the_count-3 = Cuesta <b>{ $cost }</b>. <b>Ya no cupo</b>, y ahí terminó la cuenta.
result-why-not_reached-1 = Cada proyecto se carga entre quienes lo apoyan. Entra primero el que deja la carga más pareja.
result-why-not_reached-2 = { $votes ->
    [0] Nadie lo eligió.
   *[other] La cuenta termina cuando el siguiente ya no cabe.
}
result-why-not_reached-3 = Cuesta <b>{ $cost }</b>. <b>No llegó su turno.</b>
result-why-tied-first = Empató con { $projects } y <b>entró primero</b> porque { $by ->
    [cost] cuesta menos
    [votes] tiene más apoyos
    [lot] así salió el sorteo
   *[number] su número en la boleta, leído como texto, va antes
}.
result-why-tied-after = Empató con { $projects }, { $count ->
    [one] que <b>entró primero</b>
   *[other] que <b>entraron primero</b>
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
result-why-about = unos { $amount }

result-dots = De { $ballots } boletas: { $groups }
result-dots-full = { $count ->
    [one] 1 puso { $share }
   *[other] { $count } pusieron { $share } cada una
}
result-dots-left = { $count ->
    [one] 1 puso lo que le quedaba
   *[other] { $count } pusieron lo que les quedaba
}
result-dots-nothing-left = { $count ->
    [one] 1 lo eligió y ya no tenía nada
   *[other] { $count } lo eligieron y ya no tenían nada
}
result-dots-paid-nothing = { $count ->
    [one] 1 no lo eligió y no puso nada
   *[other] { $count } no lo eligieron y no pusieron nada
}
result-dots-chosen = { $count ->
    [one] 1 lo eligió
   *[other] { $count } lo eligieron
}
result-dots-not-chosen = { $count ->
    [one] 1 no lo eligió
   *[other] { $count } no lo eligieron
}
result-dots-each = Cada círculo son { $count } boletas

aloud-open = Leer en voz alta
aloud-open-rule = Leer en voz alta: { $rule }
