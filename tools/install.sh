#!/bin/sh
# pip install into an environment. What pip says goes to a file beside it; if it fails, two lines
# say what to do.
set -u
python=$1
shift
log="$(dirname "$(dirname "$python")")/install.log"
if "$python" -m pip install --quiet --disable-pip-version-check "$@" >"$log" 2>&1; then
  exit 0
fi
if [ -n "${CI:-}" ]; then cat "$log" >&2; fi
if grep -qE 'NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError|Network is unreachable' "$log"; then
  echo "ต่ออินเทอร์เน็ตไม่ได้ การติดตั้งครั้งแรกต้องใช้อินเทอร์เน็ต ต่อแล้วพิมพ์คำสั่งเดิมอีกครั้ง รายละเอียดอยู่ใน $log" >&2
  echo "No internet: installing needs it this once. Connect and give the same command again. Details: $log" >&2
  command="$(dirname "$python")/situtor"
  if [ -x "$command" ]; then
    echo "เคยติดตั้งไว้แล้ว เปิดใช้ของเดิมได้ · It was installed here before; what is there still starts: $command teach" >&2
  fi
else
  echo "ติดตั้งไม่สำเร็จ สาเหตุอยู่ท้ายไฟล์ $log แก้แล้วพิมพ์คำสั่งเดิมอีกครั้ง" >&2
  echo "The installation failed. The cause is at the end of $log; mend it and give the same command again." >&2
fi
exit 1
