//! From the bytes of a text to letters.

use encoding_rs::{CoderResult, Decoder, DecoderResult, Encoding, UTF_8};

use crate::study::TextEncoding;

/// Encodings that are tried to show what a text might say, and by which name they are declared.
const LIKELY: [(&str, &str); 7] = [
    ("gbk", "gb18030"),
    ("big5", "big5"),
    ("shift_jis", "shift_jis"),
    ("euc-kr", "euc-kr"),
    ("windows-1252", "windows-1252"),
    ("windows-1250", "windows-1250"),
    ("windows-1251", "windows-1251"),
];

/// How many letters of each reading are shown.
const LONGEST: usize = 24;

/// Decodes a text piece by piece that is in another encoding than UTF-8.
pub(super) struct Transcoder {
    decoder: Decoder,
    name: &'static str,
}

/// Bytes that are no text in an encoding: where they begin, from the beginning of the piece.
pub(super) struct Malformed {
    pub(super) at: usize,
}

impl Transcoder {
    /// What decodes a file that begins with these bytes; `None`: it is to be read as UTF-8. A mark at
    /// the beginning of the file says more than a declaration.
    pub(super) fn of(encoding: TextEncoding, begins: &[u8]) -> Option<Self> {
        let declared = match encoding {
            TextEncoding::Marked => None,
            TextEncoding::Declared(name) => Encoding::for_label(name.as_bytes()),
        };
        let marked = Encoding::for_bom(begins).map(|(encoding, _)| encoding);
        let encoding = marked.or(declared).filter(|encoding| *encoding != UTF_8)?;
        Some(Self {
            decoder: encoding.new_decoder_with_bom_removal(),
            name: encoding.name(),
        })
    }

    /// The encoding, as it is declared.
    pub(super) fn name(&self) -> String {
        self.name.to_lowercase()
    }

    /// Adds the letters of a piece to a text; the beginning of a letter at its end waits for the next
    /// piece.
    pub(super) fn decode(
        &mut self,
        piece: &[u8],
        is_last: bool,
        text: &mut String,
    ) -> Result<(), Malformed> {
        let most = self.decoder.max_utf8_buffer_length(piece.len());
        text.reserve(most.unwrap_or(piece.len()));
        let decoder = &mut self.decoder;
        let (result, read) = decoder.decode_to_string_without_replacement(piece, text, is_last);
        match result {
            DecoderResult::InputEmpty => Ok(()),
            DecoderResult::OutputFull => unreachable!("there is room for the longest text"),
            DecoderResult::Malformed(bad, after) => Err(Malformed {
                at: read.saturating_sub(usize::from(bad) + usize::from(after)),
            }),
        }
    }
}

/// What some encodings make of the first bytes that are no UTF-8: the cell in which they stand, or
/// its beginning. Encodings to which the bytes say nothing are left out.
pub(super) fn readings(text: &[u8]) -> String {
    let first = text.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let ends = |byte: &u8| b",;\t\r\n\"|".contains(byte);
    let start = text[..first].iter().rposition(ends).map_or(0, |at| at + 1);
    // A byte below 0x40 is hardly ever the second of two that make a letter.
    let end = text[first..].iter().position(ends);
    let cell = &text[start..end.map_or(text.len(), |end| first + end)];
    let shown = &cell[..cell.len().min(4 * LONGEST)];
    let is_whole = shown.len() == cell.len();
    let readings = LIKELY.iter().filter_map(|(name, label)| {
        let encoding = Encoding::for_label(label.as_bytes())?;
        let reading = reading(encoding, shown, is_whole)?;
        Some(format!("`encoding: {name}` reads `{reading}`"))
    });
    readings.collect::<Vec<_>>().join(", ")
}

/// The letters of a cell; `None` where bytes are no letters of the encoding.
fn reading(encoding: &'static Encoding, cell: &[u8], is_whole: bool) -> Option<String> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(decoder.max_utf8_buffer_length(cell.len())?);
    // A cell that was cut may end within a letter.
    let (result, _, replaced) = decoder.decode_to_string(cell, &mut text, is_whole);
    let is_text = result == CoderResult::InputEmpty
        && !replaced
        && !text.is_empty()
        && text.chars().all(is_letter);
    is_text.then(|| text.trim().chars().take(LONGEST).collect())
}

/// Whether a character can stand in a text: no control, and none that only a program or a font gives a
/// meaning.
fn is_letter(character: char) -> bool {
    !character.is_control() && !('\u{e000}'..='\u{f8ff}').contains(&character)
}

/// What to do about a text whose encoding is not known.
pub(super) fn help(readings: &str) -> String {
    match readings {
        "" => "save the file as UTF-8 (in Excel: `CSV UTF-8`)".to_owned(),
        readings => format!(
            "declare under data the encoding in which this text reads right: {readings}; or save the file as UTF-8"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `printf '哈尔滨' | iconv -t gbk | od -tx1`: b9 fe b6 fb b1 f5.
    #[test]
    fn the_readings_of_a_cell_are_shown() {
        let text = b"case,x\nA,\xb9\xfe\xb6\xfb\xb1\xf5,1\n";
        let found = readings(text);
        assert!(
            found.starts_with("`encoding: gbk` reads `哈尔滨`, "),
            "{found}"
        );
        assert!(
            found.contains("`encoding: windows-1252` reads `¹þ¶û±õ`"),
            "{found}"
        );
        // é of Latin-1 before the end of the cell is the first byte of two in no East Asian encoding.
        let found = readings(b"Caf\xe9;1");
        assert!(!found.contains("gbk"), "{found}");
        assert!(
            found.starts_with("`encoding: windows-1252` reads `Café`"),
            "{found}"
        );
    }

    #[test]
    fn pieces_may_end_within_a_letter() {
        let mut transcoder = Transcoder::of(TextEncoding::Declared("gbk"), b"").unwrap();
        let bytes = b"\xb9\xfe\xb6\xfb\xb1\xf5";
        let mut text = String::new();
        for at in 0..bytes.len() {
            assert!(
                transcoder
                    .decode(&bytes[at..=at], at == 5, &mut text)
                    .is_ok()
            );
        }
        assert_eq!(text, "哈尔滨");
        assert_eq!(transcoder.name(), "gbk");
    }
}
