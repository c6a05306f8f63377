// A recount that shares nothing with core: the rows of filed workbooks as another reader gives them, scored by hand.
import { readFileSync } from 'node:fs'
import { read, utils } from '@e965/xlsx'

type Deduction = { code: string; letter: string; points: number; severity: string }
type Item = {
  id: string
  link: string
  maxPoints: number
  modalities: string[]
  responsible: string
  deductions: Deduction[]
  veto: { code: string; scope: string } | null
}
export type RubricJson = {
  items: Item[]
  links: { id: string; zh: string; weight: number }[]
  scoring: { nationalComplianceCodes: string[]; neverEventCodes: string[] }
  config: { timeliness: { encounter: string; modalities: string[]; limitMin: number; reviewMin: number }[] }
}
const rubricFile = new URL('../../templates/rubrics/rmic-0.9.0.json', import.meta.url)
export const rubricJson = JSON.parse(readFileSync(rubricFile, 'utf8')) as RubricJson

export type Fields = Record<string, string | number | undefined>
export type Filed = { readonly site: string; readonly fields: Fields }

/** All rows that hold an exam, of the sheet 原始数据表: keys in row 3, data from row 5. */
export function filedRows(site: string, bytes: Uint8Array): Filed[] {
  const sheet = read(bytes).Sheets.原始数据表!
  const [, , keys, , ...rows] = utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, blankrows: true })
  return rows.flatMap((row) => {
    const fields: Fields = {}
    for (const [n, key] of keys!.entries()) if (row[n] !== '' && row[n] !== null) fields[String(key)] = row[n] as string
    return fields.accession_no === undefined ? [] : [{ site, fields }]
  })
}

/** What is lost in an item cell; null when it does not apply. */
function lostIn(item: Item, cell: string): { lost: number; codes: string[]; veto: boolean; major: boolean } | null {
  if (cell.startsWith('NA:')) return null
  const codes: string[] = []
  let points = 0
  let veto = false
  let major = false
  for (const part of cell === '√' ? [] : cell.split(',')) {
    const [letter, times = '1'] = part.split('*')
    if (letter === 'V') {
      veto = true
      codes.push(item.veto!.code)
      continue
    }
    const found = item.deductions.find((each) => each.letter === letter)!
    points += found.points * Number(times)
    major ||= found.severity === 'S3'
    for (let n = 0; n < Number(times); n++) codes.push(found.code)
  }
  return { lost: veto ? item.maxPoints : Math.min(points, item.maxPoints), codes, veto, major }
}

export type Judged = { item: Item; lost: number; codes: string[]; veto: boolean }
export type Link = {
  raw: number
  effective: number
  grade: string
  vetoes: number
  judged: Judged[]
  /** Points of items that were marked N/A. */
  naPoints: number
}

const tenth = (up: number, down: number): number => Math.floor((2000 * up + down) / (2 * down)) / 10
const gradeFor = (score: number) => (score >= 90 ? 'A' : score >= 75 ? 'B' : score >= 60 ? 'C' : 'D')

/** The link of a row; null when it is not applicable or not scored to the end. */
export function linkOf(fields: Fields, link: string): Link | null {
  const modality = String(fields.modality)
  if (link === 'FLM' && fields.film_type === 'NONE') return null
  if (link === 'R3D' && (fields.recon_required === 'N' || !['CT', 'MR', 'DSA'].includes(modality))) return null
  if (link === 'REV' && fields.solo_signoff === 'Y') return null
  const items = rubricJson.items.filter((item) => item.link === link && item.modalities.includes(modality))
  if (items.some(({ id }) => fields[id] === undefined)) return null
  const judged: Judged[] = []
  let [applicable, lost, naPoints, vetoes, major] = [0, 0, 0, 0, false]
  for (const item of items) {
    const given = lostIn(item, String(fields[item.id]))
    if (given === null) {
      naPoints += item.maxPoints
      continue
    }
    judged.push({ item, ...given })
    applicable += item.maxPoints
    lost += given.lost
    vetoes += given.veto ? 1 : 0
    major ||= given.major
  }
  if (applicable === 0 || (applicable < 60 && vetoes === 0)) return null
  const raw = tenth(100 * (applicable - lost), 100 * applicable)
  const effective = vetoes > 0 ? Math.min(raw, 59) : raw
  const plain = gradeFor(effective)
  return { raw, effective, grade: major && plain === 'A' ? 'B' : plain, vetoes, judged, naPoints }
}
