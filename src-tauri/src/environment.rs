//! The one variable of the environment that the shell sets, and the only unsafe code of the app.
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
