//! How pages are read from the web: what may be reached, how much, how long, and where it is kept.

use std::path::PathBuf;
use std::time::Duration;

/// The rules for reading addresses. What lies beyond one is left out and said so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Web {
    /// The folder in which pages read from the web are kept, so that they can be read and checked again.
    pub keep: Option<PathBuf>,
    /// Which machines may be asked.
    pub reach: Reach,
    /// Pages fetched of one feed or sitemap.
    pub pages: usize,
    /// Requests of one run, redirects and `robots.txt` included.
    pub requests: usize,
    /// Redirects followed for one page.
    pub redirects: usize,
    /// How long a connection may take to be made.
    pub connect: Duration,
    /// How long one request may take as a whole.
    pub whole: Duration,
    /// The pause between two requests to one host.
    pub pause: Duration,
}

/// Which machines may be asked for pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Those with an address of the public internet, checked at every connection.
    Public,
    /// Also those of this machine and of private networks.
    Private,
}

impl Default for Web {
    fn default() -> Self {
        Web {
            keep: None,
            reach: Reach::Public,
            pages: 50,
            requests: 1000,
            redirects: 10,
            connect: Duration::from_secs(10),
            whole: Duration::from_secs(30),
            pause: Duration::from_millis(500),
        }
    }
}
