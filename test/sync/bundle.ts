// One file of many, so that a process is there at once.
import { copyFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import webpack from 'webpack'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What has native parts stays outside. */
const outside = /^(@libsql\/client|libsql)$/

/** What the server starts as a thread, as it is. */
const thread = 'server/store/sql-thread.mjs'

/** @returns path of the bundle */
export const bundled = (entry: string, folder: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { resolve: placeOf } = createRequire(import.meta.url)
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir')
    copyFileSync(join(root, thread), join(folder, basename(thread)))
    webpack(
      {
        ...{ mode: 'production', devtool: false, target: 'node20', context: root, entry },
        output: { path: folder, filename: 'server.mjs', module: true, chunkFormat: 'module' },
        experiments: { outputModule: true },
        externals: ({ request = '' }, done) => (outside.test(request) ? done(undefined, `module ${request}`) : done()),
        resolve: { extensions: ['.ts', '.mjs', '.js'] },
        module: {
          parser: { javascript: { url: false, worker: false } },
          rules: [{ test: /\.ts$/, loader: placeOf('esbuild-loader'), options: { target: 'node20' } }],
        },
      },
      (error, stats) => {
        if (error || stats?.hasErrors()) reject(error ?? new Error(stats!.toString('errors-only')))
        else resolve(join(folder, 'server.mjs'))
      },
    )
  })
