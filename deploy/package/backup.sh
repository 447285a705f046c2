#!/usr/bin/env bash
# 每日备份：由 caseops-backup.timer 调用，也可手工运行。备份放在 CASEOPS_BACKUPS 下，每次一个文件夹，只留最近 CASEOPS_BACKUPS_KEPT 份。
# 这两项可写在 /etc/caseops/backup.env 里。备份里有密钥，文件只有后台程序的账户和 root 可读；请把它们定期复制到另一台机器。
set -euo pipefail
root=${CASEOPS_ROOT:-}
folder=${CASEOPS_BACKUPS:-$root/var/backups/caseops}
kept=${CASEOPS_BACKUPS_KEPT:-14}
[[ $kept =~ ^[1-9][0-9]*$ ]] || { echo "CASEOPS_BACKUPS_KEPT 应为正整数，现为“$kept”。" >&2; exit 2; }

"$root/usr/local/bin/caseops" backup "$folder/caseops-$(date +%Y-%m-%d-%H%M%S)"

# 只清理按日期命名的完整备份；升级前的备份（before-…）、别的文件和文件夹都不动
find "$folder" -mindepth 1 -maxdepth 1 -type d -regextype posix-extended -regex '.*/caseops-[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{6}' -printf '%f\n' |
  sort -r | tail -n +$((kept + 1)) | while read -r old; do rm -rf -- "${folder:?}/$old"; done
