"""The name and version of the program, here alone: package, command and each sheet take them from here."""

VERSION = "0.1.0"
PRODUCER = "factsheet"
