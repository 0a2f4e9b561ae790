//! What the shell needs of the system before a window can be: the one variable that it sets (the only unsafe code of
//! the app) and a display that answers.
#![allow(
    unsafe_code,
    reason = "env::set_var is unsafe since edition 2024; here no other thread exists yet"
)]

/// WebKitGTK draws blank windows with some drivers (NVIDIA, some Wayland compositors) unless it shares no DMA-BUF
/// (tauri issues 9304, 9394, 13885). Whoever set the variable already knows better. Call it first of all.
#[cfg(target_os = "linux")]
pub(crate) fn prefer_safe_drawing() {
    const VARIABLE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(VARIABLE).is_none() {
        // SAFETY: `main` calls this before it starts anything, so no other thread reads the environment.
        unsafe { std::env::set_var(VARIABLE, "1") };
    }
}

/// Other systems draw with their own web view.
#[cfg(not(target_os = "linux"))]
pub(crate) fn prefer_safe_drawing() {}

/// Finds the display. The window's library would end with a panic, and a shipped app says nothing of panics.
///
/// # Errors
/// The sentence for the terminal, in both languages: no settings are read yet.
#[cfg(target_os = "linux")]
pub(crate) fn reach_the_display() -> Result<(), &'static str> {
    gtk::init().map_err(|_| {
        "\
Cocrea no puede abrir su ventana: ninguna pantalla responde (DISPLAY o WAYLAND_DISPLAY). No se abrió ningún archivo.
Cocrea cannot open its window: no display answers (DISPLAY or WAYLAND_DISPLAY). No file was opened."
    })
}

/// Elsewhere a session of a person always has a display.
#[cfg(not(target_os = "linux"))]
pub(crate) fn reach_the_display() -> Result<(), &'static str> {
    Ok(())
}
