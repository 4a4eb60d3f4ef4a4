//! Commands, said before they run.

use std::ffi::OsString;
use std::process::{Command, Stdio};

/// Why xtask stopped.
#[derive(Debug)]
pub struct Failed(pub String);

/// A command to run.
pub struct Cmd {
    name: String,
    command: Command,
}

impl Cmd {
    /// A command without arguments, run from where xtask is.
    pub fn new(name: impl Into<String>) -> Self {
        let name = name.into();
        let command = Command::new(&name);
        Cmd { name, command }
    }

    /// One more argument.
    pub fn arg(mut self, arg: &str) -> Self {
        self.command.arg(arg);
        self
    }

    /// More arguments.
    pub fn args(mut self, args: &[&str]) -> Self {
        self.command.args(args);
        self
    }

    /// With a variable of the environment set for it.
    pub fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.command.env(name, value.into());
        self
    }

    /// Runs it, with its output shown.
    pub fn run(mut self) -> Result<(), Failed> {
        println!("\n> {}", self.line());
        match self.command.status() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(Failed(format!("`{}` ended with {status}", self.line()))),
            Err(error) => Err(Failed(format!("`{}` could not be started: {error}", self.name))),
        }
    }

    /// Its first line of output; none where it can't be run.
    pub fn says(mut self) -> Option<String> {
        let output = self.command.stderr(Stdio::null()).output().ok().filter(|output| output.status.success())?;
        Some(String::from_utf8_lossy(&output.stdout).lines().next().unwrap_or_default().to_owned())
    }

    fn line(&self) -> String {
        let args: Vec<_> = self.command.get_args().map(|arg| arg.to_string_lossy()).collect();
        format!("{} {}", self.name, args.join(" "))
    }
}
