//! Excel and OpenDocument workbooks.

use std::fmt::Display;
use std::io::Cursor;
use std::path::Path;

use calamine::{
    Data, Dimensions, Ods, OdsError, Range, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx,
    XlsxError,
};

use super::sheet::Sheet;
use super::used_cells::{self, NoRange};
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
    workbook.sheet(name, plan)?.table(plan, missing)
}

/// Where in a workbook a table was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FoundTable {
    /// The only sheet that holds a table, of several.
    pub(crate) sheet: Option<String>,
    /// The row that names the columns, from 1, below rows of other things.
    pub(crate) header_row: Option<u32>,
}

/// Finds the sheet and the header that a declaration leaves open.
pub(super) fn find(
    file: &str,
    bytes: Vec<u8>,
    plan: &SheetPlan,
) -> Result<FoundTable, SourceProblem> {
    let mut workbook = Workbook::open(file, bytes)?;
    let several = match workbook.choose(plan) {
        Ok(name) => {
            let header_row = workbook.sheet(name, plan)?.header_row(plan);
            return Ok(FoundTable {
                sheet: None,
                header_row,
            });
        }
        Err(several @ SourceProblem::SeveralSheets { .. }) => several,
        Err(other) => return Err(other),
    };
    let mut found = Vec::new();
    for Named { name, .. } in workbook.sheets() {
        let sheet = workbook.sheet(name, plan)?;
        if sheet.holds_table(plan) {
            found.push(sheet);
        }
    }
    match found.as_slice() {
        [only] => Ok(FoundTable {
            sheet: Some(only.name.clone()),
            header_row: only.header_row(plan),
        }),
        _ => Err(several),
    }
}

/// The formats of workbooks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Xlsx,
    Xls,
    Ods,
}

impl Kind {
    fn of(file: &str) -> Self {
        let ending = Path::new(file).extension().unwrap_or_default();
        match ending.to_string_lossy().to_lowercase().as_str() {
            "xls" => Self::Xls,
            "ods" => Self::Ods,
            _ => Self::Xlsx,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "an Excel workbook (.xlsx)",
            Self::Xls => "an Excel 97-2003 workbook (.xls)",
            Self::Ods => "an OpenDocument sheet (.ods)",
        }
    }

    fn damaged(self, reason: &dyn Display) -> SourceProblem {
        SourceProblem::Damaged {
            format: self.name(),
            reason: reason.to_string(),
        }
    }
}

impl Workbook {
    fn open(file: &str, bytes: Vec<u8>) -> Result<Self, SourceProblem> {
        let kind = Kind::of(file);
        check_beginning(&bytes, kind)?;
        let is_compound = bytes.starts_with(COMPOUND);
        let told = |is_encrypted, reason: String| match kind {
            _ if is_encrypted => SourceProblem::Encrypted,
            Kind::Xlsx if is_compound => kind.damaged(&format!("it is {}", Kind::Xls.name())),
            _ => kind.damaged(&reason),
        };
        match kind {
            Kind::Xlsx => Xlsx::new(Cursor::new(bytes))
                .map(Self::Xlsx)
                .map_err(|error| told(matches!(error, XlsxError::Password), error.to_string())),
            Kind::Xls => Xls::new(Cursor::new(bytes))
                .map(Self::Xls)
                .map_err(|error| told(matches!(error, XlsError::Password), error.to_string())),
            Kind::Ods => Ods::new(Cursor::new(bytes.clone()))
                .map(|workbook| Self::Ods(workbook, bytes))
                .map_err(|error| told(matches!(error, OdsError::Password), error.to_string())),
        }
    }

    fn damaged(&self, reason: &dyn Display) -> SourceProblem {
        let kind = match self {
            Self::Xlsx(_) => Kind::Xlsx,
            Self::Xls(_) => Kind::Xls,
            Self::Ods(..) => Kind::Ods,
        };
        kind.damaged(reason)
    }

    fn sheets(&self) -> Vec<Named> {
        let sheets = match self {
            Self::Xlsx(workbook) => workbook.sheets_metadata(),
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
                0 => Err(self.damaged(&"it has no sheet of cells")),
                _ => Err(SourceProblem::SeveralSheets { sheets: listed }),
            };
        };
        let number = declared.trim().parse::<usize>().ok();
        let position = sheets
            .iter()
            .position(|sheet| sheet.name == *declared)
            .or_else(|| number?.checked_sub(1))
            .filter(|position| *position < sheets.len());
        if let Some(position) = position {
            return Ok(sheets.remove(position).name);
        }
        let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        Err(SourceProblem::NoSuchSheet {
            sheet: declared.clone(),
            nearest: nearest(declared, &names).map(str::to_owned),
            sheets: listed,
        })
    }

    /// A sheet, as far as a declaration takes it.
    fn sheet(&mut self, name: String, plan: &SheetPlan) -> Result<Sheet, SourceProblem> {
        let sheet = Sheet {
            cells: self.cells(&name, plan)?,
            formulas: self.formulas(&name, plan)?,
            merged: self.merged(&name)?,
            name,
        };
        sheet.check_spread()?;
        Ok(sheet)
    }

    fn cells(&mut self, sheet: &str, plan: &SheetPlan) -> Result<Range<Data>, SourceProblem> {
        let read = match self {
            Self::Xlsx(workbook) => used_cells::values(workbook, sheet, plan),
            Self::Xls(workbook) => workbook.worksheet_range(sheet).map_err(NoRange::of),
            Self::Ods(workbook, _) => workbook.worksheet_range(sheet).map_err(NoRange::of),
        };
        read.map_err(|none| self.no_range(none))
    }

    fn formulas(&mut self, sheet: &str, plan: &SheetPlan) -> Result<Range<String>, SourceProblem> {
        let read = match self {
            Self::Xlsx(workbook) => used_cells::formulas(workbook, sheet, plan),
            Self::Xls(workbook) => workbook.worksheet_formula(sheet).map_err(NoRange::of),
            Self::Ods(workbook, _) => workbook.worksheet_formula(sheet).map_err(NoRange::of),
        };
        read.map_err(|none| self.no_range(none))
    }

    fn no_range(&self, none: NoRange) -> SourceProblem {
        match none {
            NoRange::Damaged(reason) => self.damaged(&reason),
            NoRange::Problem(problem) => problem,
        }
    }

    /// The merged cells.
    fn merged(&mut self, sheet: &str) -> Result<Vec<Dimensions>, SourceProblem> {
        match self {
            Self::Xlsx(workbook) => {
                let merged = workbook.merge_cells_by_sheet_name(sheet);
                merged.map_err(|reason| self.damaged(&reason))
            }
            Self::Xls(workbook) => {
                let merged = workbook.merge_cells_by_sheet_name(sheet);
                merged.map_err(|reason| self.damaged(&reason))
            }
            Self::Ods(_, bytes) => spanned::read(bytes, sheet),
        }
    }
}

impl Named {
    fn shown(&self) -> String {
        let hidden = if self.is_hidden { " (hidden)" } else { "" };
        format!("{}{hidden}", Quoted(&self.name))
    }
}

/// Tells what a file is that is no workbook of this kind: what web sites call .xls is often a page, or
/// a text with separators.
fn check_beginning(bytes: &[u8], kind: Kind) -> Result<(), SourceProblem> {
    let (is_zip, is_compound) = (bytes.starts_with(ZIP), bytes.starts_with(COMPOUND));
    // An encrypted workbook of the new kind is a compound file.
    let fits = match kind {
        Kind::Xlsx => is_zip || is_compound,
        Kind::Xls => is_compound,
        Kind::Ods => is_zip,
    };
    if fits {
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
    Err(kind.damaged(&reason))
}
