//! Writes the TypeScript twin of the wire types, and fails when the committed one is stale.

use crate::Failure;
use crate::commands::{COMMANDS, Command};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use ts_rs::{Config, TS, TypeVisitor};

/// Declarations by name, so that the file is the same on every run.
pub(crate) struct Types {
    config: Config,
    declarations: BTreeMap<String, String>,
}

impl Types {
    /// Adds a type with all it is made of, and says its name.
    pub(crate) fn add<T: TS + 'static + ?Sized>(&mut self) -> String {
        if T::output_path().is_none() {
            return T::name(&self.config);
        }
        let name = T::ident(&self.config);
        if !self.declarations.contains_key(&name) {
            let declaration = T::decl(&self.config);
            let documented = T::docs().map(|docs| format!("{docs}export {declaration}"));
            self.declarations.insert(
                name,
                documented.unwrap_or_else(|| format!("export {declaration}")),
            );
            T::visit_dependencies(self);
        }
        T::name(&self.config)
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.add::<T>();
    }
}

fn bindings() -> String {
    let mut types = Types {
        config: Config::default(),
        declarations: BTreeMap::new(),
    };
    types.add::<Failure>();
    types.add::<crate::wire::Changed>();
    let mut commands = String::from(
        "/** Every use case: what it asks for and what it answers. */\nexport type Commands = {\n",
    );
    for command in COMMANDS {
        let (request, reply) = (command.types)(&mut types);
        let _ = writeln!(
            commands,
            "  {}: {{ request: {request}; reply: {reply} }};",
            command.name
        );
    }
    commands.push_str("};\n");
    let mut list = |about: &str, name: &str, of: fn(&Command) -> bool| {
        let _ = writeln!(
            commands,
            "\n/** {about} */\nexport const {name}: ReadonlySet<keyof Commands> = new Set(["
        );
        for command in COMMANDS.iter().filter(|command| of(command)) {
            let _ = writeln!(commands, "  '{}',", command.name);
        }
        commands.push_str("]);\n");
    };
    list(
        "Those that record in the open process.",
        "RECORDING",
        |command| command.records,
    );
    list(
        "Those that change the computer, and not the open process.",
        "ACTING",
        |command| command.writes && !command.records,
    );
    let declarations: Vec<&str> = types.declarations.values().map(String::as_str).collect();
    format!(
        "// Generated from the wire types of cocrea-app by its tests; do not edit.\n\n{commands}\n{}\n",
        declarations.join("\n\n")
    )
}

#[test]
fn the_committed_bindings_are_those_of_the_wire_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/ipc/bindings.ts");
    let fresh = bindings();
    if std::env::var_os("COCREA_WRITE_BINDINGS").is_some() {
        std::fs::write(&path, &fresh).expect("the bindings can be written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == fresh,
        "ui/src/ipc/bindings.ts is stale: run COCREA_WRITE_BINDINGS=1 cargo test -p cocrea-app bindings"
    );
}
