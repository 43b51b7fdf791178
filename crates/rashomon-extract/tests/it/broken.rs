//! Makes broken pages of whole ones: the same pages in every run, for the tests and for `cost`.

/// A small generator with a seed, so that every run makes the same pages.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end.max(1)
    }

    /// A place in the text between two characters.
    fn place(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

/// Pages of the examples, from which broken ones are made.
const EXAMPLES: &[&str] = &[
    include_str!("../../../../benchmark/s01/pages/80e550773a.html"),
    include_str!("../../../../benchmark/s01/pages/dde8bfb2c8.html"),
    include_str!("../../../../benchmark/s03/pages/b3b5392822.html"),
    include_str!("../../../../benchmark/s03/pages/bd0aa3c26f.html"),
];

/// What mutations put into a page.
const PIECES: &[&str] = &[
    "<div>",
    "</div>",
    "<p",
    "\"",
    "'",
    ">",
    "<!--",
    "<script>",
    "</article>",
    "<table><tr>",
    "&#x0;",
    "&",
    "<a href=x>",
    "<main>",
    "<style>",
    "\u{0}",
    "東",
    "é",
    "<h1>",
    "</h1>",
    "{\"@type\":\"NewsArticle\",",
    "<time datetime='",
    "<br>",
];

/// So many broken pages, the same in every run.
pub fn pages(count: usize) -> impl Iterator<Item = String> {
    let mut chance = Seeded(7);
    (0..count).map(move |turn| broken(EXAMPLES[turn % EXAMPLES.len()], &mut chance))
}

/// Cuts a page short, takes a stretch out, doubles one, or puts a piece of markup in, a few times over.
fn broken(page: &str, chance: &mut Seeded) -> String {
    let mut text = page.to_owned();
    for _ in 0..=chance.below(6) {
        let (a, b) = (chance.place(&text), chance.place(&text));
        let (from, to) = (a.min(b), a.max(b));
        match chance.below(4) {
            0 => text.truncate(to),
            1 => text.replace_range(from..to, ""),
            2 => text = text[..to].to_owned() + &text[from..],
            _ => text.insert_str(from, PIECES[chance.below(PIECES.len())]),
        }
    }
    text
}
