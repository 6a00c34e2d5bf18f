#!/bin/sh
# Make a virtual environment where there is none, and install a locked set into it.
# install.sh PYTHON VENV LOCK
set -eu
python=$1 venv=$2 lock=$3

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Python 3.11 or newer is needed: $python is missing or older. Try: apt-get install python3, or make PYTHON=python3.12" >&2
    exit 1
fi
if [ ! -x "$venv/bin/pip" ]; then
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        package="$("$python" -c 'import sys; print(f"python3.{sys.version_info[1]}-venv")')"
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
            echo "Installing $package, which makes virtual environments"
            apt-get update -qq && apt-get install -y -qq "$package" >/dev/null
        elif command -v sudo >/dev/null && sudo -n true 2>/dev/null && command -v apt-get >/dev/null; then
            echo "Installing $package, which makes virtual environments"
            sudo -n apt-get update -qq && sudo -n apt-get install -y -qq "$package" >/dev/null
        else
            echo "$python cannot make virtual environments. Run: sudo apt-get install $package" >&2
            exit 1
        fi
    fi
    rm -rf "$venv"
    "$python" -m venv "$venv"
fi
echo "Installing $lock"
"$venv/bin/python" -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r "$lock"
