# Seguimiento: los hitos de los compromisos, por fecha.

follow-about = Lo que se sigue son los compromisos: aquí están sus hitos, del más próximo al más lejano.
follow-empty = Aún no hay hitos con fecha
follow-no-commitments = Primero se crean los compromisos a partir del resultado; sus hitos aparecen aquí.
follow-no-milestones = Agrega los hitos en cada compromiso y aparecen aquí en orden.
follow-go = Ir a compromisos
follow-milestones = Hitos por fecha
follow-due = Fecha
follow-product = Qué se entrega
follow-no-date = Sin fecha
follow-key-arrows = Ir de un hito a otro
