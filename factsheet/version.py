"""The version of the program, here alone: the package, the command and each sheet take it from this line."""

VERSION = "0.1.0"
