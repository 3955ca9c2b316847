"""The people who sign in: for now the stewards, who answer for the site's records."""
