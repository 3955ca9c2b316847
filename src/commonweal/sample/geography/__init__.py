"""The land of Merrow Bay: coast, districts, wards, small areas, streets and postcodes. Independent of seed
and scale down to the small areas, so that the map is always the same map."""
