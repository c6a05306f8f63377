// Secrets of this installation. One master key lies in a file beside the database; what is derived from it stays in memory.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { Problem } from '../../core/problem.ts'

export type Keys = {
  /** Tells whether a database belongs to this key; nothing follows from it. */
  readonly check: string
  /** Makes the tokens of a site: handed to those who replace accession numbers themselves. */
  readonly tokenKey: (site: string) => Uint8Array
  /** What stands for an accession number of a site: 16 hex digits. */
  readonly token: (site: string, accessionNo: string) => string
  readonly seal: (site: string, filing: string, plain: readonly Uint8Array[]) => Uint8Array
  /** @throws Error when the sealed bytes were changed or belong to another filing */
  readonly open: (site: string, filing: string, sealed: Uint8Array) => Uint8Array
}

const ivBytes = 12
const tagBytes = 16

/**
 * Reads the master key, and makes it on the first day (readable by its owner only).
 * @throws Problem `key-mismatch` when the file holds no key
 */
export function openKeys(keyFile: string): Keys {
  if (!existsSync(keyFile)) makeKey(keyFile)
  const text = readFileSync(keyFile, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Problem('key-mismatch')
  const master = Buffer.from(text, 'hex')
  const known = new Map<string, Buffer>()
  const derived = (purpose: string): Buffer => {
    const key = known.get(purpose) ?? Buffer.from(hkdfSync('sha256', master, '', `imaging-qc/${purpose}`, 32))
    known.set(purpose, key)
    return key
  }
  return {
    check: derived('check').toString('hex').slice(0, 32),
    tokenKey: (site) => derived(`token/${site}`),
    token: (site, accessionNo) =>
      createHmac('sha256', derived(`token/${site}`))
        .update(accessionNo)
        .digest('hex')
        .slice(0, 16),
    seal: (site, filing, plain) => {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', derived(`original/${site}`), iv).setAAD(Buffer.from(filing))
      const body = plain.map((part) => cipher.update(part))
      return Buffer.concat([iv, ...body, cipher.final(), cipher.getAuthTag()])
    },
    open: (site, filing, sealed) => {
      const end = sealed.length - tagBytes
      const decipher = createDecipheriv('aes-256-gcm', derived(`original/${site}`), sealed.subarray(0, ivBytes))
        .setAAD(Buffer.from(filing))
        .setAuthTag(sealed.subarray(end))
      return Buffer.concat([decipher.update(sealed.subarray(ivBytes, end)), decipher.final()])
    },
  }
}

/** Two processes may start at once: the key appears whole, and the first one stays. */
function makeKey(keyFile: string) {
  const draft = `${keyFile}.${process.pid}`
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 })
  try {
    linkSync(draft, keyFile)
  } catch (error) {
    if (!existsSync(keyFile)) throw error
  } finally {
    unlinkSync(draft)
  }
}
