"""`python -m compare` is `storydiff`."""

import sys

from compare.cli import main

sys.exit(main())
