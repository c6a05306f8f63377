// One round of sync: all that is new comes in, all that is typed goes out.
import type { Step, Steps } from './steps.ts'

/** So many pages come before they go into the sheet, so that memory does not fill with what waits. */
export const pagesAtOnce = 10
/** A sheet in which somebody is at work may never come to rest: the rest is for the next round. */
const settlesAtOnce = 4

type Work = () => Promise<Step>

async function repeated(step: Work, most: number): Promise<Step> {
  for (let n = 0; n < most; n++) {
    const taken = await step()
    if ('stop' in taken || !taken.more) return taken
  }
  return { more: true }
}

async function inTurn(works: readonly Work[]): Promise<Step> {
  for (const work of works) {
    const taken = await work()
    if ('stop' in taken) return taken
  }
  return { more: false }
}

/** Does not return before there is nothing more to do, or a person has to do something. Rejects when it was cut off. */
export async function round({ greet, push, resend, pull, settle }: Steps): Promise<Step> {
  const greeted =
    (step: Work): Work =>
    async () => {
      const met = await greet()
      return 'stop' in met ? met : step()
    }
  /** A sheet that cannot be written now (locked by a password, say) does not keep what was typed from going out. */
  const failures: unknown[] = []
  const laid: Work = async () => {
    try {
      return await repeated(settle, settlesAtOnce)
    } catch (error) {
      failures.push(error)
      return { more: false }
    }
  }
  const take: Work = async () => {
    for (;;) {
      const fetched = await repeated(greeted(pull), pagesAtOnce)
      if ('stop' in fetched) return fetched
      const settled = await laid()
      if ('stop' in settled || !fetched.more) return settled
    }
  }
  let sent = false
  const send: Work = () =>
    repeated(async () => {
      const step = await greeted(push)()
      sent ||= 'more' in step && step.more
      return step
    }, Number.POSITIVE_INFINITY)
  // What others did comes first: two exams that were typed under one id are told apart before they meet at the centre.
  const first = await inTurn([greeted(resend), take, send])
  if ('stop' in first) return first
  // What was sent comes by once more in the feed; rows that got another id go out again.
  const second = sent ? await inTurn([take, send]) : first
  if (failures.length > 0) throw failures[0]
  return second
}
