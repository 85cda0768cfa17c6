"""The name and version of the program, here alone: the package, the command and each sheet take them from it."""

VERSION = "0.1.0"
PRODUCER = "factsheet"
