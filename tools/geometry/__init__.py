"""How the county shapes in data/geography/ are made from Census boundary files."""
