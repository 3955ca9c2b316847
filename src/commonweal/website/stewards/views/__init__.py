"""The pages of the stewards' desk."""
