"""Units to coordinate files: the receiver's choices, the forms, and what a form loses."""
