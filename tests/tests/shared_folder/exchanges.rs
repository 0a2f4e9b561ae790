//! Laptops that work on, and exchange only by way of the folder.

use crate::{Room, exchanges, names, unread};
use cocrea_tests::laptop::Laptop;
use cocrea_tests::rounds::tell;
use serde_json::json;
use std::fs;

#[test]
fn two_and_five_laptops_over_one_folder_end_equal_and_then_leave_it_alone() {
    for count in [2, 5] {
        let room = Room::new(count);
        for (at, laptop) in room.laptops.iter().enumerate() {
            laptop.captures(at + 1, &format!("Falta sombra en la parada {at}"));
        }
        room.goes_round();
        room.goes_round();
        assert!(room.are_equal());
        let slips = room.laptops[0].slips().len();
        assert_eq!(slips, usize::from(count) + 1, "nothing is lost or doubled");
        let files = names(room.folder.path());
        assert_eq!(files.len(), usize::from(count), "one each: {files:?}");
        for quiet in room.goes_round() {
            assert_eq!(
                (&quiet["new_changes"], &quiet["dropped"]),
                (&json!(0), &json!(false))
            );
        }
        tell(&format!("{count} laptops over one shared folder end equal"));
    }
}

#[test]
fn a_laptop_drops_only_what_nobody_else_has_dropped() {
    let room = Room::new(2);
    let [one, two] = &room.laptops[..] else {
        panic!("two laptops")
    };
    assert_eq!(exchanges(one)["dropped"], true);
    assert_eq!(
        exchanges(two)["dropped"],
        false,
        "all of it stands in the file of One"
    );
    two.captures(2, "Falta una banca");
    assert_eq!(exchanges(two)["dropped"], true);
    let taken = exchanges(one);
    assert_eq!(
        (&taken["new_changes"], &taken["dropped"]),
        (&json!(1), &json!(false))
    );
    // What somebody took away or put an older one over is dropped again.
    let file = room.file_of(two);
    fs::remove_file(&file).unwrap();
    assert_eq!(exchanges(two)["dropped"], true);
    let older = fs::read(room.file_of(one)).unwrap();
    fs::write(&file, &older).unwrap();
    assert_eq!(exchanges(two)["dropped"], true);
    assert_ne!(fs::read(&file).unwrap(), older);
}

#[test]
fn after_a_start_the_folder_itself_says_what_it_holds() {
    let Room { laptops, folder } = Room::new(2);
    let mut laptops = laptops.into_iter();
    let (one, two) = (laptops.next().unwrap(), laptops.next().unwrap());
    exchanges(&one);
    exchanges(&two);
    let before = names(folder.path());
    let two = two.restarts(2);
    let known = two.does("read_shared_folder", json!({}));
    assert_eq!(
        known["path"].as_str().unwrap(),
        folder.path().to_str().unwrap()
    );
    assert_eq!(exchanges(&two)["dropped"], false);
    assert_eq!(names(folder.path()), before);
}

#[test]
fn who_was_not_let_in_waits_and_is_let_in_by_a_person() {
    let room = Room::new(1);
    let one = &room.laptops[0];
    exchanges(one);
    let fresh = Laptop::new(7);
    // The file in the folder starts the process on a new laptop that is told the words.
    let words = one.does("read_shared_words", json!({}))["words"].clone();
    let file = room.file_of(one);
    let look = json!({ "path": file, "words": words, "admit": [] });
    fresh.does("inspect_bundle", look);
    let receive = json!({ "path": file, "words": words, "choices": [], "admit": [] });
    fresh.does("receive_bundle", receive);
    let set = json!({ "path": room.folder.path(), "words": words });
    fresh.does("set_shared_folder", set);
    fresh.captures(1, "Falta una lámpara");
    exchanges(&fresh);
    let before = one.state();
    let taken = exchanges(one);
    assert_eq!((&taken["new_changes"], one.state()), (&json!(0), before));
    let device = &taken["waiting"][0]["device"];
    one.does("admit_laptop", json!({ "device": device }));
    assert_eq!(one.slips()[0], "Falta una lámpara");
    exchanges(one);
    exchanges(&fresh);
    assert_eq!(one.state(), fresh.state());
}

#[test]
fn what_arrives_by_itself_is_backed_up_once_an_hour() {
    let room = Room::new(2);
    let [one, two] = &room.laptops[..] else {
        panic!("two laptops")
    };
    let count = || {
        one.does("list_backups", json!({}))["backups"]
            .as_array()
            .unwrap()
            .len()
    };
    let backups = one.does("list_backups", json!({}))["backups"].clone();
    for path in backups.as_array().unwrap() {
        fs::remove_file(path["path"].as_str().unwrap()).unwrap();
    }
    for text in ["Falta una banca", "Falta una lámpara", "Falta agua"] {
        two.captures(1, text);
        exchanges(two);
        exchanges(one);
    }
    assert_eq!((one.slips().len(), count()), (4, 1));
}

#[test]
fn a_file_that_is_not_whole_yet_is_told_and_taken_when_it_is() {
    let room = Room::new(2);
    let [one, two] = &room.laptops[..] else {
        panic!("two laptops")
    };
    two.captures(1, "Falta una banca");
    exchanges(two);
    let file = room.file_of(two);
    let whole = fs::read(&file).unwrap();
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    let before = one.slips();
    let told = unread(&exchanges(one));
    assert_eq!((told.len(), one.slips()), (1, before));
    assert!(told[0].1.contains("incompleto"), "{told:?}");
    assert_eq!(
        unread(&exchanges(one)),
        told,
        "told as long as it lies there"
    );
    fs::write(&file, &whole).unwrap();
    assert!(unread(&exchanges(one)).is_empty());
    assert_eq!(one.slips()[0], "Falta una banca");
}

#[test]
fn who_went_back_to_a_backup_is_not_overtaken_by_the_folder() {
    let room = Room::new(2);
    let [one, two] = &room.laptops[..] else {
        panic!("two laptops")
    };
    let point = one.does("set_return_point", json!({ "label": "Antes" }))["path"].clone();
    one.captures(1, "Falta una banca");
    room.goes_round();
    one.does("return_to_backup", json!({ "path": point }));
    let before = one.state();
    let paused = one.is_refused("exchange_shared_folder", json!({}));
    assert_eq!(
        (paused.code.as_str(), one.state()),
        ("folder_paused", before)
    );
    let stands = one.does("read_shared_folder", json!({}));
    assert_eq!(stands["paused"], true);
    // Two goes on; One takes it up again when somebody chooses so, and has all of it.
    assert_eq!(exchanges(two)["folder"]["paused"], false);
    let again = one.does(
        "set_shared_folder",
        json!({ "path": stands["path"], "words": null }),
    );
    assert_eq!(again["needs_words"], false);
    room.goes_round();
    room.goes_round();
    assert!(room.are_equal());
    assert_eq!(one.slips()[0], "Falta una banca");
}
