//! Inputs that are addresses of the web, told from paths.

/// Inputs that are read from the web, each once and in order, and all others.
pub(crate) fn divide(inputs: &[String]) -> (Vec<String>, Vec<String>) {
    let read = |input: &String| cfg!(feature = "fetch") && address(input) == Some(Address::Web);
    let (mut addresses, places) = inputs.iter().cloned().partition::<Vec<_>, _>(read);
    addresses.sort();
    addresses.dedup();
    (addresses, places)
}

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
