//! The pure crates are held to it by one and the same list of bans.

use std::fs;

use crate::layering::PURE;
use crate::metadata::root;

#[test]
fn every_pure_crate_has_the_same_bans() {
    let of = |name: &str| fs::read_to_string(root().join("crates").join(name).join("clippy.toml"));
    let first = of(PURE[0]).expect("the first pure crate has a clippy.toml");
    for name in PURE {
        assert_eq!(of(name).ok().as_ref(), Some(&first), "crates/{name}/clippy.toml differs from that of {}", PURE[0]);
    }
    for ban in [
        "std::time::SystemTime::now",
        "std::env::var",
        "std::fs::read",
        "std::collections::HashMap",
        "std::net::TcpStream",
    ] {
        assert!(first.contains(ban), "{ban} is not banned");
    }
}
