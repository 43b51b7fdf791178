//! Draws time and memory over the number of articles, both axes by powers of ten, as SVG.

use std::fmt::Write;

/// What one size cost.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Point {
    /// Number of articles.
    pub articles: f64,
    /// Seconds of the processors for stories, lineage, and pairs of one text.
    pub parts: [f64; 3],
    /// Seconds that passed.
    pub passed: f64,
    /// MiB held at most.
    pub memory: f64,
}

/// A line of a panel: its name, its colour, its dashes, and its values in the order of the points.
struct Line {
    name: &'static str,
    colour: &'static str,
    dashes: &'static str,
    values: Vec<f64>,
}

/// The power of the number of articles beside which the work is drawn.
const GUIDE: f64 = 1.2;
const WIDTH: f64 = 430.0;
const HEIGHT: f64 = 330.0;
/// Room around a panel for its labels.
const MARGIN: f64 = 60.0;
/// Room to its right for the names of its lines.
const NAMES: f64 = 150.0;

/// The chart of some points, which are in order of their articles.
pub(super) fn svg(points: &[Point]) -> String {
    let panel = WIDTH + MARGIN + NAMES;
    let (width, height) = (2.0 * panel, HEIGHT + 2.0 * MARGIN);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"13\">\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n{}{}</svg>\n",
        Panel::new(MARGIN, "seconds", points, times(points)).svg(),
        Panel::new(MARGIN + panel, "MiB held at most", points, vec![memory(points)]).svg()
    )
}

fn times(points: &[Point]) -> Vec<Line> {
    let line = |name, colour, value: &dyn Fn(&Point) -> f64| Line {
        name,
        colour,
        dashes: "",
        values: points.iter().map(value).collect(),
    };
    let whole = |point: &Point| point.parts.iter().sum::<f64>();
    let guide = |point: &Point| whole(&points[0]) * (point.articles / points[0].articles).powf(GUIDE);
    vec![
        line("all, processors", "#111", &whole),
        line("all, passed", "#888", &|point| point.passed),
        line("lineage", "#c0392b", &|point| point.parts[1]),
        line("pairs of one text", "#2471a3", &|point| point.parts[2]),
        line("stories", "#239b56", &|point| point.parts[0]),
        Line { dashes: "6 4", ..line("articles^1.2", "#b7950b", &guide) },
    ]
}

fn memory(points: &[Point]) -> Line {
    Line { name: "memory", colour: "#111", dashes: "", values: points.iter().map(|point| point.memory).collect() }
}

/// One diagram: where it stands, its lines, and the logarithms that its axes span.
struct Panel {
    left: f64,
    title: &'static str,
    articles: Vec<f64>,
    lines: Vec<Line>,
    across: [f64; 2],
    up: [f64; 2],
}

impl Panel {
    fn new(left: f64, title: &'static str, points: &[Point], lines: Vec<Line>) -> Self {
        let articles: Vec<f64> = points.iter().map(|point| point.articles).collect();
        let values: Vec<f64> = lines.iter().flat_map(|line| &line.values).copied().collect();
        let (across, up) = (span(&articles), span(&values));
        Panel { left, title, articles, lines, across, up }
    }

    fn svg(&self) -> String {
        let mut svg = format!(
            "<rect x=\"{}\" y=\"{MARGIN}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"none\" stroke=\"#ccc\"/>\n",
            self.left
        );
        text(&mut svg, self.left, MARGIN - 14.0, "start", "#111", self.title);
        text(&mut svg, self.left + WIDTH / 2.0, MARGIN + HEIGHT + 42.0, "middle", "#111", "articles");
        for articles in &self.articles {
            let x = self.x(*articles);
            text(&mut svg, x, MARGIN + HEIGHT + 20.0, "middle", "#444", &thousands(*articles));
            rule(&mut svg, [x, x], [MARGIN, MARGIN + HEIGHT]);
        }
        for value in steps(self.up) {
            let y = self.y(value);
            text(&mut svg, self.left - 8.0, y + 4.0, "end", "#444", &value.to_string());
            rule(&mut svg, [self.left, self.left + WIDTH], [y, y]);
        }
        self.lines.iter().for_each(|line| self.line(&mut svg, line));
        self.names(&mut svg);
        svg
    }

    fn line(&self, svg: &mut String, line: &Line) {
        let places = self.articles.iter().zip(&line.values);
        let places: Vec<String> = places.map(|(x, y)| format!("{:.1},{:.1}", self.x(*x), self.y(*y))).collect();
        let Line { colour, dashes, .. } = line;
        let _ = writeln!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dashes}\"/>",
            places.join(" ")
        );
    }

    /// Writes the names of the lines where they end, the highest first and none over another.
    fn names(&self, svg: &mut String) {
        let end = |line: &Line| line.values.last().map_or(0.0, |value| self.y(*value));
        let mut lines: Vec<&Line> = self.lines.iter().collect();
        lines.sort_by(|a, b| end(a).total_cmp(&end(b)));
        let mut free = 0.0f64;
        for line in lines {
            let y = (end(line) + 4.0).max(free);
            text(svg, self.left + WIDTH + 8.0, y, "start", line.colour, line.name);
            free = y + 15.0;
        }
    }

    fn x(&self, articles: f64) -> f64 {
        self.left + WIDTH * within(articles, self.across)
    }

    fn y(&self, value: f64) -> f64 {
        MARGIN + HEIGHT * (1.0 - within(value, self.up))
    }
}

/// The logarithms of the least and the greatest of some values, with a little room; at least half a decade.
fn span(values: &[f64]) -> [f64; 2] {
    let logs = || values.iter().filter(|value| **value > 0.0).map(|value| value.log10());
    let (low, high) = (logs().fold(f64::MAX, f64::min), logs().fold(f64::MIN, f64::max));
    if low > high { [0.0, 1.0] } else { [low - 0.05, high.max(low + 0.5) + 0.05] }
}

/// Where a value stands between the ends of an axis, 0 to 1.
fn within(value: f64, [low, high]: [f64; 2]) -> f64 {
    ((value.max(f64::MIN_POSITIVE).log10() - low) / (high - low)).clamp(0.0, 1.0)
}

/// The values 1, 2 and 5 of each decade that an axis spans.
fn steps([low, high]: [f64; 2]) -> Vec<f64> {
    let decades = low.floor() as i32..=high.ceil() as i32;
    let values = decades.flat_map(|decade| {
        [1.0, 2.0, 5.0].map(|step| if decade < 0 { step / 10f64.powi(-decade) } else { step * 10f64.powi(decade) })
    });
    values.filter(|value: &f64| (low..=high).contains(&value.log10())).collect()
}

/// A number in thousands: 37.6k.
fn thousands(number: f64) -> String {
    format!("{}k", (number / 100.0).round() / 10.0)
}

fn text(svg: &mut String, x: f64, y: f64, anchor: &str, colour: &str, words: &str) {
    let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" fill=\"{colour}\">{words}</text>");
}

fn rule(svg: &mut String, [x, end_x]: [f64; 2], [y, end_y]: [f64; 2]) {
    let _ = writeln!(svg, "<path d=\"M{x:.1} {y:.1}L{end_x:.1} {end_y:.1}\" stroke=\"#eee\"/>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_grows_as_the_guide_lies_on_it() {
        let point = |articles: f64| {
            let work = articles.powf(GUIDE) / 3000.0;
            Point { articles, parts: [work; 3], passed: work, memory: articles }
        };
        let chart = svg(&[point(5_000.0), point(10_000.0), point(40_000.0)]);
        let lines: Vec<&str> = chart.lines().filter_map(|line| line.strip_prefix("<polyline points=\"")).collect();
        let places = |line: &str| line.split('"').next().map(str::to_owned);
        assert_eq!(lines.len(), 7);
        assert_eq!(places(lines[0]), places(lines[5]));
        assert!(chart.contains(">10k</text>"));
    }

    #[test]
    fn an_axis_has_the_steps_of_its_decades() {
        assert_eq!(steps([-0.4, 1.4]), [0.5, 1.0, 2.0, 5.0, 10.0, 20.0]);
        assert_eq!(steps(span(&[])), [1.0, 2.0, 5.0, 10.0]);
    }
}
