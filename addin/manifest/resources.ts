// The manifest's last part: pictures, addresses and words, each once and by name.
import type { Texts } from '../../core/words.ts'
import { type IconName, iconFile, iconNames, ribbonSizes } from '../icons/icons.ts'
import { commandGroups, commands, tab } from './commands.ts'
import { namespace } from './functions.ts'
import { displayName, welcome } from './product.ts'
import { type Element, element } from './xml.ts'

/** Names of resources, at most 32 characters. */
export const resourceIds = {
  pane: 'Pane.Url',
  script: 'Script.Url',
  functions: 'Functions.Url',
  learnMore: 'LearnMore.Url',
  namespace: 'Functions.Namespace',
  tab: 'Tab.Label',
  title: 'Product.Title',
  welcome: 'Product.Welcome',
  groupLabel: (id: string) => `${id}.Group`,
  label: (id: string) => `${id}.Label`,
  tip: (id: string) => `${id}.Tip`,
  icon: (name: IconName, size: number) => `Icon.${name}.${size}`,
} as const

/** An override for the one language that is not the manifest's own. */
export const otherLanguage = (value: string, prefix = 'bt:'): Element =>
  element(`${prefix}Override`, { Locale: 'en-US', Value: value })

const string = (id: string, texts: Texts) =>
  element('bt:String', { id, DefaultValue: texts['zh-CN'] }, [otherLanguage(texts['en-US'])])

const url = (id: string, address: string, other?: string) =>
  element('bt:Url', { id, DefaultValue: address }, other ? [otherLanguage(other)] : [])

/** @param base address of the server, without a slash at the end */
export const resources = (base: string): Element =>
  element('Resources', {}, [
    element(
      'bt:Images',
      {},
      iconNames.flatMap((name) =>
        ribbonSizes.map((size) =>
          element('bt:Image', {
            id: resourceIds.icon(name, size),
            DefaultValue: `${base}/icons/${iconFile(name, size)}`,
          }),
        ),
      ),
    ),
    element('bt:Urls', {}, [
      url(resourceIds.pane, `${base}/pane.html`),
      url(resourceIds.script, `${base}/pane.js`),
      url(resourceIds.functions, `${base}/functions.json`, `${base}/functions.en-US.json`),
      url(resourceIds.learnMore, `${base}/page.html`),
    ]),
    element('bt:ShortStrings', {}, [
      string(resourceIds.namespace, { 'zh-CN': namespace, 'en-US': namespace }),
      string(resourceIds.tab, tab.label),
      string(resourceIds.title, displayName),
      ...commandGroups.map(({ id, label }) => string(resourceIds.groupLabel(id), label)),
      ...commands.map(({ id, label }) => string(resourceIds.label(id), label)),
    ]),
    element('bt:LongStrings', {}, [
      string(resourceIds.welcome, welcome),
      ...commands.map(({ id, tip }) => string(resourceIds.tip(id), tip)),
    ]),
  ])
