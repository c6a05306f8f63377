// Devices that may sync, each for one person at one site. Their tokens are random; only a hash of them is kept.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { Problem } from '../../../core/problem.ts'
import type { Role } from '../../../core/sync/protocol.ts'
import type { Database } from '../database.ts'
import { devices } from '../schema.ts'
import { type Whose, walled } from '../walled.ts'

export type Who = { readonly device: string; readonly person: string; readonly site: string; readonly role: Role }

export type Device = Omit<typeof devices.$inferSelect, 'hash'>

export type DeviceWish = Pick<Device, 'site' | 'person' | 'role' | 'label'>

export type Devices = {
  /** The token is told here and never again. */
  readonly add: (wish: DeviceWish) => Promise<{ readonly device: string; readonly token: string }>
  readonly list: (site: Whose) => Promise<readonly Device[]>
  /** @throws Problem `token-unknown` */
  readonly revoke: (device: string) => Promise<void>
  /** @throws Problem `token-needed` when it is no token, `token-revoked` when it is not taken (any more) */
  readonly who: (token: string) => Promise<Who>
}

const shape = /^qc1_([0-9a-z]{8})_([\w-]{43})$/
const hashOf = (token: string) => createHash('sha256').update(token).digest()

export function createDevices({ db, write, batch }: Database, now: () => Date): Devices {
  const day = () => now().toISOString().slice(0, 10)
  const see = (device: string) =>
    write(() => batch([{ sql: 'update devices set seen = ? where id = ?', args: [day(), device] }]))
  // Asked at every request: put together once.
  const byId = db
    .select()
    .from(devices)
    .where(walled(devices, 'all', eq(devices.id, sql.placeholder('id'))))
    .prepare()
  return {
    add: async ({ site, person, role, label }) => {
      const device = randomBytes(4).toString('hex')
      const token = `qc1_${device}_${randomBytes(32).toString('base64url')}`
      const row = { id: device, site, person, role, label, hash: hashOf(token).toString('hex') }
      await write(async () => {
        await db.insert(devices).values({ ...row, created: now().toISOString() })
      })
      return { device, token }
    },
    list: async (site) => {
      const found = await db
        .select()
        .from(devices)
        .where(walled(devices, site))
        .orderBy(asc(devices.site), asc(devices.created))
      return found.map(({ hash: _, ...device }) => device)
    },
    revoke: async (device) => {
      const revoked = await write(() =>
        db
          .update(devices)
          .set({ revoked: now().toISOString() })
          .where(and(eq(devices.id, device), isNull(devices.revoked)))
          .returning({ id: devices.id }),
      )
      if (revoked.length === 0) throw new Problem('token-unknown', { token: device })
    },
    who: async (token) => {
      const id = shape.exec(token)?.[1]
      if (!id) throw new Problem(token === '' ? 'token-needed' : 'token-revoked')
      const [found] = await byId.execute({ id })
      if (!found || found.revoked !== null || !timingSafeEqual(hashOf(token), Buffer.from(found.hash, 'hex')))
        throw new Problem('token-revoked')
      if (found.seen !== day()) await see(found.id)
      return { device: found.id, person: found.person, site: found.site, role: found.role }
    },
  }
}
