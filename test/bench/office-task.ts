// What the pane costs in Excel, in a process of its own: `office-task.ts EXAMS`. Sends the costs to its parent.
import { measureTraffic } from '../pane/traffic.ts'

const measured = await measureTraffic(Number(process.argv[2]), '1.10')
process.send?.(measured, () => process.exit(0))
