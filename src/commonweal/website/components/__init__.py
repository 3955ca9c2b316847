"""What the components of the pages need besides their templates."""
