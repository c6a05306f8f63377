// The figures of the summary workbook, as LibreOffice calculates them, against a count by other hands.
import assert from 'node:assert/strict'
import { read, utils, type WorkBook } from '@e965/xlsx'
import { converted } from '../server/office.ts'
import {
  compositeScores,
  crossed,
  type Line,
  linkScores,
  mean,
  median,
  near,
  present,
  rate,
  scores,
} from './compare.ts'
import { type Exam, examsOf, type Recounted } from './exams.ts'
import { rubricJson } from './filed-rows.ts'
import { minutes, neverEvents, sharesByHand } from './indicators-by-hand.ts'
import { filedAndSummed } from './scenario.ts'

const modalities = ['DR', 'CR', 'CT', 'MR', 'MG', 'DSA', 'RF', 'US']
const byModality = (exams: readonly Exam[], link: string) =>
  modalities
    .filter((modality) => counted.exams.some(({ fields }) => fields.modality === modality))
    .map(
      (modality) =>
        [
          modality,
          linkScores(
            exams.filter(({ fields }) => fields.modality === modality),
            link,
          ),
        ] as const,
    )

const counted: { exams: readonly Exam[]; left: Recounted['left']; rows: number } = {
  exams: [],
  left: { void: 0, training: 0, targeted: 0, second: 0 },
  rows: 0,
}

describe('the summary of sample filings, calculated by LibreOffice', function () {
  this.timeout(120_000)
  const workbook: { book: WorkBook | null; asDrawn: WorkBook | null } = { book: null, asDrawn: null }
  const linesOf = (sheet: string): Line[] =>
    utils
      .sheet_to_json<Line>(workbook.book!.Sheets[sheet]!, { range: 2, raw: true, defval: undefined })
      .map((line) =>
        Object.fromEntries(Object.entries(line).map(([key, cell]) => [key, cell === '' ? undefined : cell])),
      )
  const nameOf = (link: string) => rubricJson.links.find(({ id }) => id === link)!.zh

  before(async () => {
    const { rows, summary } = await filedAndSummed(6, 60)
    Object.assign(counted, examsOf(rows), { rows: rows.length })
    workbook.asDrawn = read(summary)
    workbook.book = read(await converted(summary, 'xlsx'))
  })

  it('says which rows were counted and which were left out', () => {
    const said = utils.sheet_to_json<unknown[]>(workbook.book!.Sheets.口径说明!, { header: 1 })
    const rowsOf = (label: string) => said.find(([first]) => String(first).startsWith(label))?.[4]
    const { left, rows } = counted
    assert.ok(left.void > 0 && left.training > 0 && left.targeted > 0 && left.second > 0)
    assert.ok(Number(rowsOf('已由仲裁行取代')) > 0)
    assert.equal(rowsOf('已作废'), left.void)
    assert.equal(rowsOf('培训练习'), left.training)
    assert.equal(rowsOf('定向抽样'), left.targeted)
    assert.equal(rowsOf('复评'), left.second)
    assert.equal(rowsOf('合计'), rows)
  })

  it('has the means, rates and counts of every hospital and link', () => {
    const lines = linesOf('医院统计')
    const sites = [...new Set(counted.exams.map(({ site }) => site))].sort()
    assert.equal(lines.length, sites.length * 7)
    for (const site of sites) {
      const own = counted.exams.filter((exam) => exam.site === site)
      for (const { id } of rubricJson.links) {
        const line = lines.find((each) => each.医院代码 === site && each.环节 === nameOf(id))!
        scores(line, linkScores(own, id), `${site} ${id}`)
        crossed(line, byModality(own, id), `${site} ${id}`)
      }
      scores(
        lines.find((each) => each.医院代码 === site && each.环节 === '综合')!,
        compositeScores(own),
        `${site} total`,
      )
    }
  })

  it('has the means, rates and counts of every physician', () => {
    const lines = linesOf('医师统计')
    let people = 0
    for (const [key, link, role, hospital] of [
      ['reporter_id', 'RPT', '诊断医师', 'site'],
      ['reviewer_id', 'REV', '审核医师', 'site'],
      ['request_physician_id', 'REQ', '申请医师', 'request'],
    ] as const) {
      const place = (exam: Exam) =>
        hospital === 'site' ? exam.site : String(exam.fields.request_hospital ?? exam.site)
      const ids = new Set(
        present(
          counted.exams.map((exam) => (exam.fields[key] === undefined ? null : `${place(exam)} ${exam.fields[key]}`)),
        ),
      )
      people += ids.size
      for (const id of ids) {
        const own = counted.exams.filter((exam) => `${place(exam)} ${exam.fields[key]}` === id)
        const line = lines.find((each) => `${each.医院代码} ${each.工号}` === id && each.岗位 === role)!
        assert.equal(line.环节, nameOf(link))
        scores(line, linkScores(own, link), id)
        crossed(line, byModality(own, link), id)
      }
    }
    assert.ok(people > 20)
    assert.equal(lines.length, people)
  })

  it('has the means, rates and counts of every technician', () => {
    const lines = linesOf('技师统计')
    const ids = new Set(counted.exams.map(({ site, fields }) => `${site} ${fields.technician_id}`))
    assert.equal(lines.length, 3 * ids.size)
    for (const id of ids)
      for (const link of ['IMG', 'FLM', 'R3D']) {
        const own = counted.exams.filter(({ site, fields }) => `${site} ${fields.technician_id}` === id)
        const line = lines.find((each) => `${each.医院代码} ${each.工号}` === id && each.环节 === nameOf(link))!
        scores(line, linkScores(own, link), `${id} ${link}`)
        crossed(line, byModality(own, link), `${id} ${link}`)
      }
  })

  it('has the pooled points of every technician', () => {
    const lines = linesOf('岗位得分').filter(({ 岗位: role }) => role === '技师')
    assert.ok(lines.length > 10)
    for (const line of lines) {
      const own = counted.exams.filter(
        ({ site, fields }) => line.医院代码 === site && line.工号 === fields.technician_id,
      )
      const answered = own
        .map(({ links }) =>
          present(Object.values(links)).flatMap((link) =>
            link.judged.filter(({ item }) => item.responsible === 'TECH'),
          ),
        )
        .filter(({ length }) => length > 0)
      const judged = answered.flat()
      const n = answered.length
      const applicable = judged.reduce((sum, { item }) => sum + item.maxPoints, 0)
      const lost = judged.reduce((sum, each) => sum + each.lost, 0)
      assert.deepEqual([line['例数 n'], line.适用分, line.失分], [n, applicable, lost], String(line.工号))
      near(line.岗位得分, n < 10 ? undefined : (100 * (applicable - lost)) / applicable, String(line.工号))
    }
  })

  it('has the grades and scores of every link, by month', () => {
    const lines = linesOf('环节')
    const months = [...new Set(counted.exams.map(({ month }) => month))]
    assert.ok(months.length > 1)
    for (const { id } of rubricJson.links) {
      const line = lines.find((each) => each.环节 === nameOf(id))!
      const given = linkScores(counted.exams, id)
      scores(line, given, id)
      near(line.有效分均值, mean(given.map(({ effective }) => effective)), `${id} effective`)
      for (const [caption, grade] of [
        ['甲级', 'A'],
        ['乙级', 'B'],
        ['丙级', 'C'],
        ['不合格', 'D'],
      ] as const)
        assert.equal(line[caption], given.filter((link) => link.grade === grade).length, `${id} ${grade}`)
      const inMonth = (month: string) =>
        linkScores(
          counted.exams.filter((exam) => exam.month === month),
          id,
        )
      crossed(
        line,
        months.map((month) => [month, inMonth(month)] as const),
        id,
      )
    }
    scores(lines.find((each) => each.环节 === '综合')!, compositeScores(counted.exams), 'total')
  })

  it('has the deductions, lost points and defect rates of every item, with running shares', () => {
    const lines = linesOf('条目帕累托')
    assert.equal(lines.length, rubricJson.items.length)
    const all = counted.exams.flatMap(({ links }) => present(Object.values(links)).flatMap(({ judged }) => judged))
    const [deductions, points] = [
      all.reduce((sum, { codes }) => sum + codes.length, 0),
      all.reduce((sum, { lost }) => sum + lost, 0),
    ]
    let [running, before] = [0, Number.POSITIVE_INFINITY]
    const lostOf: Record<string, number> = {}
    for (const line of lines) {
      const own = all.filter(({ item }) => item.id === line.条目)
      const count = own.reduce((sum, { codes }) => sum + codes.length, 0)
      const lost = own.reduce((sum, each) => sum + each.lost, 0)
      lostOf[String(line.条目)] = lost
      assert.ok(count <= before)
      before = count
      running += count
      assert.deepEqual([line.扣分次数, line.失分, line['适用病例 n']], [count, lost, own.length], String(line.条目))
      assert.equal(line.否决次数, own.filter(({ veto }) => veto).length)
      near(line.次数占比, count / deductions, String(line.条目))
      near(line.次数累计, running / deductions, String(line.条目))
      near(line.失分占比, lost / points, String(line.条目))
      rate(
        line,
        ['缺陷率', own.filter(({ codes }) => codes.length > 0).length, own.length],
        String(line.条目),
        '有扣分病例 k',
      )
    }
    let sum = 0
    for (const line of [...lines].sort((a, b) => Number(a.失分位次) - Number(b.失分位次))) {
      sum += lostOf[String(line.条目)]!
      near(line['失分累计（按位次）'], sum / points, `${line.条目} by points`)
    }
  })

  it('counts every deduction code', () => {
    const codes = counted.exams.flatMap(({ links }) =>
      present(Object.values(links)).flatMap(({ judged }) => judged.flatMap((each) => each.codes)),
    )
    const lines = linesOf('扣分代码')
    assert.equal(
      lines.reduce((sum, line) => sum + Number(line.次数), 0),
      codes.length,
    )
    for (const line of lines)
      assert.equal(line.次数, codes.filter((code) => code === line.代码).length, String(line.代码))
  })

  it('has the indicators that can be counted from rows by hand', () => {
    const { exams } = counted
    const all = linesOf('质控指标').filter(({ 范围: scope }) => scope === '全部')
    for (const [id, [k, n]] of Object.entries(sharesByHand(exams))) {
      const line = all.find((each) => each.编号 === id && each.数据来源 !== '全部病例（填报）')!
      assert.deepEqual([line.k, line.n], [k, n], id)
      near(line.值, n < 10 ? undefined : k / n, id)
    }
    assert.equal(all.find(({ 编号: id }) => id === 'IND-01')!.值, exams.length)
    assert.equal(all.find(({ 编号: id }) => id === 'IND-40')!.值, neverEvents(exams))
    const turnaround = all.filter(({ 编号: id }) => id === 'IND-28')
    near(turnaround[0]!.值, median(exams.map((exam) => minutes(exam, 'exam_start', 'report_time'))), 'IND-28')
  })

  it('was drawn with the results that its formulas have', () => {
    let formulas = 0
    for (const [name, sheet] of Object.entries(workbook.asDrawn!.Sheets))
      for (const [at, cell] of Object.entries(sheet)) {
        if (at.startsWith('!') || cell.f === undefined) continue
        formulas++
        near(workbook.book!.Sheets[name]![at]?.v, cell.v, `${name}!${at}`)
      }
    assert.ok(formulas > 1000, `${formulas} formulas`)
  })

  it('has no error value in any cell', () => {
    for (const [name, sheet] of Object.entries(workbook.book!.Sheets))
      for (const [at, cell] of Object.entries(sheet))
        if (!at.startsWith('!')) assert.notEqual(cell.t, 'e', `${name}!${at}`)
  })
})
