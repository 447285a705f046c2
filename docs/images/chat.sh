#!/usr/bin/env bash
# Takes the chat's pictures of the manual anew, after a change of the page or of its words:  docs/images/chat.sh
# Needs what the tests need: chromium, fonts-noto-cjk.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dotnet build tests/EndToEnd -c Release -v quiet -clp:NoSummary
name=CaseReform.Ops.EndToEnd.Tests
PICTURES=$PWD/docs/images "artifacts/bin/$name/release/$name" -explicit only -class '*.ManualPictures' -noLogo
