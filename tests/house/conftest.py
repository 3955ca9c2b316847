"""Lets the tests of the house import `the_house`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
