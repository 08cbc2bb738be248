//! The command line of regest.

fn main() -> std::process::ExitCode {
    regest::cli::main()
}
