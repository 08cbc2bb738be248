//! The form that all parts of the record share: plain data that is written, read back and described by a schema.

macro_rules! record {
    ($($(#[$meta:meta])* struct $name:ident { $($(#[$field_meta:meta])* $field:ident: $ty:ty),* $(,)? })+) => {
        $($(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        pub struct $name { $($(#[$field_meta])* pub $field: $ty),* })+
    };
}
pub(super) use record;
