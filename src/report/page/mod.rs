//! `report.html`: the report as one file that needs nothing else to be read, made from the same
//! Markdown and the same figures.

use std::collections::BTreeMap;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

use super::Writer;
use super::figures::{Figure, STYLE};
use super::heading_anchor;
use crate::language::{Words, say};
use crate::study::Language;

const PAGE_STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The page.
pub(super) fn page(writer: &Writer<'_>, markdown: &str) -> String {
    let title = escaped(&writer.results.study.head.title);
    let words = writer.words;
    let body = body(markdown, &writer.figures, words);
    let (language, script) = (tag(words.language()), script(words));
    let names = writer.results.calibration.cases().iter();
    let names: Vec<&str> = names.filter(|_| writer.lists_cases()).collect();
    let names = serde_json::to_string(&names).expect("a list of texts is JSON");
    // Within a script nothing may look like its end.
    let names = names.replace('<', "\\u003c");
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         script-src 'unsafe-inline'; img-src data:\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}{PAGE_STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n\
         <script type=\"application/json\" id=\"case-names\">{names}</script>\n<script>{script}</script>\n</body>\n</html>\n"
    )
}

/// The language as a page names it.
fn tag(language: Language) -> &'static str {
    match language {
        Language::English => "en",
        Language::Chinese => "zh-Hans",
    }
}

/// What the page does by itself, with its words.
fn script(words: &Words) -> String {
    let highlighted = say!(
        words,
        "page-highlighted",
        case = "${shown}",
        places = "${hits.length}"
    );
    SCRIPT
        .replace("{language}", tag(words.language()))
        .replace("{between}", &words.say("page-between-cases"))
        .replace("{percent}", &words.say("page-percent-sign"))
        .replace("{clear}", &words.say("page-clear"))
        .replace("{highlighted}", &highlighted)
}

/// The report as HTML: headings with anchors, tables in boxes that scroll, figures in place.
fn body(markdown: &str, figures: &[Figure], words: &Words) -> String {
    let events: Vec<Event<'_>> = Parser::new_ext(markdown, Options::ENABLE_TABLES).collect();
    let mut anchors = Anchors::default();
    let mut written: Vec<Event<'_>> = Vec::new();
    let mut skipping = false;
    for (position, event) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Image { dest_url, .. }) => {
                skipping = true;
                written.push(Event::InlineHtml(picture(dest_url, figures).into()));
            }
            Event::End(TagEnd::Image) => skipping = false,
            _ if skipping => {}
            Event::Start(Tag::Heading { level, .. }) => {
                let text = heading(&events[position + 1..]);
                written.push(Event::Start(Tag::Heading {
                    level: *level,
                    id: Some(anchors.of(&text).into()),
                    classes: Vec::new(),
                    attrs: Vec::new(),
                }));
            }
            Event::Start(Tag::Table(_)) => {
                let label = words.say("page-table-region");
                let open = format!(
                    "<div class=\"scroll\" role=\"region\" aria-label=\"{label}\" tabindex=\"0\">\n"
                );
                written.extend([Event::Html(open.into()), event.clone()]);
            }
            Event::End(TagEnd::Table) => {
                written.extend([event.clone(), Event::Html("</div>\n".into())]);
            }
            // The report has no HTML of its own: what looks like it is text.
            Event::Html(text) | Event::InlineHtml(text) => written.push(Event::Text(text.clone())),
            _ => written.push(event.clone()),
        }
    }
    let mut page = String::new();
    html::push_html(&mut page, written.into_iter());
    page
}

/// The text of a heading that has begun.
fn heading(events: &[Event<'_>]) -> String {
    let within = events
        .iter()
        .take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    let texts = within.filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
        _ => None,
    });
    texts.collect()
}

/// Anchors that are each used once: the second of a kind ends in `-1`, as on GitHub.
#[derive(Default)]
struct Anchors {
    used: BTreeMap<String, usize>,
}

impl Anchors {
    fn of(&mut self, heading: &str) -> String {
        let anchor = heading_anchor(heading);
        let used = self.used.entry(anchor.clone()).or_insert(0);
        let again = *used;
        *used += 1;
        if again == 0 {
            anchor
        } else {
            format!("{anchor}-{again}")
        }
    }
}

/// A figure of the report in place of a link to its file; a link that names none stays as text.
fn picture(link: &CowStr<'_>, figures: &[Figure]) -> String {
    let name = link
        .strip_prefix("figures/")
        .and_then(|file| file.strip_suffix(".svg"));
    let figure = figures
        .iter()
        .find(|figure| Some(figure.name.as_str()) == name);
    figure.map_or_else(
        || escaped(link),
        |figure| {
            let svg = figure.svg.replacen(&format!("<style>{STYLE}</style>\n"), "", 1);
            // A wide figure would be too small to read on a phone: it scrolls.
            let class = if width(&svg) > WIDE { "figure wide" } else { "figure" };
            format!(
                "<span class=\"{class}\" role=\"region\" aria-label=\"{}\" tabindex=\"0\">{svg}</span>",
                escaped(&figure.alt)
            )
        },
    )
}

/// From which width on a figure scrolls on a narrow screen and does not shrink, in pixels.
const WIDE: u32 = 520;

/// The width of a figure of ours, in whole pixels.
fn width(svg: &str) -> u32 {
    let text = svg.split_once(" width=\"").map_or("", |(_, rest)| rest);
    let digits = text.split(|c: char| !c.is_ascii_digit()).next();
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> &'static Words {
        Words::of(Language::English)
    }

    #[test]
    fn headings_have_anchors_and_html_is_text() {
        let html = body(
            "## A `~B`\n\n## A `~B`\n\n<script>x</script>\n",
            &[],
            english(),
        );
        assert!(
            html.contains("<h2 id=\"a-b\">A <code>~B</code></h2>"),
            "{html}"
        );
        assert!(html.contains("<h2 id=\"a-b-1\">"), "{html}");
        assert!(html.contains("&lt;script&gt;"), "{html}");
    }

    #[test]
    fn a_figure_stands_where_its_link_was_and_a_table_in_a_box() {
        let figure = Figure {
            name: "one".to_owned(),
            caption: String::new(),
            alt: "A & B".to_owned(),
            svg: format!("<svg>\n<style>{STYLE}</style>\n<text>x</text></svg>\n"),
        };
        let html = body(
            "![A & B](figures/one.svg)\n\n| a |\n| --- |\n| 1 |\n",
            &[figure],
            english(),
        );
        assert!(html.contains("aria-label=\"A &amp; B\""), "{html}");
        assert!(html.contains("<svg>\n<text>x</text></svg>"), "{html}");
        assert!(html.contains("<div class=\"scroll\""), "{html}");
        assert!(!html.contains("<img"), "{html}");
    }
}
