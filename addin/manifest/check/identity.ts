// Who the add-in is: id, version, language, host, permission.
import { type Fault, fault } from './fault.ts'
import { at, named, type Tree, textOf } from './tree.ts'

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
const locale = /^[a-z]{2}-[A-Z]{2}$/

const isVersion = (text: string) =>
  /^\d{1,5}(\.\d{1,5}){3}$/.test(text) && text.split('.').every((n) => Number(n) < 65536)

export function identityFaults(tree: Tree): readonly Fault[] {
  const { root } = tree
  const rooted =
    root.name === 'OfficeApp' &&
    root.type === 'TaskPaneApp' &&
    root.element.attributes.xmlns === 'http://schemas.microsoft.com/office/appforoffice/1.1'
  if (!rooted) return [fault('wrong-root', root)]
  const faults: Fault[] = []
  const must = (
    path: string,
    code: 'not-guid' | 'not-version' | 'not-locale' | 'not-permission',
    ok: (text: string) => boolean,
  ) => {
    const found = at(tree, path)
    if (found && !ok(textOf(found))) faults.push(fault(code, found, { value: textOf(found) }))
  }
  must('Id', 'not-guid', (text) => guid.test(text))
  must('Version', 'not-version', isVersion)
  must('DefaultLocale', 'not-locale', (text) => locale.test(text))
  must('Permissions', 'not-permission', (text) => text === 'ReadWriteDocument')
  const overrides = at(tree, 'VersionOverrides')
  const { xmlns } = overrides?.element.attributes ?? {}
  if (overrides && xmlns !== 'http://schemas.microsoft.com/office/taskpaneappversionoverrides')
    faults.push(fault('wrong-namespace', overrides, { value: xmlns ?? '(–)' }))
  for (const { path, key } of [
    { path: 'Hosts', key: 'Name' },
    { path: 'VersionOverrides/Hosts', key: 'xsi:type' },
  ]) {
    const hosts = at(tree, path)
    if (hosts && !hosts.element.children.some(({ attributes }) => attributes[key] === 'Workbook'))
      faults.push(fault('not-workbook', hosts))
  }
  for (const placed of named(tree, 'Override')) {
    const value = placed.element.attributes.Locale ?? ''
    if (!locale.test(value)) faults.push(fault('not-locale', placed, { value }))
  }
  return faults
}
