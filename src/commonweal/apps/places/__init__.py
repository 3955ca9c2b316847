"""Where things are: districts, wards and postcodes of the region."""
