// `npm run manifest -- --url https://qc.example`: writes manifest.xml for a server, and the JSON files that it points to.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { checkManifest } from '../check/check.ts'
import { faultText } from '../check/fault.ts'
import { pictures } from './icons.ts'
import { projectFile, projectFiles } from './place.ts'
import { png } from './png.ts'
import { jsonFiles, manifestText } from './text.ts'
import { wishOf } from './wish.ts'

const stop = (words: string): never => {
  console.error(words)
  process.exit(1)
}

const wish = wishOf(process.argv.slice(2))
if (typeof wish === 'string') stop(wish)
else {
  for (const [name, text] of Object.entries(jsonFiles())) writeFileSync(projectFile(`addin/manifest/${name}`), text)
  if (wish.icons)
    for (const { file, pixels } of pictures()) writeFileSync(projectFile(`addin/icons/${file}`), png(pixels))

  const text = manifestText(wish)
  const faults = checkManifest(text, projectFiles)
  if (faults.length > 0) stop(faults.map((fault) => faultText(fault, 'zh-CN')).join('\n'))
  mkdirSync(dirname(wish.out), { recursive: true })
  writeFileSync(wish.out, text)
  console.log(`已生成 ${wish.out}：${wish.base}，版本 ${wish.version}
下一步：npm run validate -- ${wish.out}，再交给管理中心或放进网络共享的加载项目录。
Made ${wish.out} for ${wish.base}, version ${wish.version}. Next: npm run validate, then the admin centre or the network share.`)
}
