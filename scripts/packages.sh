# Packages of the npm registry, pinned by their SHA-512 and unpacked once into a cache outside the
# repository. Sourced by the other scripts here.
# shellcheck shell=bash

me=${0##*/}
cache=${MURMURATION_CACHE:-${HOME:?}/.cache/murmuration}
scratch=
trap '[ -z "$scratch" ] || rm -rf "$scratch"' EXIT

fail() {
  echo "$me: $1" >&2
  exit 1
}

need() {
  command -v "$1" >/dev/null || fail "$1 is missing; $2"
}

# A new folder inside the cache, gone when the script ends: what is made in it can be moved into place in
# one step, so that a folder of the cache is whole or not there, whoever else runs this at the same time.
make_scratch() {
  mkdir -p "$cache" && scratch=$(mktemp -d "$cache/.making-XXXXXX") || fail "cannot write to $cache"
}

# archive NAME VERSION SHA512: fetches a package into the scratch folder, sets $archive to its path.
# An archive that already lies in dl/ of the cache is taken instead; that is the way for machines
# without a network.
archive() {
  local name=$1 version=$2 sha512=$3 file
  file=${name#@}
  file=${file//\//-}-$version.tgz
  archive=$cache/dl/$file
  if [ ! -e "$archive" ]; then
    need npm "install Node.js 20 or newer with npm"
    echo "$me: fetching $name $version …" >&2
    npm pack --loglevel error --pack-destination "$scratch" "$name@$version" >"$scratch/npm.log" 2>&1 ||
      fail "npm cannot fetch $name@$version: $(head -n 3 "$scratch/npm.log")"
    archive=$scratch/$file
    [ -e "$archive" ] || fail "npm fetched $name@$version but left no $file"
  fi
  echo "$sha512  $archive" | sha512sum --check --status ||
    fail "$archive is not the package it should be (its SHA-512 differs); remove it and try again"
}

# package NAME VERSION SHA512: sets $package to the folder of the unpacked package.
package() {
  local name=$1 version=$2 sha512=$3 folder
  folder=${name#@}
  package=$cache/${folder//\//-}-$version
  [ ! -d "$package" ] || return 0
  make_scratch
  archive "$name" "$version" "$sha512"
  tar -xzf "$archive" -C "$scratch" || fail "cannot unpack $archive"
  # Whoever came first wins; both have the same content.
  mv -T "$scratch/package" "$package" 2>/dev/null || [ -d "$package" ] || fail "cannot write $package"
  rm -rf "$scratch"
}

# llama_server: sets $llama_server to the path of llama.cpp's server, build b9844, which runs here.
llama_server() {
  local missing
  [ "$(uname -sm)" = "Linux x86_64" ] ||
    fail "this build of llama-server is for Linux on x86-64; install llama.cpp on $(uname -sm) by other means"
  package u-llm-server 2.9.1 \
    5038a61a11f4b256825f7cd07077ec2b4fbe8326bf580206a908525c290c194cf9a14086b35a708f25f14be2a1b73bf7d2f681d8994634834cdc69cc394ab7f3
  llama_server=$package/binaries/llama-b9844/llama-server
  [ -x "$llama_server" ] || chmod +x "$llama_server"
  missing=$(LD_LIBRARY_PATH=${llama_server%/*} ldd "$llama_server" | awk '/not found/ { print $1 }' | sort -u | xargs)
  [ -z "$missing" ] ||
    fail "llama-server lacks $missing; on Debian: apt-get install libssl3 libgomp1 libstdc++6"
}
