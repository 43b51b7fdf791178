//! Folders of kept pages: what the note beside a page tells.

use expect_test::expect;

use crate::Folder;

const NOTE: &str = r#"{"url": "https://news.example/old", "final_url": "https://news.example/new",
  "retrieved": "2024-03-05T09:00:00Z", "content_type": "text/html; charset=windows-1251"}"#;

#[test]
fn a_note_tells_address_time_and_character_set() {
    let folder = Folder::new().with("a.html", b"<p>\xcc\xe8\xf0</p>").with("a.html.fetched.json", NOTE);
    let reading = folder.read();
    expect![[r#"a.html: html "<p>Мир</p>" <https://news.example/new>"#]].assert_eq(&folder.told(&reading));
    assert_eq!(reading.pages[0].retrieved.as_deref(), Some("2024-03-05T09:00:00Z"));
}

#[test]
fn a_broken_note_and_one_without_its_page_are_told() {
    let folder = Folder::new().with("a.txt", "words").with("a.txt.fetched.json", "{").with("b.txt.fetched.json", NOTE);
    expect![[r#"
        a.txt: text "words" (note-broken: the note a.txt.fetched.json cannot be read: EOF while parsing an object at line 1 column 1)
        b.txt.fetched.json: skipped: no article: no words under 'text' or 'html' (fields: content_type, final_url, retrieved, url)"#]]
    .assert_eq(&folder.told(&folder.read()));
}
