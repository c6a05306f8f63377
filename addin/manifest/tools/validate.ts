// `npm run validate [-- file]`: checks a manifest without a network. Exit code 0 clean, 1 faults, 2 not readable.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { languages } from '../../../core/words.ts'
import { checkManifest } from '../check/check.ts'
import { faultText } from '../check/fault.ts'
import { projectFile, projectFiles } from './place.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { lang: { type: 'string', default: 'zh-CN' } },
})
const language = languages.find((known) => known === values.lang) ?? 'zh-CN'
const file = positionals[0] ?? projectFile('manifest.xml')

const read = () => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    console.error(language === 'zh-CN' ? `无法读取 ${file}` : `${file} cannot be read`)
    process.exit(2)
  }
}

const faults = checkManifest(read(), projectFiles)
for (const fault of faults) console.error(faultText(fault, language))
const verdict = {
  'zh-CN': faults.length === 0 ? `${file}：没有发现问题` : `${file}：${faults.length} 处问题`,
  'en-US': faults.length === 0 ? `${file}: no faults found` : `${file}: ${faults.length} faults`,
}
console.log(verdict[language])
process.exitCode = faults.length === 0 ? 0 : 1
