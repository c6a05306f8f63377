// Every reason for which a file is not read, and how to mend it. Codes are stable: clients and tests name them.
import type { FindingWords } from '../../core/finding.ts'

type Mend = readonly [zh: string, en: string]

const because = (zh: string, en: string, [zhMend, enMend]: Mend): FindingWords => ({
  'zh-CN': { message: zh, mend: zhMend },
  'en-US': { message: en, mend: enMend },
})

const saveAs: Mend = [
  '请用 Excel 或 WPS 打开该文件，另存为“Excel 工作簿 (*.xlsx)”后重新提交。',
  'Open it in Excel or WPS, save it as “Excel workbook (*.xlsx)” and hand that in.',
]
const sendAgain: Mend = [
  '请重新传输或重新保存原文件后再提交；若 Excel 也打不开，请使用备份。',
  'Copy or save the original again and hand that in; if Excel cannot open it either, use a backup.',
]
const repair: Mend = [
  '请用 Excel 或 WPS 打开（提示修复时选择修复），检查内容后另存为新的 .xlsx 再提交。',
  'Open it in Excel or WPS (accept the repair if one is offered), look it over, save it as a new .xlsx and hand that in.',
]
const trim: Mend = [
  '请把数据复制到新下载的空白模板中，删除多余的行、列和工作表后保存并提交。',
  'Copy the data into a fresh blank template, without surplus rows, columns and sheets, save and hand that in.',
]
const shorten: Mend = [
  '请缩短该单元格的内容后保存并重新提交。',
  'Shorten what stands in that cell, save and hand the workbook in again.',
]
const fresh: Mend = [
  '请下载空白模板，只粘贴数值，保存后提交。',
  'Download a blank template, paste the values only, save and hand that in.',
]
const retry: Mend = [
  '请稍后重试；若再次出现，请把数据复制到新下载的空白模板中提交。',
  'Try again in a moment; if it happens again, copy the data into a fresh blank template and hand that in.',
]

export const refusalWords = {
  empty: because('文件是空的（0 字节）。', 'The file is empty (0 bytes).', sendAgain),
  'file-too-big': because('文件超过 {fileMb} MB，不予读取。', 'The file is larger than {fileMb} MB and is not read.', [
    '请删除图片和多余的工作表，或按期间拆分后提交。',
    'Remove pictures and surplus sheets, or split it by period.',
  ]),
  'not-a-zip': because('这不是 .xlsx 工作簿。', 'This is not an .xlsx workbook.', saveAs),
  text: because(
    '这是文本文件（如 CSV 或网页），只是改了扩展名，不是 .xlsx 工作簿。',
    'This is a text file (CSV or a web page) with another extension, not an .xlsx workbook.',
    saveAs,
  ),
  password: because('工作簿设有打开密码，内容已加密。', 'The workbook has a password to open and is encrypted.', [
    '请用 Excel 或 WPS 打开，在“文件 > 信息 > 保护工作簿 > 用密码进行加密”中清空密码，保存后提交。',
    'Open it in Excel or WPS, clear the password under File > Info > Protect Workbook > Encrypt with Password, save and hand it in.',
  ]),
  'old-xls': because(
    '这是旧格式的文件（.xls、.et 等），不是 .xlsx 工作簿。',
    'This is a file of an old format (.xls, .et), not an .xlsx workbook.',
    saveAs,
  ),
  xlsb: because('这是二进制工作簿 (.xlsb)。', 'This is a binary workbook (.xlsb).', saveAs),
  ods: because('这是 OpenDocument 表格 (.ods)。', 'This is an OpenDocument spreadsheet (.ods).', saveAs),
  'no-workbook': because(
    '文件里没有 Excel 工作簿（可能是 Word、PowerPoint 或压缩包）。',
    'There is no Excel workbook in the file (it may be a Word or PowerPoint document, or an archive).',
    saveAs,
  ),
  truncated: because('文件不完整，结尾缺失。', 'The file is incomplete: its end is missing.', sendAgain),
  'bad-directory': because('文件已损坏：目录有误。', 'The file is damaged: its directory is wrong.', sendAgain),
  zip64: because('文件的 ZIP64 目录有误。', 'The ZIP64 directory of the file is wrong.', saveAs),
  'too-many-entries': because(
    '文件内的部件多于 {entries} 个。',
    'The file has more than {entries} parts inside.',
    fresh,
  ),
  'encrypted-entry': because('部件 {part} 已加密。', 'The part {part} is encrypted.', saveAs),
  'bad-method': because(
    '部件 {part} 用了不支持的压缩方法。',
    'The part {part} is packed in an unsupported way.',
    saveAs,
  ),
  'bad-name': because('文件内有不安全的部件名。', 'The file holds a part with an unsafe name.', saveAs),
  'duplicate-entry': because('部件 {part} 出现了两次。', 'The part {part} occurs twice.', saveAs),
  overlapping: because('文件内的部件互相重叠。', 'Parts of the file overlap.', sendAgain),
  'part-too-big': because('部件 {part} 解压后过大。', 'The part {part} is too large when unpacked.', trim),
  'too-big-inflated': because('文件解压后总量过大。', 'The file is too large when unpacked.', trim),
  'zip-bomb': because(
    '部件 {part} 的压缩比异常（可能是压缩炸弹）。',
    'The part {part} unpacks to far more than a workbook would (a zip bomb?).',
    fresh,
  ),
  'size-lies': because(
    '部件 {part} 的实际大小与目录不符。',
    'The part {part} has another size than the directory says.',
    sendAgain,
  ),
  'bad-deflate': because('部件 {part} 无法解压。', 'The part {part} cannot be unpacked.', sendAgain),
  'bad-checksum': because(
    '部件 {part} 的校验和不符，内容已损坏。',
    'The part {part} is damaged: its checksum is wrong.',
    sendAgain,
  ),
  dtd: because(
    '部件 {part} 含有不允许的 DTD 或实体声明。',
    'The part {part} declares a DTD or entities, which is not allowed.',
    saveAs,
  ),
  encoding: because('部件 {part} 不是 UTF-8 编码。', 'The part {part} is not encoded in UTF-8.', saveAs),
  'bad-xml': because('部件 {part} 的 XML 有误。', 'The XML of the part {part} is wrong.', repair),
  'bad-row': because('{part}：行号有误或不按顺序。', '{part}: a row number is wrong or out of order.', repair),
  'bad-reference': because('{part}：单元格地址有误或重复。', '{part}: a cell reference is wrong or doubled.', repair),
  'bad-string': because(
    '{part}：引用了不存在的共享文本。',
    '{part}: a shared text that does not exist is referred to.',
    repair,
  ),
  'missing-part': because('工作簿缺少部件 {part}。', 'The workbook lacks its part {part}.', repair),
  'too-many-rows': because(
    '工作表 {part} 有内容的行超过 {rows} 行。',
    '{part}: more than {rows} rows hold something.',
    trim,
  ),
  'too-many-columns': because(
    '工作表 {part} 在第 {columns} 列之后仍有内容。',
    '{part}: something stands beyond column {columns}.',
    trim,
  ),
  'too-many-cells': because(
    '工作表 {part} 的单元格超过 {cells} 个。',
    '{part}: there are more than {cells} cells.',
    trim,
  ),
  'row-too-big': because('工作表 {part} 有一行的数据量异常。', '{part}: one row is larger than any row can be.', trim),
  'too-many-strings': because('文本多于 {strings} 条。', 'There are more than {strings} texts.', trim),
  'string-too-long': because(
    '有单元格的文本超过 {text} 个字符。',
    'A cell holds a text of more than {text} characters.',
    shorten,
  ),
  'too-many-sheets': because('工作表多于 {sheets} 张。', 'There are more than {sheets} sheets.', trim),
  'too-many-styles': because('单元格样式过多。', 'There are too many cell styles.', fresh),
  'bad-format': because(
    '有数字格式超过 {format} 个字符。',
    'A number format is longer than {format} characters.',
    fresh,
  ),
  macros: because('工作簿含有宏，不予读取。', 'The workbook holds macros and is not read.', [
    '请另存为不含宏的“Excel 工作簿 (*.xlsx)”后提交。',
    'Save it as a macro-free “Excel workbook (*.xlsx)” and hand that in.',
  ]),
  embedded: because(
    '工作簿含有嵌入的对象或控件，不予读取。',
    'The workbook holds embedded objects or controls and is not read.',
    [
      '请删除嵌入的文件、OLE 对象和 ActiveX 控件后保存并提交。',
      'Delete embedded files, OLE objects and ActiveX controls, save and hand it in.',
    ],
  ),
  time: because('读取超时，已停止。', 'Reading took too long and was stopped.', retry),
  memory: because('读取所需内存超过上限，已停止。', 'Reading needed more memory than allowed and was stopped.', trim),
  crashed: because('读取意外中断。', 'Reading ended unexpectedly.', retry),
} as const satisfies Record<string, FindingWords>
