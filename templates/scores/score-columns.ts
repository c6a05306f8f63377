// How each column of 原始数据表 looks: width, cell, heading, fold.
import type { Column as Field, Rubric } from '../../core/rubric.ts'
import type { Language } from '../../core/words.ts'
import type { LookName } from '../looks.ts'
import type { Column } from '../sheet.ts'

export type ScoreColumn = Column & { readonly look: LookName; readonly head: LookName }

/** Seed columns of the standard's table stay in sight; what folds away is grouped under the next one. */
const isSeed = ({ source, group }: Field): boolean => source.startsWith('seed') && !group.startsWith('item:')

/** Nobody types here: ids, tokens, sync. They are folded when the workbook opens. */
const isFolded = ({ key, group }: Field): boolean =>
  /_token$/.test(key) || (group === 'total' && key.endsWith('_raw')) || syncKeys.has(key)

const syncKeys = new Set(['sync_status', 'row_version', 'last_sync_at'])
const formulaKeys = new Set(['app_hospital_name', 'limit_min', 'review_min'])

/** Filled in by a formula or by the product, never by hand. */
export const isMade = ({ key, group, required }: Field): boolean =>
  group === 'total' || required === 'auto' || formulaKeys.has(key) || syncKeys.has(key)

const wide: Readonly<Record<string, number>> = {
  batch_no: 12,
  rubric_version: 7,
  app_hospital_code: 7,
  app_hospital_name: 15,
  qc_person_id: 8,
  qc_person_title: 7,
  qc_role: 6,
  qc_scope: 9,
  sampling_method: 6,
  case_seq: 6,
  accession_no: 15,
  patient_sex: 6,
  patient_age: 6,
  age_unit: 6,
  encounter_type: 6,
  exam_item: 18,
  request_dept: 12,
  equipment_code: 11,
  body_part: 8,
  film_type: 8,
  critical_code: 8,
  gold_standard: 8,
  rads_required: 10,
  veto_codes: 16,
  check_status: 17,
  role_override: 18,
  remarks: 36,
  appeal_note: 24,
  record_status: 12,
}

function chineseWidth({ key, type, group }: Field): number {
  if (wide[key] !== undefined) return wide[key]
  if (type === 'entry') return 7.2
  if (type === 'datetime') return 16
  if (type === 'date') return 11
  if (type === 'uuid') return 20
  if (group === 'total' || type === 'code' || type === 'int') return 8
  return 10
}

/** English headings are longer words that must not be torn. */
function widthOf(field: Field, language: Language): number {
  const width = chineseWidth(field)
  return language === 'zh-CN' || width >= 12 ? width : width * 1.45
}

const inputLook: Readonly<Record<Field['type'], LookName>> = {
  uuid: 'inputText',
  string: 'inputText',
  code: 'inputCode',
  date: 'inputDate',
  datetime: 'inputMoment',
  int: 'inputNumber',
  decimal: 'inputNumber',
  entry: 'inputItem',
}

function lookOf(field: Field): LookName {
  const { key, type } = field
  if (!isMade(field)) return inputLook[type]
  if (key === 'app_hospital_name' || key === 'veto_codes' || key === 'check_status') return 'madeName'
  if (type === 'decimal') return 'score'
  if (key.endsWith('_grade')) return 'grade'
  return type === 'int' ? 'madeNumber' : type === 'datetime' ? 'madeMoment' : 'madeText'
}

/** Items fold link by link under the first item of the next one, which stays in sight as a signpost. */
function levelOf(field: Field, previous: Field | undefined): number {
  if (isSeed(field)) return 0
  if (field.type === 'entry') return previous?.group === field.group ? 1 : 0
  if (field.group !== 'total') return previous?.group === 'total' ? 0 : 1
  return field.key.endsWith('_raw') ? 1 : 0
}

export function scoreColumns({ columns }: Rubric, language: Language): readonly ScoreColumn[] {
  return columns.map((field, place) => {
    const level = levelOf(field, columns[place - 1])
    return {
      width: widthOf(field, language),
      look: lookOf(field),
      head: field.type === 'entry' ? 'headItem' : isMade(field) ? 'headMade' : 'head',
      ...(field.type === 'uuid' ? { hidden: true as const } : {}),
      ...(level > 0 ? { level } : {}),
      ...(level > 0 && isFolded(field) ? { collapsed: true as const } : {}),
    }
  })
}
