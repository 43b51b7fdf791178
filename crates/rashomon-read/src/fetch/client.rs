//! One request: to a public address only, within limits of time and size.

use std::fmt;
use std::io::Read;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use ureq::http::{HeaderMap, StatusCode, Uri};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body};
use url::Url;

use super::reach::not_public;
use crate::error::sentence;
use crate::kept::Note;
use crate::web::{Reach, Web};

/// The name under which this program asks.
const USER_AGENT: &str = concat!("rashomon/", env!("CARGO_PKG_VERSION"), " (+", env!("CARGO_PKG_REPOSITORY"), ")");

/// What is asked for: web pages first, then whatever else holds words.
const ACCEPT: &str = "text/html, application/xhtml+xml, application/xml;q=0.9, text/*;q=0.8, */*;q=0.5";

/// Asks servers.
pub(crate) struct Client {
    agent: Agent,
    whole: Duration,
}

/// The head of an answer, with the body still to come.
pub(crate) struct Response {
    pub status: StatusCode,
    headers: HeaderMap,
    body: Body,
    whole: Duration,
}

impl Client {
    pub(crate) fn new(web: &Web) -> Self {
        let refuses = match web.reach {
            Reach::Public => not_public,
            Reach::Private => |_| None,
        };
        Client::resolving(web, Guarded { names: DefaultResolver::default(), refuses })
    }

    /// A client that asks the given resolver for the addresses of hosts.
    fn resolving(web: &Web, names: impl Resolver) -> Self {
        let tls = TlsConfig::builder()
            // The system's list of authorities, so that its updates and a company's own authority count.
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()));
        let config = Agent::config_builder()
            .tls_config(tls.build())
            // Redirects are followed one by one, each checked like an address given by hand.
            .max_redirects(0)
            .http_status_as_error(false)
            // Through a proxy the address of the server could not be checked.
            .proxy(None)
            .user_agent(USER_AGENT)
            .accept(ACCEPT)
            .timeout_connect(Some(web.connect))
            .timeout_global(Some(web.whole))
            .build();
        Client { agent: Agent::with_parts(config, DefaultConnector::default(), names), whole: web.whole }
    }

    /// Asks for a page; with the note of a kept copy, only for one that differs from it.
    pub(crate) fn get(&self, url: &Url, kept: Option<&Note>) -> Result<Response, String> {
        let mut request = self.agent.get(url.as_str());
        if let Some(etag) = kept.and_then(|note| note.etag.as_deref()) {
            request = request.header("If-None-Match", etag);
        }
        if let Some(date) = kept.and_then(|note| note.last_modified.as_deref()) {
            request = request.header("If-Modified-Since", date);
        }
        let (head, body) = request.call().map_err(|error| plain(&error, self.whole))?.into_parts();
        Ok(Response { status: head.status, headers: head.headers, body, whole: self.whole })
    }
}

impl Response {
    /// A header that can be read as text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body without its compression; `Err` where it is longer than the limit.
    pub(crate) fn bytes(self, limit: usize) -> Result<Vec<u8>, String> {
        let bytes = self.head(limit + 1)?;
        if bytes.len() > limit {
            return Err(format!("longer than the limit of {limit} bytes"));
        }
        Ok(bytes)
    }

    /// The first bytes of the body.
    pub(crate) fn head(self, most: usize) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        let mut reader = self.body.into_reader().take(most as u64);
        reader.read_to_end(&mut bytes).map_err(|error| plain(&ureq::Error::from(error), self.whole))?;
        Ok(bytes)
    }
}

/// A resolver that gives only addresses which may be asked.
///
/// The connection is made to the very addresses given here, so that a name cannot be public when it is checked and
/// private when it is used.
#[derive(Debug)]
struct Guarded<R> {
    names: R,
    /// Why an address is not to be asked.
    refuses: Refuses,
}

type Refuses = fn(IpAddr) -> Option<&'static str>;

impl<R: Resolver> Resolver for Guarded<R> {
    fn resolve(
        &self,
        uri: &Uri,
        config: &ureq::config::Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.names.resolve(uri, config, timeout)?;
        let mut addresses = found.iter().map(|address| address.ip());
        match addresses.find_map(|address| (self.refuses)(address).map(|what| Refused { address, what })) {
            Some(refused) => Err(ureq::Error::Other(Box::new(refused))),
            None => Ok(found),
        }
    }
}

/// An address that is not to be asked.
#[derive(Debug)]
struct Refused {
    address: IpAddr,
    what: &'static str,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the host has the address {}, which is {}; give --allow-private to ask it", self.address, self.what)
    }
}

impl std::error::Error for Refused {}

/// What went wrong with a request, as one plain sentence.
fn plain(error: &ureq::Error, whole: Duration) -> String {
    match error {
        // The system tells an unknown host as an error of no kind of its own.
        ureq::Error::Io(error) if error.to_string().contains("lookup address") => no_such_host(),
        ureq::Error::Io(error) => match error.get_ref().and_then(|inner| inner.downcast_ref()) {
            Some(unsafe_connection) => no_safe_connection(unsafe_connection),
            None => sentence(error),
        },
        ureq::Error::Rustls(error) => no_safe_connection(error),
        ureq::Error::Timeout(ureq::Timeout::Connect | ureq::Timeout::Resolve) => "no connection in time".to_owned(),
        ureq::Error::Timeout(_) => format!("no whole answer within {} seconds", whole.as_secs_f64()),
        ureq::Error::HostNotFound => no_such_host(),
        ureq::Error::ConnectionFailed => "the server cannot be reached".to_owned(),
        ureq::Error::Other(error) => error.to_string(),
        ureq::Error::Decompress(_, error) => format!("its compression is broken: {}", sentence(error)),
        other => other.to_string(),
    }
}

fn no_safe_connection(error: &rustls::Error) -> String {
    format!("no safe connection: {error}")
}

fn no_such_host() -> String {
    "the host is not known; check the spelling and the connection".to_owned()
}

/// A client that asks any host but those of one address.
#[cfg(test)]
pub(crate) fn asking_all_but_127_0_0_2(web: &Web) -> Client {
    let refuses: Refuses = |address| (address == IpAddr::from([127, 0, 0, 2])).then_some("refused in this test");
    Client::resolving(web, Guarded { names: DefaultResolver::default(), refuses })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A resolver for which every host has one address.
    #[derive(Debug)]
    struct Always(IpAddr);

    impl Resolver for Always {
        fn resolve(
            &self,
            uri: &Uri,
            _: &ureq::config::Config,
            _: NextTimeout,
        ) -> Result<ResolvedSocketAddrs, ureq::Error> {
            let mut addresses = self.empty();
            addresses.push((self.0, uri.port_u16().unwrap_or(80)).into());
            Ok(addresses)
        }
    }

    fn refusal(url: &str, names: impl Resolver) -> String {
        let client = Client::resolving(&Web::default(), Guarded { names, refuses: not_public });
        let url = Url::parse(url).expect("an address");
        client.get(&url, None).err().expect("a refusal")
    }

    #[test]
    fn a_public_name_with_a_private_address_is_not_asked() {
        let told = "the host has the address 10.1.2.3, which is of a private network; give --allow-private to ask it";
        assert_eq!(refusal("http://news.example/", Always([10, 1, 2, 3].into())), told);
        let mapped = refusal("https://news.example/", Always("::ffff:169.254.169.254".parse().expect("an address")));
        assert!(mapped.contains("which is of the local link"), "{mapped}");
    }

    #[test]
    fn an_address_in_any_spelling_is_not_asked() {
        for url in ["http://127.0.0.1:9/", "http://0x7f.1/", "http://2130706433/", "http://[::1]/", "http://localhost/"]
        {
            let told = refusal(url, DefaultResolver::default());
            assert!(told.contains("which is of this machine"), "{url}: {told}");
        }
    }
}
