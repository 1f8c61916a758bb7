#!/usr/bin/env bash
# Tries both commands in a Debian that has nothing but Python: see docs/fresh-machine.md.
#
#   sudo build/try_bare_debian.sh [--suite NAME] [--mirror URL] [--bind DIR]... [--keep] PICTURE
#
# PICTURE is where the screenshot of the window goes (.png). Where packages come from is taken from this
# machine: the apt sources, the pip settings and the PIP_* and *_proxy variables are handed on; --bind
# shows a local directory that they point to in the same place inside.
set -euo pipefail

suite=bookworm mirror="" keep=no binds=() picture=""
while [ $# -gt 0 ]; do
    case "$1" in
        --suite) suite=$2; shift 2 ;;
        --mirror) mirror=$2; shift 2 ;;
        --bind) binds+=("$2"); shift 2 ;;
        --keep) keep=yes; shift ;;
        -*) sed -n '2,8p' "$0" >&2; exit 2 ;;
        *) picture=$(realpath -m "$1"); shift ;;
    esac
done
[ -n "$picture" ] && [ "$(id -u)" = 0 ] || { sed -n '2,8p' "$0" >&2; exit 2; }

checkout=$(cd "$(dirname "$0")/.." && pwd)
root=$(mktemp -d /var/tmp/bare-debian.XXXXXX)
chmod 755 "$root"
if [ "$keep" = no ]; then trap 'rm -rf --one-file-system "$root"' EXIT; fi

step() { printf '\n### %s\n' "$*"; }

step "debootstrap --variant=minbase --include=python3 $suite"
debootstrap --variant=minbase --include=python3 "$suite" "$root" ${mirror:+"$mirror"} >"$root.log" 2>&1 ||
    { tail -n 20 "$root.log"; exit 1; }
rm -f "$root.log"

# The machine's own way to packages, unless a mirror was named.
if [ -z "$mirror" ]; then
    rm -f "$root/etc/apt/sources.list"
    for name in sources.list sources.list.d auth.conf auth.conf.d; do
        if [ -e "/etc/apt/$name" ]; then cp -a "/etc/apt/$name" "$root/etc/apt/"; fi
    done
fi
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
for file in /etc/pip.conf "$HOME/.config/pip/pip.conf" "$HOME/.pip/pip.conf"; do
    if [ -f "$file" ]; then install -D -m 644 "$file" "$root$file"; fi
done

# Certificates that pip trusts here: a file of its own, since installing packages rewrites the system's.
if [ -n "${PIP_CERT:-}" ]; then
    cp -L "$PIP_CERT" "$root/etc/pip-certificates.pem"
    export PIP_CERT=/etc/pip-certificates.pem
fi

# What is committed, and only that.
install -d "$root/checkout"
git -c safe.directory="$checkout" -C "$checkout" archive HEAD | tar -x -C "$root/checkout"
git -c safe.directory="$checkout" -C "$checkout" log -1 --format='commit %h, %s'

kept=()
while IFS= read -r line; do kept+=("$line"); done < <(env | grep -iE '^(PIP_[A-Z_]*|[a-z]*_proxy)=' || true)

# In a mount namespace of its own, so that nothing stays mounted whatever happens.
# shellcheck disable=SC2016
inside='
    set -euo pipefail
    root=$1; shift
    mount -t proc proc "$root/proc"; mount -t sysfs -o ro sys "$root/sys"
    mount --rbind /dev "$root/dev"; mount -t tmpfs tmpfs "$root/tmp"
    while [ "$1" != -- ]; do mkdir -p "$root$1"; mount --rbind -o ro "$1" "$root$1"; shift; done; shift
    exec chroot "$root" /usr/bin/env -i "$@"
'
in_root() {
    unshare --mount --pid --fork --kill-child bash -c "$inside" bash "$root" ${binds[@]+"${binds[@]}"} -- \
        ${kept[@]+"${kept[@]}"} HOME="$HOME" PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
        bash -c "set -e; cd /checkout; $1"
}

outcome=0
step "python3 go.py test, the first time"
in_root 'time python3 go.py test' || outcome=1
step "python3 go.py test, again"
in_root 'time python3 go.py test' || outcome=1
step "python3 go.py run, a real X11 window"
in_root '
    Xvfb :7 -screen 0 1280x800x24 -nolisten tcp & screen=$!
    until [ -e /tmp/.X11-unix/X7 ]; do read -r -t 0.1 <> <(:) || true; done
    export DISPLAY=:7 QT_QPA_PLATFORM=xcb
    python3 go.py run --startup-report
    python3 go.py run --lang zh_CN & program=$!
    .venv/bin/python build/picture_of_screen.py /checkout/picture.png
    kill $program $screen
    wait || true
'
install -D -m 644 "$root/checkout/picture.png" "$picture"
step "done: look at $picture"
exit $outcome
