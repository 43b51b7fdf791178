//! Which addresses belong to machines of the public internet.
//!
//! After the registries of special-purpose addresses of IANA (RFC 6890 and what followed). What is in doubt is not
//! public: a page must not be able to make this program ask a router, a printer or a cloud's key store.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Blocks of IPv4 that are not public: the first address, the bits that count, and what they are for.
const V4: &[(Ipv4Addr, u32, &str)] = &[
    (Ipv4Addr::new(0, 0, 0, 0), 8, "of this network"),
    (Ipv4Addr::new(10, 0, 0, 0), 8, "of a private network"),
    (Ipv4Addr::new(100, 64, 0, 0), 10, "of a provider's own network"),
    (Ipv4Addr::new(127, 0, 0, 0), 8, "of this machine"),
    (Ipv4Addr::new(169, 254, 0, 0), 16, "of the local link"),
    (Ipv4Addr::new(172, 16, 0, 0), 12, "of a private network"),
    (Ipv4Addr::new(192, 0, 0, 0), 24, "reserved for protocols"),
    (Ipv4Addr::new(192, 0, 2, 0), 24, "reserved for documentation"),
    (Ipv4Addr::new(192, 88, 99, 0), 24, "of a relay"),
    (Ipv4Addr::new(192, 168, 0, 0), 16, "of a private network"),
    (Ipv4Addr::new(198, 18, 0, 0), 15, "reserved for benchmarks"),
    (Ipv4Addr::new(198, 51, 100, 0), 24, "reserved for documentation"),
    (Ipv4Addr::new(203, 0, 113, 0), 24, "reserved for documentation"),
    (Ipv4Addr::new(224, 0, 0, 0), 4, "of a group of machines"),
    (Ipv4Addr::new(240, 0, 0, 0), 4, "reserved"),
];

/// The same for IPv6.
const V6: &[(Ipv6Addr, u32, &str)] = &[
    (Ipv6Addr::UNSPECIFIED, 128, "of no machine"),
    (Ipv6Addr::LOCALHOST, 128, "of this machine"),
    (Ipv6Addr::new(0xfc00, 0, 0, 0, 0, 0, 0, 0), 7, "of a private network"),
    (Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 0), 10, "of the local link"),
    (Ipv6Addr::new(0xfec0, 0, 0, 0, 0, 0, 0, 0), 10, "of a private network"),
    (Ipv6Addr::new(0xff00, 0, 0, 0, 0, 0, 0, 0), 8, "of a group of machines"),
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23, "reserved for protocols"),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32, "reserved for documentation"),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20, "reserved for documentation"),
];

/// Prefixes of IPv6 that carry an address of IPv4, and the segment where it begins.
const CARRIERS: &[(Ipv6Addr, u32, usize)] = &[
    // Mapped.
    (Ipv6Addr::new(0, 0, 0, 0, 0, 0xffff, 0, 0), 96, 6),
    // Translated by NAT64.
    (Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0, 0), 96, 6),
    // 6to4.
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16, 1),
];

/// Why an address is not one of the public internet: `of a private network`, …
pub(crate) fn not_public(address: IpAddr) -> Option<&'static str> {
    match address {
        IpAddr::V4(address) => not_public_v4(address),
        IpAddr::V6(address) => not_public_v6(address),
    }
}

fn not_public_v4(address: Ipv4Addr) -> Option<&'static str> {
    let same = |first: Ipv4Addr, bits: u32| (address.to_bits() ^ first.to_bits()) >> (32 - bits) == 0;
    V4.iter().find(|(first, bits, _)| same(*first, *bits)).map(|(_, _, what)| *what)
}

fn not_public_v6(address: Ipv6Addr) -> Option<&'static str> {
    let same = |first: Ipv6Addr, bits: u32| (address.to_bits() ^ first.to_bits()) >> (128 - bits) == 0;
    if let Some((_, _, from)) = CARRIERS.iter().find(|(first, bits, _)| same(*first, *bits)) {
        let [high, low] = [address.segments()[*from], address.segments()[*from + 1]];
        return not_public_v4(Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low)));
    }
    let listed = V6.iter().find(|(first, bits, _)| same(*first, *bits)).map(|(_, _, what)| *what);
    // Addresses of the public internet are given out below 2000::/3 and nowhere else.
    let given_out = same(Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);
    listed.or((!given_out).then_some("reserved"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_are_not_public() {
        let table = [
            ("0.0.0.0", "of this network"),
            ("0.1.2.3", "of this network"),
            ("10.0.0.1", "of a private network"),
            ("10.255.255.255", "of a private network"),
            ("100.64.0.1", "of a provider's own network"),
            ("100.127.255.255", "of a provider's own network"),
            ("127.0.0.1", "of this machine"),
            ("127.255.255.254", "of this machine"),
            ("169.254.169.254", "of the local link"),
            ("172.16.0.1", "of a private network"),
            ("172.31.255.255", "of a private network"),
            ("192.0.0.8", "reserved for protocols"),
            ("192.0.2.1", "reserved for documentation"),
            ("192.88.99.1", "of a relay"),
            ("192.168.1.1", "of a private network"),
            ("198.18.0.1", "reserved for benchmarks"),
            ("198.19.255.255", "reserved for benchmarks"),
            ("198.51.100.1", "reserved for documentation"),
            ("203.0.113.1", "reserved for documentation"),
            ("224.0.0.1", "of a group of machines"),
            ("239.255.255.255", "of a group of machines"),
            ("240.0.0.1", "reserved"),
            ("255.255.255.255", "reserved"),
            ("::", "of no machine"),
            ("::1", "of this machine"),
            ("::2", "reserved"),
            ("::127.0.0.1", "reserved"),
            ("::8.8.8.8", "reserved"),
            ("::ffff:127.0.0.1", "of this machine"),
            ("::ffff:10.0.0.1", "of a private network"),
            ("::ffff:169.254.169.254", "of the local link"),
            ("64:ff9b::10.0.0.1", "of a private network"),
            ("64:ff9b::127.0.0.1", "of this machine"),
            ("64:ff9b:1::8.8.8.8", "reserved"),
            ("100::1", "reserved"),
            ("2001::1", "reserved for protocols"),
            ("2001:0:4136:e378:8000:63bf:3fff:fdd2", "reserved for protocols"),
            ("2001:db8::1", "reserved for documentation"),
            ("2002:7f00:1::", "of this machine"),
            ("2002:a00:1::1", "of a private network"),
            ("2002:c0a8:101::1", "of a private network"),
            ("3fff::1", "reserved for documentation"),
            ("5f00::1", "reserved"),
            ("fc00::1", "of a private network"),
            ("fd12:3456:789a::1", "of a private network"),
            ("fe80::1", "of the local link"),
            ("fec0::1", "of a private network"),
            ("ff02::1", "of a group of machines"),
        ];
        for (address, what) in table {
            assert_eq!(not_public(address.parse().expect("an address")), Some(what), "{address}");
        }
    }

    #[test]
    fn public_addresses() {
        let table = [
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.1",
            "100.63.255.255",
            "100.128.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.0.1.1",
            "192.167.255.255",
            "198.17.255.255",
            "198.20.0.0",
            "223.255.255.255",
            "::ffff:1.1.1.1",
            "64:ff9b::1.1.1.1",
            "2001:200::1",
            "2001:4860:4860::8888",
            "2002:101:101::1",
            "2606:4700:4700::1111",
            "2a00:1450:4001:81b::200e",
        ];
        for address in table {
            assert_eq!(not_public(address.parse().expect("an address")), None, "{address}");
        }
    }
}
