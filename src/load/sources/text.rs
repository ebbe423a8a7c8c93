//! How values of other formats are written as texts.

/// A number that reads back as the very same bits; whole numbers without a point, zero without a
/// sign.
pub(super) fn number(number: f64) -> String {
    (number + 0.0).to_string()
}

/// A truth value as a number.
pub(super) fn truth(value: bool) -> String {
    u8::from(value).to_string()
}

const MICROSECONDS_OF_DAY: i64 = 86_400_000_000;

/// A day as ISO 8601 writes it; `days` count from 1970-01-01.
pub(super) fn date(days: i64) -> String {
    // The calendar repeats every 400 years of 146097 days; years begin in March, so that the day
    // which only some years have is the last.
    let shifted = days.saturating_add(719_468);
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// A point in time as ISO 8601 writes it, from microseconds since 1970-01-01; midnight is the date
/// alone.
pub(super) fn moment(microseconds: i64) -> String {
    let days = microseconds.div_euclid(MICROSECONDS_OF_DAY);
    match microseconds.rem_euclid(MICROSECONDS_OF_DAY) {
        0 => date(days),
        rest => format!("{}T{}", date(days), time(rest)),
    }
}

/// A time of day as ISO 8601 writes it, from microseconds since midnight.
pub(super) fn time(microseconds: i64) -> String {
    let seconds = microseconds / 1_000_000;
    let (hours, minutes, whole) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let fraction = match microseconds % 1_000_000 {
        0 => String::new(),
        fraction => format!(".{fraction:06}").trim_end_matches('0').to_owned(),
    };
    format!("{hours:02}:{minutes:02}:{whole:02}{fraction}")
}

/// A decimal number without zeros at its end: `7.50` is `7.5`, `7.00` is `7`.
pub(super) fn decimal(written: &str) -> String {
    let shortest = match written.contains('.') {
        true => written.trim_end_matches('0').trim_end_matches('.'),
        false => written,
    };
    match shortest {
        "-0" | "" => "0".to_owned(),
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_back_as_the_same_bits() {
        let numbers = [
            (7.0, "7"),
            (-0.0, "0"),
            (0.1, "0.1"),
            (1e-7, "0.0000001"),
            (1e21, "1000000000000000000000"),
            (f64::from(0.1_f32), "0.10000000149011612"),
        ];
        for (value, written) in numbers {
            assert_eq!(number(value), written);
            let back: f64 = number(value).parse().unwrap();
            assert_eq!(back.to_bits(), (value + 0.0).to_bits());
        }
    }

    /// Days by `date -ud '1970-01-01 + N days' +%F`.
    #[test]
    fn days_are_those_of_the_calendar() {
        let days = [
            (0, "1970-01-01"),
            (19_782, "2024-02-29"),
            (19_783, "2024-03-01"),
            (-25_508, "1900-03-01"),
            (11_016, "2000-02-29"),
            (-719_162, "0001-01-01"),
        ];
        for (day, written) in days {
            assert_eq!(date(day), written);
        }
        assert_eq!(moment(86_400_000_000), "1970-01-02");
        assert_eq!(moment(-1), "1969-12-31T23:59:59.999999");
        assert_eq!(
            moment(86_400_000_000 + 3_723_500_000),
            "1970-01-02T01:02:03.5"
        );
    }

    #[test]
    fn decimals_lose_zeros_behind_the_point_only() {
        let found = ["7.50", "7.00", "700", "-0.00", "0.125"].map(decimal);
        assert_eq!(found, ["7.5", "7", "700", "0", "0.125"]);
    }
}
