//! The checklist of standards, each met, not declared or violated.

use super::super::Writer;
use super::super::number::counted;
use super::super::table::Table;
use super::{Plain, SectionTitle};
use crate::findings::standards::{Section, Source, Standard, State};

pub(super) fn view(writer: &mut Writer<'_>) -> Plain {
    let standards = &writer.results.standards;
    let mut table = Table::new(
        "standards",
        "Standards of good practice and of transparency, who states each, whether this study meets it, what \
         was found, and the section that shows it.",
        &["Standard", "Source", "State", "What was found", "Section"],
    );
    for standard in standards {
        table.push(vec![
            standard.item.into(),
            source(standard.source).into(),
            state(standard.state).into(),
            standard.text.clone().into(),
            section(standard.section).title(writer.words).into(),
        ]);
    }
    Plain {
        sentences: vec![in_words(standards), REFERENCES.to_owned()],
        tables: vec![writer.show(table)],
    }
}

const REFERENCES: &str = "Sources: Schneider & Wagemann 2010, Comparative Sociology 9(3), 397–418; Wagemann & \
    Schneider 2015, Qualitative & Multi-Method Research 13(1), 38–42; Greckhamer et al. 2018, Strategic \
    Organization 16(4), 482–495; Rubinson et al. 2019, Avoiding Common Errors in QCA; \
    Baumgartner & Thiem 2017, Sociological Methods & Research 46(4), 954–987; Oana, Schneider & Thomann 2021, \
    Qualitative Comparative Analysis Using R. Whether a set fits its \
    concept, and whether a path makes sense for its cases, no program can tell.";

fn in_words(standards: &[Standard]) -> String {
    let count = |state: State| standards.iter().filter(|one| one.state == state).count();
    let mut parts = vec![format!("{} met", count(State::Met))];
    for (state, words) in [
        (State::NotDeclared, "not declared"),
        (State::Violated, "violated"),
        (
            State::Acknowledged,
            "violated and acknowledged with a reason",
        ),
    ] {
        if count(state) > 0 {
            parts.push(format!("{} {words}", count(state)));
        }
    }
    format!(
        "{}: {}. A violation that the researcher stands by can be acknowledged in the study file \
         (`acknowledge`).",
        counted(standards.len() as u128, "standard", "standards"),
        parts.join(", ")
    )
}

fn source(source: Source) -> &'static str {
    match source {
        Source::SchneiderWagemann2010 => "Schneider & Wagemann 2010",
        Source::WagemannSchneider2015 => "Wagemann & Schneider 2015",
        Source::Greckhamer2018 => "Greckhamer et al. 2018",
        Source::Rubinson2019 => "Rubinson et al. 2019",
        Source::BaumgartnerThiem2017 => "Baumgartner & Thiem 2017",
        Source::OanaSchneiderThomann2021 => "Oana, Schneider & Thomann 2021",
        Source::Program => "this program",
    }
}

fn state(state: State) -> &'static str {
    match state {
        State::Met => "met",
        State::NotDeclared => "not declared",
        State::Violated => "violated",
        State::Acknowledged => "violated, acknowledged",
    }
}

fn section(section: Section) -> SectionTitle {
    match section {
        Section::Summary => SectionTitle::Summary,
        Section::Data => SectionTitle::Data,
        Section::Calibration => SectionTitle::Calibration,
        Section::Necessity => SectionTitle::Necessity,
        Section::TruthTable => SectionTitle::TruthTable,
        Section::Sufficiency => SectionTitle::Sufficiency,
        Section::Cases => SectionTitle::Cases,
        Section::Robustness => SectionTitle::Robustness,
        Section::Reproduce => SectionTitle::Reproduce,
    }
}
