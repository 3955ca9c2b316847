"""Sites: which rows of which registers are one place, and what each of them says of it."""
