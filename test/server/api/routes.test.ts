import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { brokenReceipt } from '../../../server/store/receipt.ts'
import { filledBook, post, serve } from './served.ts'

type Served = Awaited<ReturnType<typeof serve>>
const json = async (response: Response | Promise<Response>) => (await response).json()
const isZip = async (response: Response) =>
  Buffer.from(await response.arrayBuffer())
    .subarray(0, 2)
    .toString() === 'PK'

describe('the API', () => {
  let served: Served
  let good: Uint8Array
  let faulty: Uint8Array
  before(async () => {
    served = await serve()
    good = await filledBook()
    faulty = await filledBook([
      { row: 0, key: 'modality', value: 'ZZ' },
      { row: 1, key: 'IMG-10', value: 'ok' },
    ])
  })
  after(() => served.stop())
  const get = (path: string, init?: RequestInit) => served.app.request(path, init)

  it('says what it is, in the language that is asked for', async () => {
    const zh = await json(get('/api/about'))
    const en = await json(get('/api/about?lang=en-US'))
    const preferred = await json(get('/api/about', { headers: { 'accept-language': 'en-GB,en;q=0.9' } }))
    assert.equal(zh.product, '质控簿')
    assert.equal(en.product, 'Imaging QC')
    assert.deepEqual(preferred, en)
    assert.equal(zh.sites.length, 18)
    assert.notEqual(zh.rubric.disclaimer, en.rubric.disclaimer)
  })

  it('makes a blank workbook with a name that says for whom', async () => {
    const response = await get('/api/template?site=S04&rows=3&lang=en-US')
    assert.equal(response.status, 200)
    assert.match(decodeURIComponent(response.headers.get('content-disposition') ?? ''), /QC score workbook-S04\.xlsx$/)
    assert.ok(await isZip(response))
    const bare = await get('/api/template?site=&batch=&rows=2')
    assert.match(decodeURIComponent(bare.headers.get('content-disposition') ?? ''), /质控评分表\.xlsx$/)
  })

  it('checks a workbook and keeps nothing of it', async () => {
    const report = await json(
      post(served.app, '/api/checks', faulty, { 'x-file-name': encodeURIComponent('C:\\甲\\表.xlsx') }),
    )
    assert.equal(report.workbook.fileName, '表.xlsx')
    assert.equal(report.fileable, false)
    assert.ok(
      report.findings.some(
        ({ cell, level }: { cell: string; level: string }) => level === 'error' && /^[A-Z]+5$/.test(cell),
      ),
    )
    assert.equal((await json(post(served.app, '/api/checks', good))).fileable, true)
    assert.deepEqual(await json(get('/api/filings?site=S02')), { filings: [] })
  })

  it('hands back the workbook with its findings written in, or with what could be mended mended', async () => {
    const marked = await post(served.app, '/api/checks/annotated', faulty, { 'x-file-name': 'scores.xlsx' })
    assert.match(decodeURIComponent(marked.headers.get('content-disposition') ?? ''), /scores-校验\.xlsx$/)
    assert.ok(await isZip(marked))
    const mended = await post(served.app, '/api/checks/mended?lang=en-US', faulty, { 'x-file-name': 'scores.xlsx' })
    assert.match(decodeURIComponent(mended.headers.get('content-disposition') ?? ''), /scores-mended\.xlsx$/)
    const fixable = (report: { findings: { fix: unknown }[] }) => report.findings.filter(({ fix }) => fix).length
    const before = await json(post(served.app, '/api/checks', faulty))
    const after = await json(post(served.app, '/api/checks', new Uint8Array(await mended.arrayBuffer())))
    assert.ok(fixable(before) > 0)
    assert.equal(fixable(after), 0)
  })

  it('files a workbook, once, and shows it in lists, counts and the summary', async () => {
    const first = await json(post(served.app, '/api/filings', good))
    assert.equal(first.receipt.number, 'S01-2026-000001')
    assert.equal(first.receipt.sha256, createHash('sha256').update(good).digest('hex'))
    assert.deepEqual(await json(post(served.app, '/api/filings', good)), { ...first, repeated: true })
    const { filings } = await json(get('/api/filings'))
    assert.deepEqual(
      filings.map(({ receipt, rows }: { receipt: string; rows: number }) => [receipt, rows]),
      [[first.receipt.number, first.added]],
    )
    assert.deepEqual(await json(get(`/api/receipts/${first.receipt.number}`)), first.receipt)
    const chain = await json(get('/api/receipts?site=S01'))
    assert.equal(brokenReceipt(chain.receipts), null)
    assert.equal(chain.broken, null)
    const overview = await json(get('/api/overview?from=2026-07&to=2026-09&site=S01'))
    assert.equal(overview.sites[0].entries, first.added)
    assert.ok(overview.links.some(({ link, scored }: { link: string; scored: number }) => link === 'IMG' && scored > 0))
    const summary = await get('/api/summary?from=2026-07&to=2026-09&lang=en-US')
    assert.equal(summary.status, 200)
    assert.ok(await isZip(summary))
  })

  it('shows a change to a locked row as a finding in its cell, and files nothing of it', async () => {
    const other = await serve()
    try {
      const filed = await post(
        other.app,
        '/api/filings',
        await filledBook([{ row: 0, key: 'record_status', value: 'LOCKED' }]),
      )
      assert.equal(filed.status, 200, await filed.clone().text())
      const edits = [
        { row: 0, key: 'record_status', value: 'LOCKED' },
        { row: 0, key: 'exam_item', value: '另一项目' },
        { row: 1, key: 'exam_item', value: '另一项目' },
      ]
      const refused = await post(other.app, '/api/filings', await filledBook(edits))
      assert.equal(refused.status, 422)
      const { findings } = await json(refused)
      assert.ok(findings.some(({ code, row }: { code: string; row: number }) => code === 'VR-48' && row === 5))
      const version = [...edits, { row: 0, key: 'row_version', value: 99 }]
      const bumped = await post(other.app, '/api/filings?lang=en-US', await filledBook(version))
      assert.equal(bumped.status, 409)
      const { code, message } = await json(bumped)
      assert.equal(code, 'record-locked')
      assert.match(message, /rows 5/)
      assert.equal((await json(get('/api/overview?site=S02'))).sites.length, 0)
      assert.equal((await json(other.app.request('/api/filings'))).filings.length, 1)
    } finally {
      await other.stop()
    }
  })

  it('answers HEAD as GET without the body', async () => {
    const head = await get('/api/about', { method: 'HEAD' })
    assert.equal(head.status, 200)
    assert.equal(await head.text(), '')
  })

  it('lets the page load only what is its own', async () => {
    const policy = (await get('/api/about')).headers.get('content-security-policy') ?? ''
    for (const part of ["default-src 'self'", "script-src 'self'", "style-src 'self'", "object-src 'none'"])
      assert.ok(policy.includes(part), part)
    assert.doesNotMatch(policy, /unsafe|\*|https?:/)
    assert.equal((await get('/api/about')).headers.get('x-content-type-options'), 'nosniff')
  })
})
