//! The settings of this installation.

use crate::app::Outcome;
use crate::wire::{Changed, Language, Nothing, Settings, SettingsView, Theme};
use crate::{App, AppFolder, Failure, Words, whole};
use cocrea_domain::{Length, clean_line};
use cocrea_ledger::DeviceId;
use cocrea_store::ENCRYPTS;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is kept between starts.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub(crate) struct Kept {
    pub(crate) settings: Settings,
    /// Processes outside the data folder, last opened first.
    #[serde(default)]
    pub(crate) elsewhere: Vec<PathBuf>,
    /// Where settings lie that could not be read at this start.
    #[serde(skip)]
    put_aside: Option<PathBuf>,
}

const MOST_ELSEWHERE: usize = 50;
const LETTER_SIZES: [u16; 4] = [100, 112, 125, 150];

impl Kept {
    /// What was kept; settings that cannot be read are put aside, never overwritten.
    ///
    /// # Errors
    /// `settings_unreadable` when they can neither be read nor put aside.
    pub(crate) fn read(folder: &AppFolder, device: DeviceId) -> Result<Self, Failure> {
        let path = folder.path().join(whole::SETTINGS);
        let unreadable = || Failure::fault("settings_unreadable").with("path", path.display());
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self::first(device));
            }
            Err(_) => return Err(unreadable()),
        };
        match serde_json::from_slice::<Self>(&bytes) {
            Ok(kept) => Ok(kept.within_bounds(device)),
            Err(error) => {
                log::warn!("settings that cannot be read are put aside: {error}");
                let aside = path.with_extension("json.unreadable");
                fs::rename(&path, &aside).map_err(|_| unreadable())?;
                Ok(Self {
                    put_aside: Some(aside),
                    ..Self::first(device)
                })
            }
        }
    }

    /// The settings of a new installation. Its label tells laptops apart until people name them.
    fn first(device: DeviceId) -> Self {
        let digits: String = device.to_string().chars().take(4).collect();
        let settings = Settings {
            language: Language::EsMx,
            theme: Theme::System,
            letter_size: 100,
            device_label: format!("Laptop {}", digits.to_uppercase()),
            tab_changes_kind: true,
        };
        Self {
            settings,
            elsewhere: Vec::new(),
            put_aside: None,
        }
    }

    /// What somebody wrote into the file by hand must hold as what is chosen on the screen does.
    fn within_bounds(mut self, device: DeviceId) -> Self {
        let usual = Self::first(device).settings;
        let settings = &mut self.settings;
        if !LETTER_SIZES.contains(&settings.letter_size) {
            settings.letter_size = usual.letter_size;
        }
        settings.device_label = clean_line(&settings.device_label, Length::Name)
            .ok()
            .filter(|label| !label.is_empty())
            .unwrap_or(usual.device_label);
        self.elsewhere.truncate(MOST_ELSEWHERE);
        self
    }

    pub(crate) fn write(&self, folder: &AppFolder) -> Result<(), Failure> {
        let path = folder.path().join(whole::SETTINGS);
        let failed = |error: std::io::Error| Failure::of_file(&error.into(), &path);
        let bytes = serde_json::to_vec_pretty(self).map_err(|error| failed(error.into()))?;
        whole::replace(&path, &bytes).map_err(failed)
    }

    pub(crate) fn remember(&mut self, path: &Path) {
        self.elsewhere.retain(|known| known != path);
        self.elsewhere.insert(0, path.to_owned());
        self.elsewhere.truncate(MOST_ELSEWHERE);
    }
}

pub(crate) fn read_settings(app: &App, _: Nothing) -> Result<Outcome<SettingsView>, Failure> {
    Ok(Outcome::unchanged(view(app)))
}

pub(crate) fn change_settings(
    app: &App,
    settings: Settings,
) -> Result<Outcome<SettingsView>, Failure> {
    if !LETTER_SIZES.contains(&settings.letter_size) {
        return Err(Failure::refused("letter_size"));
    }
    let device_label = clean_line(&settings.device_label, Length::Name)?;
    if device_label.is_empty() {
        return Err(cocrea_domain::Refusal::NameMissing.into());
    }
    {
        let mut state = app.state();
        let mut kept = state.kept.clone();
        kept.settings = Settings {
            device_label: device_label.clone(),
            ..settings
        };
        kept.write(&app.folder)?;
        if kept.settings.language != state.kept.settings.language {
            state.words = Arc::new(Words::of(kept.settings.language));
        }
        state.kept = kept;
        let now = app.world.now_ms();
        if let Some(store) = state.open.as_mut() {
            let device = store.device();
            store.write(now, |tx| {
                tx.name_device(device, &device_label).map_err(Failure::from)
            })?;
        }
    }
    let changed = Changed {
        process: None,
        nouns: vec![String::from("settings")],
    };
    Ok(Outcome {
        reply: view(app),
        changed: Some(changed),
    })
}

fn view(app: &App) -> SettingsView {
    let kept = app.state().kept.clone();
    SettingsView {
        settings: kept.settings,
        put_aside: kept.put_aside.map(|path| path.display().to_string()),
        folder: app.folder.path().display().to_string(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        device: app.identity.installation().device().to_string(),
        recipient: app.identity.opens().recipient().to_string(),
        encrypts: ENCRYPTS,
    }
}
