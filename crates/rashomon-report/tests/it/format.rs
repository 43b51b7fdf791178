//! Formats by name.

use rashomon_report::Format;

#[test]
fn every_format_is_found_by_its_name() {
    for format in Format::ALL {
        assert_eq!(format.to_string().parse(), Ok(format));
    }
}

#[test]
fn a_wrong_name_is_told_the_right_ones() {
    let error = "pdf".parse::<Format>().unwrap_err();
    assert_eq!(error.to_string(), "unknown format 'pdf': expected text, json, markdown, html, csv or graphml");
}
