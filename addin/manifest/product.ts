// How the add-in is called in Excel's lists and in the admin centre.
import type { Texts } from '../../core/words.ts'

/** Shown beside the name; a manifest has it in one language only. */
export const provider = 'Imaging QC 质控簿'

/** The add-in's identity: Excel keeps settings and formulas by it, so it stays for ever. */
export const usualId = 'bc59a4fe-c1e4-44fa-b8af-0a1d940bb414'

export const displayName: Texts = { 'zh-CN': '质控簿', 'en-US': 'Imaging QC' }

export const description: Texts = {
  'zh-CN': '在 Excel 里给影像检查评分、逐格校验、写出统计表。评分细则为自行设计。',
  'en-US': 'Scores imaging exams in Excel, checks every cell, writes statistics. The rubric is our own design.',
}

export const welcome: Texts = {
  'zh-CN': '质控簿已就绪。打开“影像质控”选项卡，点“打开质控簿”开始评分。',
  'en-US': 'Imaging QC is ready. Open the Imaging QC tab and choose Open pane to start scoring.',
}
