// HTTPS for a server without a proxy before it: Office loads a pane over nothing else.
import { readdirSync, readFileSync } from 'node:fs'
import { createServer as createPlainServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { join, parse } from 'node:path'
import { createSecureContext } from 'node:tls'

export type Certificate = { readonly key: Buffer; readonly cert: Buffer }

/**
 * The key and certificate of a folder: one `name.key` with its `name.crt` (or `.pem`), as `npm run certs` and most hospitals' certificate
 * offices give them.
 * @param folder `CERTS`; undefined means plain http
 * @throws Error with a sentence for whoever starts the server
 */
export function certificateOf(folder: string | undefined): Certificate | null {
  if (!folder) return null
  const files = listOf(folder)
  const keys = files.filter((file) => file.endsWith('.key') && file !== 'ca.key')
  const name = keys.length === 1 ? parse(keys[0]!).name : null
  const certificate = files.find((file) => file === `${name}.crt` || file === `${name}.pem`)
  if (name === null || !certificate)
    throw wrong(folder, '里应有一个 .key 和同名的 .crt', 'must hold one .key and the .crt of the same name')
  const pair = { key: readFileSync(join(folder, keys[0]!)), cert: readFileSync(join(folder, certificate)) }
  try {
    createSecureContext(pair)
  } catch {
    throw wrong(
      folder,
      '里的 .key 与 .crt 不配对，或格式不是 PEM',
      'holds a .key and .crt that do not belong together, or are not PEM',
    )
  }
  return pair
}

/** Longer than proxies and panes rest between requests, so that it is not this end that hangs up while they begin to speak. */
const keepAliveTimeout = 75_000

/** A server that speaks https when it has a certificate, else http. */
export const serverFor = (certificate: Certificate | null, listener: RequestListener): Server =>
  certificate
    ? createSecureServer({ ...certificate, keepAliveTimeout }, listener)
    : createPlainServer({ keepAliveTimeout }, listener)

function listOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    throw wrong(folder, '无法读取', 'cannot be read')
  }
}

const wrong = (folder: string, zh: string, en: string) => new Error(`CERTS=${folder} ${zh}  ·  ${en}`)
