"""Run the command as ``python -m factsheet``."""

from factsheet.cli import run_program

if __name__ == "__main__":
    run_program()
