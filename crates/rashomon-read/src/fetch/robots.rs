//! `robots.txt`: which pages of a site this program may read (RFC 9309).

use std::time::Duration;

/// The name by which a site may address this program.
const NAME: &str = "rashomon";

/// The longest pause between two requests that a site may ask for; one that asks for more is asked no faster.
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// What a site asks of this program.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Robots {
    rules: Vec<Rule>,
    /// The pause between two requests that the site asks for.
    pub pause: Option<Duration>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    /// The number of its line.
    line: usize,
    verdict: Verdict,
    /// The path as it is compared.
    pattern: String,
    /// The path as written.
    written: String,
}

/// In this order, so that of two rules of equal length the one that allows is the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Disallow,
    Allow,
}

/// Whom the lines that are being read are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum For {
    Us,
    Everybody,
    Others,
}

impl Robots {
    /// Reads a `robots.txt`: the groups for this program, or where there are none those for everybody.
    pub(crate) fn read(text: &str) -> Robots {
        let (mut ours, mut everybodys) = (None::<Robots>, Robots::default());
        let (mut whom, mut in_names) = (For::Others, false);
        for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let Some((key, value)) = line.split('#').next().and_then(|line| line.split_once(':')) else { continue };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            if key == "user-agent" {
                whom = if in_names { whom.or(addressed(value)) } else { addressed(value) };
                in_names = true;
                if whom == For::Us {
                    ours.get_or_insert_default();
                }
                continue;
            }
            in_names = false;
            match whom {
                For::Us => ours.get_or_insert_default().take(index + 1, &key, value),
                For::Everybody => everybodys.take(index + 1, &key, value),
                For::Others => {}
            }
        }
        ours.unwrap_or(everybodys)
    }

    fn take(&mut self, line: usize, key: &str, value: &str) {
        let verdict = match key {
            "allow" => Verdict::Allow,
            "disallow" => Verdict::Disallow,
            "crawl-delay" => {
                let pause = value.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
                self.pause = pause.map(|pause: Duration| pause.min(LONGEST_PAUSE)).or(self.pause);
                return;
            }
            _ => return,
        };
        // An empty path says nothing.
        if !value.is_empty() {
            self.rules.push(Rule { line, verdict, pattern: comparable(value), written: value.to_owned() });
        }
    }

    /// The rule that forbids a path with its query, in words; the longest rule that fits decides.
    pub(crate) fn forbids(&self, path: &str) -> Option<String> {
        let path = comparable(path);
        let fitting = self.rules.iter().filter(|rule| fits(&rule.pattern, &path));
        let rule = fitting.max_by_key(|rule| (rule.pattern.len(), rule.verdict))?;
        let told = || format!("line {}, \"Disallow: {}\"", rule.line, rule.written);
        (rule.verdict == Verdict::Disallow && path != "/robots.txt").then(told)
    }
}

impl For {
    /// Of several names over one group the one nearest to this program counts.
    fn or(self, other: For) -> For {
        match (self, other) {
            (For::Us, _) | (_, For::Us) => For::Us,
            (For::Everybody, _) | (_, For::Everybody) => For::Everybody,
            _ => For::Others,
        }
    }
}

/// Whom a name addresses; what stands behind it, such as a version, is of no account.
fn addressed(name: &str) -> For {
    let end = name.find(|c: char| !(c.is_ascii_alphabetic() || "_-".contains(c))).unwrap_or(name.len());
    match &name[..end] {
        ours if ours.eq_ignore_ascii_case(NAME) => For::Us,
        "" if name.starts_with('*') => For::Everybody,
        _ => For::Others,
    }
}

/// A path as it is compared: what need not be escaped is not, all else is, in capitals.
fn comparable(path: &str) -> String {
    let mut written = String::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let escaped = after.get(..2).filter(|_| *byte == b'%').and_then(|two| std::str::from_utf8(two).ok());
        let value = escaped.and_then(|two| u8::from_str_radix(two, 16).ok());
        rest = if value.is_some() { &after[2..] } else { after };
        match value.unwrap_or(*byte) {
            plain if plain.is_ascii_alphanumeric() || b"-._~".contains(&plain) => written.push(plain.into()),
            other if value.is_some() || !other.is_ascii_graphic() => written.push_str(&format!("%{other:02X}")),
            other => written.push(other.into()),
        }
    }
    written
}

/// Whether a path begins as a pattern says: `*` stands for anything, `$` at its end for the end of the path.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, to_the_end) = pattern.strip_suffix('$').map_or((pattern, false), |pattern| (pattern, true));
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| path.strip_prefix(first)) else { return false };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return !to_the_end || rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if to_the_end && parts.peek().is_none() {
            return rest.ends_with(part);
        }
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(robots: &str, path: &str, forbidden: Option<&str>) {
        assert_eq!(Robots::read(robots).forbids(path).as_deref(), forbidden, "{robots:?} {path}");
    }

    #[test]
    fn the_longest_rule_decides_and_of_two_the_kinder() {
        let robots = "User-agent: *\nDisallow: /example/\nAllow: /example/page\nDisallow: /example/page.html\n";
        check(robots, "/example/page.html", Some("line 4, \"Disallow: /example/page.html\""));
        check(robots, "/example/page.htm", None);
        check(robots, "/example/other", Some("line 2, \"Disallow: /example/\""));
        check(robots, "/elsewhere", None);
        check("User-agent: *\nDisallow: /a\nAllow: /a\n", "/a", None);
        check("User-agent: *\nDisallow:\n", "/a", None);
        check("User-agent: *\nDisallow: /\n", "/robots.txt", None);
        check("", "/a", None);
    }

    #[test]
    fn a_group_that_names_this_program_counts_alone() {
        let robots =
            "user-agent: *\ndisallow: /\n\nUser-Agent: other\nUser-agent: RASHOMON/1.0\nDisallow: /private # ours";
        check(robots, "/", None);
        check(robots, "/private/x", Some("line 6, \"Disallow: /private\""));
        check("User-agent: rashomon\nUser-agent: *\nDisallow: /a", "/a", Some("line 3, \"Disallow: /a\""));
        check("User-agent: rashomonbot\nDisallow: /", "/", None);
        check("User-agent: rashomon\nAllow: /x\nUser-agent: *\nDisallow: /", "/a", None);
        check("Disallow: /\nUser-agent: other\nDisallow: /", "/", None);
    }

    #[test]
    fn stars_and_ends() {
        let robots = "User-agent: *\nDisallow: /*.php$\nDisallow: /private*/x\nDisallow: /a$\n";
        check(robots, "/a/b.php", Some("line 2, \"Disallow: /*.php$\""));
        check(robots, "/a/b.php?c", None);
        check(robots, "/private/y/x1", Some("line 3, \"Disallow: /private*/x\""));
        check(robots, "/a", Some("line 4, \"Disallow: /a$\""));
        check(robots, "/ab", None);
        check("User-agent: *\nDisallow: /*?print=1", "/x?print=1", Some("line 2, \"Disallow: /*?print=1\""));
    }

    #[test]
    fn escapes_are_compared_by_what_they_mean() {
        check("User-agent: *\nDisallow: /caf\u{e9}", "/caf%c3%a9/x", Some("line 2, \"Disallow: /caf\u{e9}\""));
        check("User-agent: *\nDisallow: /%7Ejoe", "/~joe", Some("line 2, \"Disallow: /%7Ejoe\""));
        check("User-agent: *\nDisallow: /a%2fb", "/a/b", None);
        check("User-agent: *\nDisallow: /100%", "/100%", Some("line 2, \"Disallow: /100%\""));
    }

    #[test]
    fn a_pause_is_kept_within_reason() {
        let pause = |value: &str| Robots::read(&format!("User-agent: *\nCrawl-delay: {value}")).pause;
        assert_eq!(pause("2"), Some(Duration::from_secs(2)));
        assert_eq!(pause("0.5"), Some(Duration::from_millis(500)));
        assert_eq!(pause("86400"), Some(LONGEST_PAUSE));
        assert_eq!(pause("soon"), None);
        assert_eq!(pause("-1"), None);
        assert_eq!(pause("NaN"), None);
    }

    #[test]
    fn any_text_is_read_without_end_of_time() {
        let stars = format!("User-agent: *\nDisallow: /{}$", "*a".repeat(5000));
        assert!(Robots::read(&stars).forbids(&format!("/{}b", "a".repeat(100_000))).is_none());
    }
}
