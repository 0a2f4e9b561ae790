//! What this process has used so far: time of the CPU, time of the clock, memory at its highest.

use std::fs;
use std::time::{Duration, Instant};

use crate::Trouble;

/// `/proc` counts in hundredths of a second for every program, whatever the kernel's own tick.
const TICK: Duration = Duration::from_millis(10);

/// A moment of this process.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    /// CPU time, user and system, of all threads since the process began.
    pub(crate) cpu: Duration,
    clock: Instant,
}

impl Moment {
    /// Reads the counters.
    ///
    /// `/proc/self/task/*/schedstat` counts nanoseconds, but only of threads that still run; `/proc/self/stat` knows the
    /// threads that have ended too, but counts in ticks of 10 ms, rounded down. The larger of the two is right to the
    /// nanosecond for one thread and to 20 ms for many. `stat` is read first because that makes the kernel bring the
    /// counter of the reading thread up to date; by itself `schedstat` lags behind by up to one tick of the kernel.
    ///
    /// # Errors
    /// Where there is no such `/proc`, that is, outside Linux.
    pub(crate) fn now() -> Result<Self, Trouble> {
        let in_ticks = ticks(&fs::read_to_string("/proc/self/stat")?)?;
        let mut fine = Duration::ZERO;
        for thread in fs::read_dir("/proc/self/task")? {
            // A thread that ends meanwhile takes its file with it.
            let counters = fs::read_to_string(thread?.path().join("schedstat")).unwrap_or_default();
            let spent = counters
                .split(' ')
                .next()
                .and_then(|nanos| nanos.parse().ok());
            fine += Duration::from_nanos(spent.unwrap_or(0));
        }
        Ok(Moment {
            cpu: fine.max(in_ticks),
            clock: Instant::now(),
        })
    }

    /// Milliseconds of CPU since an earlier moment.
    pub(crate) fn cpu_since(&self, before: &Moment) -> f64 {
        milliseconds(self.cpu.saturating_sub(before.cpu))
    }

    /// Milliseconds on the wall clock since an earlier moment.
    pub(crate) fn wall_since(&self, before: &Moment) -> f64 {
        milliseconds(self.clock - before.clock)
    }
}

/// Milliseconds, with three decimals.
pub(crate) fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e6).round() / 1e3
}

/// User and system time from the line of `/proc/self/stat`, whose second field is a name that may hold spaces.
fn ticks(stat: &str) -> Result<Duration, Trouble> {
    let fields = stat.rsplit_once(") ").map_or("", |(_, fields)| fields);
    let mut times = fields.split(' ').skip(11).map(str::parse::<u32>);
    match (times.next(), times.next()) {
        (Some(Ok(user)), Some(Ok(system))) => Ok(TICK * (user + system)),
        _ => Err(format!("/proc/self/stat says {stat:?}").into()),
    }
}

/// The most memory that was resident at one time, in kB of 1,024 bytes.
///
/// # Errors
/// Where `/proc/self/status` has no `VmHWM`.
pub(crate) fn peak_kb() -> Result<u64, Trouble> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let figure = line.and_then(|line| line.split_whitespace().next());
    Ok(figure.ok_or("/proc/self/status has no VmHWM")?.parse()?)
}
