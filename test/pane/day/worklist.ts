// A worklist as a PACS exports it: fictitious exams of the sample, texts only, in no layout of ours.
import { utils, write } from '@e965/xlsx'
import type { Random } from '../../../server/sample/random.ts'
import { sampleBooks } from '../../../server/sample/sample.ts'
import type { Cell } from '../../../templates/sheet.ts'
import { rubric, scoreSheet } from '../../addin/pane/stage.ts'

/** Headings of this PACS, and the fields that they mean. */
const headings: readonly (readonly [heading: string, key: string])[] = [
  ['检查号', 'accession_no'],
  ['性别', 'patient_sex'],
  ['年龄', 'patient_age'],
  ['年龄单位', 'age_unit'],
  ['就诊类别', 'encounter_type'],
  ['申请医院', 'request_hospital'],
  ['申请医师工号', 'request_physician_id'],
  ['检查类别', 'modality'],
  ['检查部位', 'body_part'],
  ['侧别', 'laterality'],
  ['检查项目', 'exam_item'],
  ['使用对比剂', 'contrast_used'],
  ['需三维重建', 'recon_required'],
  ['胶片类型', 'film_type'],
  ['有既往影像', 'prior_available'],
  ['设备编号', 'equipment_code'],
  ['技师工号', 'technician_id'],
  ['技师职称', 'technician_title'],
  ['报告医师', 'reporter_id'],
  ['诊断医师职称', 'reporter_title'],
  ['审核医师', 'reviewer_id'],
  ['审核医师职称', 'reviewer_title'],
  ['独立签发授权', 'solo_signoff'],
  ['保留报告初稿', 'draft_available'],
  ['申请时间', 'request_time'],
  ['检查日期时间', 'exam_start'],
  ['检查结束时间', 'exam_end'],
  ['报告提交时间', 'draft_time'],
  ['报告签发时间', 'report_time'],
]

const textOf = (cell: Cell | undefined): string =>
  cell === undefined || cell === null
    ? ''
    : typeof cell !== 'object'
      ? String(cell)
      : 'date' in cell
        ? cell.date.replace('T', ' ')
        : ''

/** The .xlsx of so many exams; some say their modality as people do. */
export function pacsExport(random: Random, exams: number): Uint8Array {
  const { book } = [...sampleBooks(rubric, { sites: 1, cases: exams, seed: 200, language: 'zh-CN' })][0]!
  const rows = book.sheets.find(({ name }) => name === scoreSheet)!.rows.slice(4)
  const seen = new Set<string>()
  const lines: string[][] = []
  for (const { cells } of rows) {
    const at = (key: string) => textOf(cells[rubric.placeOf.get(key)!])
    const id = at('accession_no')
    if (id === '' || seen.has(id)) continue
    seen.add(id)
    const line = headings.map(([, key]) => at(key))
    const modality = headings.findIndex(([, key]) => key === 'modality')
    if (line[modality] === 'CT' && random.chance(0.3)) line[modality] = '螺旋CT'
    lines.push([`患者${String(lines.length + 1).padStart(3, '0')}`, ...line])
  }
  const sheet = utils.aoa_to_sheet([
    ['检查清单'],
    ['患者姓名', ...headings.map(([heading]) => heading)],
    ...lines.slice(0, exams),
  ])
  const workbook = utils.book_new()
  utils.book_append_sheet(workbook, sheet, '导出')
  return new Uint8Array(write(workbook, { type: 'buffer', bookType: 'xlsx', compression: true }))
}
