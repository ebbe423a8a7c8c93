//! Excel and OpenDocument workbooks.

use std::io::Cursor;
use std::path::Path;

use calamine::{
    Data, Dimensions, Ods, OdsError, Range, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb,
    XlsbError, Xlsx, XlsxError,
};

use super::sheet::Sheet;
use super::{SourceProblem, spanned};
use crate::load::error::LoadErrorKind;
use crate::load::grid::Grid;
use crate::load::listed::{Listed, Quoted};
use crate::study::{SheetPlan, nearest};

/// What a zip archive begins with, as the newer formats are.
const ZIP: &[u8] = b"PK\x03\x04";
/// What a compound file begins with: an old workbook, or an encrypted new one.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// A workbook of one of the formats.
enum Workbook {
    Xlsx(Xlsx<Cursor<Vec<u8>>>),
    Xlsb(Xlsb<Cursor<Vec<u8>>>),
    Xls(Xls<Cursor<Vec<u8>>>),
    Ods(Ods<Cursor<Vec<u8>>>, Vec<u8>),
}

/// What a sheet is called, and whether the program that made it shows it.
struct Named {
    name: String,
    is_hidden: bool,
}

/// Reads the table of one sheet. `missing` are the texts that stand for a missing value: an error in a
/// cell may be one of them.
pub(super) fn read(
    file: &str,
    bytes: Vec<u8>,
    plan: &SheetPlan,
    missing: &[String],
) -> Result<Grid, LoadErrorKind> {
    let mut workbook = Workbook::open(file, bytes)?;
    let name = workbook.choose(plan)?;
    let sheet = Sheet {
        cells: workbook.cells(&name)?,
        formulas: workbook.formulas(&name)?,
        merged: workbook.merged(&name)?,
        name,
    };
    Ok(sheet.table(plan, missing)?)
}

impl Workbook {
    fn open(file: &str, bytes: Vec<u8>) -> Result<Self, SourceProblem> {
        let ending = Path::new(file).extension().unwrap_or_default();
        let ending = ending.to_string_lossy().to_lowercase();
        let format = format_of(&ending);
        check_beginning(&bytes, format)?;
        let is_old = bytes.starts_with(COMPOUND);
        let opened = match format {
            "an Excel 97-2003 workbook (.xls)" => Xls::new(Cursor::new(bytes))
                .map(Self::Xls)
                .map_err(|error| (matches!(error, XlsError::Password), error.to_string())),
            "an OpenDocument sheet (.ods)" => Ods::new(Cursor::new(bytes.clone()))
                .map(|workbook| Self::Ods(workbook, bytes))
                .map_err(|error| (matches!(error, OdsError::Password), error.to_string())),
            "an Excel workbook (.xlsb)" => Xlsb::new(Cursor::new(bytes))
                .map(Self::Xlsb)
                .map_err(|error| (matches!(error, XlsbError::Password), error.to_string())),
            _ => Xlsx::new(Cursor::new(bytes))
                .map(Self::Xlsx)
                .map_err(|error| (matches!(error, XlsxError::Password), error.to_string())),
        };
        opened.map_err(|(is_encrypted, reason)| {
            let reason = match is_old && format != format_of("xls") {
                true => format!("it is {}", format_of("xls")),
                false => reason,
            };
            if is_encrypted {
                SourceProblem::Encrypted
            } else {
                SourceProblem::Damaged { format, reason }
            }
        })
    }

    fn format(&self) -> &'static str {
        format_of(match self {
            Self::Xlsx(_) => "xlsx",
            Self::Xlsb(_) => "xlsb",
            Self::Xls(_) => "xls",
            Self::Ods(..) => "ods",
        })
    }

    fn sheets(&self) -> Vec<Named> {
        let sheets = match self {
            Self::Xlsx(workbook) => workbook.sheets_metadata(),
            Self::Xlsb(workbook) => workbook.sheets_metadata(),
            Self::Xls(workbook) => workbook.sheets_metadata(),
            Self::Ods(workbook, _) => workbook.sheets_metadata(),
        };
        let sheets = sheets
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let named = sheets.map(|sheet| Named {
            name: sheet.name.clone(),
            is_hidden: sheet.visible != SheetVisible::Visible,
        });
        named.collect()
    }

    /// The declared sheet, or the only one. A declared text is a name first, and then a number.
    fn choose(&self, plan: &SheetPlan) -> Result<String, SourceProblem> {
        let mut sheets = self.sheets();
        let listed: Listed<String> = sheets.iter().map(Named::shown).collect();
        let Some(declared) = plan.sheet.as_ref().map(|sheet| &sheet.value) else {
            return match sheets.len() {
                1 => Ok(sheets.remove(0).name),
                0 => Err(self.damaged("it has no sheet of cells")),
                _ => Err(SourceProblem::SeveralSheets { sheets: listed }),
            };
        };
        let number = declared.trim().parse::<usize>().ok();
        let position = sheets
            .iter()
            .position(|sheet| sheet.name == *declared)
            .or_else(|| number?.checked_sub(1))
            .filter(|position| *position < sheets.len());
        match position {
            Some(position) => Ok(sheets.remove(position).name),
            None => {
                let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
                Err(SourceProblem::NoSuchSheet {
                    sheet: declared.clone(),
                    nearest: nearest(declared, &names).map(str::to_owned),
                    sheets: listed,
                })
            }
        }
    }

    fn damaged(&self, reason: impl ToString) -> SourceProblem {
        SourceProblem::Damaged {
            format: self.format(),
            reason: reason.to_string(),
        }
    }

    fn cells(&mut self, sheet: &str) -> Result<Range<Data>, SourceProblem> {
        let read = match self {
            Self::Xlsx(workbook) => workbook.worksheet_range(sheet).map_err(|e| e.to_string()),
            Self::Xlsb(workbook) => workbook.worksheet_range(sheet).map_err(|e| e.to_string()),
            Self::Xls(workbook) => workbook.worksheet_range(sheet).map_err(|e| e.to_string()),
            Self::Ods(workbook, _) => workbook.worksheet_range(sheet).map_err(|e| e.to_string()),
        };
        read.map_err(|reason| self.damaged(reason))
    }

    fn formulas(&mut self, sheet: &str) -> Result<Range<String>, SourceProblem> {
        let read = match self {
            Self::Xlsx(workbook) => workbook.worksheet_formula(sheet).map_err(|e| e.to_string()),
            Self::Xlsb(workbook) => workbook.worksheet_formula(sheet).map_err(|e| e.to_string()),
            Self::Xls(workbook) => workbook.worksheet_formula(sheet).map_err(|e| e.to_string()),
            Self::Ods(workbook, _) => workbook.worksheet_formula(sheet).map_err(|e| e.to_string()),
        };
        read.map_err(|reason| self.damaged(reason))
    }

    /// The merged cells; those of a binary workbook (.xlsb) are not told.
    fn merged(&mut self, sheet: &str) -> Result<Vec<Dimensions>, SourceProblem> {
        match self {
            Self::Xlsx(workbook) => {
                let merged = workbook.merge_cells_by_sheet_name(sheet);
                merged.map_err(|reason| self.damaged(reason))
            }
            Self::Xls(workbook) => {
                let merged = workbook.merge_cells_by_sheet_name(sheet);
                merged.map_err(|reason| self.damaged(reason))
            }
            Self::Ods(_, bytes) => spanned::read(bytes, sheet),
            Self::Xlsb(_) => Ok(Vec::new()),
        }
    }
}

impl Named {
    fn shown(&self) -> String {
        let hidden = if self.is_hidden { " (hidden)" } else { "" };
        format!("{}{hidden}", Quoted(&self.name))
    }
}

fn format_of(ending: &str) -> &'static str {
    match ending {
        "xls" => "an Excel 97-2003 workbook (.xls)",
        "xlsb" => "an Excel workbook (.xlsb)",
        "ods" => "an OpenDocument sheet (.ods)",
        _ => "an Excel workbook (.xlsx)",
    }
}

/// Tells what a file is that is no workbook of this kind: what web sites call .xls is often a page, or
/// a text with separators.
fn check_beginning(bytes: &[u8], format: &'static str) -> Result<(), SourceProblem> {
    let is_old = format == format_of("xls");
    let (is_zip, is_compound) = (bytes.starts_with(ZIP), bytes.starts_with(COMPOUND));
    // An encrypted workbook of the new kind is a compound file.
    if is_zip && !is_old || is_compound && format != format_of("ods") {
        return Ok(());
    }
    let begins = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).to_lowercase();
    let reason = match () {
        () if is_zip => "it is a workbook of the newer kind (.xlsx, .ods)",
        () if is_compound => "it is an Excel 97-2003 workbook (.xls)",
        () if begins.contains("<html") || begins.contains("<!doctype") => "it is a web page",
        () if begins.contains("<?xml") => "it is XML",
        () if !begins.contains('\u{fffd}') && !begins.contains('\0') => "it is plain text",
        () => "it does not begin as one",
    };
    Err(SourceProblem::Damaged {
        format,
        reason: reason.to_owned(),
    })
}
