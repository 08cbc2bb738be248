//! Base64 as JSON lines hold it: standard or URL alphabet, padding optional, white space allowed.

/// The bytes; on a wrong character its position.
pub(super) fn decode(text: &str) -> Result<Vec<u8>, usize> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3 + 3);
    let (mut bits, mut have) = (0_u32, 0_u32);
    let mut ended = false;
    for (at, byte) in text.bytes().enumerate() {
        match value(byte) {
            _ if byte.is_ascii_whitespace() => {}
            None if byte == b'=' => ended = true,
            Some(v) if !ended => {
                bits = bits << 6 | u32::from(v);
                have += 6;
                if have >= 8 {
                    have -= 8;
                    out.push((bits >> have & 0xff) as u8);
                }
            }
            _ => return Err(at),
        }
    }
    // Six bits left over are a character too many.
    if have == 6 { Err(text.len()) } else { Ok(out) }
}

fn value(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn base64_of_every_length_is_read() {
        for (code, bytes) in
            [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg", "foob"), ("Zm\n9v", "foo")]
        {
            assert_eq!(decode(code), Ok(bytes.as_bytes().to_vec()), "{code}");
        }
        assert_eq!(decode("-_8="), Ok(vec![0xfb, 0xff]));
    }

    #[test]
    fn wrong_base64_names_its_place() {
        assert_eq!(decode("Zm9*"), Err(3));
        assert_eq!(decode("Zm9vY"), Err(5));
        assert_eq!(decode("Zg==Zg"), Err(4));
    }
}
