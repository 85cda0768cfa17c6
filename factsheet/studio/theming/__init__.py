"""The theme of a publisher as plain fields: colours, logo, contact, funding, blocks and texts."""
