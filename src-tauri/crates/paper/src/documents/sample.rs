//! A sample process and the real words, for the tests of this crate.

use chrono::NaiveDate;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use crate::prose::Words;
use crate::view::{
    Commitment, Fate, Indicator, Milestone, Outcome, Plan, Seat, Session, SessionTable, Slip,
    SlipOutcome, Topic, Trace, Vote, Votes,
};

/// The words of a language, read as the app reads them.
pub(crate) struct Fluent {
    bundle: FluentBundle<FluentResource>,
}

/// The Spanish words.
pub(crate) struct Spanish(Fluent);

impl Spanish {
    pub(crate) fn new() -> Self {
        Self(Fluent::new(
            "es-MX",
            [
                include_str!("../../../../../assets/words/es-MX/documents.ftl"),
                include_str!("../../../../../assets/words/es-MX/prioritise.ftl"),
            ],
        ))
    }
}

impl Words for Spanish {
    fn word(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.0.word(key, args)
    }
}

/// The English words.
pub(crate) fn english() -> Fluent {
    Fluent::new(
        "en",
        [
            include_str!("../../../../../assets/words/en/documents.ftl"),
            include_str!("../../../../../assets/words/en/prioritise.ftl"),
        ],
    )
}

impl Fluent {
    fn new(language: &str, sources: [&str; 2]) -> Self {
        let mut bundle = FluentBundle::new(vec![language.parse().unwrap()]);
        for source in sources {
            let resource = FluentResource::try_new(source.to_owned())
                .map_err(|(_, errors)| errors)
                .unwrap();
            bundle.add_resource(resource).unwrap();
        }
        Self { bundle }
    }
}

impl Words for Fluent {
    fn word(&self, key: &str, args: &[(&str, &str)]) -> String {
        let mut given = FluentArgs::new();
        for (name, value) in args {
            given.set(*name, FluentValue::try_number(value));
        }
        let message = self
            .bundle
            .get_message(key)
            .unwrap_or_else(|| panic!("no word {key}"));
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(message.value().unwrap(), Some(&given), &mut errors)
            .into_owned();
        assert!(errors.is_empty(), "{key}: {errors:?}");
        text
    }
}

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn seat(organisation: &str, post: &str) -> Seat {
    Seat {
        organisation: organisation.to_owned(),
        post: post.to_owned(),
    }
}

fn outcome((name, cost, votes, reason): (&str, i64, usize, &str)) -> Outcome {
    Outcome {
        name: name.to_owned(),
        cost: cost * 100,
        votes,
        reason: reason.to_owned(),
    }
}

const SAID: [&str; 14] = [
    "Esperamos la ruta 12 hasta 50 minutos bajo el sol y no hay donde sentarse",
    "Las personas mayores no aguantan la espera del camión en agosto",
    "Que pongan sombra en las paradas del bulevar",
    "Un bebedero en cada parada nueva",
    "Falta banqueta para llegar a la parada con silla de ruedas",
    "No sabemos cuánto cuesta una parada ni quién la construyó",
    "Poner árboles nativos junto a las paradas, no palmas",
    "En la noche no se ve si viene el camión: falta luz",
    "Hay paradas que sólo son un poste",
    "Que el contrato de las paradas se publique completo",
    "Las niñas y los niños de la secundaria esperan en el camellón",
    "Un techo de lámina calienta más que el sol: pedir malla sombra",
    "Que vecinas y vecinos revisen la obra antes de pagarla",
    "Agua para tomar en la terminal",
];

/// The slip number `index` of the sample.
fn slip(index: usize) -> Slip {
    let table = index % 6 + 1;
    let kinds = ["problem", "need", "proposal", "gap"];
    Slip {
        code: format!("M{table}-{:03}", index / 6 + 1),
        text: SAID
            .get(index % SAID.len())
            .copied()
            .unwrap_or_default()
            .to_owned(),
        table: format!("Mesa {table}"),
        kind: kinds.get(index % 4).copied().unwrap_or_default().to_owned(),
    }
}

/// A whole commitment, with every field filled in.
pub(crate) fn commitment(number: usize) -> Commitment {
    Commitment {
        code: format!("C-{number:02}"),
        title: "Esperar el camión con sombra y agua".to_owned(),
        topic: "Movilidad".to_owned(),
        problem: "Esperamos la ruta 12 hasta 50 minutos, bajo el sol.".to_owned(),
        solution: "12 paradas con sombra, banca y bebedero.".to_owned(),
        product: "Doce paradas en servicio y su expediente de obra publicado.".to_owned(),
        lead: seat("Dirección de Movilidad", "Titular de la dirección"),
        counterpart: seat("Red de Usuarias del Camión y Vecinos de Altares A. C.", ""),
        indicator: Indicator {
            name: "Paradas con sombra".to_owned(),
            baseline: "2 paradas".to_owned(),
            target: "14 paradas".to_owned(),
            means: "Recorrido de revisión con fotografías, abierto a quien quiera ir.".to_owned(),
        },
        milestones: [
            (
                4,
                30,
                "Acordar los 12 lugares con vecinas",
                "Acta con el mapa de los lugares",
            ),
            (
                6,
                15,
                "Publicar el contrato y el diseño",
                "Contrato y planos en formato abierto",
            ),
            (8, 29, "Instalar las 12 paradas", "Paradas en servicio"),
            (
                11,
                27,
                "Revisar juntos cómo quedaron",
                "Informe de la revisión",
            ),
        ]
        .iter()
        .enumerate()
        .map(|(index, (month, date, title, product))| Milestone {
            code: format!("H-{number:02}.{}", index + 1),
            title: (*title).to_owned(),
            due: Some(day(2027, *month, *date)),
            product: (*product).to_owned(),
        })
        .collect(),
        cost: Some(216_000_000),
        funding: "programa Movilidad digna".to_owned(),
        trace: Trace {
            slips: (0..14).map(slip).collect(),
            groups: vec!["Paradas dignas".to_owned(), "Sombra en la calle".to_owned()],
            votes: Some(Votes {
                given: 30,
                ballots: 58,
            }),
        },
        missing: Vec::new(),
    }
}

/// The vote of the example: 58 ballots over ten projects.
pub(crate) fn vote() -> Vote {
    let winners = [
        (
            "Paradas con sombra y bebedero",
            2_160_000,
            30,
            "Lo eligieron 30 personas y juntas lo pagaron completo: $72,000 cada una.",
        ),
        (
            "Luminarias en 4 parques",
            1_650_000,
            25,
            "Lo eligieron 25 personas y juntas lo pagaron completo: $66,000 cada una.",
        ),
        (
            "Cruces seguros en 6 escuelas",
            1_900_000,
            24,
            "17 personas pagaron su parte completa y 7 pusieron lo que les quedaba.",
        ),
        (
            "Techumbre y baños, cancha Las Minitas",
            2_700_000,
            21,
            "13 personas pagaron su parte completa y 8 pusieron lo que les quedaba.",
        ),
        (
            "Arbolado nativo, Blvd. Solidaridad",
            850_000,
            16,
            "6 personas pagaron su parte completa y 10 pusieron lo que les quedaba.",
        ),
        (
            "Captación de lluvia en 3 centros",
            980_000,
            17,
            "2 personas pagaron su parte completa y 15 pusieron lo que les quedaba.",
        ),
        (
            "Banquetas accesibles, Villa de Seris",
            1_400_000,
            10,
            "Con lo que sobró, fue el más votado que todavía cabía.",
        ),
    ];
    let losers = [
        (
            "Repavimentar Calle Olivares",
            5_600_000,
            25,
            "Quienes lo eligieron juntaban $1,024,572: faltaron $4,575,428. Con lo que sobró tampoco cabía.",
        ),
        (
            "Red de agua potable, Altares",
            4_800_000,
            20,
            "Quienes lo eligieron juntaban $893,410: faltaron $3,906,590.",
        ),
        (
            "Centro de acopio, Palo Verde",
            1_200_000,
            8,
            "Quienes lo eligieron juntaban $310,882. Con lo que sobró, otro con más votos entró antes.",
        ),
    ];
    Vote {
        closed_on: NaiveDate::default(),
        corrects: None,
        corrected_by: None,
        rule: "mes_cost_util".to_owned(),
        ties: "entra primero el que cuesta menos".to_owned(),
        tie_count: 1,
        hanging: vec!["Arbolado nativo".to_owned()],
        denied: Vec::new(),
        budget: 1_200_000_000,
        ballots: 58,
        blank: 1,
        void: 2,
        shares: "A cada boleta le tocaron unos $206,897.".to_owned(),
        winners: winners.into_iter().map(outcome).collect(),
        losers: losers.into_iter().map(outcome).collect(),
    }
}

/// A whole plan with this many commitments.
pub(crate) fn plan(commitments: usize) -> Plan {
    let topics = [
        "Agua",
        "Movilidad",
        "Seguridad ciudadana",
        "Medio ambiente",
        "Desarrollo humano",
    ];
    Plan {
        process: "Plan de Acción Local Hermosillo 2027".to_owned(),
        place: "Hermosillo, Sonora".to_owned(),
        period: "Enero a diciembre de 2027".to_owned(),
        made_on: day(2027, 1, 16),
        ceiling: Some(1_200_000_000),
        fictional: true,
        topics: topics
            .iter()
            .zip([14, 13, 9, 6, 4])
            .map(|(name, slips)| Topic {
                name: (*name).to_owned(),
                slips,
            })
            .collect(),
        sessions: vec![Session {
            name: "Sesión 1: ¿Qué le falta a la colonia?".to_owned(),
            date: Some(day(2026, 10, 3)),
            place: "Centro comunitario Altares".to_owned(),
            people: Some(58),
            tables: [9, 8, 8, 7, 7, 7]
                .into_iter()
                .enumerate()
                .map(|(index, slips)| SessionTable {
                    name: format!("Mesa {}", index + 1),
                    slips,
                })
                .collect(),
        }],
        vote: Some(vote()),
        commitments: (1..=commitments).map(commitment).collect(),
        slips: (0..46)
            .map(|index| SlipOutcome {
                slip: slip(index),
                fate: match index % 5 {
                    0 => Fate::Committed(vec!["C-01".to_owned()]),
                    1 => Fate::Grouped("Paradas dignas".to_owned()),
                    2 => Fate::Proposed("Repavimentar Calle Olivares".to_owned()),
                    3 => Fate::SetAside(
                        "le toca al gobierno del estado; se entregó la petición por escrito."
                            .to_owned(),
                    ),
                    _ => Fate::Waiting,
                },
            })
            .collect(),
        seats: vec![
            seat("Ayuntamiento de Hermosillo", "Dirección de Movilidad"),
            seat(
                "Red de Usuarias del Camión",
                "Contraparte de sociedad civil",
            ),
            seat("Secretariado Técnico Local", "Presidencia"),
        ],
        ..Plan::default()
    }
}
