#!/usr/bin/env bash
# Makes the archives that are installed on machines without SDK and internet: for each platform both programs with their runtime, install.sh, units, documents.
# What is committed is packed, nothing else. Needs git, the .NET 10 SDK and Node.js 20 with npm.
#   deploy/package.sh [FOLDER [PLATFORM…]]     artifacts/package; linux-x64 linux-arm64
set -euo pipefail
folder=$(realpath -m "${1:-$(dirname "${BASH_SOURCE[0]}")/../artifacts/package}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
platforms=("${@:2}")
[[ ${#platforms[@]} -gt 0 ]] || platforms=(linux-x64 linux-arm64)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDTERMINALLOGGER=off LC_ALL=C.UTF-8
umask 022

commit=$(git rev-parse --short=7 HEAD)
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)-$commit
moment=$(git log -1 --format=%ct)
[[ -z $(git status --porcelain) ]] || echo "注意：有未提交的改动，安装包只含已提交的内容（$commit）。" >&2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git archive HEAD | tar -x -C "$work"
cd "$work"
mkdir -p "$folder"

# the lock files name no platform: restoring for one adds a section to them, and may change nothing of what is locked
take_locks() { local lock; for lock in src/*/packages.lock.json; do cp "$lock.committed" "$lock"; done; }
check_locks() {
  local lock
  for lock in src/*/packages.lock.json; do
    if diff "$lock.committed" "$lock" | grep '^<' | grep -qv '^< *}$'; then
      echo "$lock：为该平台还原时，锁定的软件包有变化，未打包。" >&2
      exit 1
    fi
  done
}
for lock in src/*/packages.lock.json; do cp "$lock" "$lock.committed"; done

for platform in "${platforms[@]}"; do
  name=caseops-$version-$platform
  root=$work/packed/$name
  mkdir -p "$root"
  for program in Worker Bot; do
    echo "正在编译 $program（$platform）…"
    take_locks
    # paths of this machine stand neither in the programs nor in their symbols
    CI=false dotnet publish "src/$program" -c Release -r "$platform" --self-contained -o "$root/${program,,}" -v quiet -clp:NoSummary \
      -p:PublishReadyToRun=true -p:RunAnalyzers=false -p:SourceRevisionId="$commit" -p:PathMap="$work=/caseops" -p:ContinuousIntegrationBuild=true
    check_locks
  done

  cp deploy/package/install.sh deploy/package/backup.sh deploy/caseops deploy/appsettings.example.json deploy/安装.md CHANGELOG.md "$root/"
  cp -r deploy/systemd deploy/nginx deploy/postgresql "$root/"
  cp -r docs "$root/docs"
  cp deploy/mail.md deploy/postgresql.md "$root/docs/"
  rm -f "$root"/docs/images/*.sh
  echo "$version" >"$root/VERSION"
  echo "$platform" >"$root/PLATFORM"
  chmod -R u=rwX,go=rX "$root"
  chmod 755 "$root"/{install.sh,backup.sh,caseops} "$root/worker/CaseReform.Ops.Worker" "$root/bot/CaseReform.Ops.Bot"
  if grep -rlF -e "$work" -e "$HOME/" "$root"; then
    echo "以上文件里有本机的路径，未打包。" >&2
    exit 1
  fi

  (cd "$root" && find . -type f ! -name SHA256SUMS -printf '%P\0' | sort -z | xargs -0 sha256sum >SHA256SUMS)
  tar -C "$work/packed" --sort=name --mtime="@$moment" --owner=0 --group=0 --numeric-owner -cf - "$name" | gzip -n -9 >"$folder/$name.tar.gz.part"
  mv "$folder/$name.tar.gz.part" "$folder/$name.tar.gz"
  (cd "$folder" && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256")
  echo "$folder/$name.tar.gz  $(du -h "$folder/$name.tar.gz" | cut -f1)"
  rm -rf "$root"
done
