"""Has pabulib-checker judge files: for each a line with its name, the number of kinds of errors, and the errors."""

import contextlib
import io
import json
import sys
from pathlib import Path

from pabulib.checker import Checker

for path in map(Path, sys.argv[1:]):
    with contextlib.redirect_stdout(io.StringIO()):
        results = Checker().process_files([str(path)])
    errors = results[path.stem]["results"].get("errors", {})
    print("judged", path.name, len(errors), json.dumps(errors, ensure_ascii=False), sep="\t")
