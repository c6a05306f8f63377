import assert from 'node:assert/strict'
import { read, utils } from '@e965/xlsx'
import { summaryWorkbook } from '../../server/summary.ts'
import { many } from '../core/statistics/filed.ts'
import { rubric } from '../rubric/rubric.ts'

const now = new Date('2026-11-20T08:00:00Z')
const month = (n: number) => Date.UTC(2026, n - 1, 1) / 1000
const row = { hospital: 'S01', modality: 'CT', encounter_type: 'O', exams_n: 600 }

const store = {
  async *entries() {
    yield many(12, () => ({}))
  },
  filings: async () => [],
}
const facts = async () => ({ population: [6, 7].map((n) => ({ ...row, period: month(n) })), actions: [] })

/** k, n and remark of the coverage. */
async function coverage(given: Parameters<typeof summaryWorkbook>[0]) {
  const bytes = await summaryWorkbook(given, rubric, { from: '2026-07' }, { language: 'zh-CN', now })
  const lines = utils.sheet_to_json<Record<string, unknown>>(read(bytes).Sheets.质控指标!, { range: 2 })
  const line = lines.find(({ 编号: id }) => id === 'IND-02')!
  return [line.k, line.n, String(line.说明 ?? '')] as const
}

describe('the summary of a store', () => {
  it('takes the workload of the period when it was filed', async () =>
    assert.deepEqual(await coverage({ ...store, facts }), [12, 600, '']))
  it('says that no workload reached it when none was filed', async () => {
    const [k, n, remark] = await coverage({ ...store, facts: async () => ({ population: [], actions: [] }) })
    assert.deepEqual([k, n], [12, undefined])
    assert.match(remark, /未取得“工作量与总体数据”/)
  })
})
