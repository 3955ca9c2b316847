"""Places: the outlines of districts and wards, and where postcodes and points lie in them."""
