#!/usr/bin/env python3
"""Writes files as C arrays: embed.py OUTPUT FILE…"""

import pathlib
import sys


def array(number, data):
    bytes_of_lines = (data[at : at + 20] for at in range(0, len(data), 20))
    lines = ("    " + ", ".join(map(str, line)) + "," for line in bytes_of_lines)
    return f"static const unsigned char SAMPLE_{number}[] = {{\n" + "\n".join(lines) + "\n};\n"


def main(output, *paths):
    files = [pathlib.Path(path) for path in paths]
    arrays = [array(number, file.read_bytes()) for number, file in enumerate(files)]
    rows = [f'    {{"{file.name}", SAMPLE_{number}, sizeof SAMPLE_{number}}},' for number, file in enumerate(files)]
    table = "const Sample SAMPLES[] = {\n" + "\n".join(rows) + "\n};\n"
    count = f"const size_t SAMPLE_COUNT = {len(files)};\n"
    text = '#include "sessions/import/demo.h"\n\n' + "\n".join(arrays) + "\n" + table + count
    pathlib.Path(output).write_text(text)


main(*sys.argv[1:])
