//! A small workshop with a row of every noun, and a good body for every use case.

use cocrea_tests::laptop::Laptop;
use serde_json::{Value, json};

/// How far the workshop has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Until {
    /// Slips, a group and its proposal.
    Proposals,
    /// A vote that is open, with a ballot.
    Vote,
    /// A commitment with a milestone.
    Commitments,
}

/// A laptop with that workshop.
pub(crate) struct Scene {
    pub(crate) laptop: Laptop,
    pub(crate) until: Until,
}

impl Scene {
    pub(crate) fn new(until: Until) -> Self {
        let laptop = Laptop::new(1);
        laptop.does("create_process", json!({ "name": "Plan" }));
        laptop.does(
            "edit_process",
            json!({ "place": "Hermosillo", "ceiling": "1 mdp" }),
        );
        let slip = laptop.captures(1, "!El parque está oscuro #urbano &Altares")["id"].clone();
        laptop.captures(2, "+Lámparas $300 mil");
        laptop.adds_photo(1, 1);
        let person = json!({ "name": "Persona ficticia", "contact": "", "consent": false });
        laptop.does("add_attendee", person);
        let sheet = json!({ "path": laptop.lays_photo(2) });
        laptop.does("add_signed_sheet", sheet);
        let group = json!({ "name": "Alumbrar", "slips": [slip] });
        let group = laptop.does("create_group", group)["id"].clone();
        for title in ["Lámparas", "Más lámparas"] {
            let proposal =
                json!({ "group": group, "title": title, "cost": "400 mil", "place": "" });
            laptop.does("create_proposal", proposal);
        }
        if until != Until::Proposals {
            let vote = laptop.does("open_vote", json!({ "max_marks": 1 }))["id"].clone();
            let ballot = json!({ "vote": vote, "line": "1", "state": "valid" });
            laptop.does("cast_ballot", ballot);
        }
        if until == Until::Commitments {
            let vote = laptop.does("read_vote", json!({}))["vote"]["id"].clone();
            laptop.does("close_vote", json!({ "id": vote }));
            laptop.does("create_commitments", json!({}));
            let scene = Self { laptop, until };
            scene
                .laptop
                .does("add_milestone", scene.body("add_milestone"));
            return scene;
        }
        Self { laptop, until }
    }

    fn first(&self, read: &str, list: &str) -> Value {
        let body = match read {
            "list_slips" | "list_photos" => json!({ "table": null, "trash": false }),
            _ => json!({}),
        };
        self.laptop.does(read, body)[list][0]["id"].clone()
    }

    pub(crate) fn slip(&self) -> Value {
        self.first("list_slips", "slips")
    }

    fn attendee(&self) -> Value {
        self.first("read_attendance", "attendees")
    }

    fn signed_sheet(&self) -> Value {
        self.first("list_signed_sheets", "sheets")
    }

    fn photo(&self) -> Value {
        self.first("list_photos", "photos")
    }

    pub(crate) fn commitment(&self) -> Value {
        self.first("list_commitments", "commitments")
    }

    fn milestone(&self) -> Value {
        let commitment = json!({ "id": self.commitment() });
        self.laptop.does("read_commitment", commitment)["milestones"][0]["id"].clone()
    }

    pub(crate) fn vote(&self) -> Value {
        self.laptop.does("read_vote", json!({}))["vote"].clone()
    }

    /// A body for this use case with every field filled.
    pub(crate) fn body(&self, name: &str) -> Value {
        match name {
            "create_process" | "add_topic" => json!({ "name": "Otro" }),
            "open_process" => json!({ "path": self.laptop.app.open_path() }),
            "change_settings" => self.laptop.does("read_settings", json!({}))["settings"].clone(),
            "edit_process" => json!({
                "name": "Plan", "place": "Centro", "period": "2027", "ceiling": "2 mdp", "ceiling_source": "Acta 1",
            }),
            "rename_topic" => json!({ "id": self.first("list_topics", "topics"), "name": "Otro" }),
            "trash_topic" => json!({ "id": self.first("list_topics", "topics") }),
            "edit_session" => json!({
                "id": self.laptop.does("read_session", json!({}))["id"],
                "name": "Taller", "place": "Altares", "date": "2027-01-16",
            }),
            "rename_table" => json!({ "id": self.laptop.table(1), "name": "Del fondo" }),
            "read_line" | "capture_slip" => {
                json!({ "table": self.laptop.table(1), "kind": "need", "line": "Sombra" })
            }
            "list_slips" => json!({ "table": self.laptop.table(1), "trash": false }),
            "edit_slip" => json!({ "id": self.slip(), "kind": "need", "line": "Más sombra" }),
            "trash_slip" | "restore_slip" => json!({ "id": self.slip() }),
            "add_photo" => json!({
                "table": self.laptop.table(1), "path": self.laptop.lays_photo(7),
                "caption": "Rotafolio",
            }),
            "add_attendee" => json!({
                "name": "Nombre ficticio", "contact": "662 000 0000", "consent": true,
            }),
            "add_attendees" => json!({ "people": [
                { "name": "Nombre ficticio", "contact": "", "consent": false },
            ] }),
            "edit_attendee" => json!({
                "id": self.attendee(), "name": "Otro nombre ficticio", "contact": "", "consent": false,
            }),
            "cancel_attendee" => json!({ "id": self.attendee() }),
            "add_signed_sheet" => json!({ "path": self.laptop.lays_photo(8) }),
            "read_signed_sheet" | "erase_signed_sheet" => json!({ "id": self.signed_sheet() }),
            "list_photos" => json!({ "table": self.laptop.table(1), "trash": false }),
            "describe_photo" => json!({ "id": self.photo(), "caption": "El mapa" }),
            "read_photo" | "trash_photo" | "restore_photo" => json!({ "id": self.photo() }),
            "search" => json!({ "text": "sombra" }),
            "list_history" => json!({ "limit": 10 }),
            "read_outcome" => json!({ "rule": "greedy_votes", "vote": self.vote()["id"] }),
            "resolve_conflict" => json!({ "choices": [{
                "noun": "slip", "row": self.slip(), "field": "text", "change": format!("{:032x}/1", 1),
                "text": null, "beside": null,
            }] }),
            "admit_laptop" => json!({ "device": format!("{:032x}", 1) }),
            "show_file" | "return_to_backup" | "copy_here" | "read_damage" => {
                json!({ "path": self.laptop.path("device.key") })
            }
            "salvage_process" => json!({
                "path": self.laptop.path("device.key"),
                "into": self.laptop.path("rescatado.cocrea"),
                "put_aside": false,
            }),
            "inspect_bundle" => {
                json!({ "path": self.laptop.path("device.key"), "admit": [], "words": null })
            }
            "make_bundle" => json!({
                "path": self.laptop.path("a.paquete"), "readers": "laptops", "recipients": [],
                "words": null, "brings": "everything", "personal": false, "room": "stick",
            }),
            "set_shared_folder" => json!({
                "path": self.laptop.path("device.key"),
                "words": "nopal barda cobre lluvia mesa sierra",
            }),
            "unlock_file" => json!({ "path": self.laptop.path("device.key"), "words": "sol" }),
            "encrypt_process" => json!({ "words": "sol", "recovery": null }),
            "add_key" => json!({ "recipient": null, "words": "sol", "label": "Oficina" }),
            "remove_key" => json!({ "number": 1 }),
            "set_return_point" => json!({ "label": "Antes de votar" }),
            "copy_elsewhere" => json!({ "path": self.laptop.path("copia.cocrea") }),
            "receive_bundle" => json!({
                "path": self.laptop.makes_bundle("a.paquete"), "choices": [], "admit": [],
                "words": null,
            }),
            "make_document" => {
                json!({ "document": "plan", "path": self.laptop.path("a.pdf") })
            }
            _ => self.later_body(name),
        }
    }

    fn later_body(&self, name: &str) -> Value {
        let group = || self.first("read_board", "groups");
        let proposal = || self.first("list_proposals", "proposals");
        match name {
            "create_group" => json!({ "name": "Sombra", "slips": [self.slip()] }),
            "rename_group" => json!({ "id": group(), "name": "Luz" }),
            "move_slips" => json!({ "slips": [self.slip()], "group": group() }),
            "trash_group" => json!({ "id": group() }),
            "create_proposal" => {
                json!({ "group": group(), "title": "Paradas", "cost": "100", "place": "Centro" })
            }
            "edit_proposal" => {
                json!({ "id": proposal(), "title": "Focos", "cost": "200", "place": "Sur" })
            }
            "trash_proposal" => json!({ "id": proposal() }),
            "open_vote" => json!({ "max_marks": 2, "rule": "mes_cost_util", "ties": "official" }),
            "try_outcome" => json!({
                "ceiling": "2 mdp",
                "projects": [{ "number": 1, "cost": "100 mil", "withdrawn": false }],
            }),
            "cast_ballot" => json!({ "vote": self.vote()["id"], "line": "1", "state": "valid" }),
            "correct_ballot" => json!({
                "id": self.vote()["ballots"][0]["id"], "line": "2", "state": "valid",
            }),
            "close_vote" => json!({ "id": self.vote()["id"] }),
            "correct_vote" => json!({ "id": self.vote()["id"], "reason": "Faltaron dos boletas" }),
            "read_commitment" | "trash_commitment" => json!({ "id": self.commitment() }),
            "edit_commitment" => {
                json!({ "id": self.commitment(), "field": "problem", "text": "De noche no se ve." })
            }
            "add_milestone" => json!({
                "commitment": self.commitment(), "title": "Instalar", "due": "2027-08-29", "product": "Acta",
            }),
            "edit_milestone" => json!({
                "id": self.milestone(), "title": "Poner", "due": "2027-09-01", "product": "Foto",
            }),
            "trash_milestone" => json!({ "id": self.milestone() }),
            _ => json!({}),
        }
    }

    /// The stage in which a use case can be done.
    pub(crate) fn stage_of(name: &str) -> Until {
        match name {
            "cast_ballot" | "correct_ballot" | "close_vote" => Until::Vote,
            name if name.contains("commitment") || name.contains("milestone") => Until::Commitments,
            "read_outcome" | "correct_vote" => Until::Commitments,
            _ => Until::Proposals,
        }
    }
}
