// What reading rows can meet: one entry a code. Codes are stable: clients and tests name them.
import { type Told, told } from './book-words.ts'

export const cellWords = {
  'RD-01': told(
    'notice',
    ['{column}：“{typed}”已读作“{value}”', '可用“修正”写回规范的值'],
    ['{column}: “{typed}” was read as “{value}”', 'A mend can write the canonical value back'],
  ),
  'RD-02': told(
    'error',
    ['{column}：“{typed}”不是能识别的日期时间', '请写成 2020-05-08 或 2020-05-08 14:30'],
    ['{column}: “{typed}” is not a date or time that is understood', 'Write it as 2020-05-08 or 2020-05-08 14:30'],
  ),
  'RD-03': told(
    'error',
    ['{column}：“{typed}”可能是月/日/年，也可能是日/月/年', '请按年-月-日书写，如 2020-05-08'],
    ['{column}: “{typed}” may be month/day or day/month', 'Write year, month, day, as in 2020-05-08'],
  ),
  'RD-04': told(
    'error',
    ['{column}：“{typed}”没有四位数的年份', '请写全年份，如 2020-05-08'],
    ['{column}: “{typed}” has no four-digit year', 'Write the whole year, as in 2020-05-08'],
  ),
  'RD-05': told(
    'error',
    ['{column}：“{typed}”不是 1990 至 2099 年间存在的日期', '请核对年、月、日和时间'],
    ['{column}: “{typed}” is no day between 1990 and 2099', 'Check year, month, day and time'],
  ),
  'RD-06': told(
    'warning',
    ['{column}：“{typed}”没有时刻，已按 0 时 0 分读取', '请补上时刻，如 2020-05-08 14:30'],
    ['{column}: “{typed}” has no time of day; midnight was taken', 'Add the time, as in 2020-05-08 14:30'],
  ),
  'RD-07': told(
    'error',
    ['{column}：“{typed}”不是数字', '请只填数字'],
    ['{column}: “{typed}” is not a number', 'Enter a number and nothing else'],
  ),
  'RD-08': told(
    'error',
    ['{column}：“{typed}”应为不小于 0 的整数', '请填整数'],
    ['{column}: “{typed}” should be a whole number, 0 or more', 'Enter a whole number'],
  ),
  'RD-09': told(
    'error',
    ['{column}：这里是日期（{typed}），可能是 Excel 自动转换的', '请把单元格格式改为“文本”后重新输入'],
    [
      '{column}: here stands a date ({typed}), perhaps made by Excel',
      'Set the format of the cell to Text and type it again',
    ],
  ),
  'RD-10': told(
    'error',
    ['{column}：单元格是错误值 {typed}', '请改正公式或直接填写内容'],
    ['{column}: the cell holds the error value {typed}', 'Mend the formula or type the value'],
  ),
  'RD-11': told(
    'warning',
    ['{column}：这里是公式，已使用保存时的结果“{typed}”', '请复制后“选择性粘贴 > 数值”'],
    ['{column}: here stands a formula; its stored result “{typed}” was used', 'Copy it and paste it as a value'],
  ),
  'RD-12': told(
    'error',
    ['{column}：公式没有保存结果', '请在 Excel 或 WPS 中打开，重新计算（F9）后保存，或直接填写内容'],
    [
      '{column}: the formula has no stored result',
      'Open it in Excel or WPS, recalculate (F9) and save, or type the value',
    ],
  ),
  'RD-13': told(
    'error',
    ['{column}：{typed} 位数太多，以数字保存时末尾数字已丢失', '请把单元格格式改为“文本”，从原系统重新粘贴'],
    [
      '{column}: {typed} has too many digits; as a number it has lost the last ones',
      'Set the format to Text and paste it again from its source',
    ],
  ),
  'RD-14': told(
    'error',
    ['{column}：文本有 {length} 个字，最多 {most} 个', '请缩短'],
    ['{column}: the text has {length} characters, at most {most} are taken', 'Shorten it'],
  ),
  'RD-15': told(
    'notice',
    ['这一行没有记录编号，已生成 {value}', '请用“修正”写回编号，以便再次填报时识别这一行'],
    [
      'The row has no record id; {value} was made',
      'Let a mend write it back, so that the row is known when it is filed again',
    ],
  ),
  'RD-16': told(
    'warning',
    [
      '记录编号与第 {first} 行相同（多半是复制行所致），已换成 {value}',
      '如果是误复制的整行，请删除；否则用“修正”写回新编号',
    ],
    [
      'The record id is the same as in row {first} (the row was probably copied); {value} was taken instead',
      'Delete the row if it was copied by mistake; otherwise let a mend write the new id',
    ],
  ),
  'RD-17': told(
    'warning',
    ['“{typed}”不是记录编号，已换成 {value}', '记录编号由系统生成，请不要改写；可用“修正”写回'],
    [
      '“{typed}” is no record id; {value} was taken instead',
      'Record ids are generated: leave them alone, or let a mend write it',
    ],
  ),
  'RD-18': told(
    'notice',
    ['这一行重复了表头，已跳过', '可删除这一行'],
    ['The row repeats the header and was skipped', 'It can be deleted'],
  ),
  'RD-19': told(
    'notice',
    ['这一行是“{typed}”行，不是病例，已跳过', '请删除合计行，统计由系统生成'],
    ['The row says “{typed}”: no exam, skipped', 'Delete it; statistics are made by the system'],
  ),
  'RD-20': told(
    'notice',
    ['这一行只有“{typed}”，没有评分内容，已跳过', '说明文字请写到其他工作表；如果是评分记录，请补全'],
    [
      'The row holds only “{typed}” and nothing scored; it was skipped',
      'Move notes to another sheet, or fill the row in',
    ],
  ),
  'RD-21': told(
    'notice',
    ['有 {count} 行被隐藏或筛选掉，已同样读取', '如不应填报，请删除这些行'],
    [
      '{count} rows are hidden or filtered out; they were read like the others',
      'Delete them if they should not be filed',
    ],
  ),
  'RD-22': told(
    'error',
    ['{column}：只有时刻（{typed}），没有日期', '请写全日期和时刻，如 2020-05-08 14:30'],
    ['{column}: a time ({typed}) without a date', 'Write date and time, as in 2020-05-08 14:30'],
  ),
  'RD-23': told(
    'warning',
    ['这一行注明评分标准 {typed}，而本工作簿按 {value} 评分', '请核对这一行是否从别的工作簿复制，并重新评分'],
    [
      'The row names rubric {typed}, but this workbook is scored by {value}',
      'See whether the row was copied from another workbook, and score it again',
    ],
  ),
  'RD-24': told(
    'warning',
    [
      '{column}：公式结果是 {typed}，得分已由系统重新计算',
      '请在 Excel 或 WPS 中重新计算后保存；若仍出错，请使用新模板',
    ],
    [
      '{column}: the formula shows {typed}; the score was computed afresh',
      'Recalculate and save; if it stays, use a fresh template',
    ],
  ),
  'RD-25': told(
    'notice',
    ['{column}：有 {count} 个编号以数字保存，如果原来有前导 0 已经丢失', '如有前导 0，请把列设为“文本”格式后重新输入'],
    [
      '{column}: {count} ids are stored as numbers; leading zeros, if there were any, are lost',
      'If there were any, set the column to Text and enter them again',
    ],
  ),
  'RD-26': told(
    'error',
    ['{column}：这里是逻辑值 {typed}', '请直接填写内容'],
    ['{column}: here stands the logical value {typed}', 'Type the value itself'],
  ),
  'RD-27': told(
    'warning',
    ['没有一行填写了评分内容', '请填写后再提交；如果已经填写，请确认保存的是这一份文件'],
    [
      'No row has anything filled in',
      'Fill it in first; if it was filled in, make sure that this is the file that was saved',
    ],
  ),
  'RD-28': told(
    'notice',
    ['{column}：“{typed}”已按空白处理', '没有内容时请留空；可用“修正”清除'],
    ['{column}: “{typed}” was taken as empty', 'Leave the cell empty when there is nothing; a mend can clear it'],
  ),
  'RD-30': told('error', ['缺少{column}', '请填写'], ['{column} is missing', 'Fill it in']),
  'RD-31': told(
    'error',
    ['{column}（{part}）大于{whole_column}（{whole}）', '请核对两个数'],
    ['{column} ({part}) is more than {whole_column} ({whole})', 'Check both figures'],
  ),
  'RD-32': told(
    'error',
    ['{column}：“{typed}”不在字典内', '请从下拉列表中选择，或填写字典中的代码'],
    ['{column}: “{typed}” is not in the code list', 'Choose from the list, or type a code of the list'],
  ),
  'RD-33': told(
    'error',
    ['与第 {first} 行重复，会重复计数', '请合并或删除其中一行'],
    ['The same as row {first}, which would count it twice', 'Merge them or delete one'],
  ),
  'RD-34': told(
    'warning',
    ['状态与关闭日期不一致', '已关闭的整改填写关闭日期，未关闭的不填'],
    ['Status and closing date do not agree', 'Give a closing date to closed actions and to no others'],
  ),
  'RD-35': told(
    'warning',
    ['{column}：这里没有登记“{typed}”这家医院', '请核对医院代码；新医院请先在区域中心登记'],
    [
      '{column}: no hospital “{typed}” is registered here',
      'Check the code; a new hospital is registered with the centre first',
    ],
  ),
  'RD-90': told(
    'notice',
    ['{column}：另有 {count} 处 {code}，不再逐一列出', '改正已列出的各处后重新校验'],
    ['{column}: {count} more of {code}, not listed one by one', 'Mend those that are listed and check again'],
  ),
} as const satisfies Readonly<Record<string, Told>>
