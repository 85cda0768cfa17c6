"""The figures of a sheet as matplotlib drawings at final size."""
