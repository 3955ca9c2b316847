"""The council desk: where officers of a public body keep its registers."""
