//! A declared study for tests, which no study file stands behind.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use indexmap::IndexMap;

use crate::set::{Cutoff, SetName};
use crate::study::{
    AnchorPolicy, AtHalf, Calibrate, Cutoffs, DataPlan, Expectation, Head, Limits, MinimizePlan,
    MissingPolicy, NecessityPlan, OutcomePlan, Place, Placed, ProtocolPlan, Provenance, Publish,
    RangesPlan, ReportPlan, SetPlan, SourceFormat, SourceText, Status, Study, SufficiencyPlan,
    TextEncoding,
};

/// A value whose key path is known, in an empty study file.
pub(crate) fn placed<T>(value: T, key_path: &str) -> Placed<T> {
    let source = Arc::new(SourceText {
        name: "study.yaml".to_owned(),
        text: String::new(),
    });
    let place = Place {
        source,
        key_path: key_path.to_owned(),
        range: 0..0,
    };
    Placed { value, place }
}

/// A set whose column has its name.
pub(crate) fn set(name: &str, calibrate: Calibrate) -> SetPlan {
    SetPlan {
        name: placed(SetName::new(name).unwrap(), name),
        label: name.to_owned(),
        column: placed(name.to_owned(), &format!("{name}.column")),
        calibrate: placed(calibrate, &format!("{name}.calibrate")),
        because: None,
        expect: Expectation::Either,
    }
}

/// A study on `folder`/data.csv with the case column `case`, outcome first.
pub(crate) fn study(folder: &Path, outcome: SetPlan, conditions: Vec<SetPlan>) -> Study {
    let cutoff = |value| Cutoff::new(value).unwrap();
    Study {
        id: "sample".to_owned(),
        sha256: String::new(),
        folder: folder.to_owned(),
        head: Head {
            title: "Sample".to_owned(),
            citation: None,
            status: Status::Study,
            provenance: Provenance::Synthetic,
            provenance_note: None,
        },
        data: DataPlan {
            source: placed("data.csv".to_owned(), "data.source"),
            format: SourceFormat::Delimited {
                encoding: TextEncoding::Marked,
            },
            case: placed("case".to_owned(), "data.case"),
            cluster: None,
            time: None,
            separator: None,
            decimal: '.',
            missing: MissingPolicy::Fail,
            missing_values: Vec::new(),
            sha256: None,
            obtain: None,
            publish: Publish::default(),
        },
        outcome: OutcomePlan {
            set: outcome,
            values: None,
        },
        conditions,
        at_half: AtHalf::Fail,
        anchors: AnchorPolicy::Recompute,
        necessity: NecessityPlan {
            consistency: cutoff(0.9),
            coverage: None,
            relevance: None,
            disjunctions: None,
        },
        nca: None,
        sufficiency: SufficiencyPlan {
            cutoffs: Cutoffs {
                frequency: 1,
                consistency: cutoff(0.8),
                contradiction_from: None,
                pri: cutoff(0.6),
            },
            solutions: BTreeSet::new(),
            expectations: Vec::new(),
            negated_outcome: None,
            minimize: MinimizePlan::default(),
            enhanced: None,
            theory: None,
        },
        ranges: RangesPlan::default(),
        variants: Vec::new(),
        protocol: ProtocolPlan::default(),
        claims: Vec::new(),
        acknowledge: IndexMap::new(),
        limits: Limits {
            models: 100,
            rows_listed: 200,
            cases_listed: 5000,
            steps: 1_000_000,
        },
        report: ReportPlan::default(),
        decisions: Vec::new(),
    }
}

/// Writes data.csv.
pub(crate) fn write(folder: &Path, data: &str) {
    fs::write(folder.join("data.csv"), data).unwrap();
}
