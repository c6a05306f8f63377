// A progress bar on a terminal; silent when the output is piped.

export type Bar = { readonly step: (done: number, note?: string) => void; readonly end: () => void }

/** @param total 0 when it is not known: then only the count is shown */
export function createBar(what: string, total = 0, out: NodeJS.WriteStream = process.stderr): Bar {
  if (!out.isTTY) return { step: () => {}, end: () => {} }
  let shownAt = 0
  const draw = (done: number, note: string) => {
    const width = 24
    const filled = total > 0 ? Math.round((width * done) / total) : 0
    const bar = total > 0 ? `[${'█'.repeat(filled)}${'·'.repeat(width - filled)}] ${done}/${total}` : String(done)
    out.write(`\r\u001b[K${what} ${bar} ${note}`)
  }
  return {
    step: (done, note = '') => {
      const now = performance.now()
      if (now - shownAt < 80 && done !== total) return
      shownAt = now
      draw(done, note)
    },
    end: () => out.write('\r\u001b[K'),
  }
}
