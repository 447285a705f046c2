#!/usr/bin/env bash
# Builds the solution once and runs every test project. The last line is always "N passed, N failed[, N skipped]".
# Needs the .NET 10 SDK and Node.js 20 with npm. With CI=true a skipped test, a missing tool or an empty run is a failure.
#   CONFIGURATION  Release (default) or Debug
#   TEST_MINUTES   how long all tests together may take, 84 by default
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

export LC_ALL=C.UTF-8 LANGUAGE=en NO_COLOR=1 TERM=dumb MSBUILDTERMINALLOGGER=off
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
configuration=${CONFIGURATION:-Release}
deadline=$((SECONDS + ${TEST_MINUTES:-84} * 60))
passed=0 failed=0 skipped=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

finish() {
  if [[ -s $work/failures ]]; then
    echo "Failed:"
    cat "$work/failures"
  fi
  if ((skipped > 0)); then
    echo "$passed passed, $failed failed, $skipped skipped"
  else
    echo "$passed passed, $failed failed"
  fi
  if ((failed > 0)); then exit 1; fi
  if [[ ${CI:-} == true ]] && ((skipped > 0 || passed == 0)); then exit 1; fi
  exit 0
}

find_tool() { # name …: the first that is installed, also where servers hide from an ordinary PATH
  local name
  for name in "$@"; do
    PATH="$PATH:/usr/sbin:/sbin:/usr/local/sbin" command -v "$name" >/dev/null 2>&1 && return 0
  done
  return 1
}

report_tools() {
  local missing=()
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || [[ -n ${CASEREFORM_TEST_POSTGRES:-} ]] || missing+=("PostgreSQL 15 (postgresql-15)")
  find_tool postfix || missing+=("Postfix (postfix)")
  find_tool smtp-sink || missing+=("smtp-sink (postfix)")
  find_tool smtp-source || missing+=("smtp-source (postfix)")
  find_tool soffice || missing+=("LibreOffice Calc (libreoffice-calc)")
  find_tool pdftoppm || missing+=("pdftoppm (poppler-utils)")
  find_tool chromium || missing+=("Chromium (chromium)")
  find_tool python3 || missing+=("Python 3 (python3)")
  find_tool npm || missing+=("Node.js 20 with npm (nodejs, npm): the build of the page needs it too")
  if ((${#missing[@]} == 0)); then
    echo "Tools the tests use: all present."
  else
    echo "Tools the tests use: ${#missing[@]} missing; tests that need them are skipped (they fail when CI=true):"
    printf '  - %s\n' "${missing[@]}"
  fi
}

number() { # file, attribute: sums the attribute over the report's assemblies
  grep -o '<assembly [^>]*>' "$1" | grep -o " $2=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{ sum += $1 } END { print sum + 0 }'
}

if ! command -v dotnet >/dev/null 2>&1; then
  echo "The .NET 10 SDK is missing: dotnet is not in the PATH."
  failed=1
  finish
fi

report_tools
echo "Building CaseReform.Ops.sln ($configuration) …"
if ! dotnet build CaseReform.Ops.sln -c "$configuration" -v quiet -clp:NoSummary; then
  echo "The build failed; no test ran."
  failed=1
  finish
fi

output=artifacts/bin
longest=$((${TEST_MINUTES:-84} * 60 * 3 / 4))
for project in tests/*/*.csproj; do
  grep -q '<IsTestProject>true' "$project" || continue
  name=$(basename "$project" .csproj)
  program="$output/$name/${configuration,,}/$name"
  report="$work/$name.xml"
  log="$work/$name.log"
  # one that hangs must not take the others' time, and says which test it hung in
  left=$((deadline - SECONDS))
  ((left < longest)) || left=$longest
  ((left > 0)) || left=1
  start=$SECONDS
  timeout --kill-after=30 "$left" "$program" -noColor -noLogo -diagnostics -longRunning 120 -result-xml "$report" >"$log" 2>&1 </dev/null
  code=$?

  if [[ ! -s $report ]]; then
    cat "$log"
    if ((code == 124 || code == 137)); then
      echo "$name: stopped after $((SECONDS - start)) s"
    else
      echo "$name: ended with $code before it reported"
    fi
    failed=$((failed + 1))
    continue
  fi

  p=$(number "$report" passed) f=$(($(number "$report" failed) + $(number "$report" errors))) s=$(number "$report" skipped)
  # a run that reports no failure and still ends badly is not believed
  if ((f == 0 && code != 0)); then f=1; fi
  if ((f > 0)); then
    cat "$log"
    grep -E '\[FAIL\]' -A 2 "$log" >>"$work/failures"
  fi
  if ((s > 0)); then grep -E '\[SKIP\]' -A 1 "$log"; fi
  echo "$name: $p passed, $f failed, $s skipped in $((SECONDS - start)) s"
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
done
finish
