import assert from 'node:assert/strict'
import fc from 'fast-check'
import { caseOf } from '../../../core/case.ts'
import { createChecker } from '../../../core/check/check.ts'
import { createLookups } from '../../../core/check/lookups.ts'
import { lookAt, type Sight } from '../../../core/check/row.ts'
import { rules } from '../../../core/check/rules.ts'
import type { Entry, Exam } from '../../../core/exam.ts'
import { blocks } from '../../../core/finding.ts'
import { score } from '../../../core/score.ts'
import { rubric } from '../../rubric/rubric.ts'
import { caseRules, manyRows } from './cases/case.ts'
import { scoreRules } from './cases/score.ts'
import { accession, at, brief, type Changes, check, cleanEntry, read, today } from './entry.ts'

const cases = { ...caseRules, ...scoreRules }
const listed = (rows: Changes | readonly Changes[]): readonly Changes[] =>
  Array.isArray(rows) ? (rows as readonly Changes[]) : [rows as Changes]
const fires = Object.values(cases).flatMap((each) => each.fires.map(([rows]) => listed(rows)))
const single = fires.filter((rows) => rows.length === 1).map(([changes]) => changes!)
const told = (changes: Changes, context = {}) =>
  check(rubric, [cleanEntry(rubric, changes)], context).map((finding) => brief(rubric, finding))

/** Changes that set off one to four rules at once. */
const troubled = fc
  .array(fc.constantFrom(...single), { minLength: 1, maxLength: 4 })
  .map((several): Changes => Object.assign({}, ...several))

describe('a checker', () => {
  it('takes levels from the rubric file: error, warning, and notice for what follows by itself', () => {
    const levels = { error: 'error', warn: 'warning', auto: 'notice' } as const
    for (const [id, { fires }] of Object.entries(cases)) {
      const { level } = rubric.validationRules.find((rule) => rule.id === id)!
      const found = fires.flatMap(([rows]) =>
        check(
          rubric,
          listed(rows).map((each) => cleanEntry(rubric, each)),
        ),
      )
      assert.ok(
        found.some((finding) => finding.code === id && finding.level === levels[level]),
        id,
      )
    }
  })
  it('shows a rule that is only tried out without letting it block', () => {
    const entry = cleanEntry(rubric, { 'REQ-06': '', batch_no: null })
    const findings = check(rubric, [entry], { dryRun: new Set(['VR-41']) })
    assert.deepEqual(
      findings.map((finding) => [finding.code, finding.level, finding.dryRun, blocks(finding)]),
      [
        ['VR-02', 'error', false, true],
        ['VR-41', 'error', true, false],
      ],
    )
  })
  it('tries out rules about rows together too', () => {
    const rows = [{}, { row: 6 }].map((changes) => cleanEntry(rubric, changes))
    const [finding] = check(rubric, rows, { dryRun: new Set(['VR-01']) })
    assert.equal(finding?.code, 'VR-01')
    assert.equal(finding?.dryRun, true)
  })
  it('names sheet, cell, row and record', () => {
    const [finding] = check(rubric, [cleanEntry(rubric, { row: 12, exam_end: at('2026-05-08T09:00') })])
    assert.deepEqual(
      [finding?.sheet, finding?.cell, finding?.row, finding?.recordId],
      ['原始数据表', 'AS12', 12, '01970000-0000-7000-8000-000000000001'],
    )
  })
  it('tells the faults of a row from left to right', () => {
    const entry = cleanEntry(rubric, { remarks: '=1', 'IMG-05': '?', batch_no: null, patient_age: 130 })
    assert.deepEqual(
      check(rubric, [entry]).map(({ cell }) => cell),
      ['B5', 'Q5', 'CC5', 'FA5'],
    )
  })
  it('does not ask rules that the rubric does not have', () => {
    const smaller = { ...rubric, validationRules: rubric.validationRules.filter(({ id }) => id !== 'VR-04') }
    assert.deepEqual(check(smaller, [cleanEntry(rubric, { exam_end: at('2026-05-08T09:00') })]), [])
  })
  it('takes another level when another rubric gives one', () => {
    const milder = {
      ...rubric,
      validationRules: rubric.validationRules.map((rule) =>
        rule.id === 'VR-04' ? { ...rule, level: 'warn' as const } : rule,
      ),
    }
    const [finding] = check(milder, [cleanEntry(rubric, { exam_end: at('2026-05-08T09:00') })])
    assert.equal(finding?.level, 'warning')
  })
  it('asks VOID rows only for codes, grammar, privacy and what is locked', () => {
    const asked = new Set(['VR-02', 'VR-38', 'VR-45', 'VR-46', 'VR-47', 'VR-48'])
    for (const changes of single)
      for (const finding of check(rubric, [cleanEntry(rubric, { ...changes, record_status: 'VOID' })]))
        assert.ok(asked.has(finding.code), `${finding.code} ${JSON.stringify(changes)}`)
  })
  it('says nothing of a draft that is still blank but for its required columns', () => {
    const blank = Object.fromEntries(rubric.items.map(({ id }) => [id, '']))
    const later = ['positive_flag', 'critical_present', 'radpeer', 'gold_standard', 'review_change']
    const changes = { ...blank, ...Object.fromEntries(later.map((key) => [key, null])), record_status: 'DRAFT' }
    assert.deepEqual(told(changes), ['VR-37 notice REV-02:5 fix=√'])
  })
  it('reads fields in any order', () => {
    const entry = cleanEntry(rubric, { remarks: '=1', batch_no: null, encounter_type: 'Z' })
    const turned = Object.fromEntries(Object.entries(entry.exam).reverse()) as unknown as Exam
    assert.deepEqual(check(rubric, [{ ...entry, exam: turned }]), check(rubric, [entry]))
    assert.equal(check(rubric, [entry]).length, 3)
  })
  it('bears a row of which nothing is filled', () => {
    const nothing = Object.fromEntries(rubric.columns.map(({ key }) => [key, null]))
    const entry = cleanEntry(rubric, { ...nothing, ...Object.fromEntries(rubric.items.map(({ id }) => [id, ''])) })
    const codes = new Set(check(rubric, [entry]).map(({ code }) => code))
    assert.deepEqual([...codes], ['VR-02'])
  })
  it('bears moments that no calendar has', () => {
    const findings = check(rubric, [cleanEntry(rubric, { request_time: 1e15 })])
    assert.match(read(findings[0]!), /1000000000000000/)
  })
})

describe('VR-48', () => {
  const locked = cleanEntry(rubric, { record_status: 'LOCKED', accession_no: null, row_version: 3 })
  const context = { locked: (id: string) => (id === locked.exam.record_id ? locked : null) }
  it('speaks of a locked row that was changed, at the first changed cell', () => {
    assert.deepEqual(told({ record_status: 'LOCKED', row_version: 3, patient_age: 57, 'IMG-05': 'A' }, context), [
      'VR-48 error patient_age:5',
    ])
    assert.deepEqual(told({ record_status: 'LOCKED', 'IMG-05': 'A' }, context), ['VR-48 error IMG-05:5'])
    assert.deepEqual(told({ record_status: 'VOID' }, context), ['VR-48 error record_status:5'])
  })
  it('counts the changed cells', () => {
    const entry = cleanEntry(rubric, { record_status: 'LOCKED', patient_age: 57, 'IMG-05': 'A' })
    assert.match(read(check(rubric, [entry], context)[0]!), /2 个单元格.*年龄/)
  })
  it('is silent about a name that the workbook looks up and a program left empty', () => {
    assert.deepEqual(told({ record_status: 'LOCKED', row_version: 3, app_hospital_name: null }, context), [])
    assert.equal(told({ record_status: 'LOCKED', row_version: 3, app_hospital_code: null }, context).length > 0, true)
  })
  it('is silent about the row as it was locked, about a new version and about other rows', () => {
    assert.deepEqual(told({ record_status: 'LOCKED', row_version: 3, sync_status: 'OK' }, context), [])
    assert.deepEqual(told({ record_status: 'LOCKED', row_version: 4, 'IMG-05': 'A' }, context), [])
    assert.deepEqual(told({ record_id: 'x', 'IMG-05': 'A' }, context), [])
    assert.deepEqual(told({ record_status: 'LOCKED', patient_age: null, unread: ['patient_age'] }, context), [])
  })
  it('takes the age as it was stored', () => {
    const old = { ...locked, exam: { ...locked.exam, patient_age: 90 } }
    assert.deepEqual(told({ record_status: 'LOCKED', patient_age: 93 }, { locked: () => old }), [
      'VR-47 notice patient_age:5 fix=90',
    ])
  })
})

describe('silence', () => {
  it('is kept about every cell that cannot be read', () => {
    for (const changes of single)
      for (const finding of check(rubric, [cleanEntry(rubric, changes)])) {
        const key = brief(rubric, finding).split(' ')[2]!.split(':')[0]!
        const value = rubric.itemById.has(key) ? '' : null
        const unread = cleanEntry(rubric, { ...changes, [key]: value, unread: [key] })
        assert.ok(!check(rubric, [unread]).some(({ cell }) => cell === finding.cell), `${finding.code} ${key}`)
      }
  })
  it('is kept by each rule when a cell that it looks at cannot be read', () => {
    for (const [id, { fires }] of Object.entries(cases)) {
      const { needs } = rules.find((rule) => rule.id === id)!
      for (const [rows] of fires)
        for (const key of [...(needs.filled ?? []), ...(needs.seen ?? []), ...(needs.items ?? [])]) {
          const value = rubric.itemById.has(key) ? '' : null
          const entries = listed(rows).map((each) => cleanEntry(rubric, { ...each, [key]: value, unread: [key] }))
          // Rows together are told apart by these; without them they are no longer the same rows.
          const spoke = check(rubric, entries).filter(({ code }) => code === id)
          if (!/VR-(01|43|50)/.test(id)) assert.deepEqual(spoke, [], `${id} ${key}`)
        }
    }
  })
  it('rests on needs that name every field a test reads', () => {
    // Which items apply to the modality is asked of the score: see silence.ts.
    const always = ['record_status', 'modality']
    const whole = new Set(['VR-02', 'VR-44', 'VR-45', 'VR-46', 'VR-48'])
    const row = { lookups: createLookups(rubric), today, locked: () => null, shown: [] } as unknown as Sight
    for (const changes of single) {
      const entry = cleanEntry(rubric, changes)
      lookAt(row, entry, score(rubric, caseOf(rubric, entry)))
      const asked = new Set<string>()
      row.exam = new Proxy(entry.exam, {
        get: (exam, key) => {
          asked.add(String(key))
          return Reflect.get(exam, key)
        },
      })
      for (const rule of rules) {
        if (!('test' in rule) || whole.has(rule.id)) continue
        asked.clear()
        rule.test(row, () => undefined)
        const { filled = [], seen = [] } = rule.needs
        const named = new Set<string>([...filled, ...seen, ...always])
        assert.deepEqual(
          [...asked].filter((key) => !named.has(key)),
          [],
          rule.id,
        )
      }
    }
  })
})

describe('a finding', () => {
  it('never holds the accession number, wherever in the row it was typed', () => {
    const columns = rubric.columns.filter(
      ({ type, key }) => (type === 'string' || type === 'code') && key !== 'record_status',
    )
    fc.assert(
      fc.property(troubled, fc.constantFrom(...columns), fc.boolean(), (changes, column, inside) => {
        const value = inside ? `- 见 ${accession} 号` : accession
        const entry = cleanEntry(rubric, { ...changes, [column.key]: value, accession_no: accession })
        for (const finding of check(rubric, [entry, { ...entry, row: 9 }]))
          assert.ok(!`${read(finding)}${JSON.stringify(finding)}`.includes(accession), read(finding))
      }),
      { numRuns: 200, verbose: true },
    )
  })
  it('never repeats what looks like personal data', () => {
    const secrets = ['110101199003071234', '13800138000', 'someone@example.com']
    const columns = rubric.columns.filter(({ type }) => type === 'string' || type === 'code' || type === 'entry')
    for (const secret of secrets)
      for (const { key } of columns)
        for (const finding of check(rubric, [cleanEntry(rubric, { [key]: secret, case_seq: 7 })]))
          assert.ok(
            !`${read(finding)}${JSON.stringify(finding.fix)}`.toLowerCase().includes(secret),
            `${key} ${secret}`,
          )
  })
  it('names the row when the case number is missing or is the accession number', () => {
    for (const case_seq of [null, 20260508]) {
      const [finding] = check(rubric, [
        cleanEntry(rubric, { case_seq, accession_no: '20260508', 'REQ-06': '?' }),
      ]).slice(-1)
      assert.match(read(finding!), /第 5 行：/)
    }
  })
  it('has a fix that mends it and makes no new error', () => {
    let mended = 0
    fc.assert(
      fc.property(troubled, (changes) => {
        const findings = check(rubric, [cleanEntry(rubric, changes)])
        for (const finding of findings) {
          if (!finding.fix) continue
          const key = brief(rubric, finding).split(' ')[2]!.split(':')[0]!
          const value = finding.fix.value as string | number | null
          const after = check(rubric, [cleanEntry(rubric, { ...changes, [key]: value })])
          assert.ok(!after.some(({ code, cell }) => code === finding.code && cell === finding.cell), finding.code)
          const before = new Set(findings.map((each) => brief(rubric, each)))
          // A filled category makes its item matter, and totals change with what they count.
          const fresh = after.filter((each) => each.level === 'error' && !before.has(brief(rubric, each)))
          assert.deepEqual(
            fresh.filter(({ code }) => !/VR-(35|44)/.test(code)).map((each) => brief(rubric, each)),
            [],
            finding.code,
          )
          mended++
        }
      }),
      { numRuns: 150, verbose: true },
    )
    assert.ok(mended > 20)
  })
})

describe('the order of rows', () => {
  it('changes nothing about what is found', () => {
    const row = fc.record({
      changes: troubled,
      exam: fc.constantFrom('EXAM0001', 'EXAM0002', 'EXAM0003'),
      role: fc.constantFrom('P', 'D'),
      person: fc.constantFrom('Q001', 'Q002'),
      status: fc.constantFrom('SUBMITTED', 'LOCKED', 'VOID'),
    })
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 2, maxLength: 8 }).chain((rows) => {
          const entries = rows.map(({ changes, exam, role, person, status }, n) =>
            cleanEntry(rubric, {
              ...changes,
              row: n + 5,
              accession_no: exam,
              qc_role: role,
              qc_person_id: person,
              record_status: status,
            }),
          )
          return fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length }))
        }),
        ([inOrder, shuffled]) => {
          const sorted = (entries: readonly Entry[]) =>
            check(rubric, entries)
              .map((finding) => `${brief(rubric, finding)} ${JSON.stringify(finding.params)}`)
              .sort()
          assert.deepEqual(sorted(shuffled), sorted(inOrder))
        },
      ),
      { numRuns: 200, verbose: true },
    )
  })
  it('leaves the careless reader at the first row of the batch', () => {
    const rows = manyRows(25, () => ({})).map((changes) => cleanEntry(rubric, changes))
    assert.deepEqual(
      check(rubric, rows.toReversed()).map((finding) => brief(rubric, finding)),
      ['VR-50 warning qc_person_id:5'],
    )
  })
})

describe('checking', () => {
  it('takes its time: a clean row costs less than a tenth of a millisecond', () => {
    const entries = manyRows(2000, (n) => ({
      'REQ-01': n % 2 ? 'A' : '√',
      'IMG-05': 'A',
      'RPT-11': 'A',
      'REV-03': 'A',
    }))
      .map((changes) => cleanEntry(rubric, changes))
      .map((entry) => ({ entry, scored: score(rubric, caseOf(rubric, entry)) }))
    const checker = createChecker(rubric, { sheet: 's', cellOf: () => 'A1', today })
    const start = process.cpuUsage()
    for (const { entry, scored } of entries) assert.equal(checker.row(entry, scored).length, 0)
    const { user } = process.cpuUsage(start)
    assert.ok(user / entries.length < 100, `${user / entries.length} µs`)
  })
})
