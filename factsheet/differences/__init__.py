"""What changed between two folders of finished sheets, told from the data that these carry."""
