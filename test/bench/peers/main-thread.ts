// CPU of the renderer's main thread between the start of a navigation and the mark `interactive`, from a trace.

type Event = {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly tdur?: number
}

export const categories = ['toplevel', 'blink.user_timing', 'devtools.timeline', '__metadata']

/** Thread milliseconds. Throws where the trace does not tell thread time. */
export function mainThreadCpu(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { readonly traceEvents: readonly Event[] }
  const mark = traceEvents.find(({ name }) => name === 'interactive')
  if (!mark) throw new Error('the page was never interactive')
  const start = traceEvents.findLast(
    ({ name, ts, pid }) => name === 'navigationStart' && ts < mark.ts && pid === mark.pid,
  )
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid, ts }) =>
      name === 'ThreadControllerImpl::RunTask' &&
      ph === 'X' &&
      pid === mark.pid &&
      tid === mark.tid &&
      ts <= mark.ts &&
      ts >= (start?.ts ?? 0),
  )
  const timed = tasks.filter(({ tdur }) => tdur !== undefined)
  if (timed.length < tasks.length / 2) throw new Error('this Chromium does not tell thread time')
  return timed.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000
}
