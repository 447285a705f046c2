#!/usr/bin/env bash
# 以案促改督办：安装、启动、升级、退回、卸载。以 root 运行，不联网；做的每一步都在下面，可先读后用。
#   ./install.sh install                            第一次安装：建账户、放程序和设置，不启动
#   ./install.sh start                              改好设置后启动，并设为开机自启
#   ./install.sh upgrade                            从新安装包升级：停程序、备份、换新版、启动
#   /opt/caseops/current/install.sh rollback        退回升级前的版本；--with-backup 连同数据一起退回
#   /opt/caseops/current/install.sh uninstall       卸载程序，数据留下；--delete-data 连数据一起删
#   --prefix 目录                                   装在该目录之下（试装用）：不建账户，不管系统服务
#   --yes                                           退回时不再询问
#
#   /opt/caseops/releases/版本     各版本的程序        /etc/caseops         设置和口令文件
#   /opt/caseops/current          指向正在用的版本     /var/lib/caseops     数据
#   /usr/local/bin/caseops        管理命令            /var/backups/caseops 备份
set -euo pipefail
umask 022

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
say() { printf '%s\n' "$*"; }
stop_here() { printf '%s\n' "$*" >&2; exit 1; }

task='' prefix='' with_backup=no delete_data=no yes=no
while (($# > 0)); do
  case $1 in
    install | start | upgrade | rollback | uninstall) task=$1 ;;
    --prefix) [[ $# -gt 1 && $2 == /?* ]] || stop_here "--prefix 后面要写一个以 / 开头的目录。"; prefix=$(realpath -m "$2"); shift ;;
    --with-backup) with_backup=yes ;;
    --delete-data) delete_data=yes ;;
    --yes) yes=yes ;;
    -h | --help) sed -n '2,14s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) stop_here "看不懂“$1”。用 --help 查看用法。" ;;
  esac
  shift
done
[[ -n $task ]] || stop_here "请写明要做什么：install、start、upgrade、rollback 或 uninstall。用 --help 查看用法。"

opt=$prefix/opt/caseops etc=$prefix/etc/caseops data=$prefix/var/lib/caseops backups=$prefix/var/backups/caseops
units=$prefix/etc/systemd/system command=$prefix/usr/local/bin/caseops
services=(caseops-worker.service caseops-bot.service caseops-backup.timer)

# ---- 小工具 ----

is_trial() { [[ -n $prefix ]]; }                                      # 试装：账户和系统服务都不动
has_systemd() { ! is_trial && [[ -d /run/systemd/system ]]; }
version_here() { cat "$here/VERSION"; }
version_now() { [[ -L $opt/current ]] && basename "$(readlink "$opt/current")"; }

own() { is_trial || chown "$1" "${@:2}"; }                            # 试装时不改属主

folder() { # 目录 属主 权限：没有才建，权限总是设好
  mkdir -p "$1"
  own "$2" "$1"
  chmod "$3" "$1"
}

check_package() {
  [[ -f $here/SHA256SUMS && -f $here/VERSION ]] || stop_here "请在解开的安装包目录里运行。"
  (cd "$here" && sha256sum --quiet --check SHA256SUMS) || stop_here "安装包不完整或被改动（见上），未作任何改动。请重新拷贝、解包。"
  local machine
  case $(uname -m) in x86_64) machine=linux-x64 ;; aarch64) machine=linux-arm64 ;; *) machine=$(uname -m) ;; esac
  [[ $(cat "$here/PLATFORM") == "$machine" ]] || stop_here "这个安装包是 $(cat "$here/PLATFORM") 的，本机是 $machine，请换用对应的安装包。"
  [[ -e $prefix/usr/share/zoneinfo/Asia/Shanghai ]] || is_trial || stop_here "本机缺少时区数据。请先安装 tzdata（apt install tzdata，离线时用下载好的 deb 包），再运行。"
  local said
  said=$("$here/worker/CaseReform.Ops.Worker" --version 2>&1) || stop_here "程序在本机运行不起来：
$(head -n 3 <<<"$said")
多半是缺少系统库。请安装 ICU（Debian 12 为 libicu72，Debian 13 为 libicu76）和 libssl3，再运行。"
}

running() { # 本安装的程序里还有哪些在运行
  local exe
  for exe in /proc/[0-9]*/exe; do
    case $(readlink "$exe" 2>/dev/null) in "$opt"/*) basename "$(dirname "$exe")" ;; esac
  done
}

stop_programs() {
  if has_systemd; then
    systemctl stop "${services[@]}"
  fi
  local left
  left=$(running | tr '\n' ' ')
  [[ -z $left ]] || stop_here "程序还在运行（进程 ${left% }）。请先停下它们，再运行本命令。"
}

start_programs() {
  if ! has_systemd; then
    say "这里没有运行 systemd，请自行启动（各以所示账户运行，并设 CASEOPS_SETTINGS=$etc/appsettings.json）："
    say "  caseops-worker  $opt/current/worker/CaseReform.Ops.Worker run --data $data"
    say "  caseops-bot     $opt/current/bot/CaseReform.Ops.Bot --data $data"
    return
  fi
  systemctl daemon-reload
  if systemctl enable --now "${services[@]}"; then
    say "已启动，并设为开机自启。每天 2:30 自动备份到 $backups。"
  else
    journalctl -u caseops-worker -u caseops-bot -n 8 --no-pager -o cat >&2 || true
    stop_here "有程序没有启动起来，原因见上。改正后运行 ./install.sh start；升级后不能启动的，可用 rollback 退回。"
  fi
}

put_release() { # 把本安装包放到 releases 下，不动正在用的版本
  local target=$opt/releases/$(version_here)
  mkdir -p "$opt/releases"
  rm -rf "$target.part" "$target"
  cp -r "$here" "$target.part"
  mv "$target.part" "$target"
}

switch_to() { # 换成某一版本：链接一步换好，再换服务文件和管理命令
  ln -sfn "releases/$1" "$opt/current.new"
  mv -T "$opt/current.new" "$opt/current"
  mkdir -p "$units" "$(dirname "$command")"
  install -m 0644 "$opt/current/systemd/"* "$units/"
  install -m 0755 "$opt/current/caseops" "$command"
  if has_systemd; then systemctl daemon-reload; fi
}

caseops() { # 以后台程序的账户运行某一版本的管理命令：版本 参数…
  CASEOPS_ROOT=$prefix CASEOPS_PROGRAM=$opt/releases/$1/worker/CaseReform.Ops.Worker "$opt/releases/$1/caseops" "${@:2}"
}

confirm() { # 问题 要输入的字
  local answer=''
  read -r -p "$1（输入“$2”继续，其他则取消）：" answer || true
  [[ $answer == "$2" ]]
}

is_trial || [[ $(id -u) -eq 0 ]] || stop_here "请以 root 运行（sudo ./install.sh $task）。"

# ---- 各项任务 ----

do_install() {
  check_package
  [[ ! -L $opt/current ]] || stop_here "已经装有 $(version_now)。换新版请用 ./install.sh upgrade。"
  if ! is_trial; then
    getent group caseops >/dev/null || groupadd --system caseops
    for user in caseops-worker caseops-bot; do
      id "$user" >/dev/null 2>&1 || useradd --system --gid caseops --home-dir /var/lib/caseops --no-create-home --shell /usr/sbin/nologin "$user"
    done
  fi
  put_release

  # 数据由两个账户共用（2770 中的 2 表示同组共用）；口令和备份只给后台程序，聊天程序读不到
  folder "$data" caseops-worker:caseops 2770
  folder "$backups" caseops-worker:caseops 0700
  folder "$etc" root:root 0755
  folder "$etc/worker" caseops-worker:root 0700
  if [[ ! -e $etc/appsettings.json ]]; then
    install -m 0640 "$here/appsettings.example.json" "$etc/appsettings.json"
    own root:caseops "$etc/appsettings.json"
  fi
  for secret in worker.env bot.env; do
    [[ -e $etc/$secret ]] || install -m 0600 /dev/null "$etc/$secret"
  done
  switch_to "$(version_here)"

  say "已安装 $(version_here)，还没有启动。接下来："
  say "  1. 编辑 $etc/appsettings.json（单位名称、联系方式、发件邮箱、访问地址），做法见 $opt/current/安装.md"
  say "  2. $opt/current/install.sh start"
}

do_start() {
  [[ -L $opt/current ]] || stop_here "还没有安装。请先运行 ./install.sh install。"
  local samples
  samples=$(grep -nE '0000-0000000|office\.example|case-reform\.example' "$etc/appsettings.json" || true)
  [[ -z $samples ]] || stop_here "$etc/appsettings.json 里还有样例内容，请改成本单位的（暂不用邮件发信的，把邮箱那几行删去），再启动：
$samples"
  local said code=0
  said=$(caseops "$(version_now)" check 2>&1) || code=$?
  say "$said"
  # 设置写错时，check 只说这一句
  case $said in 配置* | *程序未启动* | 台账数据库*) stop_here "设置或数据库有问题，没有启动。" ;; esac
  start_programs
}

do_upgrade() {
  check_package
  local old new backup
  old=$(version_now) || stop_here "还没有安装过。第一次安装请用 ./install.sh install。"
  new=$(version_here)
  [[ $old != "$new" ]] || stop_here "已经是 $new，无须升级。"
  stop_programs
  backup=$backups/before-$new-$(date +%Y%m%d-%H%M%S)
  say "正在备份到 $backup …"
  if ! caseops "$old" backup "$backup"; then
    if [[ ! -d $backup ]]; then
      start_programs
      stop_here "备份没有做成，没有升级，仍用 $old。"
    fi
    say "备份已做成，其中的提示见上。"
  fi
  put_release
  printf '%s\n' "$old" >"$opt/releases/$new/UPGRADED_FROM"
  printf '%s\n' "$backup" >"$opt/releases/$new/BACKUP"
  switch_to "$new"
  say "已由 $old 升级到 $new；旧版留在 $opt/releases/$old，需要时用 $opt/current/install.sh rollback 退回。"
  start_programs
}

do_rollback() {
  local new old backup said
  new=$(version_now) || stop_here "还没有安装。"
  [[ -f $opt/current/UPGRADED_FROM ]] || stop_here "$new 不是升级来的，没有可退回的版本。"
  old=$(cat "$opt/current/UPGRADED_FROM") backup=$(cat "$opt/current/BACKUP")
  [[ -x $opt/releases/$old/worker/CaseReform.Ops.Worker ]] || stop_here "旧版 $old 已不在 $opt/releases 下，不能退回。"
  if [[ $with_backup == yes ]]; then
    [[ -d $backup ]] || stop_here "升级前的备份 $backup 不在了，没有退回。"
    say "将恢复升级前的备份 $backup：升级之后登记、导入的内容不会带回旧版，现有数据移到 $data 下的 before-restore-… 里留存。"
    [[ $yes == yes ]] || confirm "确定连同数据一起退回吗？" 退回 || stop_here "已取消，没有退回，什么也没有动。"
    stop_programs
    if ! caseops "$old" restore "$backup" --replace <<<y; then
      start_programs
      stop_here "备份没有恢复成（原因见上），没有退回，仍用 $new。"
    fi
  else
    stop_programs
    # 旧版打开数据库之前先看它的版本，打不开就什么也不改
    if ! said=$(caseops "$old" units list --json 2>&1 >/dev/null); then
      start_programs
      stop_here "旧版 $old 打不开现在的数据库，没有退回：$said
新版已把数据库升级的，只能连同升级前的备份一起退回：$opt/current/install.sh rollback --with-backup（升级之后登记的内容不会带回）。"
    fi
  fi
  switch_to "$old"
  say "已退回 $old。"
  [[ $with_backup == no ]] || say "启动后提醒暂不发出，请办公室用 caseops reminders after-restore 确认备份之后哪些信已经发过。"
  start_programs
}

do_uninstall() {
  [[ -L $opt/current ]] || stop_here "这里没有安装。"
  if [[ $delete_data == yes ]]; then
    say "将删除 $data（台账、佐证材料、审计密钥）和 $etc（设置、口令），删除后不能找回；$backups 里的备份不删。"
    confirm "确定删除数据吗？" 删除数据 || stop_here "已取消，什么也没有删。"
    confirm "再次确认：备份已另存到别处，可以删除。" "$(uname -n)" || stop_here "已取消，什么也没有删。"
  fi
  if has_systemd; then systemctl disable "${services[@]}" || true; fi
  stop_programs
  rm -f "$units"/caseops-{worker,bot,backup}.service "$units/caseops-backup.timer" "$command"
  rm -rf "$opt"
  if has_systemd; then systemctl daemon-reload; fi
  if [[ $delete_data == yes ]]; then
    rm -rf "$data" "$etc"
    is_trial || { userdel caseops-worker; userdel caseops-bot; groupdel caseops 2>/dev/null || true; }
    say "程序、数据和设置已删除；备份仍在 $backups。"
  else
    say "程序已卸载。数据仍在 $data，设置仍在 $etc，备份仍在 $backups；重新安装即可接着用。"
  fi
}

"do_$task"
