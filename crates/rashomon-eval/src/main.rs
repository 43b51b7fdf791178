//! The program `rashomon-eval`.

use std::process::ExitCode;

/// The allocator of `rashomon`: what is timed here is what its users wait for.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    rashomon_eval::main()
}
