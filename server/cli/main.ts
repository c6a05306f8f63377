// The command line: `npm run -s qc -- COMMAND`.
import { Command, InvalidArgumentError, Option } from 'commander'
import { Problem, type ProblemCode, tell } from '../../core/problem.ts'
import { roles } from '../../core/sync/protocol.ts'
import { version } from '../version.ts'
import { check } from './check.ts'
import { file } from './file.ts'
import { mend, sample, summary, template } from './make.ts'
import { languageFrom } from './session.ts'
import { addToken, listTokens, revokeToken } from './token.ts'
import { vectors } from './vectors.ts'
import { verify } from './verify.ts'

const whole = (least: number, most: number) => (text: string) => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < least || value > most) throw new InvalidArgumentError(`${least}–${most}`)
  return value
}

const language = ['--lang <language>', 'zh-CN | en-US', 'zh-CN'] as const
const unreadable: readonly ProblemCode[] = ['workbook-unreadable', 'file-missing']
let outcome: Promise<number> | number = 0

const program = new Command('qc')
  .description('质控簿：生成、校验、填报、汇总  ·  score workbooks: make, check, file, summarise')
  .version(version)
  .configureOutput({ outputError: (text, write) => write(text) })

program
  .command('template')
  .description('空白评分表  ·  a blank score workbook')
  .requiredOption('--out <file>', '保存为  ·  where to save it')
  .option('--site <code>', '应用医院代码  ·  site code, such as S04')
  .option('--batch <batch>', '批次号  ·  batch, such as S04-2026Q4')
  .option('--rows <count>', '行数  ·  prepared rows', whole(1, 5000), 60)
  .option(...language)
  .action(({ out, site, batch, rows, lang }) => {
    outcome = template(out, { site, batch, rows, language: languageFrom(lang) })
  })

program
  .command('check <file>')
  .description('校验：0 无错误，1 有错误，2 无法读取  ·  0 clean, 1 errors found, 2 unreadable')
  .option('--json', 'JSON', false)
  .option('--trace', '说明每行得分的来历  ·  say how each total came about', false)
  .option(...language)
  .action((path, { json, trace, lang }) => {
    outcome = check(path, { json, traces: trace, language: languageFrom(lang) })
  })

program
  .command('file <files...>')
  .description('填报  ·  file workbooks')
  .option('--newest', '以此文件为准  ·  the file holds over all that was filed of its workbook before', false)
  .option('--json', 'JSON', false)
  .option(...language)
  .action((paths, { json, newest, lang }) => {
    outcome = file(paths, { json, newest, language: languageFrom(lang) })
  })

program
  .command('summary')
  .description('汇总统计工作簿  ·  the summary workbook')
  .requiredOption('--out <file>', '保存为  ·  where to save it')
  .option('--from <month>', '起始年月  ·  first month, such as 2026-01')
  .option('--to <month>', '结束年月  ·  last month')
  .option('--site <code>', '应用医院代码  ·  site code')
  .option(...language)
  .action(({ out, from, to, site, lang }) => {
    outcome = summary(out, { from, to, site }, languageFrom(lang))
  })

program
  .command('sample')
  .description('虚构样例填报，同一种子同样字节  ·  fictitious filings, the same bytes for the same seed')
  .requiredOption('--out <folder>', '文件夹  ·  folder')
  .option('--sites <count>', '医院数  ·  sites', whole(1, 18), 18)
  .option('--cases <count>', '每院病例数  ·  cases a site', whole(1, 5000), 60)
  .option('--seed <number>', '种子  ·  seed', whole(0, 2 ** 31 - 1), 1)
  .option(...language)
  .action(({ out, sites, cases, seed, lang }) => {
    outcome = sample(out, { sites, cases, seed, language: languageFrom(lang) })
  })

program
  .command('vectors <file>')
  .description('核对测试向量  ·  score test vectors and compare')
  .action((path) => {
    outcome = vectors(path)
  })

program
  .command('mend <file>')
  .description('应用可安全自动完成的改正  ·  apply the mends that are safe')
  .requiredOption('--out <file>', '保存为  ·  where to save it')
  .option(...language)
  .action((path, { out, lang }) => {
    outcome = mend(path, out, languageFrom(lang))
  })

const token = program
  .command('token')
  .description('同步令牌：每台设备一个，属于一个人、一家医院  ·  sync tokens: one a device, of a person at a site')

token
  .command('add')
  .description('发给令牌（只显示一次）  ·  issue a token, shown once')
  .requiredOption('--site <code>', '应用医院代码  ·  site code, such as S04')
  .requiredOption('--person <code>', '质控人员工号  ·  work code of the reader, such as Q001')
  .addOption(new Option('--role <role>', '角色  ·  role').choices(roles).default('reader'))
  .option('--label <text>', '设备说明  ·  what the device is', '')
  .option('--json', 'JSON', false)
  .option(...language)
  .action(({ lang, ...wish }) => {
    outcome = addToken({ ...wish, language: languageFrom(lang) })
  })

token
  .command('list')
  .description('列出令牌  ·  list tokens: id, site, person, role, issued, last seen, revoked, label')
  .option('--site <code>', '应用医院代码  ·  site code', 'all')
  .option('--json', 'JSON', false)
  .action((wish) => {
    outcome = listTokens(wish)
  })

token
  .command('revoke <id>')
  .description('停用令牌  ·  revoke a token')
  .action((id) => {
    outcome = revokeToken(id)
  })

program
  .command('verify')
  .description('核对回执和变更记录：0 完整，1 有误  ·  prove receipts and change logs')
  .option('--site <code>', '应用医院代码  ·  site code')
  .option(...language)
  .action(({ site, lang }) => {
    outcome = verify(site, languageFrom(lang))
  })

try {
  program.parse()
  process.exitCode = await outcome
} catch (error) {
  if (error instanceof Error && error.name === 'AbortError') process.exitCode = 130
  else if (error instanceof Problem) {
    console.error(`${tell(error, 'zh-CN')}\n${tell(error, 'en-US')}`)
    process.exitCode = unreadable.includes(error.code) ? 2 : 1
  } else throw error
}
