// IND-14, IND-16, IND-20: what came out of the images.
import type { Texts } from '../../words.ts'
import { carries, entryOf } from './cells.ts'
import { type Counting, type Judge, sampleRate } from './figure.ts'

export const nonDiagnostic: Judge = (exam) => carries(exam, 'IMG', ['IMG-09V'])

/** Of the cases that needed 3D and were judged: R3D-01 met, or a part of it missing (A, B). */
export const reconDone: Judge = (exam, rubric) => {
  if (exam.exam.recon_required !== 'Y') return null
  const entry = entryOf(exam, rubric, 'R3D-01')
  if (entry === null || entry.kind === 'na') return null
  return entry.kind === 'met' || (entry.kind === 'deducted' && !entry.major && !entry.veto)
}

const artefact =
  (modality: string): Judge =>
  (exam) =>
    exam.exam.modality === modality ? carries(exam, 'IMG', ['IMG-10B', 'IMG-10C']) : null

const parts: readonly (readonly [string, Texts])[] = [
  ['CT', { 'zh-CN': 'CT', 'en-US': 'CT' }],
  ['MR', { 'zh-CN': 'MR', 'en-US': 'MR' }],
]

/** CT and MR apart: their artefacts have different causes. */
export const artefacts: Counting = (stratum) =>
  parts.map(([modality, words]) => sampleRate(stratum, artefact(modality), 'estimate', words))
