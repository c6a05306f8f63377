// Puts into the build what the manifest points to by address: pictures and JSON files, as they are.
import { readdirSync, readFileSync } from 'node:fs'

const folders = [
  { from: new URL('../icons/', import.meta.url), to: 'icons/', files: /\.png$/ },
  { from: new URL('./', import.meta.url), to: '', files: /^(functions|shortcuts)(\.en-US)?\.json$/ },
]

export const staticFiles = {
  apply: (compiler) =>
    compiler.hooks.thisCompilation.tap('manifest files', (compilation) =>
      compilation.hooks.processAssets.tap('manifest files', () => {
        for (const { from, to, files } of folders)
          for (const name of readdirSync(from).filter((file) => files.test(file)))
            compilation.emitAsset(to + name, new compiler.webpack.sources.RawSource(readFileSync(new URL(name, from))))
      }),
    ),
}
