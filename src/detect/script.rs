//! Scripts of letters, and how many of each a stretch of text holds.

/// A script that narrows down the language, by its ISO 15924 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Script {
    Latn,
    Cyrl,
    Grek,
    Hebr,
    Arab,
    Deva,
    Geor,
    Armn,
    Hang,
    Kana,
    Hani,
    Thai,
    Beng,
    Gujr,
    Guru,
    Orya,
    Taml,
    Telu,
    Knda,
    Mlym,
    Sinh,
    Khmr,
    Laoo,
    Mymr,
    Tibt,
    Ethi,
    Thaa,
    Zyyy,
}

impl Script {
    /// How many there are.
    const COUNT: usize = Self::Zyyy as usize + 1;

    /// All but `Zyyy`.
    pub const ALL: [Self; Self::COUNT - 1] = {
        use Script::*;
        [
            Latn, Cyrl, Grek, Hebr, Arab, Deva, Geor, Armn, Hang, Kana, Hani, Thai, Beng, Gujr, Guru, Orya, Taml, Telu,
            Knda, Mlym, Sinh, Khmr, Laoo, Mymr, Tibt, Ethi, Thaa,
        ]
    };

    /// The script of an ISO 15924 code.
    #[must_use]
    pub fn of(code: &str) -> Self {
        Self::ALL.into_iter().find(|s| format!("{s:?}") == code).unwrap_or(Self::Zyyy)
    }
}

/// First and last code point of the scripts' blocks, in order.
const BLOCKS: [(u32, u32, Script); 40] = [
    (0x41, 0x24f, Script::Latn),
    (0x370, 0x3ff, Script::Grek),
    (0x400, 0x52f, Script::Cyrl),
    (0x531, 0x58f, Script::Armn),
    (0x590, 0x5ff, Script::Hebr),
    (0x600, 0x6ff, Script::Arab),
    (0x750, 0x77f, Script::Arab),
    (0x780, 0x7bf, Script::Thaa),
    (0x8a0, 0x8ff, Script::Arab),
    (0x900, 0x97f, Script::Deva),
    (0x980, 0x9ff, Script::Beng),
    (0xa00, 0xa7f, Script::Guru),
    (0xa80, 0xaff, Script::Gujr),
    (0xb00, 0xb7f, Script::Orya),
    (0xb80, 0xbff, Script::Taml),
    (0xc00, 0xc7f, Script::Telu),
    (0xc80, 0xcff, Script::Knda),
    (0xd00, 0xd7f, Script::Mlym),
    (0xd80, 0xdff, Script::Sinh),
    (0xe00, 0xe7f, Script::Thai),
    (0xe80, 0xeff, Script::Laoo),
    (0xf00, 0xfff, Script::Tibt),
    (0x1000, 0x109f, Script::Mymr),
    (0x10a0, 0x10ff, Script::Geor),
    (0x1100, 0x11ff, Script::Hang),
    (0x1200, 0x139f, Script::Ethi),
    (0x1780, 0x17ff, Script::Khmr),
    (0x1c90, 0x1cbf, Script::Geor),
    (0x1e00, 0x1eff, Script::Latn),
    (0x1f00, 0x1fff, Script::Grek),
    (0x2d00, 0x2d2f, Script::Geor),
    (0x3040, 0x30ff, Script::Kana),
    (0x3130, 0x318f, Script::Hang),
    (0x3400, 0x9fff, Script::Hani),
    (0xac00, 0xd7af, Script::Hang),
    (0xf900, 0xfaff, Script::Hani),
    (0xfb13, 0xfb17, Script::Armn),
    (0xfb1d, 0xfb4f, Script::Hebr),
    (0xfb50, 0xfeff, Script::Arab),
    (0x20000, 0x3ffff, Script::Hani),
];

/// The script of a letter.
#[must_use]
pub fn script(c: char) -> Script {
    let code = c as u32;
    let at = BLOCKS.partition_point(|b| b.1 < code);
    BLOCKS.get(at).filter(|b| b.0 <= code).map_or(Script::Zyyy, |b| b.2)
}

/// Letters by script.
#[derive(Debug, Clone, Copy)]
pub struct Scripts([u32; Script::COUNT]);

impl Default for Scripts {
    fn default() -> Self {
        Self([0; Script::COUNT])
    }
}

impl Scripts {
    /// Counts `letters` more of a script.
    pub fn add(&mut self, script: Script, letters: u32) {
        if let Some(n) = self.0.get_mut(script as usize) {
            *n += letters;
        }
    }

    /// How many letters of a script were seen.
    #[must_use]
    pub fn of(&self, script: Script) -> u32 {
        self.0.get(script as usize).copied().unwrap_or(0)
    }

    /// The script with most letters. Any fair share of Kana makes Han Japanese.
    #[must_use]
    pub fn main(&self) -> Option<Script> {
        let most = Script::ALL.into_iter().max_by_key(|s| (self.of(*s), std::cmp::Reverse(*s)))?;
        let (kana, han) = (self.of(Script::Kana), self.of(Script::Hani));
        let japanese = most == Script::Hani && kana * 12 > han;
        (self.of(most) > 0).then_some(if japanese { Script::Kana } else { most })
    }
}
