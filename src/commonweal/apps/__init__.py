"""Django apps, one for each part of the mission, all alike inside."""
