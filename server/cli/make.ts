// The commands that make workbooks: template, sample, summary, mend.
import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { say } from '../../core/finding.ts'
import type { Language } from '../../core/words.ts'
import { blankWorkbook, type Wanted } from '../blank.ts'
import { mend as patch } from '../patch/mend.ts'
import { drawBook } from '../pen/pen.ts'
import { currentRubric } from '../rubrics.ts'
import { sampleBooks } from '../sample/sample.ts'
import { type Period, summaryWorkbook } from '../summary.ts'
import { createBar } from './bar.ts'
import { save, withSession } from './session.ts'

/** `qc template`: a blank score workbook. */
export async function template(out: string, wanted: Wanted): Promise<number> {
  await save(out, await blankWorkbook(currentRubric(), wanted, new Date()))
  console.log(out)
  return 0
}

export type SampleWish = {
  readonly sites: number
  readonly cases: number
  readonly seed: number
  readonly language: Language
}

/** `qc sample`: fictitious filings, the same bytes for the same seed. */
export async function sample(folder: string, wish: SampleWish): Promise<number> {
  await mkdir(folder, { recursive: true })
  const bar = createBar('sample', wish.sites)
  let done = 0
  for (const { name, book } of sampleBooks(currentRubric(), wish)) {
    bar.step(done++, name)
    await save(join(folder, name), await drawBook(book))
  }
  bar.end()
  console.log(`${folder}: ${done} × .xlsx`)
  return 0
}

/** `qc summary`: statistics of what was filed. */
export const summary = (out: string, period: Period, language: Language): Promise<number> =>
  withSession(async ({ store, rubric, signal }) => {
    const bar = createBar(language === 'zh-CN' ? '汇总' : 'Summary')
    const bytes = await summaryWorkbook(await store(), rubric, period, {
      language,
      now: new Date(),
      signal,
      progress: bar.step,
    })
    bar.end()
    await save(out, bytes)
    console.log(out)
    return 0
  })

/** `qc mend`: applies the mends that are safe for a machine and lists them. */
export const mend = (file: string, out: string, language: Language): Promise<number> =>
  withSession(async ({ judgeFile }) => {
    const { bytes, judgement } = await judgeFile(file)
    const mendable = judgement.findings.filter(({ fix }) => fix !== null)
    await save(
      out,
      patch(
        bytes,
        mendable.map(({ fix }) => fix!),
      ),
    )
    for (const finding of mendable) {
      const { code, sheet, cell, mend: how } = say(finding, language)
      console.log(`${code} ${sheet}!${cell}  ${how}`)
    }
    console.log(
      language === 'zh-CN'
        ? `${basename(file)}：已改正 ${mendable.length} 处，存为 ${out}`
        : `${basename(file)}: ${mendable.length} mends made, saved as ${out}`,
    )
    return 0
  })
