"""PDF files that anybody made: opened with care, looked at, their trees walked; knows no sheet."""
