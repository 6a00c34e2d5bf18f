#!/bin/sh
# Make a virtual environment where there is none, and install a locked set into it.
# install.sh PYTHON VENV LOCK
set -eu
python=$1 venv=$2 lock=$3

# apt-get as root, or with a sudo that asks for no password; fails where neither is to be had.
install_package() {
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" = 0 ]; then
        become=env
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        become="sudo -n env"
    else
        return 1
    fi
    echo "Installing $1, which makes virtual environments"
    $become apt-get update -qq
    $become DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$1" >/dev/null </dev/null
}

if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        echo "Python 3.11 or newer is needed: $python is missing or older. Run: sudo apt-get install python3, or name another: make PYTHON=python3.12" >&2
        exit 1
    fi
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        package="$("$python" -c 'import sys; print(f"python3.{sys.version_info[1]}-venv")')"
        if ! install_package "$package"; then
            echo "$python cannot make virtual environments. Run: sudo apt-get install $package" >&2
            exit 1
        fi
    fi
    rm -rf "$venv"
    "$python" -m venv "$venv"
fi
echo "Installing $lock"
"$venv/bin/python" -m pip install -q --disable-pip-version-check --no-input --no-deps --require-hashes -r "$lock"
