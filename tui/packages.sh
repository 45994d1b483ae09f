# The Debian packages that gommette is built, tested and measured with, and how they get installed.
# Read by tui/start, tests/run and tests/bench/run.
# shellcheck shell=sh disable=SC2034

packages_to_build="gcc libc6-dev meson ninja-build pkg-config gettext
  libncurses-dev libsqlite3-dev libcsv-dev libsodium-dev libutf8proc-dev
  libcairo2-dev libpango1.0-dev fonts-liberation2
  ncurses-term xdg-user-dirs"

packages_to_test="$packages_to_build libcmocka-dev binutils clang clang-format clang-tidy cppcheck
  cups-client cups-daemon
  gcovr libclang-rt-14-dev mold pandoc poppler-utils python3 python3-jsonschema qpdf shellcheck sqlite3 tmux valgrind"

packages_to_look="chromium fonts-liberation poppler-utils"

packages_to_measure="$packages_to_test git htop libreoffice-calc-nogui nano tig"

# No gettext yet: that is one of the packages.
speak() { # MESSAGE
  language=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}
  case $language in C | POSIX) ;; *) language=${LANGUAGE:-$language} ;; esac
  case "$1,$language" in
    install,fr*) echo "gommette installe les paquets Debian qui lui manquent :" ;;
    install,nl*) echo "gommette installeert de ontbrekende Debian-pakketten:" ;;
    install,*) echo "gommette installs the Debian packages that it lacks:" ;;
    by_hand,fr*) echo "Il manque des paquets et sudo est absent. En tant que root, tapez :" ;;
    by_hand,nl*) echo "Er ontbreken pakketten en sudo is er niet. Typ als root:" ;;
    by_hand,*) echo "Packages are missing and there is no sudo. As root, type:" ;;
    not_debian,fr*) echo "Ceci n'est pas un système Debian ; il faut l'équivalent de :" ;;
    not_debian,nl*) echo "Dit is geen Debian-systeem; nodig is het equivalent van:" ;;
    not_debian,*) echo "This is no Debian system; it takes the equivalent of:" ;;
    failed,fr*) echo "Les paquets n'ont pas pu être installés. Vérifiez la connexion, puis relancez." ;;
    failed,nl*) echo "De pakketten konden niet worden geïnstalleerd. Kijk de verbinding na en probeer opnieuw." ;;
    failed,*) echo "The packages could not be installed. Check the connection, then start again." ;;
    build,fr*) echo "gommette se construit, cela prend une minute…" ;;
    build,nl*) echo "gommette wordt gebouwd, dat duurt een minuut…" ;;
    build,*) echo "gommette is being built, this takes a minute…" ;;
    not_built,fr*) echo "gommette n'a pas pu être construit (voir ci-dessus)." ;;
    not_built,nl*) echo "gommette kon niet worden gebouwd (zie hierboven)." ;;
    not_built,*) echo "gommette could not be built (see above)." ;;
  esac >&2
}

missing_packages() { # PACKAGE…
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed ||
      printf '%s ' "$package"
  done
}

install_missing() { # PACKAGE…
  if ! command -v dpkg-query >/dev/null; then
    command -v meson >/dev/null && return
    speak not_debian
    echo "  $*" >&2
    return 1
  fi
  missing=$(missing_packages "$@")
  [ -z "$missing" ] && return
  if [ "$(id -u)" -eq 0 ]; then
    as_root=
  elif command -v sudo >/dev/null; then
    as_root=sudo
  else
    speak by_hand
    echo "  apt-get update && apt-get install --no-install-recommends $missing" >&2
    return 1
  fi
  speak install
  echo "  $missing" >&2
  # Lists: $missing, $as_root.
  # shellcheck disable=SC2086
  { $as_root apt-get -qq update &&
    $as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get -qq -y -o Dpkg::Use-Pty=0 --no-install-recommends install $missing; } </dev/null >&2 ||
    { speak failed && return 1; }
}

# Builds in a folder under the sources, and says nothing unless that fails. Two terminals may start at
# once: the second waits. A build of sources that lay elsewhere, a copied tree's, is made anew.
build_quietly() { # TARGET SOURCES FOLDER [SETUP-OPTION…]
  {
    flock 9
    (build "$@") 9<&-
  } 9<"$2/meson.build"
}

build() { # TARGET SOURCES FOLDER [SETUP-OPTION…]
  target=$1 sources=$2 folder=$2/$3
  shift 3
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  if { is_built_from "$folder" "$sources" ||
    { rm -rf "$folder" && meson setup "$@" "$folder" "$sources"; }; } >"$log" 2>&1 &&
    ninja -C "$folder" "$target" >>"$log" 2>&1; then
    return
  fi
  cat "$log" >&2
  return 1
}

is_built_from() { # FOLDER SOURCES
  [ -e "$1/build.ninja" ] && grep -qF "\"source\": \"$2\"" "$1/meson-info/meson-info.json"
}
