"""`python -m generator` is `casebook`."""

import sys

from generator.cli import main

sys.exit(main())
