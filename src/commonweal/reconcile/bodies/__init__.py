"""Public bodies: who publishes a file and who holds a title, under one id for all the ways of writing a
name."""
