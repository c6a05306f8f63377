import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { webFiles } from '../../server/web-files.ts'

describe('server/web-files', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qc-web-'))
  })
  after(() => rm(folder, { recursive: true }))

  it('gives a browser the files of an upgrade at once, and nothing that it has already', async () => {
    const app = webFiles(folder)
    const ask = (tag = '') => app.request('/pane.js', { headers: { 'if-none-match': tag } })
    await writeFile(join(folder, 'pane.js'), 'old()')
    const first = await ask()
    assert.equal(await first.text(), 'old()')
    assert.equal(first.headers.get('cache-control'), 'no-cache')
    const tag = first.headers.get('etag')!
    const same = await ask(tag)
    assert.deepEqual([same.status, await same.text()], [304, ''])
    assert.equal(same.headers.get('cache-control'), 'no-cache')
    await writeFile(join(folder, 'pane.js'), 'new()')
    assert.equal(await (await ask(tag)).text(), 'new()')
    assert.equal((await app.request('/none.js')).status, 404)
  })
})
