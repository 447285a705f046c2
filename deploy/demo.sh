#!/usr/bin/env bash
# Shows the whole system on invented data: builds it, makes a demonstration ledger where there is none yet, then runs the
# worker and the bot together until Ctrl+C. Needs the .NET 10 SDK and Node.js 20 with npm.
#   deploy/demo.sh [DATA FOLDER]      ./var without an argument; nothing is mailed, letters are files
set -euo pipefail
data=$(realpath -m "${1:-var}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDTERMINALLOGGER=off

command -v dotnet >/dev/null || { echo "未找到 .NET 10 SDK（dotnet 命令）。请先安装，再运行本脚本。" >&2; exit 1; }
command -v npm >/dev/null || { echo "未找到 Node.js 20（node、npm 命令），编译网页需要它。请先安装，再运行本脚本。" >&2; exit 1; }
echo "正在编译，首次约需一两分钟 …"
for project in Worker Bot; do
  dotnet build "src/$project" -c Release -v quiet -clp:NoSummary
done
worker=artifacts/bin/CaseReform.Ops.Worker/release/CaseReform.Ops.Worker
bot=artifacts/bin/CaseReform.Ops.Bot/release/CaseReform.Ops.Bot

export Office__ChatLink=http://127.0.0.1:8632/ # as letters name it
code=0
"$worker" demo --data "$data" || code=$?
case $code in
  0) ;;
  2) echo "沿用数据目录 $data 里原有的台账。" ;; # refused: there is a ledger already
  *) exit "$code" ;;
esac

pids=()
stop() {
  trap '' INT TERM
  kill -TERM "${pids[@]}" 2>/dev/null || true
  wait "${pids[@]}" 2>/dev/null || true
}
trap 'stop; echo "已停止。"; exit 0' INT TERM

"$worker" run --data "$data" & pids+=($!)
# in this environment, and on this machine only, one may choose whom to sign in as
ASPNETCORE_ENVIRONMENT=Development "$bot" --data "$data" & pids+=($!)

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
for _ in {1..300}; do
  answers "8631" && answers "8632" && break
  kill -0 "${pids[@]}" 2>/dev/null || break
  sleep 0.1
done
if kill -0 "${pids[0]}" 2>/dev/null && kill -0 "${pids[1]}" 2>/dev/null; then
  cat <<END

网页      http://127.0.0.1:8632/   可直接选择一位样例人员进入，或填其邮箱（如 wu@town.example）收取登录邮件
信件      $data/outbox   登录邮件也在这里（.eml，可用邮件程序打开），链接十分钟内有效
周报      $data/digests
后台程序  http://127.0.0.1:8631/health
按 Ctrl+C 停止。
END
fi

code=0
wait -n "${pids[@]}" || code=$?
stop
echo "有一个程序已退出，另一个随之停止。" >&2
exit "$((code == 0 ? 1 : code))"
