//! Reading typed values: texts, numbers, words, lists.

use crate::set::Cutoff;
use crate::study::document::{Kind, Node};
use crate::study::{LARGEST_NUMBER, Placed};

use super::fields::scalar_text;
use super::problems::Problems;
use super::wording::{found, listed, subject};

impl Problems {
    /// A text that is not blank; numbers and truth values count as the text that was written.
    pub(super) fn text(&mut self, node: &Node, example: &str) -> Option<String> {
        match &node.kind {
            Kind::Scalar(scalar) if !scalar.text.trim().is_empty() => Some(scalar.text.clone()),
            _ => {
                self.wrong_type(node, "a text", example);
                None
            }
        }
    }

    /// A text with its place.
    pub(super) fn placed_text(&mut self, node: &Node, example: &str) -> Option<Placed<String>> {
        let value = self.text(node, example)?;
        Some(Placed {
            value,
            place: node.place.clone(),
        })
    }

    /// A finite number, not in quotes.
    pub(super) fn number(&mut self, node: &Node, example: &str) -> Option<f64> {
        match &node.kind {
            Kind::Scalar(scalar) if !scalar.quoted => match read_number(&scalar.text) {
                Some(number) if is_workable(number) => Some(number),
                Some(_) => {
                    self.not_finite(node);
                    None
                }
                None => {
                    self.wrong_type(node, "a number", example);
                    None
                }
            },
            _ => {
                self.wrong_type(node, "a number", example);
                None
            }
        }
    }

    /// A number within bounds, which `allowed` names.
    pub(super) fn number_where(
        &mut self,
        node: &Node,
        holds: impl Fn(f64) -> bool,
        allowed: &str,
        example: &str,
    ) -> Option<f64> {
        let number = self.number(node, example)?;
        if holds(number) {
            return Some(number);
        }
        let message = format!(
            "{} {}; it must be {allowed}",
            subject(&node.place),
            found(node)
        );
        self.add(
            "out-of-range",
            &node.place,
            message,
            Some(format!("for example {example}")),
        );
        None
    }

    /// A cut-off in [0, 1].
    pub(super) fn cutoff(&mut self, node: &Node, example: &str) -> Option<Cutoff> {
        let within = |number| Cutoff::new(number).is_ok();
        let number = self.number_where(node, within, "between 0 and 1", example)?;
        Cutoff::new(number).ok()
    }

    /// A list of two numbers that rise; `of` says which two, `first` what the lower one is.
    pub(super) fn rising_pair(
        &mut self,
        node: &Node,
        of: &str,
        first: &str,
        example: &str,
    ) -> Option<[f64; 2]> {
        let numbers = self.list_of(node, "two numbers", example, |problems, item| {
            problems.number(item, example)
        })?;
        let [low, high] = numbers[..] else {
            self.wrong_type(node, &format!("a list of two numbers, {of}"), example);
            return None;
        };
        if low < high {
            return Some([low, high]);
        }
        let message = format!(
            "{} goes from {low} to {high}; {first} comes first",
            subject(&node.place)
        );
        let help = format!("for example {example}");
        self.add("not-rising", &node.place, message, Some(help));
        None
    }

    /// A whole number from `least`.
    pub(super) fn whole(&mut self, node: &Node, least: u64, example: &str) -> Option<u64> {
        let written = match &node.kind {
            Kind::Scalar(scalar) if !scalar.quoted => scalar.text.as_str(),
            _ => "",
        };
        if let Ok(number) = written.parse::<u64>()
            && number >= least
        {
            return Some(number);
        }
        let expected = format!("a whole number from {least}");
        match read_number(written) {
            Some(number) if number.is_infinite() || number.is_nan() => self.not_finite(node),
            Some(_) => {
                let message = format!(
                    "{} {}; it must be {expected}",
                    subject(&node.place),
                    found(node)
                );
                self.add(
                    "out-of-range",
                    &node.place,
                    message,
                    Some(format!("for example {example}")),
                );
            }
            None => self.wrong_type(node, &expected, example),
        }
        None
    }

    /// One of a few words.
    pub(super) fn word<T: Copy>(
        &mut self,
        node: &Node,
        words: &[(&'static str, T)],
        later: &[&str],
    ) -> Option<T> {
        let allowed: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let Some(text) = scalar_text(node) else {
            self.wrong_type(
                node,
                &format!("one of {}", listed(&allowed)),
                &format!("`{}`", allowed[0]),
            );
            return None;
        };
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text) {
            return Some(*value);
        }
        if later.contains(&text) {
            self.later_value(node, text);
        } else {
            self.wrong_word(node, &allowed);
        }
        None
    }

    /// A list.
    pub(super) fn list<'n>(
        &mut self,
        node: &'n Node,
        of: &str,
        example: &str,
    ) -> Option<&'n [Node]> {
        if let Kind::Sequence(items) = &node.kind {
            return Some(items);
        }
        self.wrong_type(node, &format!("a list of {of}"), example);
        None
    }

    /// A list with every item read by `read`; `None` when one cannot be read.
    pub(super) fn list_of<T>(
        &mut self,
        node: &Node,
        of: &str,
        example: &str,
        mut read: impl FnMut(&mut Self, &Node) -> Option<T>,
    ) -> Option<Vec<T>> {
        let items = self.list(node, of, example)?;
        let read: Vec<Option<T>> = items.iter().map(|item| read(self, item)).collect();
        read.into_iter().collect()
    }

    /// A list that must hold something.
    pub(super) fn filled_list_of<T>(
        &mut self,
        node: &Node,
        of: &str,
        example: &str,
        read: impl FnMut(&mut Self, &Node) -> Option<T>,
    ) -> Option<Vec<T>> {
        let list = self.list_of(node, of, example, read)?;
        if list.is_empty() {
            let message = format!(
                "{} is an empty list; it must hold {of}",
                subject(&node.place)
            );
            self.add(
                "wrong-type",
                &node.place,
                message,
                Some(format!("for example {example}")),
            );
            return None;
        }
        Some(list)
    }
}

/// Whether the program can work with a number: it is not infinite, not NaN, and not so large that
/// squares or sums would be.
pub(super) fn is_workable(number: f64) -> bool {
    number.abs() <= LARGEST_NUMBER
}

/// The number that a plain scalar stands for, in the decimal notations of YAML; infinite and NaN
/// ones too. Zero has no sign.
pub(super) fn read_number(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    match unsigned.to_ascii_lowercase().as_str() {
        ".inf" => return Some(f64::INFINITY),
        ".nan" => return Some(f64::NAN),
        _ => {}
    }
    let decimal = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-');
    if text.chars().all(decimal) {
        text.parse::<f64>().ok().map(|number| number + 0.0)
    } else {
        None
    }
}
