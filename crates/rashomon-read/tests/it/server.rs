//! A small HTTP server in the process of the test.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// A server that runs until the test ends.
pub struct Server {
    address: SocketAddr,
    log: Arc<Mutex<Vec<String>>>,
}

/// The head of a request.
pub struct Request {
    /// Path and query.
    pub path: String,
    /// The lines after the first.
    pub headers: Vec<String>,
}

impl Request {
    /// Whether a header was sent with this value.
    pub fn has(&self, name: &str, value: &str) -> bool {
        let wanted = format!("{name}: {value}");
        self.headers.iter().any(|line| line.eq_ignore_ascii_case(&wanted))
    }
}

/// Serves what a function answers; the function is told where the server listens.
pub fn serve(answer: impl Fn(&Request, SocketAddr) -> Vec<u8> + Send + Sync + 'static) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let log = Arc::new(Mutex::new(Vec::new()));
    let written = Arc::clone(&log);
    let answer = Arc::new(answer);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (written, answer) = (Arc::clone(&written), Arc::clone(&answer));
            thread::spawn(move || {
                let Some(request) = head(&stream) else { return };
                written.lock().expect("a log").push(request.path.clone());
                // A client that has seen enough goes away before the end.
                let _ = (&stream).write_all(&answer(&request, address));
            });
        }
    });
    Server { address, log }
}

fn head(stream: &TcpStream) -> Option<Request> {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let path = lines.next()?.split(' ').nth(1)?.to_owned();
    let headers = lines.take_while(|line| !line.is_empty()).collect();
    Some(Request { path, headers })
}

/// An answer with a status, further header lines, and a body.
pub fn answer(status: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
    headers.iter().for_each(|line| head += &format!("{line}\r\n"));
    [head.as_bytes(), b"\r\n", body].concat()
}

/// A page of HTML.
pub fn html(body: &str) -> Vec<u8> {
    answer("200 OK", &["Content-Type: text/html"], body)
}

/// Nothing there.
pub fn missing() -> Vec<u8> {
    answer("404 Not Found", &[], "")
}

/// Somewhere else.
pub fn elsewhere(to: &str) -> Vec<u8> {
    answer("302 Found", &[&format!("Location: {to}")], "")
}

impl Server {
    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The paths asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.log.lock().expect("a log").clone()
    }

    /// Text without the address of this server, which differs from run to run.
    pub fn plain(&self, text: &str) -> String {
        text.replace(&format!("http://{}", self.address), "SITE").replace(&self.address.to_string(), "SITE")
    }
}
