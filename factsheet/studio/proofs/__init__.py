"""The sheet as it will print: drawn as it is kept, seen, heard, and how it fits."""
