"""The sample region: an invented city region, as the files its publishers would publish, and the truth behind
them."""
