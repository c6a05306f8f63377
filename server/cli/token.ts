// `qc token`: devices that may sync.

import { type Role, roles } from '../../core/sync/protocol.ts'
import { caption, type Language } from '../../core/words.ts'
import { siteOf } from '../blank.ts'
import { withSession } from './session.ts'

type Wish = {
  readonly site: string
  readonly person: string
  readonly role: string
  readonly label: string
  readonly json: boolean
  readonly language: Language
}

/** Shows the token, this once. */
export const addToken = ({ site, person, role, label, json, language }: Wish): Promise<number> =>
  withSession(async ({ rubric, store }) => {
    siteOf(rubric, site)
    const { devices } = await store()
    const known = roles.find((each) => each === role) as Role
    const added = await devices.add({ site, person, role: known, label })
    const words = {
      zh: '只显示这一次，请交给本人，填进加载项的“同步”页：',
      en: 'Shown this once. Hand it to the person, for the Sync page of the add-in:',
    }
    console.log(json ? JSON.stringify(added) : `${added.device}\n${caption(words, language)}\n${added.token}`)
    return 0
  })

export const listTokens = ({ site, json }: { readonly site: string; readonly json: boolean }): Promise<number> =>
  withSession(async ({ store }) => {
    const found = await (await store()).devices.list(site)
    if (json) console.log(JSON.stringify(found, null, 1))
    else
      for (const { id, site, person, role, label, created, seen, revoked } of found)
        console.log(
          [id, site, person, role, created.slice(0, 10), seen ?? '-', revoked?.slice(0, 10) ?? '-', label].join('  '),
        )
    return 0
  })

/** From now on the device is turned away; what it pushed stays. */
export const revokeToken = (id: string): Promise<number> =>
  withSession(async ({ store }) => {
    await (await store()).devices.revoke(id)
    return 0
  })
