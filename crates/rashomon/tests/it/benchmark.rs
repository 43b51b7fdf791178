//! The labelled stories of `benchmark/`: their labels speak of words that stand in the pages as they are read.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::{rashomon, root};

/// Words with one sort of white space and of quotation marks, as the scorer compares them.
fn folded(text: &str) -> String {
    let plain = text.replace(['\u{2018}', '\u{2019}'], "'").replace(['\u{201c}', '\u{201d}'], "\"").to_lowercase();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn file_names(folder: &std::path::Path) -> BTreeSet<String> {
    std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn every_label_stands_in_a_page() {
    // The labels of real stories lie apart: their pages belong to others.
    let stories = file_names(&root().join("benchmark")).into_iter();
    let stories = stories.filter(|name| root().join("benchmark").join(name).join("gold.json").exists());
    let mut labels = 0;
    for story in stories {
        let folder = format!("benchmark/{story}");
        let gold = std::fs::read_to_string(root().join(&folder).join("gold.json")).unwrap();
        let gold: Value = serde_json::from_str(&gold).unwrap();
        let pages = format!("{folder}/pages");
        let dossier = rashomon(&["report", "--format", "json", &pages]).dossier();
        let text = |file: &str| {
            let mut read = dossier["pages"].as_array().unwrap().iter();
            let page = read.find(|page| page["location"].as_str().unwrap().ends_with(file));
            folded(page.unwrap_or_else(|| panic!("{file} of {story} is not read"))["text"].as_str().unwrap())
        };
        let labelled = gold["pages"].as_array().unwrap().iter().map(|p| p["file"].as_str().unwrap().to_owned());
        assert_eq!(labelled.collect::<BTreeSet<_>>(), file_names(&root().join(&pages)), "{story}");
        for statement in gold["facts"].as_array().unwrap().iter().flat_map(|f| f["statements"].as_array().unwrap()) {
            let (file, exact) = (statement["file"].as_str().unwrap(), statement["exact"].as_str().unwrap());
            assert!(text(file).contains(&folded(exact)), "{story}, {file}: {exact}");
            labels += 1;
        }
    }
    assert!(labels > 500, "{labels}");
}
