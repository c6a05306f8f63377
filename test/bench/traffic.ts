// Counts what crosses the wire: a plain TCP relay on loopback, the same for whoever is measured.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'

export type Traffic = {
  readonly port: number
  /** Bytes in both directions since the last call. */
  readonly taken: () => number
  readonly close: () => void
}

export async function relay(to: number): Promise<Traffic> {
  let bytes = 0
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    const end = () => {
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) socket.setNoDelay(true).on('error', end).on('close', end)
    near.on('data', (chunk) => {
      bytes += chunk.length
      if (!far.write(chunk)) near.pause()
    })
    far.on('data', (chunk) => {
      bytes += chunk.length
      if (!near.write(chunk)) far.pause()
    })
    far.on('drain', () => near.resume())
    near.on('drain', () => far.resume())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    taken: () => {
      const now = bytes
      bytes = 0
      return now
    },
    close: () => server.close(),
  }
}
