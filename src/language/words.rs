//! A catalogue, ready to be asked.

use std::fmt;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use crate::study::Language;

use super::argument::Argument;
use super::catalogue::AREAS;

/// The words of one language. They are read once and never change.
pub(crate) struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Words").field(&self.language).finish()
    }
}

static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::read(Language::English));
static CHINESE: LazyLock<Words> = LazyLock::new(|| Words::read(Language::Chinese));

impl Words {
    /// The words of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::Chinese => &CHINESE,
        }
    }

    fn read(language: Language) -> Self {
        let locale = language.to_string().parse().expect("a tag of a language");
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Marks of direction would be seen in files that other programs read.
        bundle.set_use_isolating(false);
        for area in &AREAS {
            let resource = FluentResource::try_new(area.messages(language).to_owned());
            let resource = resource.expect("a test reads every catalogue");
            bundle
                .add_resource(resource)
                .expect("a test finds every message that is there twice");
        }
        Self { language, bundle }
    }

    /// The language.
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// A message without arguments.
    pub(crate) fn say(&self, key: &str) -> String {
        self.fill(key, [])
    }

    /// A message with arguments; [`say!`] is short for it.
    pub(crate) fn fill<const N: usize>(
        &self,
        key: &str,
        arguments: [(&str, Argument); N],
    ) -> String {
        self.try_fill(key, arguments)
            .expect("a test compares the messages in use with the catalogues")
    }

    /// A message with arguments, or what is wrong with asking for it: for templates that researchers
    /// write themselves.
    pub(crate) fn try_fill<'a>(
        &self,
        key: &str,
        arguments: impl IntoIterator<Item = (&'a str, Argument)>,
    ) -> Result<String, String> {
        let message = self.bundle.get_message(key);
        let pattern = message.and_then(|message| message.value());
        let pattern = pattern.ok_or_else(|| format!("there is no message `{key}`"))?;
        let mut given = FluentArgs::new();
        for (name, argument) in arguments {
            given.set(name, argument.value());
        }
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&given), &mut errors);
        match errors.first() {
            None => Ok(text.into_owned()),
            Some(error) => Err(format!("the message `{key}`: {error}")),
        }
    }

    /// The titles of columns; the mark before a name, `#` or `^`, stays before the title.
    pub(crate) fn columns(&self, keys: &[&str]) -> Vec<String> {
        let title = |key: &&str| match key.strip_prefix(['#', '^']) {
            Some(bare) => format!("{}{}", &key[..1], self.say(bare)),
            None => self.say(key),
        };
        keys.iter().map(title).collect()
    }
}

/// A message of a catalogue, with arguments by name: `say!(words, "necessity-none", outcome = &outcome)`.
macro_rules! say {
    ($words:expr, $key:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $words.fill($key, [$((stringify!($name), $crate::language::Argument::from($value))),*])
    };
}
pub(crate) use say;
