//! Reasons with a code and named values, so that callers can tell them in words of their own.

/// Writes an enum of reasons: what `thiserror` needs to show it, a code for each reason, and the values of its
/// fields by their names.
macro_rules! reasons {
    (
        $(#[$about:meta])*
        $name:ident {
            $( $(#[$meta:meta])* $variant:ident $code:literal { $( $field:ident: $kind:ty ),* $(,)? } )*
        }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
        #[non_exhaustive]
        #[allow(missing_docs, reason = "the fields are what was found and what was expected")]
        pub enum $name {
            $( $(#[$meta])* $variant { $( $field: $kind ),* }, )*
        }

        impl $name {
            /// Every code with the names of its values, in the order of the reasons.
            pub const CODES: &'static [(&'static str, &'static [&'static str])] =
                &[$( ($code, &[$( stringify!($field) ),*]) ),*];

            /// The short name of this reason. It is a promise.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self {
                    $( $name::$variant { .. } => $code, )*
                }
            }

            /// The fields of this reason by their names.
            #[must_use]
            pub fn args(&self) -> Vec<(&'static str, String)> {
                match self {
                    $( $name::$variant { $( $field ),* } => {
                        vec![$( (stringify!($field), $field.to_string()) ),*]
                    } )*
                }
            }
        }
    };
}

pub(super) use reasons;
