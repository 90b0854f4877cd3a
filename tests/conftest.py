"""What all tests share."""

from hypothesis import settings

# How long an example takes depends on what else the machine does; a test that is too slow shows in pytest's own times.
settings.register_profile("storydiff", deadline=None)
settings.load_profile("storydiff")
