//! The data file, piece by piece: hashed, decoded, its shape checked, its rows in batches.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::RowReader;
use super::column_uses::ColumnUses;
use super::encoding::{self, Transcoder};
use super::error::{LoadError, LoadErrorKind};
use super::layout::Layout;
use super::missing::MissingCodes;
use super::rows::RowsRead;
use crate::study::{SourceFormat, Study, TextEncoding, hexadecimal};

/// What UTF-8 files of some programs begin with.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// How many bytes are read at a time, until a row needs more.
const PIECE: usize = 1 << 20;

/// Rows of a file whose shape is sound so far, and what reads them.
pub(super) struct Batch<'s> {
    reader: Arc<RowReader<'s>>,
    /// The rows, as many as `lines`.
    pub(super) text: String,
    /// The line on which each begins, from 1.
    pub(super) lines: Vec<usize>,
}

impl<'s> Batch<'s> {
    pub(super) fn reader(&self) -> &RowReader<'s> {
        &self.reader
    }

    pub(super) fn read(&self) -> Result<RowsRead, LoadErrorKind> {
        self.reader.read(self)
    }
}

/// How bytes become letters.
enum Decoding {
    /// No bytes were read yet.
    Unknown,
    Utf8,
    Other(Transcoder),
}

/// A data file that is being read.
pub(super) struct Batches<'s> {
    study: &'s Study,
    separator: u8,
    file: File,
    hash: Sha256,
    /// Bytes before those in `waiting`, for the place of what is not UTF-8.
    decoded: usize,
    /// Bytes that are not decoded yet: the beginning of a character.
    waiting: Vec<u8>,
    /// Text that is not taken yet: the beginning of a row.
    text: String,
    at_start: bool,
    piece: usize,
    layout: Layout,
    decoding: Decoding,
    reader: Option<Result<Arc<RowReader<'s>>, Vec<LoadError>>>,
    /// What keeps the rest from being read; it is hashed all the same.
    stopped: Option<LoadErrorKind>,
    ended: bool,
}

impl<'s> Batches<'s> {
    /// Opens a data file.
    pub(super) fn open(
        path: &Path,
        study: &'s Study,
        separator: u8,
    ) -> Result<Self, LoadErrorKind> {
        if !fs::metadata(path)
            .map_err(|reason| unreadable(&reason))?
            .is_file()
        {
            return Err(LoadErrorKind::Unreadable {
                reason: "it is not a file".to_owned(),
            });
        }
        Ok(Self {
            study,
            separator,
            file: File::open(path).map_err(|reason| unreadable(&reason))?,
            hash: Sha256::new(),
            decoded: 0,
            waiting: Vec::new(),
            text: String::new(),
            at_start: true,
            piece: PIECE,
            layout: Layout::new(separator),
            decoding: Decoding::Unknown,
            reader: None,
            stopped: None,
            ended: false,
        })
    }

    pub(super) fn study(&self) -> &'s Study {
        self.study
    }

    /// What reads the rows, once the header was read and has the columns in use.
    pub(super) fn reader(&self) -> Option<Arc<RowReader<'s>>> {
        let reader = self.reader.as_ref()?.as_ref().ok()?;
        Some(Arc::clone(reader))
    }

    /// The next batch; none at the end of the file. A file that cannot be read as a table gives none
    /// behind what is wrong, and is read to its end all the same.
    pub(super) fn next_batch(&mut self) -> Result<Option<Batch<'s>>, LoadErrorKind> {
        while !self.ended {
            self.read_piece()?;
            if self.stopped.is_none()
                && let Some(batch) = self.take_rows()
            {
                return Ok(Some(batch));
            }
        }
        Ok(None)
    }

    /// Reads, hashes and decodes the next piece.
    fn read_piece(&mut self) -> Result<(), LoadErrorKind> {
        let before = self.waiting.len();
        let limit = u64::try_from(self.piece).unwrap_or(u64::MAX);
        let mut piece = (&mut self.file).take(limit);
        piece
            .read_to_end(&mut self.waiting)
            .map_err(|reason| unreadable(&reason))?;
        self.hash.update(&self.waiting[before..]);
        self.ended = self.waiting.len() - before < self.piece;
        if self.stopped.is_some() {
            self.waiting.clear();
        } else if let Err(not_utf8) = self.decode() {
            self.stopped = Some(not_utf8);
        }
        Ok(())
    }

    fn decode(&mut self) -> Result<(), LoadErrorKind> {
        if let Decoding::Unknown = self.decoding {
            let encoding = match &self.study.data.format {
                SourceFormat::Delimited { encoding } => *encoding,
                _ => TextEncoding::Marked,
            };
            let transcoder = Transcoder::of(encoding, &self.waiting);
            self.decoding = transcoder.map_or(Decoding::Utf8, Decoding::Other);
        }
        let before = self.text.len();
        let Decoding::Other(transcoder) = &mut self.decoding else {
            return self.decode_utf8();
        };
        if let Err(malformed) = transcoder.decode(&self.waiting, self.ended, &mut self.text) {
            let newlines = self.text.split('\n').count() - 1;
            return Err(LoadErrorKind::NotInEncoding {
                encoding: transcoder.name(),
                offset: self.decoded + malformed.at,
                line: self.layout.line() + newlines,
            });
        }
        self.decoded += self.waiting.len();
        self.at_start &= self.text.len() == before;
        self.waiting.clear();
        Ok(())
    }

    fn decode_utf8(&mut self) -> Result<(), LoadErrorKind> {
        let (valid, rest) = match str::from_utf8(&self.waiting) {
            Ok(text) => (text, None),
            Err(error) => {
                let (valid, rest) = self.waiting.split_at(error.valid_up_to());
                let is_cut = error.error_len().is_none() && !self.ended;
                if !is_cut {
                    return Err(self.not_utf8(error.valid_up_to()));
                }
                let valid = str::from_utf8(valid).expect("it was found valid up to here");
                (valid, Some(rest.to_vec()))
            }
        };
        self.decoded += valid.len();
        let marked = self.at_start && !valid.is_empty();
        let unmarked = valid.strip_prefix(BYTE_ORDER_MARK).filter(|_| marked);
        self.text.push_str(unmarked.unwrap_or(valid));
        self.at_start &= valid.is_empty();
        self.waiting = rest.unwrap_or_default();
        Ok(())
    }

    fn not_utf8(&self, valid: usize) -> LoadErrorKind {
        let newlines = |bytes: &[u8]| bytes.split(|byte| *byte == b'\n').count() - 1;
        LoadErrorKind::NotUtf8 {
            offset: self.decoded + valid,
            line: self.layout.line()
                + newlines(self.text.as_bytes())
                + newlines(&self.waiting[..valid]),
            readings: encoding::readings(&self.waiting, valid),
        }
    }

    /// Takes the whole rows of the text; they make a batch where they can be read as a table.
    fn take_rows(&mut self) -> Option<Batch<'s>> {
        let taken = match self.layout.take(&self.text, self.ended) {
            Ok(taken) => taken,
            Err(kind) => {
                self.stopped = Some(kind);
                return None;
            }
        };
        // A row that does not end here: more is read at once, so that it is not looked through
        // again and again.
        self.piece = if taken.end == 0 {
            self.piece.saturating_mul(2)
        } else {
            PIECE
        };
        if self.reader.is_none() && !self.layout.header().is_empty() {
            self.reader = Some(self.row_reader());
        }
        let reader = self.reader().filter(|_| self.layout.is_regular());
        let reader = reader.filter(|_| !taken.lines.is_empty());
        let batch = reader.map(|reader| Batch {
            reader,
            text: self.text[taken.rows].to_owned(),
            lines: taken.lines,
        });
        self.text.drain(..taken.end);
        batch
    }

    fn row_reader(&self) -> Result<Arc<RowReader<'s>>, Vec<LoadError>> {
        let header = self.layout.header().to_vec();
        Ok(Arc::new(RowReader {
            study: self.study,
            separator: Some(self.separator),
            uses: if self.study.data.preparation.is_declared() {
                ColumnUses::of_whole()
            } else {
                ColumnUses::find(self.study, &header, Some(self.separator))?
            },
            missing: MissingCodes::of(&self.study.data),
            header,
        }))
    }

    /// The SHA-256 of the whole file.
    ///
    /// # Errors
    /// Another hash than the study pins, or what keeps the file from being read, alone; else all
    /// that is irregular about it, and columns that it does not have.
    pub(super) fn finish(self) -> Result<String, Vec<LoadError>> {
        let study = self.study;
        let alone = |kind: LoadErrorKind| Err(vec![kind.of_file(study)]);
        let sha256 = hexadecimal(&self.hash.finalize());
        check_pin(study, &sha256)?;
        if let Some(kind) = self.stopped {
            return alone(kind);
        }
        let Some(reader) = self.reader else {
            return alone(LoadErrorKind::EmptyData);
        };
        let irregular = self.layout.irregularities().into_iter();
        let mut errors: Vec<LoadError> = irregular.map(|kind| kind.of_file(study)).collect();
        errors.extend(reader.err().into_iter().flatten());
        if errors.is_empty() {
            Ok(sha256)
        } else {
            Err(errors)
        }
    }
}

/// Refuses another hash than the study pins.
pub(super) fn check_pin(study: &Study, found: &str) -> Result<(), Vec<LoadError>> {
    let pin = study.data.sha256.as_ref().map(|pin| &pin.value);
    match pin.filter(|declared| *declared != found) {
        None => Ok(()),
        Some(declared) => {
            let kind = LoadErrorKind::WrongHash {
                declared: declared.clone(),
                found: found.to_owned(),
            };
            Err(vec![kind.of_file(study)])
        }
    }
}

pub(super) fn unreadable(reason: &std::io::Error) -> LoadErrorKind {
    LoadErrorKind::Unreadable {
        reason: reason.to_string(),
    }
}
