#!/usr/bin/env bash
# Draws the letter and the digest for the manual from a demonstration's letters:  docs/images/render.sh var   (the chat: chat.sh)
# Needs python3, chromium and fonts-noto-cjk.
set -euo pipefail
outbox=$(realpath "${1:-var}")/outbox
cd "$(dirname "${BASH_SOURCE[0]}")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# the letter with the most rungs in it, and the digest: each the largest of its kind, as HTML
python3 - "$outbox" "$work" <<'PY'
import email, email.policy, pathlib, sys
outbox, work = map(pathlib.Path, sys.argv[1:])
largest = {}
for path in sorted(outbox.rglob("*.eml")):
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    subject = message["Subject"]
    kind = "digest" if "周报" in subject else "first-letter" if "首次通知" in subject and "需处理" in subject else "letter" if "需处理" in subject and "每日提示" not in subject else None
    html = message.get_body(("html",)).get_content()
    if kind and len(html) > len(largest.get(kind, "")):
        largest[kind] = html
for kind, html in largest.items():
    (work / f"{kind}.html").write_text(html, encoding="utf-8")
    if kind == "digest":
        (work / "digest-phone.html").write_text(html, encoding="utf-8")
PY

for page in "$work"/*.html; do
  picture=$(basename "$page" .html).png
  case $picture in *-phone.png) size=390,1250 ;; *) size=760,1400 ;; esac
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/profile" \
    --window-size="$size" --screenshot="$work/$picture" "file://$page" >/dev/null 2>&1
  [[ $(stat -c %s "$work/$picture") -le 204800 ]] || { echo "$picture is larger than 200 KB" >&2; exit 1; }
  mv "$work/$picture" "$picture"
  echo "$picture"
done
