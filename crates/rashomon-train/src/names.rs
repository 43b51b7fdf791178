//! The task `names`: the models by which names are found, from the texts that were labelled for this project.

use std::error::Error;
use std::fs;
use std::path::Path;

use rashomon_eval::names::models::learn_names;
use rashomon_eval::names::sets::{Document, KINDS, labelled};

/// Learns the models and writes them to `out`; how well they do without a fifth, `rashomon-eval names` tells.
pub fn learn(data: &Path, out: Option<&Path>) -> Result<String, Box<dyn Error>> {
    let documents = labelled(data)?;
    let kinds: Vec<&str> = (0..KINDS.len()).map(|at| &KINDS[at..=at]).collect();
    let model = learn_names(&kinds, &documents.iter().collect::<Vec<&Document>>());
    if let Some(out) = out {
        fs::write(out, &model)?;
    }
    Ok(format!("learned from {} texts: {} bytes", documents.len(), model.len()))
}
