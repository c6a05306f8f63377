import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gunzipSync } from 'node:zlib'
import { officeJsFiles, officeJsOf, officeJsRoutes, officeJsVersion } from '../../server/office-js.ts'

const routes = officeJsRoutes()
const ask = (path: string, headers: Record<string, string> = {}) => routes.request(path, { headers })
const original = (file: string) =>
  readFileSync(createRequire(import.meta.url).resolve(`@microsoft/office-js/dist/${file}`))

describe('the Office library on our own server', () => {
  for (const file of officeJsFiles)
    it(`gives ${file} byte for byte, plain and packed`, async () => {
      const plain = await ask(`/officejs/${file}`)
      assert.equal(plain.status, 200)
      assert.deepEqual(Buffer.from(await plain.arrayBuffer()), original(file))
      const packed = await ask(`/officejs/${officeJsVersion}/${file}`, { 'accept-encoding': 'br, gzip' })
      assert.equal(packed.headers.get('content-encoding'), 'gzip')
      assert.deepEqual(gunzipSync(Buffer.from(await packed.arrayBuffer())), original(file))
    })

  it('is kept for ever below its version and asked for again without', async () => {
    const forEver = await ask(`/officejs/${officeJsVersion}/office.js`)
    assert.equal(forEver.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    assert.equal(forEver.headers.get('content-type'), 'text/javascript; charset=utf-8')
    const asked = await ask('/officejs/office.js')
    assert.equal(asked.headers.get('cache-control'), 'no-cache')
    const again = await ask('/officejs/office.js', { 'if-none-match': asked.headers.get('etag')! })
    assert.deepEqual([again.status, await again.text()], [304, ''])
  })

  it('gives nothing that is not on its list', async () => {
    for (const path of [
      'telemetry/oteljs_agave.js',
      'telemetry/oteljs.js',
      'ariatelemetry/aria-web-telemetry.js',
      'excel-win32-16.00.js',
      'office.debug.js',
      'word-win32-16.01.js',
      'fr-fr/office_strings.js',
      '../package.json',
      '..%2fpackage.json',
      '1.0.0/office.js',
      '',
    ])
      assert.equal((await ask(`/officejs/${path}`)).status, 404, path)
  })

  it('weighs less than 900 kB over the wire, all files together', async () => {
    const sizes = await Promise.all(
      officeJsFiles.map(async (file) => {
        const answer = await ask(`/officejs/${file}`, { 'accept-encoding': 'gzip' })
        return (await answer.arrayBuffer()).byteLength
      }),
    )
    const sum = sizes.reduce((all, size) => all + size, 0)
    assert.ok(sum < 900_000, String(sum))
  })
})

describe('QC_OFFICE_JS', () => {
  it('is our own server unless said otherwise', () => {
    for (const setting of [undefined, 'self'])
      assert.deepEqual(officeJsOf(setting), { script: `/officejs/${officeJsVersion}/office.js`, origin: null })
  })

  it('knows Microsoft’s servers in the world and in China', () => {
    assert.equal(officeJsOf('cdn').origin, 'https://appsforoffice.microsoft.com')
    assert.equal(officeJsOf('21vianet').origin, 'https://appsforoffice.cdn.partner.office365.cn')
    for (const setting of ['cdn', '21vianet']) assert.match(officeJsOf(setting).script, /^https:.*\/office\.js$/)
  })

  it('takes another https address', () =>
    assert.deepEqual(officeJsOf('https://files.example:8443/a/office.js'), {
      script: 'https://files.example:8443/a/office.js',
      origin: 'https://files.example:8443',
    }))

  it('refuses what is no address of the library, naming the setting', () => {
    for (const setting of [
      '',
      'CDN',
      'toString',
      'http://files.example/office.js',
      'https://files.example/',
      'https://files.example/a"><script>/office.js',
      "https://files.example/;script-src 'unsafe-inline'/office.js",
    ])
      assert.throws(() => officeJsOf(setting), /QC_OFFICE_JS/)
  })
})
