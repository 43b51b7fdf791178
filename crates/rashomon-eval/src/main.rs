//! The program `rashomon-eval`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rashomon_eval::main()
}
