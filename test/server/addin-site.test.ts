import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { addinSite, officeSites, paneHtml } from '../../server/addin-site.ts'
import { officeJsOf, officeJsVersion } from '../../server/office-js.ts'

const built = '<meta name="office-js" content="/officejs/office.js"><script defer src=\'/officejs/office.js\'></script>'

describe('what Office asks for', () => {
  let web = ''
  before(async () => {
    web = await mkdtemp(join(tmpdir(), 'qc-web-'))
    await mkdir(join(web, 'icons'))
    await writeFile(join(web, 'pane.html'), built)
    await writeFile(join(web, 'icons', 'mark-16.png'), 'picture')
    await writeFile(join(web, 'functions.json'), '{}')
    await writeFile(join(web, 'secret.json'), '{}')
  })
  after(() => rm(web, { recursive: true }))

  /** As main.ts joins it: before an app whose own headers are stricter. */
  const ask = (path: string, setting?: string) =>
    new Hono()
      .route('/', addinSite({ web, officeJs: officeJsOf(setting) }))
      .route(
        '/',
        new Hono().use(secureHeaders()).get('*', (c) => c.text('the other app', 404)),
      )
      .request(path)

  const policyOf = async (setting?: string) => {
    const text = (await ask('/pane.html', setting)).headers.get('content-security-policy') ?? ''
    return new Map(text.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]))
  }

  it('may be framed by Excel on the web and by nobody else', async () => {
    const answer = await ask('/pane.html')
    assert.deepEqual((await policyOf()).get('frame-ancestors'), ["'self'", ...officeSites])
    assert.equal(answer.headers.get('x-frame-options'), null)
    assert.equal(answer.headers.get('cross-origin-opener-policy'), null)
    assert.equal(answer.headers.get('strict-transport-security'), null)
    assert.equal(answer.headers.get('cache-control'), 'no-cache')
    for (const site of officeSites) assert.match(site, /^https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/)
  })

  it('runs scripts from the chosen server of the library only', async () => {
    assert.deepEqual((await policyOf()).get('script-src'), ["'self'"])
    assert.deepEqual((await policyOf('cdn')).get('script-src'), ["'self'", 'https://appsforoffice.microsoft.com'])
    assert.deepEqual((await policyOf('https://files.example/office.js')).get('script-src'), [
      "'self'",
      'https://files.example',
    ])
    for (const setting of ['self', 'cdn']) assert.deepEqual((await policyOf(setting)).get('connect-src'), ["'self'"])
  })

  it('has the library’s address in the page, whichever quotes the page uses', async () => {
    assert.equal(
      await (await ask('/pane.html')).text(),
      built.replaceAll('/officejs/', `/officejs/${officeJsVersion}/`),
    )
    const cdn = officeJsOf('cdn')
    assert.equal(paneHtml(built, cdn), built.replaceAll('/officejs/office.js', cdn.script))
  })

  it('lets Excel on the web read pictures and JSON from another site, and keep them', async () => {
    for (const [path, type] of [
      ['/icons/mark-16.png', 'image/png'],
      ['/functions.json', 'application/json; charset=utf-8'],
    ] as const) {
      const { status, headers } = await ask(path)
      assert.equal(status, 200)
      assert.equal(headers.get('content-type'), type)
      assert.equal(headers.get('access-control-allow-origin'), '*')
      assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin')
      assert.match(headers.get('cache-control') ?? '', /^public, max-age=[1-9]/)
    }
  })

  it('opens no other file to other sites', async () => {
    for (const path of ['/secret.json', '/icons/..%2fsecret.json', '/icons/none-16.png', '/shortcuts.json'])
      assert.equal((await ask(path)).status, 404, path)
    assert.equal(await (await ask('/secret.json')).text(), 'the other app')
  })
})
