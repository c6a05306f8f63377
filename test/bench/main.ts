// `npm run bench`: every figure from fresh processes of this one run, interleaved; medians of CPU time and peak memory.
// `npm run bench -- --rounds 3 --rows 1000,5000` for a shorter look. One section alone: `-- office` (the pane's round trips), `-- sync`
// (pushes and pulls, `-- sync --peer` beside PouchDB), `-- pane` (the first screen against the same one in Fluent UI React).
// Peers are installed into the system's folder for temporary files.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { currentRubric } from '../../server/rubrics.ts'
import { writeFiling } from './fixture.ts'
import { median } from './median.ts'
import { benchOffice } from './office.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    rows: { type: 'string', default: '1000,5000,100000' },
    peer: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const task = fileURLToPath(new URL('task.ts', import.meta.url))

type Figure = { readonly cpu: number; readonly wall: number; readonly peak: number; readonly note: number }
type Row = { readonly name: string; readonly figures: Figure[] }

/** One fresh process; null when it died (a document reader may run out of any memory). */
async function measured(name: string, file: string): Promise<Figure | null> {
  const child = fork(task, [name, file], {
    execArgv: ['--import', 'tsx', '--expose-gc', '--max-old-space-size=14000'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  let figure: Figure | null = null
  child.on('message', (message) => {
    figure = message as Figure
  })
  await once(child, 'exit')
  return figure
}

async function compare(title: string, names: readonly string[], file: string, base: string): Promise<void> {
  const rows: Row[] = names.map((name) => ({ name, figures: [] }))
  for (let round = 0; round < rounds; round++)
    for (const { name, figures } of rows) {
      process.stderr.write(`\r\u001b[K${title}: ${round + 1}/${rounds} ${name}`)
      const figure = await measured(name, file)
      if (figure) figures.push(figure)
    }
  process.stderr.write('\r\u001b[K')
  const of = (row: Row, key: keyof Figure) => median(row.figures.map((figure) => figure[key]))
  const floor = of(rows.find(({ name }) => name === base)!, 'cpu')
  console.log(
    `\n${title} (n=${rounds})\n${'operation'.padEnd(44)}${'CPU ms'.padStart(10)}${'x'.padStart(8)}${'peak MB'.padStart(10)}${'wall ms'.padStart(10)}`,
  )
  for (const row of rows)
    console.log(
      row.figures.length === 0
        ? `${row.name.padEnd(44)}  did not finish`
        : row.name.padEnd(44) +
            of(row, 'cpu').toFixed(0).padStart(10) +
            (of(row, 'cpu') / floor).toFixed(2).padStart(8) +
            of(row, 'peak').toFixed(0).padStart(10) +
            of(row, 'wall').toFixed(0).padStart(10) +
            (row.figures.length < rounds ? `  (${row.figures.length} of ${rounds} finished)` : ''),
    )
}

async function files(folder: string): Promise<void> {
  for (const count of values.rows.split(',').map(Number)) {
    const file = join(folder, `${count}.xlsx`)
    const xml = await writeFiling(currentRubric(), file, count)
    const size = `${(statSync(file).size / 2 ** 20).toFixed(1)} MB, sheet XML ${(xml / 2 ** 20).toFixed(0)} MB`
    await compare(
      `reading ${count} rows x 163 columns (${size})`,
      [
        'read floor',
        'read ours',
        'read ours, child process',
        'read hucre streaming',
        'read exceljs streaming',
        'read exceljs document',
      ],
      file,
      'read floor',
    )
    await compare(
      `judging ${count} rows`,
      [
        'judge: bare typed pass, again',
        'judge: check and score, again',
        'judge: bare typed pass, first',
        'judge: check and score, first',
        'judge: rows to entries',
      ],
      file,
      'judge: bare typed pass, again',
    )
    rmSync(file)
  }
  for (const book of ['template', 'summary'])
    await compare(
      `writing the ${book}`,
      ['deflate of the same XML', 'ours', 'exceljs, values only', 'hucre, values only'].map(
        (name) => `write ${book}: ${name}`,
      ),
      '',
      `write ${book}: deflate of the same XML`,
    )
}

const folder = mkdtempSync(join(tmpdir(), 'qc-bench-'))
const [section = 'all'] = positionals
try {
  console.log(`node ${process.version}, ${process.platform} ${process.arch}; medians of fresh processes, interleaved`)
  if (section === 'all') await files(folder)
  if (section === 'all' || section === 'office') await benchOffice([500, 5000], Math.min(rounds, 3))
  if (section === 'all' || section === 'sync') await (await import('./sync/sync.ts')).benchSync(rounds, values.peer)
  if (section === 'pane') await (await import('./pane.ts')).benchPane(Math.max(rounds, 7))
} finally {
  rmSync(folder, { recursive: true })
}
