//! The packed data of regest, as bytes inside the binary. What they mean is known to the modules that read them.
