// What recognising a workbook can meet: one entry a code. Codes are stable: clients and tests name them.
import type { FindingWords, Level } from '../../core/finding.ts'

export type Told = { readonly level: Level; readonly words: FindingWords }

/** One entry of a table of findings: what is wrong and how to mend it, in both languages. */
export const told = (
  level: Level,
  [zhMessage, zhMend]: readonly [string, string],
  [enMessage, enMend]: readonly [string, string],
): Told => ({
  level,
  words: { 'zh-CN': { message: zhMessage, mend: zhMend }, 'en-US': { message: enMessage, mend: enMend } },
})

const keep = ['无需处理', 'Nothing needs to be done'] as const
const fresh = [
  '请下载当前的空白模板，把数据按数值粘贴过去',
  'Download the current blank template and paste the data into it as values',
] as const

export const bookWords = {
  'WB-01': told(
    'error',
    [
      '找不到原始数据表：没有名为“{wanted}”的工作表，也没有一张表的前 {rows} 行里有它的表头（如“批次号”“检查类型”“报告签发时间”）',
      '请确认交的是质控评分工作簿；如果是自制表格，请下载空白模板，把数据按数值粘贴过去',
    ],
    [
      'There is no raw data table: no sheet is called “{wanted}”, and no sheet has its headings (such as “Batch no.”, “Modality”, “Report issued”) in its first {rows} rows',
      'Check that this is the score workbook; if the table is your own, download the blank template and paste the data into it as values',
    ],
  ),
  'WB-02': told(
    'error',
    [
      '这张表的前 {rows} 行里找不到表头，无法知道各列是什么',
      '请恢复模板的表头两行（列代码与列名），或把数据粘贴到新的空白模板',
    ],
    [
      'No header row was found in the first {rows} rows of this sheet, so nothing says what its columns are',
      'Put back the two header rows of the template (column keys and captions), or paste the data into a fresh template',
    ],
  ),
  'WB-03': told(
    'error',
    ['这是系统生成的统计汇总工作簿，不是评分工作簿', '请提交填写了原始数据表的评分工作簿'],
    [
      'This is a summary workbook that the system made, not a score workbook',
      'Hand in the score workbook with the raw data table',
    ],
  ),
  'WB-04': told(
    'error',
    ['有几张表都像原始数据表（{sheets}），无法判断以哪张为准', '只保留一张，或把要提交的那张改名为“{wanted}”'],
    [
      'Several sheets look like the raw data table ({sheets}); which one counts cannot be told',
      'Keep one of them, or name the one that counts “{wanted}”',
    ],
  ),
  'WB-05': told(
    'warning',
    ['这张表也像原始数据表，没有读取；只读取了“{taken}”', '如果其中还有未提交的记录，请移到“{taken}”，否则删除这张表'],
    [
      'This sheet looks like a raw data table too and was not read; “{taken}” was',
      'Move what is still to be filed to “{taken}”, otherwise delete this sheet',
    ],
  ),
  'WB-06': told(
    'error',
    [
      '工作簿是按评分标准 {version} 制作的，这里只有 {known}，不能按别的标准评分',
      '请下载评分标准 {known} 的空白模板重新评分，或联系区域中心',
    ],
    [
      'The workbook was made for rubric {version}; only {known} is known here, and it cannot be scored by another one',
      'Score with a blank template of rubric {known}, or ask the centre',
    ],
  ),
  'WB-07': told(
    'error',
    ['工作簿所用的评分标准 {version} 与这里的内容不同（{theirs} / {ours}）', fresh[0]],
    ['The rubric {version} of this workbook differs in content from the one here ({theirs} / {ours})', fresh[1]],
  ),
  'WB-08': told(
    'notice',
    ['工作簿由旧版模板（{theirs}）制作，已按列名读取', '下次请使用当前模板（{ours}）'],
    [
      'The workbook was made from an older template ({theirs}); its columns were read by their names',
      'Use the current template ({ours}) next time',
    ],
  ),
  'WB-09': told(
    'warning',
    ['工作簿由更新的模板（{theirs}）制作，这里只认识到 {ours}；已按列名读取', '请升级系统后再核对一次'],
    [
      'The workbook was made from a newer template ({theirs}) than is known here ({ours}); its columns were read by their names',
      'Update the system and check again',
    ],
  ),
  'WB-10': told(
    'warning',
    [
      '工作簿里没有标识表“_meta”，看不出它由哪个模板制作；按评分标准 {version} 读取',
      '请使用下载的模板，不要删除其隐藏的工作表',
    ],
    [
      'The workbook has no identity sheet “_meta”, so it does not say which template it came from; it was read by rubric {version}',
      'Use the downloaded template and leave its hidden sheets in place',
    ],
  ),
  'WB-11': told(
    'error',
    ['缺少必需的列（{group}）：{columns}', '请恢复这些列及其表头，或把数据粘贴到新的空白模板'],
    [
      'Required columns are missing ({group}): {columns}',
      'Put these columns and their headings back, or paste the data into a fresh template',
    ],
  ),
  'WB-12': told(
    'warning',
    ['缺少列（{group}）：{columns}', '如果这些内容已填写，请恢复列及其表头'],
    ['Columns are missing ({group}): {columns}', 'If they were filled in, put the columns and their headings back'],
  ),
  'WB-13': told(
    'notice',
    ['缺少由公式计算的列：{columns}；得分由系统重新计算', keep[0]],
    ['Columns of calculated totals are missing: {columns}; the scores are computed afresh', keep[1]],
  ),
  'WB-14': told(
    'error',
    ['列“{column}”出现了两次：{first} 和这里，无法判断以哪列为准', '请删除或改名其中一列'],
    [
      'The column “{column}” stands here twice: at {first} and here; which one counts cannot be told',
      'Delete or rename one of them',
    ],
  ),
  'WB-15': told(
    'notice',
    ['不认识的列没有读取：{columns}', '如果其中有要填报的内容，请移到模板自己的列'],
    ['Unknown columns were not read: {columns}', 'Move what should be filed into the columns of the template'],
  ),
  'WB-16': told(
    'notice',
    ['列的顺序与模板不同，已按列名读取', keep[0]],
    ['The columns stand in another order than in the template; they were read by their names', keep[1]],
  ),
  'WB-17': told(
    'notice',
    ['改过名的列已识别：{columns}', '请核对识别是否正确'],
    ['Renamed columns were recognised: {columns}', 'Check that they were recognised rightly'],
  ),
  'WB-18': told(
    'error',
    ['这一列的列代码是“{key}”，列名却是“{caption}”，无法判断是哪一列', '请恢复模板的表头，使列代码与列名一致'],
    [
      'The key of this column is “{key}” but its caption is “{caption}”; which column it is cannot be told',
      'Put the header of the template back so that key and caption agree',
    ],
  ),
  'WB-19': told(
    'notice',
    ['不认识的工作表没有读取：{sheets}', keep[0]],
    ['Unknown sheets were not read: {sheets}', keep[1]],
  ),
  'WB-20': told(
    'warning',
    ['工作簿链接到其他文件；读取的是保存时的数值，链接没有更新', '请在 Excel“数据 > 编辑链接”中断开链接后保存'],
    [
      'The workbook links to other files; the values as they were saved were read, no link was followed',
      'Break the links in Excel (Data > Edit Links) and save',
    ],
  ),
  'WB-21': told(
    'notice',
    ['工作簿使用 1904 日期系统，日期已换算', '请核对日期；建议在 Excel 选项中取消“使用 1904 日期系统”'],
    [
      'The workbook uses the 1904 date system; its dates were converted',
      'Check the dates; better switch the 1904 date system off in the options of Excel',
    ],
  ),
  'WB-22': told(
    'notice',
    ['按表头把这张表识别为“{wanted}”', '建议恢复工作表名称“{wanted}”'],
    ['This sheet was recognised as “{wanted}” by its headings', 'Better give it the name “{wanted}” again'],
  ),
  'WB-23': told(
    'notice',
    ['没有“{wanted}”，总体指标没有数据来源', '如需总体指标，请使用带这张表的模板'],
    [
      'There is no sheet “{wanted}”, so population figures have no source',
      'Use a template with this sheet if they are wanted',
    ],
  ),
} as const satisfies Readonly<Record<string, Told>>
