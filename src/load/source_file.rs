//! The data file as read: its hash and its text.

use std::fs;
use std::path::Path;

use super::error::LoadErrorKind;
use crate::study::sha256;

/// What UTF-8 files of some programs begin with.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// A data file: its whole text and what pins it.
pub(super) struct SourceFile {
    pub(super) text: String,
    pub(super) sha256: String,
}

impl SourceFile {
    /// Reads a file once; where the study declares a SHA-256, the file must have it.
    pub(super) fn read(path: &Path, declared: Option<&str>) -> Result<Self, LoadErrorKind> {
        let unreadable = |reason: std::io::Error| LoadErrorKind::Unreadable {
            reason: reason.to_string(),
        };
        if !fs::metadata(path).map_err(unreadable)?.is_file() {
            return Err(LoadErrorKind::Unreadable {
                reason: "it is not a file".to_owned(),
            });
        }
        let bytes = fs::read(path).map_err(unreadable)?;
        let sha256 = sha256(&bytes);
        if let Some(declared) = declared.filter(|declared| *declared != sha256) {
            return Err(LoadErrorKind::WrongHash {
                declared: declared.to_owned(),
                found: sha256,
            });
        }
        let text = decoded(bytes)?;
        Ok(Self { text, sha256 })
    }

    /// The text without its byte-order mark.
    pub(super) fn text(&self) -> &str {
        self.text
            .strip_prefix(BYTE_ORDER_MARK)
            .unwrap_or(&self.text)
    }
}

fn decoded(bytes: Vec<u8>) -> Result<String, LoadErrorKind> {
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let lines = bytes[..offset].split(|&byte| byte == b'\n').count();
        LoadErrorKind::NotUtf8 {
            offset,
            line: lines,
            utf_16: bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]),
        }
    })
}
