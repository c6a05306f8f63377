// `npm start`: opens the store, serves the API and the page on one origin.
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { pino } from 'pino'
import { uuidv7 } from 'uuidv7'
import { addinSite } from './addin-site.ts'
import { createApp } from './api/app.ts'
import { certificateOf, serverFor } from './https.ts'
import { officeJsOf } from './office-js.ts'
import { placeOf } from './place.ts'
import { createReaderPool } from './reader/pool.ts'
import { loadRubrics } from './rubrics.ts'
import { openStore } from './store/store.ts'
import { webFiles } from './web-files.ts'

const { HOST = '127.0.0.1', PORT = '3000' } = process.env
const [officeJs, certificate] = settings()
const place = placeOf(process.env)
const rubrics = loadRubrics()
const now = () => new Date()
const log = pino({ level: process.env.LOG_LEVEL ?? 'warn' })
const { databaseUrl: url, keyFile } = place
const store = await openStore({ url, keyFile, now, newId: uuidv7, rubrics, ownThread: true })
const pool = createReaderPool()

const app = createApp({ rubrics, pool, store, now, log })
app.get('/', (c) => c.redirect('/page.html'))
app.route('/', webFiles(place.web))

// What Office asks for comes first: the API's headers would forbid it to be framed.
const site = new Hono().route('/', addinSite({ web: place.web, officeJs })).route('/', app)
const server = serverFor(certificate, getRequestListener(site.fetch))
server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error
  console.error(
    `端口 ${PORT} 已被占用，请换一个：PORT=3001 npm start  ·  Port ${PORT} is taken, choose another: PORT=3001 npm start`,
  )
  process.exit(1)
})
server.listen(Number(PORT), HOST, () => {
  const at = server.address()
  // The certificate that `npm run certs` makes is for the name.
  const host = certificate && HOST === '127.0.0.1' ? 'localhost' : HOST.includes(':') ? `[${HOST}]` : HOST
  const address = `${certificate ? 'https' : 'http'}://${host}:${typeof at === 'object' ? at?.port : PORT}/`
  console.log(`
质控簿已启动：${address}
  1. 用浏览器打开上面的地址，下载空白评分表，填好后拖回页面校验、填报、下载汇总。
  2. 想先看看？另开一个终端：npm run -s qc -- sample --out samples，再把 18 个样例文件一起拖进页面。
数据保存在 ${place.data}（备份这个文件夹即可）。按 Ctrl+C 停止。

Imaging QC is running: ${address}
  1. Open the address, download a blank score workbook, drop it back filled in: checked, filed, summarised.
  2. To try it first, in a second terminal: npm run -s qc -- sample --out samples, then drop the 18 files on the page.
Data is kept in ${place.data} (back up this folder). Ctrl+C stops.
`)
})

const stop = () => {
  server.close()
  server.closeAllConnections()
  void Promise.all([pool.close(), store.close()]).then(() => process.exit(0))
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)

/** Settings that can be wrong; a wrong one ends the start with one sentence. */
function settings() {
  try {
    return [officeJsOf(process.env.QC_OFFICE_JS), certificateOf(process.env.CERTS)] as const
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
