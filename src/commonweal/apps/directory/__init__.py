"""The Social Economy Database: organisations of the region, each with its register facts merged once."""
