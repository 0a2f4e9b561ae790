//! Dates as the format writes them: a year, or day, month and year.

/// A day, or a year that stands for its first day. Dates compare as the calendar goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Date {
    year: u32,
    month: u32,
    day: u32,
}

impl Date {
    /// Reads `2026` or `31.12.2026`; nothing for a day that no calendar has.
    pub(super) fn read(written: &str) -> Option<Date> {
        let number = |digits: &str, length: usize| {
            let whole = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
            digits.parse::<u32>().ok().filter(|_| whole)
        };
        let mut parts = written.split('.');
        let (first, second, third) = (parts.next()?, parts.next(), parts.next());
        let (Some(month), Some(year)) = (second, third) else {
            let year = number(first, 4).filter(|&year| year > 0 && second.is_none())?;
            return Some(Date {
                year,
                month: 1,
                day: 1,
            });
        };
        let date = Date {
            year: number(year, 4)?,
            month: number(month, 2)?,
            day: number(first, 2)?,
        };
        let real = parts.next().is_none()
            && date.year > 0
            && (1..=date.days_of_month()).contains(&date.day);
        real.then_some(date)
    }

    /// The days of its month by the Gregorian calendar; none for a month that is no month.
    const fn days_of_month(self) -> u32 {
        let leaps = self.year.is_multiple_of(4) && !self.year.is_multiple_of(100)
            || self.year.is_multiple_of(400);
        match self.month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leaps => 29,
            2 => 28,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_days_are_read_and_compare_as_the_calendar_goes() {
        let read = |written: &str| Date::read(written).unwrap();
        assert!(read("2023") == read("01.01.2023"));
        assert!(read("31.12.2022") < read("2023") && read("02.01.2023") < read("01.02.2023"));
        assert_eq!(read("29.02.2024").day, 29);
    }

    #[test]
    fn what_no_calendar_has_is_no_date() {
        for wrong in [
            "",
            "0000",
            "01.01.0000",
            "23",
            "20233",
            "1.1.2023",
            "32.01.2023",
            "31.04.2023",
            "29.02.2023",
            "29.02.1900",
            "00.01.2023",
            "01.13.2023",
            "01.01.23",
            "01.01",
            "01.01.2023.",
            "2023-01-01",
            "+123",
            "1a.01.2023",
        ] {
            assert_eq!(Date::read(wrong), None, "{wrong}");
        }
    }
}
