"""What stands before the screens: who may open them, what a request may bring, what an answer must have."""
