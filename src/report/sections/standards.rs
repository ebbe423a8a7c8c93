//! The checklist of standards, each met, not declared or violated.

use super::super::Writer;
use super::super::table::Table;
use super::{Plain, SectionTitle};
use crate::findings::standards::{Section, Source, Standard, State};
use crate::language::{Words, say};

pub(super) fn view(writer: &mut Writer<'_>) -> Plain {
    let words = writer.words;
    let standards = writer.results.reported_standards();
    let titles = words.columns(&[
        "standards-column-standard",
        "standards-column-source",
        "standards-column-state",
        "standards-column-found",
        "standards-column-section",
    ]);
    let mut table = Table::new("standards", words.say("standards-caption"), &titles);
    for standard in standards {
        table.push(vec![
            standard.item.clone().into(),
            source(words, standard.source).into(),
            words.say(state(standard.state)).into(),
            standard.text.clone().into(),
            section(standard.section).title(writer.words).into(),
        ]);
    }
    Plain {
        sentences: vec![
            in_words(words, standards),
            words.say("standards-references"),
        ],
        tables: vec![writer.show(table)],
    }
}

fn in_words(words: &Words, standards: &[Standard]) -> String {
    let count = |state: State| standards.iter().filter(|one| one.state == state).count();
    let mut parts = vec![say!(words, "standards-count-met", n = count(State::Met))];
    for (state, key) in [
        (State::NotDeclared, "standards-count-not-declared"),
        (State::Violated, "standards-count-violated"),
        (State::Acknowledged, "standards-count-acknowledged"),
    ] {
        if count(state) > 0 {
            parts.push(say!(words, key, n = count(state)));
        }
    }
    say!(
        words,
        "standards-summary",
        n = standards.len(),
        parts = words.list(&parts)
    )
}

/// Names of people stay as they are.
fn source(words: &Words, source: Source) -> String {
    let cited = match source {
        Source::SchneiderWagemann2010 => "Schneider & Wagemann 2010",
        Source::WagemannSchneider2015 => "Wagemann & Schneider 2015",
        Source::Greckhamer2018 => "Greckhamer et al. 2018",
        Source::Rubinson2019 => "Rubinson et al. 2019",
        Source::BaumgartnerThiem2017 => "Baumgartner & Thiem 2017",
        Source::OanaSchneiderThomann2021 => "Oana, Schneider & Thomann 2021",
        Source::Program => return words.say("standards-source-program"),
    };
    cited.to_owned()
}

fn state(state: State) -> &'static str {
    match state {
        State::Met => "standards-state-met",
        State::NotDeclared => "standards-state-not-declared",
        State::Violated => "standards-state-violated",
        State::Acknowledged => "standards-state-acknowledged",
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
