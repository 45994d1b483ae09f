#!/usr/bin/env python3
"""Checks a session's journal as sessions/FORMAT.md says, and prints its last seq and its fingerprint.

Written from that page alone: chain, numbering, acts, the one encoding that each event has, and the kiosk's ballots."""
import hashlib
import pathlib
import sqlite3
import sys

SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
EDITED = {1: 'number', 2: 'number', 3: 'text', 4: 'text'}
SET = dict.fromkeys(range(1, 5), 'number')
BALLOT = {1: 'number', 2: 'number', 3: 'number', 4: 'lines'}
ONE, TWO = {1: 'number'}, {1: 'number', 2: 'number'}
REMARK = {1: 'number', 2: 'number', 3: 'number', 4: 'text'}
KINDS = {
    1: {1: 16}, 2: EDITED, 3: dict.fromkeys(range(1, 9), 'number'), 4: SET,
    5: {1: 'number', 2: 'text', 3: 'number', 4: 'text', 5: 'number'}, 6: ONE, 7: ONE, 8: ONE,
    10: {1: 'number', 2: 'number', 3: 'text', 4: 'text', 5: 'number'}, 11: EDITED, 12: SET, 13: SET, 14: SET, 15: SET,
    20: {**SET, 5: 'text', 6: 'text', 7: 'number'}, 21: EDITED, 22: SET,
    23: {**SET, 5: 'text', 6: 'number', 7: 'number', 8: 'number', 9: 'text'},
    30: dict.fromkeys(range(1, 4), 'number'), 31: dict.fromkeys(range(1, 10), 'number'),
    32: {**BALLOT, 5: 'number'}, 33: BALLOT, 34: ONE, 35: ONE, 36: ONE, 37: ONE, 38: {1: 'number', 2: 'number', 3: 32}, 39: SET,
    40: REMARK, 41: REMARK, 42: TWO, 50: {1: 'text', 2: 32, 3: 'number', 4: 'number'}, 60: ONE,
    70: TWO, 71: {}, 72: TWO, 80: dict.fromkeys(range(1, 7), 'number'),
    82: {1: 'text', 2: 'number', 3: 10, 4: 'number', 5: 'number'}, 83: SET,
}


class Damage(Exception):
    pass


def need(condition, what):
    if not condition:
        raise Damage(what)


def value_of(kind, data):
    if kind == 'number':
        need(len(data) == 8 and any(data), 'a number')
        return int.from_bytes(data, 'big', signed=True)
    if kind == 'text':
        text = data.decode('utf-8', 'strict')
        need('\0' not in text, 'a text')
        return text
    if kind == 'lines':
        need(len(data) % 10 == 0, 'the lines of a ballot')
        lines = [data[at:at + 10] for at in range(0, len(data), 10)]
        numbers = [line[:4] for line in lines]
        need(numbers == sorted(set(numbers)), 'the order of a ballot')
        return lines
    need(len(data) == kind and any(data), 'bytes of a fixed length')
    return data


def decode(data):
    """(seq, act, kind, {tag: value})"""
    need(len(data) >= 44, 'the head')
    seq, act = int.from_bytes(data[:8], 'big'), int.from_bytes(data[8:16], 'big')
    kind, at, last, fields = int.from_bytes(data[16:18], 'big'), 44, 0, {}
    need(kind in KINDS, 'the kind')
    while at < len(data):
        tag, length = data[at], int.from_bytes(data[at + 1:at + 5], 'big')
        need(tag > last and tag in KINDS[kind], 'a tag')
        need(0 < length <= len(data) - at - 5, 'the length of a field')
        fields[tag] = value_of(KINDS[kind][tag], data[at + 5:at + 5 + length])
        at, last = at + 5 + length, tag
    return seq, act, kind, fields


def check(database):
    need(database.execute('PRAGMA application_id').fetchone()[0] == 0x676F6D6D, 'another program')
    version = database.execute('PRAGMA user_version').fetchone()[0]
    need(version in {1, 2}, 'another version')
    votes = database.execute('SELECT subgroup, first, ballots FROM kiosk') if version > 1 else ()
    kiosks = {(subgroup, first): ballots for subgroup, first, ballots in votes}
    chain, seq, act, counted = bytes(32), 0, 0, {}
    for row, data, kept in database.execute('SELECT seq, event, hash FROM journal ORDER BY seq'):
        try:
            need(row == seq + 1, 'one is missing')
            chain = hashlib.sha256(chain + data).digest()
            need(chain == kept, 'the chain')
            said, of, kind, fields = decode(data)
            need(said == row and of in ({row} if row == 1 else {row, act}), 'seq or act')
            need((kind == 1) == (row == 1), 'the beginning')
            if kind == 38:
                vote = fields.get(1, 0), counted.get(fields.get(1, 0), 0)
                need(hashlib.sha256(kiosks.get(vote, b'')).digest() == fields.get(3), "the kiosk's ballots")
                counted[vote[0]] = vote[1] + fields.get(2, 0)
        except (Damage, UnicodeDecodeError, TypeError) as trouble:
            raise Damage(f'event {seq + 1}: {trouble}') from trouble
        seq, act = row, of
    need(seq > 0, 'nothing was ever recorded')
    bits = int.from_bytes(chain[:10], 'big')
    signs = ''.join(SIGNS[bits >> shift & 31] for shift in range(75, -1, -5))
    print(seq, ' '.join(signs[at:at + 4] for at in range(0, 16, 4)))


try:
    check(sqlite3.connect(pathlib.Path(sys.argv[1]).absolute().as_uri() + '?mode=ro', uri=True))
except (Damage, sqlite3.Error) as trouble:
    sys.exit(f'{sys.argv[1]}: {trouble}')
