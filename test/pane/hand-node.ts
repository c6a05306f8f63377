// The hand at the pane's session on the real office.js in this process: keys and words as the components give them, without a DOM.
import { onCommand } from '../../addin/excel/connect.ts'
import { createExcelHost as createSheetHost } from '../../addin/excel/excel-host.ts'
import { defineFunctions } from '../../addin/functions/functions.ts'
import { tellTrouble } from '../../addin/host/trouble.ts'
import type { CommandId } from '../../addin/manifest/commands.ts'
import { newId } from '../../addin/pane/book/new-id.ts'
import { commandWork } from '../../addin/pane/commands.ts'
import { damageIn } from '../../addin/pane/findings/doctor.ts'
import { repairKinds } from '../../addin/pane/findings/repair.ts'
import type { Desk } from '../../addin/pane/session/desk.ts'
import { paint } from '../../addin/pane/session/find.ts'
import { addOurSheets, lookForRepairs, repair, writeStatistics } from '../../addin/pane/session/later.ts'
import { readAll } from '../../addin/pane/session/open.ts'
import { paneKey } from '../../addin/pane/session/pane-keys.ts'
import { pressKey } from '../../addin/pane/session/press-key.ts'
import { viewNow, write } from '../../addin/pane/session/score.ts'
import { keepScorer } from '../../addin/pane/session/scorer.ts'
import { createDesk, openAgain, startSession } from '../../addin/pane/session/session.ts'
import { undo } from '../../addin/pane/session/undo.ts'
import { unlock } from '../../addin/pane/session/unlock.ts'
import { guessColumns } from '../../addin/pane/worklist/guess.ts'
import { say } from '../../core/finding.ts'
import type { Rubric } from '../../core/rubric.ts'
import { speakPane } from '../../templates/words/pane.ts'
import { now, press, rubrics } from '../addin/pane/stage.ts'
import type { ExcelHost } from '../excel/host.ts'
import type { Hand, Seen, Tab } from './hand.ts'

/** Work that waits for rest, done by `rest`. */
type Waiting = Map<string, () => void>

const lastDesk = new WeakMap<ExcelHost, Desk>()

/** One Excel takes each command and function once; they are done at the desk that was opened last. */
function hearCommands(excel: ExcelHost, desk: Desk): void {
  const heard = lastDesk.has(excel)
  lastDesk.set(excel, desk)
  if (heard) return
  for (const id of Object.keys(commandWork(desk)) as CommandId[])
    onCommand(id, async () => {
      const at = lastDesk.get(excel)!
      if (at.state.phase.value === 'ours') await commandWork(at)[id]()
    })
  defineFunctions([...rubrics.values()].at(-1)!, now, () => lastDesk.get(excel)!.host.language)
}

export async function nodeHand(excel: ExcelHost): Promise<Hand> {
  const waiting: Waiting = new Map()
  const open = async () => {
    const host = createSheetHost(async () => undefined)
    const desk = createDesk({ host, rubrics, now, newId, soon: (name, work) => void waiting.set(name, work) })
    hearCommands(excel, desk)
    return { desk, stop: await startSession(desk) }
  }
  let { desk, stop } = await open()
  /** Does what waits, until Excel and the pane are both at rest. */
  const rest = async () => {
    await excel.idle()
    while (waiting.size > 0) {
      for (const [name, work] of [...waiting]) {
        waiting.delete(name)
        work()
      }
      await excel.idle()
    }
  }
  return {
    place: 'node',
    excel,
    see: async () => {
      await rest()
      const { phase, view, repairs } = desk.state
      if (phase.value === 'ours' && view.value === 'doctor' && repairs.value === null) await lookForRepairs(desk)
      return seenAt(desk)
    },
    frame: async () => undefined,
    press: async (...keys) => {
      for (const key of keys) pressed(desk, key)
    },
    show: async (tab) => {
      desk.state.view.value = tab
      desk.state.message.value = null
    },
    ribbon: async (id) => void (await excel.surface().command(id, id)),
    remark: async (text, second) => {
      write(desk, 'remarks', text)
      if (second !== undefined) write(desk, 'second', second)
    },
    scorer: (id) =>
      keepScorer(desk, { id, title: rubricOf(desk).codelists.titles?.[0]?.code ?? '', role: 'P', scope: 'ALL' }),
    add: async (what, site, batch = '') => {
      const guessed = guessIn(desk)
      await addOurSheets(desk, { site, batch }, what === 'list' ? guessed : null)
    },
    findings: async (what) => {
      if (what === 'again') await readAll(desk)
      else if (what === 'undo') await undo(desk)
      else await paint(desk, what === 'paint')
    },
    unlock: async () => {
      const { trouble } = desk.state.message.value ?? {}
      if (trouble) await unlock(desk, trouble)
    },
    allFindings: async () => {
      desk.state.view.value = 'findings'
      await rest()
      return seenAt(desk).findings ?? []
    },
    mendAll: async () => {
      const { shadow, listed, repairs } = desk.state
      const found = damageIn(shadow.value!, listed.value).flatMap(({ previews }) => previews)
      await repair(
        desk,
        found.map(({ finding }) => finding),
        (repairs.value ?? []).filter(({ guessed }) => !guessed),
      )
    },
    summarise: async () => {
      desk.state.view.value = 'statistics'
      await writeStatistics(desk)
    },
    restore: async () => {
      if (desk.state.takenOut.value > 0) await writeStatistics(desk, true)
    },
    retry: () => openAgain(desk),
    reopen: async () => {
      await stop?.()
      waiting.clear()
      ;({ desk, stop } = await open())
    },
    leave: async () => {
      await stop?.()
      return excel.unknown
    },
  }
}

const rubricOf = ({ state }: Desk): Rubric => state.shadow.value!.rubric

/** The list has the keys in the score view, the pane those that are left. */
function pressed(desk: Desk, key: string): void {
  const { state } = desk
  const name = key.replace('Control+', 'Ctrl+')
  const one = press(
    /^[a-z]$/.test(key) ? key.toUpperCase() : name.replace(/\+([a-z])$/, (_, letter) => `+${letter.toUpperCase()}`),
  )
  if (state.view.value === 'score' && state.draft.value !== null && pressKey(desk, one)) return
  paneKey(desk, one, false)
}

const guessIn = ({ state }: Desk) => {
  const { survey, rubric } = state.shadow.value!
  for (const [index, sheet] of survey.book.sheets.entries()) {
    const guess = sheet.state === 'visible' ? guessColumns(rubric, sheet.head) : null
    if (guess) return { index, guess }
  }
  return null
}

const kindsAt = ({ host, state }: Desk): readonly string[] => [
  ...repairKinds
    .filter((kind) => state.repairs.value?.some((each) => each.kind === kind))
    .map((kind) => speakPane(host.language, `doctor.kind.${kind}`)),
  ...damageIn(state.shadow.value!, state.listed.value).map(({ code }) => code),
]

const notesAt = ({ host, state }: Desk): readonly string[] => [
  ...(state.readOnly.value ? [speakPane(host.language, 'open.readOnly')] : []),
  ...(state.judgement.value?.findings ?? [])
    .filter(({ code, level }) => code.startsWith('WB-') && level !== 'notice')
    .map((finding) => {
      const { message, mend: how } = say(finding, host.language)
      return `${message} ${how}`
    }),
]

function seenAt(desk: Desk): Seen {
  const { host, state } = desk
  const { language } = host
  const phase = state.phase.value
  const ours = phase === 'ours'
  const { value: shown } = state.view
  const tab: Tab | null = !ours || shown === 'sync' ? null : shown === 'worklist' ? 'score' : shown
  const message = state.message.value
  const draft = tab === 'score' ? state.draft.value : null
  const view = draft ? viewNow(desk) : null
  const rows = state.judgement.value?.rows ?? []
  const finding = state.listed.value[state.at.value]
  const { composite } = view?.score ?? {}
  return {
    phase,
    tab,
    message: message
      ? message.trouble
        ? tellTrouble(message.trouble, language)
        : speakPane(language, message.word, message.values)
      : null,
    exam: draft
      ? speakPane(language, 'exam.title', {
          row: draft.entry.row,
          at: rows.findIndex(({ entry }) => entry.row === draft.entry.row) + 1,
          of: rows.length,
        })
      : null,
    item:
      draft && view
        ? `${String(draft.place + 1).padStart(2, '0')} ${view.shown[draft.place]?.text ?? ''}`.trim()
        : null,
    total: composite?.status === 'SCORED' ? composite.effective.toFixed(rubricOf(desk).config.roundDecimals) : null,
    findings:
      tab === 'findings' ? state.listed.value.map((each) => `${each.cell} ${say(each, language).message}`) : null,
    at: tab === 'findings' && finding ? finding.cell : null,
    kinds: tab === 'doctor' ? kindsAt(desk) : null,
    columns:
      phase === 'foreign'
        ? (guessIn(desk)?.guess.columns.map(({ heading, key }) => `${heading}${key ? `=${key}` : ''}`) ?? [])
        : null,
    notes: ours ? notesAt(desk) : [],
    waiting: state.waiting.value,
    dark: host.theme().dark,
  }
}
