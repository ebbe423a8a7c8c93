//! An SVG file as text. Coordinates have one decimal.

use std::fmt::Write;

use crate::language::Words;
use crate::study::Language;

/// A drawing from the top left corner, in pixels.
pub(super) struct Svg {
    width: f64,
    height: f64,
    title: String,
    language: Language,
    /// The style of one kind of figure, beside that of all.
    style: &'static str,
    body: String,
}

/// Where a text stands to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// Ground, ink, grid and zone in light and dark; then five colours with five dashes, which can be
/// told apart with any kind of colour-blindness, and without colour.
///
/// Okabe, M. & Ito, K. (2008). Color Universal Design.
pub(in super::super) const STYLE: &str = "
.ground{fill:#ffffff}.ink{fill:#1a1a1a}.faint{fill:#5c5c5c}.axis{stroke:#5c5c5c}.grid{stroke:#e3e3e3}
.case{fill:#5c5c5c;fill-opacity:.55}.peer{fill:#1a1a1a}.zone{fill:#0072b2;fill-opacity:.1}
.scope{stroke:#5c5c5c}.halo{fill:none;stroke:#ffffff}
.hollow{fill:#ffffff;stroke:#d55e00;stroke-width:1.5}.bar{fill:#0072b2}.whole{fill:#1a1a1a}.other{fill:#b4b4b4}.none{fill:none;stroke:#e3e3e3}
.h0{fill:#f4f4f4}.h1{fill:#d6e6f2}.h2{fill:#a9cde6}.h3{fill:#6faed6}.h4{fill:#2f83bd}.h5{fill:#08519c}
.onh0,.onh1,.onh2,.onh3{fill:#1a1a1a}.onh4,.onh5{fill:#ffffff}
.c0{stroke:#0072b2}.c1{stroke:#d55e00}.c2{stroke:#009e73}.c3{stroke:#b0508c}.c4{stroke:#8a6d00}
@media(prefers-color-scheme:dark){
.ground{fill:#16181c}.ink{fill:#f0f0f0}.faint{fill:#b4b4b4}.axis{stroke:#b4b4b4}.grid{stroke:#34373d}
.case{fill:#b4b4b4}.peer{fill:#f0f0f0}.zone{fill:#56b4e9}
.scope{stroke:#b4b4b4}.halo{stroke:#16181c}
.hollow{fill:#16181c;stroke:#ff8a3c}.bar{fill:#56b4e9}.whole{fill:#f0f0f0}.other{fill:#5c5c5c}.none{stroke:#34373d}
.h0{fill:#24272c}.h1{fill:#1c3a52}.h2{fill:#20567f}.h3{fill:#2f83bd}.h4{fill:#6faed6}.h5{fill:#bfe0f5}
.onh0,.onh1,.onh2,.onh3{fill:#f0f0f0}.onh4,.onh5{fill:#16181c}
.c0{stroke:#56b4e9}.c1{stroke:#ff8a3c}.c2{stroke:#2fcf9f}.c3{stroke:#e59bc8}.c4{stroke:#f0e442}}
.grid,.axis{stroke-width:1;fill:none}.scope{stroke-width:1;stroke-dasharray:1 3;fill:none}.line{stroke-width:2;fill:none}
.c1{stroke-dasharray:9 4}.c2{stroke-dasharray:2 4}.c3{stroke-dasharray:9 4 2 4}.c4{stroke-dasharray:5 2}
text{font-family:system-ui,-apple-system,'Segoe UI','Noto Sans','DejaVu Sans',sans-serif;font-size:12px}
.rule{stroke:#1a1a1a;stroke-width:1.4}.hollow{fill:none;stroke:#1a1a1a;stroke-width:1.6}
.half{stroke:#5c5c5c;stroke-width:1;stroke-dasharray:5 4;fill:none}.diagonal{stroke:#5c5c5c;stroke-width:1.2;fill:none}
.anchor{stroke:#1a1a1a;stroke-width:1.2;stroke-dasharray:2 3;fill:none}.tick{stroke:#1a1a1a;stroke-width:1;stroke-opacity:.6;fill:none}
.deviant{fill:#d55e00}.stripe{fill:#1a1a1a;fill-opacity:.045}.off{fill:none;stroke:#b8b8b8;stroke-width:1.2}.open{fill:none;stroke:#5c5c5c;stroke-width:1.2}
.bar1{fill:#0072b2}.bar0{fill:#c9c9c9}.barc{fill:#d55e00}.barq{fill:none;stroke:#5c5c5c;stroke-dasharray:3 2}
.m{fill:#0072b2;fill-opacity:.03}.m1{fill-opacity:.07}.m2{fill-opacity:.11}.m3{fill-opacity:.15}.m4{fill-opacity:.19}.m5{fill-opacity:.28}
.m6{fill-opacity:.34}.m7{fill-opacity:.4}.m8{fill-opacity:.46}.m9{fill-opacity:.52}.member{stroke:#1a1a1a;stroke-width:1.2}
@media(prefers-color-scheme:dark){.rule,.hollow,.anchor,.tick,.member{stroke:#f0f0f0}.half,.diagonal,.open,.barq{stroke:#b4b4b4}
.deviant,.barc{fill:#ff8a3c}.stripe{fill:#f0f0f0}.off{stroke:#5a5e66}.bar1,.m{fill:#56b4e9}.bar0{fill:#6b6f76}}
.strong{font-weight:600}.name{font-size:10.5px}.halo{stroke-width:3;stroke-linejoin:round}
";

/// Fonts of the usual systems that have Chinese letters, in their simplified forms.
const CHINESE_FONTS: &str =
    "text{font-family:system-ui,-apple-system,'PingFang SC','Hiragino Sans GB',\
    'Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC','WenQuanYi Micro Hei',sans-serif}
";

impl Svg {
    pub(super) fn new(words: &Words, width: f64, height: f64, title: &str) -> Self {
        Self {
            width,
            height,
            title: escaped(title),
            language: words.language(),
            style: "",
            body: String::new(),
        }
    }

    /// Adds the style of one kind of figure.
    pub(super) fn add_style(&mut self, style: &'static str) {
        self.style = style;
    }

    pub(super) fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        self.polyline(class, &[from, to]);
    }

    pub(super) fn polyline(&mut self, class: &str, points: &[(f64, f64)]) {
        self.shape("polyline", class, points);
    }

    pub(super) fn polygon(&mut self, class: &str, points: &[(f64, f64)]) {
        self.shape("polygon", class, points);
    }

    /// The sides of a rectangle.
    pub(super) fn frame(&mut self, (left, top): (f64, f64), (right, bottom): (f64, f64)) {
        let corners = [
            (left, top),
            (right, top),
            (right, bottom),
            (left, bottom),
            (left, top),
        ];
        self.polyline("axis", &corners);
    }

    fn shape(&mut self, element: &str, class: &str, points: &[(f64, f64)]) {
        let points: Vec<String> = points
            .iter()
            .map(|&(x, y)| format!("{},{}", number(x), number(y)))
            .collect();
        let points = points.join(" ");
        self.add(format_args!(
            "<{element} class=\"{class}\" points=\"{points}\"/>"
        ));
    }

    pub(super) fn circle(&mut self, class: &str, (x, y): (f64, f64), radius: f64) {
        self.add(format_args!(
            "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
            number(x),
            number(y),
            number(radius)
        ));
    }

    pub(super) fn rectangle(
        &mut self,
        class: &str,
        (x, y): (f64, f64),
        (width, height): (f64, f64),
    ) {
        self.add(format_args!(
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
            number(x),
            number(y),
            number(width),
            number(height)
        ));
    }

    pub(super) fn text(&mut self, class: &str, (x, y): (f64, f64), anchor: Anchor, text: &str) {
        self.add(format_args!(
            "<text class=\"{class}\" x=\"{}\" y=\"{}\"{}>{}</text>",
            number(x),
            number(y),
            anchored(anchor),
            escaped(text)
        ));
    }

    /// Opens a group whose title names the cases that it shows.
    pub(super) fn begin(&mut self, names: &[&str]) {
        let names: Vec<String> = names.iter().map(|name| escaped(name)).collect();
        self.add(format_args!("<g><title>{}</title>", names.join("; ")));
    }

    /// Closes the group.
    pub(super) fn end(&mut self) {
        self.add(format_args!("</g>"));
    }

    /// A text that rises to the right.
    pub(super) fn leaning_text(&mut self, class: &str, (x, y): (f64, f64), text: &str) {
        let (x, y) = (number(x), number(y));
        self.add(format_args!(
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" transform=\"rotate(-42 {x} {y})\">{}</text>",
            escaped(text)
        ));
    }

    /// A text that reads upwards.
    pub(super) fn upward_text(&mut self, class: &str, (x, y): (f64, f64), text: &str) {
        let (x, y) = (number(x), number(y));
        self.add(format_args!(
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"middle\" transform=\"rotate(-90 {x} {y})\">{}</text>",
            escaped(text)
        ));
    }

    fn add(&mut self, element: std::fmt::Arguments<'_>) {
        writeln!(self.body, "{element}").expect("a text takes all that is written");
    }

    /// The file.
    pub(super) fn finish(self) -> String {
        let (width, height) = (number(self.width), number(self.height));
        let (language, fonts) = match self.language {
            Language::English => ("", ""),
            Language::Chinese => (" xml:lang=\"zh\"", CHINESE_FONTS),
        };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" role=\"img\"{language}>\n<title>{}</title>\n<style>{STYLE}{fonts}{}</style>\n\
             <rect class=\"ground\" width=\"{width}\" height=\"{height}\"/>\n{}</svg>\n",
            self.title, self.style, self.body
        )
    }
}

fn anchored(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    }
}

/// A text of at most so many letters; one that is as wide as it is high counts as two.
pub(super) fn cut_to(text: &str, most: usize) -> String {
    let wide = |c: char| if is_wide(c) { 2 } else { 1 };
    if text.chars().map(wide).sum::<usize>() <= most {
        return text.to_owned();
    }
    let mut room = most.saturating_sub(1);
    let fits = |c: &char| {
        let left = room.checked_sub(wide(*c));
        room = left.unwrap_or(0);
        left.is_some()
    };
    let start: String = text.chars().take_while(fits).collect();
    start + "…"
}

/// Whether a letter is an East Asian one, about as wide as it is high.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3fffd}')
}

/// One decimal; what rounds to zero has no sign.
fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    if text == "-0.0" {
        "0.0".to_owned()
    } else {
        text
    }
}

/// Text as XML holds it; control characters, which it cannot hold, become blanks.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_have_one_decimal_and_text_is_escaped() {
        let mut svg = Svg::new(Words::of(Language::English), 10.0, 20.0, "A & B");
        svg.line("axis", (-0.01, 1.0 / 3.0), (1e3, 2.0));
        svg.text("ink", (1.0, 2.0), Anchor::End, "x < \"y\"\u{1b}");
        let text = svg.finish();
        assert!(text.contains("<title>A &amp; B</title>"));
        assert!(text.contains("<polyline class=\"axis\" points=\"0.0,0.3 1000.0,2.0\"/>"));
        assert!(text.contains(
            "<text class=\"ink\" x=\"1.0\" y=\"2.0\" text-anchor=\"end\">x &lt; &quot;y&quot; </text>"
        ));
    }
}
