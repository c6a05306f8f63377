// Sync over loopback: how fast it takes what is pushed, how it hands it out, and, when asked for, how a peer does.
import { benchPeer } from './peer.ts'
import { benchCatchingUp, benchPulls } from './pulls.ts'
import { benchPushes } from './pushes.ts'

export async function benchSync(rounds: number, peer: boolean): Promise<void> {
  await benchPushes(10_000, rounds)
  await benchPulls([10_000, 100_000])
  await benchCatchingUp()
  if (peer) await benchPeer(10_000, rounds)
}
