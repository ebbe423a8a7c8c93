//! Terms of the method by what they name.

use crate::necessity::nca::{Corner, EffectSize, OutlierKind};
use crate::study::SolutionKind;

use super::say;
use super::words::Words;

impl Words {
    /// `intermediate`, `enhanced parsimonious`.
    pub(crate) fn kind(&self, kind: SolutionKind) -> String {
        self.say(match kind {
            SolutionKind::Conservative => "term-conservative",
            SolutionKind::Intermediate => "term-intermediate",
            SolutionKind::Parsimonious => "term-parsimonious",
            SolutionKind::EnhancedIntermediate => "term-enhanced-intermediate",
            SolutionKind::EnhancedParsimonious => "term-enhanced-parsimonious",
        })
    }

    /// How large an effect size is.
    pub(crate) fn effect_size(&self, size: EffectSize) -> String {
        self.say(match size {
            EffectSize::None => "term-effect-none",
            EffectSize::Small => "term-effect-small",
            EffectSize::Medium => "term-effect-medium",
            EffectSize::Large => "term-effect-large",
            EffectSize::VeryLarge => "term-effect-very-large",
        })
    }

    /// Where a corner lies.
    pub(crate) fn corner(&self, corner: Corner) -> String {
        self.say(match corner {
            Corner::UpperLeft => "term-upper-left",
            Corner::UpperRight => "term-upper-right",
            Corner::LowerLeft => "term-lower-left",
            Corner::LowerRight => "term-lower-right",
        })
    }

    /// What an outlier holds up.
    pub(crate) fn outlier(&self, kind: OutlierKind) -> String {
        self.say(match kind {
            OutlierKind::Ceiling => "term-outlier-ceiling",
            OutlierKind::Scope => "term-outlier-scope",
            OutlierKind::Both => "term-outlier-both",
        })
    }

    /// An anchor as it was declared: a number as it stands, a statistic by its name.
    pub(crate) fn declared_anchor(&self, declared: &str) -> String {
        match declared {
            "median" => return self.say("term-median"),
            "min" => return self.say("term-minimum"),
            "max" => return self.say("term-maximum"),
            "mean" => return self.say("term-mean"),
            _ => {}
        }
        if let Some(percent) = declared.strip_prefix('p') {
            return say!(self, "term-percentile", percent = percent);
        }
        let deviations = declared.strip_prefix("mean");
        if let Some(deviations) = deviations.and_then(|text| text.strip_suffix("sd")) {
            return say!(self, "term-mean-and-deviations", deviations = deviations);
        }
        self.found_anchor(declared)
            .unwrap_or_else(|| declared.to_owned())
    }

    /// `found 1 of 3, ward linkage`.
    fn found_anchor(&self, declared: &str) -> Option<String> {
        let declared = declared.strip_prefix("found ")?;
        let (at, declared) = declared.split_once(" of ")?;
        let (of, linkage) = declared.split_once(", ")?;
        let linkage = match linkage.strip_suffix(" linkage")? {
            "complete" => "term-linkage-complete",
            "centroid" => "term-linkage-centroid",
            "ward" => "term-linkage-ward",
            _ => return None,
        };
        let linkage = self.say(linkage);
        Some(say!(
            self,
            "term-found-anchor",
            at = at,
            of = of,
            linkage = linkage
        ))
    }
}
