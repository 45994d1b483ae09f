"""Which layer may know what: layers.py BUILD-FOLDER. What a file includes, what each layer's library calls,
and that no variable of a file can change."""

import pathlib
import re
import subprocess
import sys
import sources

BUILD = pathlib.Path(sys.argv[1])
BELOW = {"core": {"core"}, "sessions": {"core", "sessions"}, "tui": {"core", "sessions", "tui"}}

# header: what the names of the files begin with that may include it; "one" is a folder in which one file may.
KEPT_APART = {
    "sqlite3.h": ("sessions/sqlite/", "any"),
    "csv.h": ("sessions/", "one"),
    "curses.h": ("tui/", "one"),
    "cairo-pdf.h": ("sessions/document/pdf/", "one"),
    "pango/pangocairo.h": ("sessions/document/pdf/", "one"),
}

# All that core may call: memory, text, numbers and sorting.
CORE_CALLS = re.compile(
    r"^(malloc|calloc|realloc|reallocarray|aligned_alloc|madvise|free|mem\w+"
    r"|str(len|n?cmp|n?cpy|n?dup|r?chr|c?spn|pbrk|str|nlen)"
    r"|stpn?cpy|v?snprintf|strto\w+|qsort|bsearch|abort|\w*assert_fail"
    r"|_GLOBAL_OFFSET_TABLE_)$"
)
# What only tui may: print, end the program, draw.
TUI_CALLS = re.compile(
    r"^(stdout|stderr|stdin|v?printf|puts|putchar|perror|exit|_exit|_Exit|quick_exit|error"
    r"|initscr|newterm|endwin|w(add|refresh|move|attr|get)\w*|doupdate|stdscr|curscr)$"
)
# How a forked process ends.
FORKED_END = ("sessions/files/platform.c", "_exit")
# Within tui: what prints, and what ends the program.
PRINTING = re.compile(r"^(stdout|v?printf|puts|putchar|perror)$")
PRINTERS = {"tui/terminal/print.c"}

# What only platform.c may: what one system has, or a simulator replaces.
PLATFORM = "sessions/files/platform.c"
PLATFORM_CALLS = re.compile(
    r"^(clock_gettime|gettimeofday|time|getrandom|arc4random\w*|randombytes\w*"
    r"|(clock_)?nanosleep|u?sleep|p?poll|epoll_\w+|p?select|signalfd|timer_\w+|timerfd_\w+|setitimer"
    r"|fcntl|flock|lockf|open|open_2|openat|creat|[lf]?stat|fstatat|statx|link|linkat|unlink|unlinkat"
    r"|fopen|freopen|f?opendir|readdir(_r)?|closedir|scandir(at)?|realpath|access|faccessat|e?access|mkdtemp|mk(o?stemp|fifo|nod)"
    r"|f?ch(mod|own)|f?chmodat|utimensat|futimens|(sym|read)link(at)?|tmpfile|nftw|glob|statv?fs|remove"
    r"|rename|renameat2?|mkdir|rmdir|pread|pwrite|ftruncate|fsync|fdatasync|memfd_create|prctl"
    r"|fork|vfork|_Fork|close_range|closefrom|posix_spawn_file_actions_addclosefrom_np)(64)?$"
)
# Its stream forgets that memory ran out (sessions/files/memory_stream.h).
FORGETFUL_CALLS = re.compile(r"^open_w?memstream$")
# What depends on the C library's locale, and who may: it counts columns, in UTF-8. Words are ours.
LOCALE_CALLS = re.compile(
    r"^(setlocale|newlocale|localeconv|nl_langinfo|perror|str(error|signal|coll|xfrm)\w*|\w*gettext|\w*textdomain\w*)$"
)
LOCALE_SETTER = ("tui/app/language.c", "setlocale")

# The only variable that can change: which language is spoken.
VARIABLE = ("core/base/i18n.c", "in_use")

# What only modules call; and what opens them.
MODULE_CALLS = re.compile(r"^(cairo|pango|g|FT|Fc)_[a-z]\w+$")
LOADER = "sessions/files/module.c"
LOADER_CALLS = re.compile(r"^dl(open|sym|close|error|v?m?open\w*)$")

# What sanitizers, coverage and a fortified libc put in the place of a name, or beside it; and how the
# compiler divides 128 bits.
BUILT_IN = re.compile(
    r"^__(asan|ubsan|lsan|gcov|odr_asan|stack_chk|sanitizer)|^__u?(div|mod|divmod)ti[34]$|^\.|^_?_(start|stop)_"
)


def plain(symbol):
    symbol = re.sub(r"^__(isoc99_|isoc23_)?(\w+?)_chk$", r"\2", symbol)
    return symbol.split("@")[0]


def symbols(layer, *options):
    """(object, what nm says of one symbol in it)"""
    library = BUILD / layer / f"lib{layer}.a"
    command = ["nm", "--print-file-name", *options, library]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    for line in done.stdout.splitlines():
        if named := re.match(r"^.*?([\w.+-]+)\.o:(.*)$", line):
            yield named[1], named[2].strip()


def source_of(layer, member):
    """The object of tui/cli/print.c is called cli_print.c"""
    for path in sources.c_files(layer, suffixes=(".c",)):
        if str(path.relative_to(sources.ROOT / layer)).replace("/", "_") == member:
            return sources.name(path)
    return member


def calls(layer):
    for member, line in symbols(layer, "--undefined-only"):
        symbol = plain(line.split()[-1])
        if not BUILT_IN.match(symbol):
            yield member, symbol


def own_symbols(layer):
    return {line.split()[-1] for _, line in symbols(layer, "--defined-only") if len(line.split()) == 3}


def call_problems():
    core = own_symbols("core")
    for member, symbol in calls("core"):
        if symbol not in core and not CORE_CALLS.match(symbol):
            yield f"core: {member} calls {symbol}"
    for layer in ("core", "sessions"):
        for member, symbol in calls(layer):
            if TUI_CALLS.match(symbol) and (source_of(layer, member), symbol) != FORKED_END:
                yield f"{layer}: {member} calls {symbol}, which is tui's"
    for layer in sources.LAYERS:
        for member, symbol in calls(layer):
            if LOCALE_CALLS.match(symbol) and (source_of(layer, member), symbol) != LOCALE_SETTER:
                yield f"{layer}: {member} calls {symbol}, which depends on the C library's locale"
    for member, symbol in calls("tui"):
        if PRINTING.match(symbol) and source_of("tui", member) not in PRINTERS | TERMINAL:
            yield f"tui: {member} calls {symbol}, which is for print.c"


def platform_problems():
    for layer in sources.LAYERS:
        for member, symbol in calls(layer):
            if PLATFORM_CALLS.match(symbol) and (name := source_of(layer, member)) != PLATFORM:
                yield f"{layer}: {name} calls {symbol}, which is for platform.c"
            if FORGETFUL_CALLS.match(symbol):
                yield f"{layer}: {member} calls {symbol}: use memory_stream_open, whose stream remembers want of memory"


def module_problems():
    for layer in sources.LAYERS:
        for member, symbol in calls(layer):
            if MODULE_CALLS.match(symbol):
                yield f"{layer}: {member} calls {symbol}, which is for a module"
            if LOADER_CALLS.match(symbol) and source_of(layer, member) != LOADER:
                yield f"{layer}: {member} calls {symbol}, which is for module.c"
    ours = set().union(*map(own_symbols, sources.LAYERS))
    for module in sorted((BUILD / "sessions").glob("*.so")):
        done = subprocess.run(["nm", "-D", module], capture_output=True, text=True, check=True)
        named = {tuple(line.split()[-2:]) for line in done.stdout.splitlines()}
        for kind, symbol in sorted(named):
            if kind == "U" and plain(symbol) in ours:
                yield f"{module.name} calls {symbol}, which is the program's: it comes as a callback"
            if kind in "TDRBGS" and symbol.removeprefix("__odr_asan.") != f"gommette_{module.stem}":
                yield f"{module.name} shows {symbol}: only its table is seen"


def variable_problems():
    """Sections that are written to while the program runs: not .data.rel.ro, which is constant by then."""
    for layer in sources.LAYERS:
        for member, line in symbols(layer, "--format=sysv", "--defined-only"):
            fields = [field.strip() for field in line.split("|")]
            if len(fields) < 7 or BUILT_IN.match(fields[0]):
                continue
            can_change = re.match(r"^\.(data|bss|tdata|tbss)(?!\.rel\.ro)|^\*COM\*", fields[6])
            if can_change and (source_of(layer, member), fields[0]) != VARIABLE:
                yield f"{layer}: {member} has the variable {fields[0]}, which can change"


def includes():
    for path in sources.c_files(*sources.LAYERS):
        for header in re.findall(r'^#include ["<]([^">]+)[">]', path.read_text(encoding="utf-8"), re.M):
            yield path, sources.name(path), header


def include_problems():
    one = {}
    for path, name, header in includes():
        layer, other = name.split("/")[0], header.split("/")[0]
        if other in BELOW and other not in BELOW[layer]:
            yield f"{name} includes {header}: {layer} does not know {other}"
        if header in ("ncurses.h", "ncursesw/curses.h", "ncursesw/ncurses.h"):
            yield f"{name} includes {header}: it is called curses.h here"
        if header in KEPT_APART:
            folder, how_many = KEPT_APART[header]
            one.setdefault(header, set()).add(name)
            if not name.startswith(folder) or (how_many == "one" and len(one[header]) > 1):
                yield f"{name} includes {header}"


TERMINAL = {name for _, name, header in includes() if header == "curses.h"}
sources.end([*include_problems(), *call_problems(), *module_problems(), *platform_problems(), *variable_problems()])
