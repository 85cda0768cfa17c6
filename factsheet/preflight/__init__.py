"""The rules of those who take files, portals, archives, printers, and whether a file keeps them."""
