// Faults of the document: its form, its texts, its addresses.
import { type Words, words } from './words.ts'

export const textWords = {
  'not-xml': words(
    '此处不是合法的 XML：{near}',
    '用 npm run manifest 重新生成。',
    'this is not XML: {near}',
    'Generate it anew with npm run manifest.',
  ),
  'wrong-root': words(
    '根元素应为 TaskPaneApp 类型的 OfficeApp（appforoffice/1.1）',
    '把根元素改回生成时的样子。',
    'the root must be an OfficeApp of type TaskPaneApp (appforoffice/1.1)',
    'Restore the root element as generated.',
  ),
  'wrong-namespace': words(
    'VersionOverrides 的命名空间不对：{value}',
    '写成 xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides"。',
    'not the namespace of VersionOverrides: {value}',
    'Write xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides".',
  ),
  'not-allowed': words(
    '<{parent}> 里不允许有 <{name}>',
    '删除它，或移到它该在的位置。',
    '<{name}> is not allowed in <{parent}>',
    'Remove it, or move it to where it belongs.',
  ),
  'out-of-order': words(
    '<{name}> 应在 <{before}> 之前',
    '按规定的先后顺序排列 <{parent}> 的子元素。',
    '<{name}> must stand before <{before}>',
    'Put the children of <{parent}> in the prescribed order.',
  ),
  twice: words('<{name}> 出现了两次', '只保留一个。', '<{name}> stands here twice', 'Keep one of them.'),
  lacking: words('<{parent}> 缺少 <{name}>', '补上 <{name}>。', '<{parent}> lacks <{name}>', 'Add <{name}>.'),
  'no-attribute': words(
    '<{name}> 缺少属性 {attribute}',
    '补上这个属性。',
    '<{name}> lacks the attribute {attribute}',
    'Add the attribute.',
  ),
  'not-type': words(
    '<{name}> 没有 {value} 这种类型',
    '改成 {known} 之一。',
    '<{name}> has no type {value}',
    'Write one of {known}.',
  ),
  'not-guid': words(
    'Id 不是 GUID：{value}',
    '写成 8-4-4-4-12 位十六进制数，例如用 npm run manifest -- --id 指定。',
    'Id is not a GUID: {value}',
    'Write 8-4-4-4-12 hexadecimal digits, for instance with npm run manifest -- --id.',
  ),
  'not-version': words(
    'Version 应为四段数字：{value}',
    '写成 1.2.3.4 这样（每段不超过 65535）。',
    'Version must have four numbers: {value}',
    'Write it like 1.2.3.4, each part at most 65535.',
  ),
  'not-locale': words('语言代码不对：{value}', '写成 zh-CN 这样。', 'not a locale: {value}', 'Write it like zh-CN.'),
  'not-workbook': words(
    'Hosts 没有写 Workbook，Excel 不会载入',
    '加上 Workbook。',
    'Hosts does not name Workbook, so Excel will not load it',
    'Name Workbook.',
  ),
  'not-permission': words(
    '权限不对：{value}',
    '写成 ReadWriteDocument，否则不能写单元格。',
    'not the permission needed: {value}',
    'Write ReadWriteDocument; less cannot write cells.',
  ),
  'too-long': words(
    '有 {length} 个字符，最多 {most} 个',
    '写短一些。',
    '{length} characters, at most {most}',
    'Shorten it.',
  ),
  'not-https': words(
    '地址必须是 https：{value}',
    '用 npm run manifest -- --url https://… 重新生成。',
    'the address must be https: {value}',
    'Generate it anew with npm run manifest -- --url https://….',
  ),
  'other-origin': words(
    '{value} 与任务窗格不在同一网站（{origin}）',
    '不要手工改地址，用 npm run manifest -- --url 重新生成。',
    '{value} is not on the site of the pane ({origin})',
    'Do not edit addresses by hand; generate with npm run manifest -- --url.',
  ),
  'not-domain': words(
    'AppDomain 只能写协议和主机：{value}',
    '去掉路径和末尾的斜杠。',
    'AppDomain takes a scheme and a host only: {value}',
    'Remove the path and the trailing slash.',
  ),
  'default-override': words(
    '{locale} 是默认语言，不能再写 Override',
    '删除这个 Override。',
    '{locale} is the default language and must not be overridden',
    'Remove this Override.',
  ),
  'override-twice': words('{locale} 写了两次', '只保留一个。', '{locale} stands here twice', 'Keep one of them.'),
  'no-text': words('没有内容', '写上内容。', 'this is empty', 'Write what belongs here.'),
  'lacks-locale': words(
    '{name} 缺少 {locale} 的文字',
    '补上 Override，各处的语言要一致。',
    '{name} has no {locale} text',
    'Add an Override; every text must come in the same languages.',
  ),
} as const satisfies Readonly<Record<string, Words>>
