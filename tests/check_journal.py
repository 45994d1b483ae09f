#!/usr/bin/env python3
"""Checks a session's journal as sessions/FORMAT.md says, and prints its last seq and its fingerprint.

Written from that page alone: chain, numbering, acts, the one encoding that each event has, the kiosk's ballots, and
the chains of the files that were merged into it."""
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
    81: {**dict.fromkeys(range(1, 8), 'number'), 2: 32},
    82: {1: 'text', 2: 'number', 3: 10, 4: 'number', 5: 'number'}, 83: SET,
    84: {1: 'text', 2: 16, 3: 'number', 4: 32, 5: 'number'},
    90: {**dict.fromkeys(range(1, 14), 'number'), 7: 8, 13: 8},
}
ORIGIN = {250: 'number', 251: 'number', 252: 'number'}
# Which fields name an event, a subgroup or a recommendation, and how far apart the two files' numbers are.
EVENT, SUBGROUP, RECOMMENDATION = (3, None), (4, 6), (5, 7)
NAMES = {
    **{kind: {1: SUBGROUP} for kind in (10, 11, 12, 13, 14, 15, 34, 35, 36, 37, 38)},
    **{kind: {1: RECOMMENDATION} for kind in (21, 22, 30, 31, 39)},
    20: {1: RECOMMENDATION, 2: SUBGROUP, 3: RECOMMENDATION},
    23: {1: RECOMMENDATION, 2: SUBGROUP, 3: RECOMMENDATION, 6: SUBGROUP, 7: RECOMMENDATION},
    32: {4: RECOMMENDATION}, 33: {4: RECOMMENDATION}, 60: {1: EVENT}, 82: {2: EVENT}, 83: {1: RECOMMENDATION},
    90: {1: EVENT},
    40: {1: SUBGROUP, 2: RECOMMENDATION, 3: EVENT}, 41: {1: SUBGROUP, 2: RECOMMENDATION, 3: EVENT},
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
        known = {**KINDS[kind], **ORIGIN}
        need(tag > last and tag in known, 'a tag')
        need(0 < length <= len(data) - at - 5, 'the length of a field')
        fields[tag] = value_of(known[tag], data[at + 5:at + 5 + length])
        at, last = at + 5 + length, tag
    return seq, act, kind, fields


def encode(head, fields):
    for tag, value in sorted(fields.items()):
        if isinstance(value, int):
            value = value.to_bytes(8, 'big', signed=True) if value else b''
        value = b''.join(value) if isinstance(value, list) else value.encode() if isinstance(value, str) else value
        head += bytes([tag]) + len(value).to_bytes(4, 'big') + value if value else b''
    return head


def told_back(number, name, merged, step):
    """A number of the merged file, as it was there."""
    shared, more = merged.get(name[0], 0), merged.get(name[1], 0) if name[1] else step
    return number - more if number > shared + more else number


def event_there(data, at, merged, blocks):
    """The bytes of an event that came in, as they were in the file that it came from."""
    _, _, kind, fields = decode(data)
    step, names = at - merged[3], NAMES.get(kind, {})
    if kind == 70:
        names = {2: SUBGROUP if fields.get(1, 0) == 1 else RECOMMENDATION}
    seq, act, left = fields.pop(250, 0), fields.pop(251, 0), max(fields.pop(252, 0) - 1, 0)
    for tag in names.keys() & fields.keys():
        if tag == 4 and kind in {32, 33}:
            lines = [(told_back(int.from_bytes(line[:4], 'big'), names[4], merged, step), line[4:]) for line in fields[4]]
            fields[4] = [number.to_bytes(4, 'big') + dots for number, dots in lines]
        else:
            fields[tag] = told_back(fields[tag], names[tag], merged, step)
    for start, inner in reversed(blocks):
        if start < seq <= start + inner[1] - inner[3]:
            fields.update({250: seq - start + inner[3], 251: act - start + inner[3], 252: left})
            break
    return encode(seq.to_bytes(8, 'big') + act.to_bytes(8, 'big') + data[16:44], fields)


def check_merges(events, begin):
    """Tells each file that was merged after `begin` again, and those merged into it, and compares their chains."""
    for at in range(begin + 1, len(events) + 1):
        _, _, kind, fields = decode(events[at - 1])
        if kind != 81 or 250 in fields:
            continue
        there, inner, shared = events[:fields[3]], [], fields[3]
        for data in events[at:at + fields[1] - shared]:
            there.append(event_there(data, at, fields, inner))
            if decode(there[-1])[2] == 81 and 250 not in decode(there[-1])[3]:
                inner.append((len(there), decode(there[-1])[3]))
        chain = bytes(32)
        for data in there:
            chain = hashlib.sha256(chain + data).digest()
        need(chain == fields[2], f'event {at}: what was merged')
        check_merges(there, shared)


def check_histories(database, events):
    """What checkpoints tell of the history is what the journal says: act, kind, what is corrected, and whether it is a record."""
    told = 0
    for seq, state in database.execute('SELECT seq, state FROM checkpoint ORDER BY seq'):
        if int.from_bytes(state[20:22], 'big') != 203:
            continue
        size = int.from_bytes(state[:4], 'big')
        need(not any(state[4:20]) and not any(state[22:48]) and state[48:53] == b'\1\0\0\0\10', f'the checkpoint at {seq}')
        need(state[61] == 2 and int.from_bytes(state[62:66], 'big') == size - 62 == 20 * (seq - told), f'the history at {seq}')
        need(int.from_bytes(state[53:61], 'big') == told + 1, f'the first event of the history at {seq}')
        for row in range(66, 4 + size, 20):
            told += 1
            _, act, kind, fields = decode(events[told - 1])
            says = [int.from_bytes(state[row + at:row + at + width], 'big') for at, width in ((0, 4), (12, 4), (16, 2), (19, 1))]
            corrects = fields.get(1, 0) if kind in {60, 90} else 0
            need(says == [act, corrects, kind, int(fields.get(252, 0) > 0)], f'event {told} in the history at {seq}')


def check(database):
    need(database.execute('PRAGMA application_id').fetchone()[0] == 0x676F6D6D, 'another program')
    version = database.execute('PRAGMA user_version').fetchone()[0]
    need(version in {1, 2, 3, 4}, 'another version')
    votes = database.execute('SELECT subgroup, first, ballots FROM kiosk') if version > 1 else ()
    kiosks = {(subgroup, first): ballots for subgroup, first, ballots in votes}
    chain, seq, act, counted, events = bytes(32), 0, 0, {}, []
    for row, data, kept in database.execute('SELECT seq, event, hash FROM journal ORDER BY seq'):
        try:
            need(row == seq + 1, 'one is missing')
            chain = hashlib.sha256(chain + data).digest()
            need(chain == kept, 'the chain')
            said, of, kind, fields = decode(data)
            need(kind != 90 or version > 2, 'newer than the file')
            need(said == row and of in ({row} if row == 1 else {row, act}), 'seq or act')
            need((kind == 1) == (row == 1), 'the beginning')
            if kind == 38:
                vote = fields.get(1, 0), counted.get(fields.get(1, 0), 0)
                need(hashlib.sha256(kiosks.get(vote, b'')).digest() == fields.get(3), "the kiosk ballots")
                counted[vote[0]] = vote[1] + fields.get(2, 0)
        except (Damage, UnicodeDecodeError, TypeError) as trouble:
            raise Damage(f'event {seq + 1}: {trouble}') from trouble
        seq, act = row, of
        events.append(data)
    need(seq > 0, 'nothing was ever recorded')
    check_merges(events, 0)
    check_histories(database, events)
    bits = int.from_bytes(chain[:10], 'big')
    signs = ''.join(SIGNS[bits >> shift & 31] for shift in range(75, -1, -5))
    print(seq, ' '.join(signs[at:at + 4] for at in range(0, 16, 4)))


try:
    check(sqlite3.connect(pathlib.Path(sys.argv[1]).absolute().as_uri() + '?mode=ro', uri=True))
except (Damage, sqlite3.Error) as trouble:
    sys.exit(f'{sys.argv[1]}: {trouble}')
