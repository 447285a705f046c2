#!/usr/bin/env bash
# Shows the whole system on invented data: builds it, makes a demonstration ledger where there is none yet, then runs the
# worker and the bot together until Ctrl+C. Needs the .NET 10 SDK and Node.js 20 with npm.
#   deploy/demo.sh [DATA FOLDER] [--worker-port N] [--bot-port N]      ./var, 8631, 8632; nothing is mailed, letters are files
set -euo pipefail
data=var worker_port=8631 bot_port=8632
while (($# > 0)); do
  case $1 in
    --worker-port | --bot-port)
      [[ ${2:-} =~ ^[1-9][0-9]{0,4}$ && $2 -le 65535 ]] || { echo "$1 后面要写一个 1 到 65535 的端口号。" >&2; exit 2; }
      if [[ $1 == --bot-port ]]; then bot_port=$2; else worker_port=$2; fi
      shift ;;
    -*) echo "看不懂“$1”。用法：deploy/demo.sh [数据目录] [--worker-port 端口] [--bot-port 端口]" >&2; exit 2 ;;
    *) data=$1 ;;
  esac
  shift
done
data=$(realpath -m "$data")

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
is_ours() { # both programs answer /health like this
  local line=''
  { exec 3<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 1
  printf 'GET /health HTTP/1.0\r\nHost: 127.0.0.1:%s\r\n\r\n' "$1" >&3
  line=$(timeout 2 cat <&3 || true)
  exec 3>&-
  [[ $line == *'"status":"ok"'* ]]
}
free() { # port option: says in one line what to do where it is taken
  answers "$1" || return 0
  if is_ours "$1"; then
    echo "端口 $1 上已有一个演示（或正式安装的程序）在运行，没有再启动一个。请先停下那个，或换一个端口：deploy/demo.sh 另一个目录 --worker-port $((worker_port + 10)) --bot-port $((bot_port + 10))" >&2
  else
    echo "端口 $1 已被其他程序占用，没有启动。请先停下那个程序，或用 $2 另选一个端口，如 $2 $(($1 + 10))。" >&2
  fi
  exit 1
}
[[ $worker_port != "$bot_port" ]] || { echo "--worker-port 与 --bot-port 不能是同一个端口。" >&2; exit 2; }
free "$bot_port" --bot-port
free "$worker_port" --worker-port
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

export Office__ChatLink=http://127.0.0.1:$bot_port/ # as letters name it
export Jobs__HealthPort=$worker_port
code=0
"$worker" demo --data "$data" || code=$?
case $code in
  0) ;;
  2) echo "沿用数据目录 $data 里原有的台账。" ;; # refused: there is a ledger already
  *) exit "$code" ;;
esac

free "$bot_port" --bot-port # building takes a while
free "$worker_port" --worker-port
pids=()
stop() {
  trap '' INT TERM
  kill -TERM "${pids[@]}" 2>/dev/null || true
  wait "${pids[@]}" 2>/dev/null || true
}
trap 'stop; echo "已停止。"; exit 0' INT TERM

"$worker" run --data "$data" & pids+=($!)
# in this environment, and on this machine only, one may choose whom to sign in as
ASPNETCORE_ENVIRONMENT=Development "$bot" --data "$data" --Bot:Listen "http://127.0.0.1:$bot_port" & pids+=($!)

for _ in {1..300}; do
  is_ours "$worker_port" && is_ours "$bot_port" && break
  kill -0 "${pids[@]}" 2>/dev/null || break
  sleep 0.1
done
if kill -0 "${pids[0]}" 2>/dev/null && kill -0 "${pids[1]}" 2>/dev/null && is_ours "$worker_port" && is_ours "$bot_port"; then
  cat <<END

网页      http://127.0.0.1:$bot_port/   可直接选择一位样例人员进入，或填其邮箱（如 wu@town.example）收取登录邮件
信件      $data/outbox   登录邮件也在这里（.eml，可用邮件程序打开），链接十分钟内有效
周报      $data/digests
后台程序  http://127.0.0.1:$worker_port/health
按 Ctrl+C 停止。
END
fi

code=0
wait -n "${pids[@]}" || code=$?
stop
echo "有一个程序已退出，另一个随之停止。" >&2
exit "$((code == 0 ? 1 : code))"
