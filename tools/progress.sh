# What the scripts in tools/ share: telling what is happening and for how long.
# Sourced, after ROOT is set to the repository's root.

readonly LOGS="${ROOT}/build/logs"

# True when a person watches and one line can be rewritten.
on_terminal() { [[ -t 1 && "${TERM:-dumb}" != dumb && -z "${CI:-}" ]]; }

# fail MESSAGE [STATUS]: ends the program.
fail() {
  echo "$1" >&2
  exit "${2:-1}"
}

# duration SECONDS: as "7 s" or "3 min 07 s".
duration() {
  if (( $1 < 60 )); then
    echo "$1 s"
  else
    printf '%d min %02d s\n' $(($1 / 60)) $(($1 % 60))
  fi
}

# show_line TEXT: rewrites the current line of a terminal.
show_line() {
  local columns
  columns="$(tput cols 2>/dev/null || echo 80)"
  printf '\r\033[K%s' "${1:0:$((columns - 1))}"
}

# How far a step has come, and what to show if it fails. run_step calls these
# with the step's log and, for the first, the seconds it has taken; a script may
# have others in their place.
step_detail() { :; }
step_failure() { tail -n 40 "$1"; }

# run_step TITLE LOG COMMAND...: runs COMMAND with its output added to
# build/logs/LOG.log, showing how long it has taken: in one line on a terminal,
# in a line every 15 s elsewhere. Calls step_failure if COMMAND fails. Returns
# COMMAND's status.
run_step() {
  local title="$1" log="${LOGS}/$2.log"
  local start="${SECONDS}" told=0 status=0 ticks=0 job line traps
  shift 2
  mkdir -p "${LOGS}"
  echo "\$ $*" >>"${log}"
  "$@" >>"${log}" 2>&1 </dev/null &
  job=$!
  traps="$(trap -p INT TERM)"
  trap 'kill "${job}" 2>/dev/null; wait "${job}" 2>/dev/null; exit 130' INT TERM
  on_terminal || echo "${title} ..."
  while kill -0 "${job}" 2>/dev/null; do
    if on_terminal && (( ticks % 5 == 0 )); then
      line="$(duration $((SECONDS - start)))"
      show_line "${title} ... ${line}$(step_detail "${log}" $((SECONDS - start)))"
    elif ! on_terminal && (( SECONDS - start >= told + 15 )); then
      told=$((SECONDS - start))
      echo "${title} ... $(duration "${told}")$(step_detail "${log}" "${told}")"
    fi
    ticks=$((ticks + 1))
    sleep 0.1
  done
  wait "${job}" || status=$?
  trap - INT TERM
  eval "${traps}"
  on_terminal && printf '\r\033[K'
  if (( status == 0 )); then
    echo "${title}: done in $(duration $((SECONDS - start)))"
  else
    step_failure "${log}" >&2
    echo "${title}: failed with status ${status}. All of its output is in" \
      "${log#"${ROOT}/"}" >&2
  fi
  return "${status}"
}
