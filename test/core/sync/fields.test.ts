import assert from 'node:assert/strict'
import { fieldFault, fieldKinds, statedFields } from '../../../core/sync/fields.ts'
import { rubric } from '../../rubric/rubric.ts'

const fault = (field: string, value: string | number | null) => fieldFault(fieldKinds(rubric).get(field), value)

describe('fields that travel', () => {
  it('are what people state, and the items; nothing that is calculated or stays at the site', () => {
    const fields = statedFields(rubric)
    for (const key of ['remarks', 'qc_role', 'accession_token', 'exam_start', 'record_status'])
      assert.ok(fields.has(key), key)
    for (const key of [
      'record_id',
      'accession_no',
      'total_score',
      'limit_min',
      'row_version',
      'sync_status',
      'rubric_version',
    ])
      assert.equal(fields.has(key), false, key)
    assert.equal(fieldKinds(rubric).size, fields.size + rubric.items.length)
  })

  it('take values of their kind only', () => {
    for (const [field, value] of [
      ['remarks', 'x'],
      ['IMG-10', 'A*2'],
      ['case_seq', 3],
      ['exam_start', 1_778_000_000],
      ['accession_token', '00112233aabbccdd'],
      ['remarks', null],
    ] as const)
      assert.equal(fault(field, value), null, field)
    for (const [field, value] of [
      ['remarks', 1],
      ['remarks', 'x'.repeat(32_768)],
      ['IMG-10', 5],
      ['case_seq', '3'],
      ['case_seq', 1.5],
      ['exam_start', Number.NaN],
      ['accession_token', 'ACC000000001'],
    ] as const)
      assert.equal(fault(field, value), 'value-wrong', field)
    for (const field of ['accession_no', 'record_id', 'total_score', '__proto__', '*'])
      assert.equal(fault(field, null), 'field-unknown', field)
  })
})
