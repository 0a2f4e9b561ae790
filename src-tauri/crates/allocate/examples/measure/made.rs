//! Elections made from seeds, in the shape of the largest real ones: camps by district, a few projects that everybody wants.

use std::fmt::Write;

/// The shape of an election to make.
pub(crate) struct Shape {
    /// The word that asks for it.
    pub(crate) name: &'static str,
    seed: u64,
    ballots: usize,
    projects: usize,
    most_marks: u64,
    budget: u64,
    least_cost: u64,
    most_cost: u64,
    cost_step: u64,
    currency: &'static str,
}

/// The elections that can be made.
pub(crate) const SHAPES: [Shape; 2] = [
    Shape {
        name: "big",
        seed: 130_000,
        ballots: 130_000,
        projects: 200,
        most_marks: 10,
        budget: 60_000_000,
        least_cost: 50_000,
        most_cost: 3_000_000,
        cost_step: 500,
        currency: "MXN",
    },
    Shape {
        name: "forint",
        seed: 29_000,
        ballots: 29_000,
        projects: 175,
        most_marks: 5,
        budget: 1_200_000_000,
        least_cost: 5_000_000,
        most_cost: 150_000_000,
        cost_step: 100_000,
        currency: "HUF",
    },
];

const DISTRICTS: u64 = 18;
/// One project in so many is for the whole city.
const CITYWIDE: u64 = 6;

/// How much more a project is liked in its own district, in the two beside it, and by all when it is for the whole city.
const AT_HOME: u64 = 12;
const BESIDE: u64 = 4;
const FOR_ALL: u64 = 6;

/// The numbers of splitmix64 (Steele, Lea, Flood 2014): the same on every machine.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; the bias of the remainder is far below what a shape needs.
    fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }
}

struct Project {
    cost: u64,
    /// None for the whole city.
    district: Option<u64>,
    appeal: u64,
    votes: usize,
}

impl Shape {
    /// The election as the text of a `.pb` file.
    pub(crate) fn text(&self) -> String {
        let mut draw = Draw(self.seed);
        let mut projects = self.draw_projects(&mut draw);
        let tables: Vec<Vec<u64>> = (0..DISTRICTS)
            .map(|district| table(&projects, district))
            .collect();
        let mut votes = String::from("VOTES\nvoter_id;age;sex;voting_method;vote\n");
        for voter in 1..=self.ballots {
            // The lower of two draws makes some districts several times as large as others.
            let district = draw.below(DISTRICTS).min(draw.below(DISTRICTS));
            let (age, sex) = (
                16 + draw.below(75),
                ["F", "M"][usize::from(draw.below(2) == 0)],
            );
            let _ = write!(votes, "{voter};{age};{sex};internet;");
            let marks = self.draw_marks(&mut draw, &tables[place(district)]);
            for (position, &mark) in marks.iter().enumerate() {
                projects[mark].votes += 1;
                let comma = if position == 0 { "" } else { "," };
                let _ = write!(votes, "{comma}{}", mark + 1);
            }
            votes.push('\n');
        }
        self.opening(&projects) + &votes
    }

    fn draw_projects(&self, draw: &mut Draw) -> Vec<Project> {
        let mut ranks: Vec<u64> = (0u64..).take(self.projects).collect();
        for last in (1..ranks.len()).rev() {
            ranks.swap(last, place(draw.below(last as u64 + 1)));
        }
        let one = |rank: u64| Project {
            cost: self.draw_cost(draw),
            district: (draw.below(CITYWIDE) > 0).then(|| draw.below(DISTRICTS)),
            // The law of Zipf and Mandelbrot: a few are wanted by very many.
            appeal: 1_000_000 / (rank + 4),
            votes: 0,
        };
        ranks.into_iter().map(one).collect()
    }

    /// A cost from one of the doublings between the least and the most: as many small ones as large ones.
    fn draw_cost(&self, draw: &mut Draw) -> u64 {
        let doublings = u64::from((self.most_cost / self.least_cost).ilog2()) + 1;
        let low = self.least_cost << draw.below(doublings);
        let high = (low * 2).min(self.most_cost);
        (low + draw.below(high - low + 1)) / self.cost_step * self.cost_step
    }

    fn draw_marks(&self, draw: &mut Draw, table: &[u64]) -> Vec<usize> {
        let wanted = place(1 + draw.below(self.most_marks));
        let all = table.last().copied().unwrap_or(0);
        let mut marks = Vec::with_capacity(wanted);
        while marks.len() < wanted {
            let drawn = draw.below(all);
            let mark = table.partition_point(|&end| end <= drawn);
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        }
        marks
    }

    fn opening(&self, projects: &[Project]) -> String {
        let Shape {
            name,
            seed,
            ballots,
            budget,
            most_marks,
            currency,
            ..
        } = self;
        let mut text = format!(
            "META\nkey;value\ndescription;Made from seed {seed}: {name}\ncountry;Nowhere\nunit;Made\ninstance;{seed}\n\
             num_projects;{}\nnum_votes;{ballots}\nbudget;{budget}\nvote_type;approval\nrule;unknown\n\
             date_begin;01.10.2026\ndate_end;31.10.2026\nmax_length;{most_marks}\nlanguage;en\ncurrency;{currency}\n\
             PROJECTS\nproject_id;cost;votes;name;neighborhood\n",
            projects.len(),
        );
        for (number, project) in projects.iter().enumerate() {
            let number = number + 1;
            let district = match project.district {
                Some(district) => format!("District {}", district + 1),
                None => "Whole city".into(),
            };
            let Project { cost, votes, .. } = project;
            let _ = writeln!(
                text,
                "{number};{cost};{votes};\"Project {number}; of \"\"{district}\"\"\";{district}"
            );
        }
        text
    }
}

/// The running sums of what each project is worth to voters of a district.
fn table(projects: &[Project], district: u64) -> Vec<u64> {
    let mut sum = 0;
    let worth = projects.iter().map(|project| {
        let pull = match project.district {
            None => FOR_ALL,
            Some(home) if home == district => AT_HOME,
            // Districts stand in a ring.
            Some(home)
                if (home + 1) % DISTRICTS == district || (district + 1) % DISTRICTS == home =>
            {
                BESIDE
            }
            Some(_) => 1,
        };
        sum += project.appeal * pull;
        sum
    });
    worth.collect()
}

/// A drawn number as a place in a list.
fn place(drawn: u64) -> usize {
    usize::try_from(drawn).unwrap_or(usize::MAX)
}
