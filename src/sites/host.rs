//! Which site a page belongs to.

use crate::model::{Document, Head};
use memchr::memmem;

/// The host of an address: lower case, without user, port, a dot at the end, and a leading `www.`.
///
/// ```
/// use regest::sites::host;
/// assert_eq!(host("https://me@WWW.Example.org:8080/a?b#c").as_deref(), Some("example.org"));
/// assert_eq!(host("example.org/a").as_deref(), Some("example.org"));
/// assert_eq!(host("/a/b.html"), None);
/// assert_eq!(host("urn:isbn:9780000000000"), None);
/// ```
#[must_use]
pub fn host(address: &str) -> Option<String> {
    let address = address.trim();
    let place = match address.split_once("//") {
        Some(("", rest)) => rest,
        Some((scheme, rest)) if ["http:", "https:"].iter().any(|s| scheme.eq_ignore_ascii_case(s)) => rest,
        // Without a scheme only what has a dot before its first slash can be a host.
        _ if !address.starts_with(['.', '/']) && bare(address) => address,
        _ => return None,
    };
    let place = place.split(['/', '?', '#', '\\']).next()?;
    let place = place.rsplit('@').next()?;
    let name = without_port(place).trim_end_matches('.').to_lowercase();
    let name = name.strip_prefix("www.").filter(|rest| rest.contains('.')).map(str::to_owned).unwrap_or(name);
    (!name.is_empty() && !name.contains(char::is_whitespace)).then_some(name)
}

/// `example.org/page` is an address, `page.html` and `urn:x:y.z` are not.
fn bare(address: &str) -> bool {
    address.split_once('/').is_some_and(|(place, _)| place.contains('.') && !without_port(place).contains(':'))
}

fn without_port(place: &str) -> &str {
    match place.rsplit_once(':') {
        // The colons of a bracketed number belong to it.
        Some((name, port)) if !port.contains(']') && port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => place,
    }
}

/// The host of a page: of the address that is known from outside, otherwise of the canonical link in its head.
#[must_use]
pub fn host_of(document: &Document, head: &Head) -> Option<String> {
    address_of(document, head).map(|(host, _)| host)
}

/// The host of a page, and the address that names it.
pub(super) fn address_of<'p>(document: &'p Document, head: &'p Head) -> Option<(String, &'p str)> {
    let addresses = [document.given.url.as_deref(), head.canonical.as_deref()];
    addresses.into_iter().flatten().find_map(|address| Some((host(address)?, address)))
}

/// Whether a page may turn out to have a host; tells the many that have none without reading their markup.
pub(super) fn may_have_one(document: &Document) -> bool {
    let has = |word: &str| memmem::find(&document.bytes, word.as_bytes()).is_some();
    document.given.url.as_deref().and_then(host).is_some()
        // A NUL: two bytes a letter, in which the words cannot be looked for.
        || ["canonical", "CANONICAL", "Canonical", "og:url", "\0"].into_iter().any(has)
}
