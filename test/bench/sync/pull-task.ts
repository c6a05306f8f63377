// `pull-task.ts PORT TOKEN`: an empty pane fetches everything.
import { openPane } from './pane.ts'
import { plainSheet } from './plain-sheet.ts'
import { room } from './room.ts'

const [, , port = '', token = ''] = process.argv
const pane = await openPane(plainSheet(), Number(port), token)
const before = process.cpuUsage()
const start = performance.now()
const requests = await pane.sync()
const { user, system } = process.cpuUsage(before)
process.send!({
  wall: performance.now() - start,
  cpu: (user + system) / 1000,
  requests,
  rows: pane.sheet.held.size,
  ...room(),
})
process.disconnect()
