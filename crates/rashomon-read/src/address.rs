//! Inputs that are addresses of the web, told from paths.

/// What an input with a scheme is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Address {
    /// `http` or `https`, which can be read.
    Web,
    /// Another scheme, such as `ftp`.
    Other,
}

/// The kind of address that an input is; `None` for a path or a pattern.
pub(crate) fn address(input: &str) -> Option<Address> {
    let (scheme, _) = input.split_once("://")?;
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => Some(Address::Web),
        _ => is_scheme(scheme).then_some(Address::Other),
    }
}

fn is_scheme(text: &str) -> bool {
    let rest = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(rest)
}
