"""What drawing takes, measured beside other ways to draw the same sheet: no test, and not in the wheel."""
