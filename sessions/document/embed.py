#!/usr/bin/env python3
"""Writes the styles of a page as a C array: embed.py OUTPUT FILE"""

import pathlib
import sys

output, style = map(pathlib.Path, sys.argv[1:])
data = style.read_bytes()
lines = "\n".join("    " + ", ".join(map(str, data[at : at + 20])) + "," for at in range(0, len(data), 20))
output.write_text(
    '#include "sessions/document/html.h"\n\n'
    f"const unsigned char PAGE_STYLE[] = {{\n{lines}\n}};\n"
    "const size_t PAGE_STYLE_SIZE = sizeof PAGE_STYLE;\n"
)
