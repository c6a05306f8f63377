import { useEffect, useState } from 'preact/hooks'
import { say } from '../../../core/finding.ts'
import { Button } from '../../kit/button.tsx'
import { damageIn, type Preview } from '../findings/doctor.ts'
import { type Repair, repairKinds } from '../findings/repair.ts'
import { lookForRepairs, repair } from '../session/later.ts'
import { undo } from '../session/undo.ts'
import { language, t } from '../speech.ts'
import { DamageKind, type Line } from './damage-kind.tsx'
import { useDesk } from './use-desk.ts'

const idOf = ({ finding }: Preview): string => `${finding.code} ${finding.sheet} ${finding.cell}`

const previewLine = (preview: Preview): Line => ({
  id: idOf(preview),
  place: preview.finding.cell,
  before: preview.before,
  after: preview.after,
})

/** What stands there of a validation is told in words; of the rest the kind says it. */
function repairLine({ id, kind, sheet, range, before, after }: Repair): Line {
  const place = range === '' ? sheet : range
  if (kind === 'heading') return { id, place, before: before ?? '', after: after ?? '' }
  if (kind === 'list')
    return { id, place, before: t(`doctor.found.${before === 'none' ? 'none' : 'other'}`), after: after ?? '' }
  return { id, place, before: t('doctor.found.none'), after: t(`doctor.put.${kind}`) }
}

/** Damage that can be mended without guessing: chosen by kind or one by one, previewed, mended in one go, taken back in one go. */
export function DoctorView() {
  const desk = useDesk()
  const { shadow, listed, repairs, readOnly } = desk.state
  /** Ids that a person has ticked or unticked; the rest is as it is by itself. */
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [busy, setBusy] = useState(false)
  // Whatever is read anew may have lost something.
  useEffect(() => {
    if (repairs.value === null) void lookForRepairs(desk)
  }, [repairs.value])
  const kinds = damageIn(shadow.value!, listed.value)
  const broken = repairs.value ?? []
  const previews = kinds.flatMap((kind) => kind.previews).filter((each) => changed.get(idOf(each)) ?? true)
  const mended = broken.filter(({ id, guessed }) => changed.get(id) ?? !guessed)
  const chosen = new Set([...previews.map(idOf), ...mended.map(({ id }) => id)])
  const choose = (ids: readonly string[], to: boolean) => {
    const next = new Map(changed)
    for (const id of ids) next.set(id, to)
    setChanged(next)
  }
  const during = (work: Promise<unknown>) => {
    setBusy(true)
    void work.finally(() => setBusy(false))
  }
  const findings = previews.map(({ finding }) => finding)
  return (
    <div class="stack">
      {kinds.length === 0 && broken.length === 0 ? (
        <p role="status">{t(repairs.value === null ? 'doctor.looking' : 'doctor.none')}</p>
      ) : (
        <p>{t('doctor.lead')}</p>
      )}
      {repairKinds.map((kind) => {
        const own = broken.filter((each) => each.kind === kind)
        return own.length > 0 ? (
          <DamageKind
            key={kind}
            name={t(`doctor.kind.${kind}`)}
            why={t(`doctor.why.${kind}`)}
            lines={own.map(repairLine)}
            chosen={chosen}
            onChoose={choose}
          />
        ) : null
      })}
      {kinds.map(({ code, previews: own }) => (
        <DamageKind
          key={code}
          name={code}
          why={say(own[0]!.finding, language.value).message}
          lines={own.map(previewLine)}
          chosen={chosen}
          onChoose={choose}
        />
      ))}
      <div class="buttons">
        {chosen.size > 0 && !readOnly.value ? (
          <Button look="primary" busy={busy} onClick={() => during(repair(desk, findings, mended))}>
            {t('doctor.mend', { n: chosen.size })}
          </Button>
        ) : null}
        <Button look="quiet" icon="again" busy={busy} onClick={() => during(lookForRepairs(desk))}>
          {t('doctor.again')}
        </Button>
        {desk.state.steps.value.length > 0 ? (
          <Button look="quiet" onClick={() => void undo(desk)}>
            {t('score.undo')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
