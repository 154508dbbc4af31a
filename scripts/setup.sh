#!/bin/sh
# Installs what this project needs on Debian 12 and nothing that is there already, then runs the make target given.
#   sh scripts/setup.sh          set up only
#   sh scripts/setup.sh demo     set up and run `make demo`
set -eu
cd "$(dirname "$0")/.."

packages="make qgis python3-qgis python3-venv python3-openpyxl python3-reportlab \
fonts-wqy-zenhei poppler-utils xvfb xauth libreoffice-calc libreoffice-writer \
postgresql-15 postgresql-15-postgis-3"

need_system() {
    echo "Set-up knows Debian 12 only; on another system install QGIS 3.22 or newer with its Python, $1, and see requirements-dev.txt for the Python packages." >&2
    exit 1
}

missing=""
if command -v dpkg-query >/dev/null 2>&1; then
    for package in $packages; do
        state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
        [ "$state" = installed ] || missing="$missing $package"
    done
else
    need_system "make, Xvfb, poppler and LibreOffice Calc"
fi
if [ -n "$missing" ]; then
    grep -qs '^VERSION_ID="12"' /etc/os-release || need_system "$(echo $missing | tr ' ' ',')"
    root=""
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 || { echo "Not root and no sudo: ask the administrator to install$missing." >&2; exit 1; }
        root=sudo
    fi
    if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        # Tests start a server of their own; the system shall neither make one nor run it.
        $root mkdir -p /etc/postgresql-common/createcluster.d
        echo "create_main_cluster = false" | $root tee /etc/postgresql-common/createcluster.d/mine-restoration.conf >/dev/null
    fi
    echo "Installing Debian packages:$missing"
    $root apt-get -o DPkg::Lock::Timeout=600 update -qq
    # shellcheck disable=SC2086
    $root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -y -qq --no-install-recommends $missing >/dev/null
fi

# Debian's own Python is the one that sees PyQGIS; another python3 may stand before it on PATH.
stamp=.venv/set-up-$(cksum <requirements-dev.txt | tr ' ' '-')
if [ ! -e "$stamp" ]; then
    echo "Making the Python environment in .venv"
    rm -rf .venv
    /usr/bin/python3 -m venv --system-site-packages .venv
    .venv/bin/pip install -q --disable-pip-version-check -r requirements-dev.txt
    : >"$stamp"
fi

[ $# -eq 0 ] || exec make "$@"
