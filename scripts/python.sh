# Sourced by the other scripts: gives $python, the interpreter of .venv, made where it is missing.

fail() {
    echo "$*" >&2
    exit 1
}

# A Python that is new enough, or a plain word on what is wanted.
find_python() {
    for candidate in python3.11 python3 python; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    fail "Python 3.11 or later is needed, and none was found."
}

if [ ! -x .venv/bin/python ]; then
    found=$(find_python) || exit 1
    echo "Making .venv with $("$found" --version)"
    "$found" -m venv .venv || fail "The virtual environment could not be made (on Debian: apt install python3-venv)."
fi
python=.venv/bin/python

# install NAME TARGET: an editable install of TARGET, unless nothing that decides about it has changed since.
install() {
    stamp=".venv/installed-$1"
    wanted=$(cat pyproject.toml ./*.py 2>/dev/null | "$python" -c '
import hashlib, sys
print(hashlib.sha256(sys.stdin.buffer.read() + sys.version.encode() + sys.argv[1].encode()).hexdigest())' "$2")
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && "$python" -c 'import tellings' 2>/dev/null; then
        return
    fi
    echo "Installing $2 (a few minutes the first time: the gazetteer is compiled)"
    "$python" -m pip install --quiet --disable-pip-version-check --editable "$2" || fail "The installation failed."
    echo "$wanted" >"$stamp"
}
