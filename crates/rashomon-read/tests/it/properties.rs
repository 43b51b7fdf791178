//! Any bytes give pages or reasons, and never a panic.

use proptest::prelude::*;
use rashomon_model::Content;
use rashomon_read::{Form, Limits, decode, from_bytes, recognise};

fn small() -> Limits {
    Limits { file_bytes: 64, records: 3, ..Limits::default() }
}

proptest! {
    #[test]
    fn any_bytes_give_a_page_or_a_reason(bytes in prop::collection::vec(any::<u8>(), 0..200), name in "[a-z]{1,3}(\\.(html|md|json|jsonl|txt))?") {
        let (pages, skipped) = from_bytes(&name, &bytes, &small());
        prop_assert!(!pages.is_empty() || !skipped.is_empty());
    }

    #[test]
    fn any_markup_gives_a_page_or_a_reason(text in "[<>/!?a-z\\-{}\\[\\]\":,#\\n é日]{1,120}", name in "a(\\.(html|md|json|jsonl))?") {
        let (pages, skipped) = from_bytes(&name, text.as_bytes(), &small());
        prop_assert!(!pages.is_empty() || !skipped.is_empty());
        recognise(&text, &name);
    }

    #[test]
    fn utf8_is_decoded_to_itself(text in "[^\\x00\\u{feff}]{0,80}é") {
        prop_assert_eq!(decode(text.as_bytes()).text, text);
    }

    #[test]
    fn words_without_markup_are_text(text in "[A-Z][a-z ,.]{0,60}") {
        prop_assert_eq!(recognise(&text, "a.txt"), Form::Text);
        let (pages, _) = from_bytes("a.txt", text.as_bytes(), &Limits::default());
        prop_assert_eq!(&pages[0].content, &Content::Text(text));
    }

    #[test]
    fn a_cut_never_leaves_half_a_character(text in "[aé日😀]{1,40}", limit in 1_usize..40) {
        let (pages, _) = from_bytes("a.txt", text.as_bytes(), &Limits { file_bytes: limit, ..Limits::default() });
        for page in pages {
            let Content::Text(read) = page.content else { panic!("text was expected") };
            prop_assert!(text.starts_with(&read));
        }
    }
}
