// The program of the child process: reads one workbook at a time for the parent, and ends when the parent is gone.
import { encodeBatch } from './batch-code.ts'
import { type Book, openBook } from './book.ts'
import type { Answer, Ask, Failure } from './protocol.ts'
import { refusalOf } from './refusal.ts'

function serve(send: (answer: Answer | Failure) => void): (ask: Ask) => void {
  let book: Book | undefined
  let more = (): void => {}

  const sendError = (error: unknown): void => {
    const refusal = refusalOf(error)
    send(refusal ? { answer: 'refused', refusal } : { answer: 'failed', stack: String((error as Error)?.stack) })
  }

  /** Reads one batch ahead of what was asked for, and not more. */
  async function sendRows(from: Book, sheet: number): Promise<void> {
    let asked: Promise<void> | undefined
    try {
      await from.rows(sheet, async (rows) => {
        const batch = encodeBatch(rows)
        await asked
        asked = new Promise((resolve) => {
          more = resolve
        })
        send({ answer: 'batch', batch })
      })
      await asked
      send({ answer: 'end' })
    } catch (error) {
      await asked
      sendError(error)
    }
  }

  return (ask) => {
    if (ask.ask === 'more') more()
    else if (ask.ask === 'rows') void sendRows(book!, ask.sheet)
    else
      try {
        book = undefined
        book = openBook(ask.bytes)
        send({ answer: 'survey', survey: book.survey })
      } catch (error) {
        sendError(error)
      }
  }
}

process.on(
  'message',
  serve((answer) => void process.send!(answer)),
)
process.once('disconnect', () => process.exit())
