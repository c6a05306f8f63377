// manifest.xml as a value. `npm run manifest` writes it for a server; nobody edits it by hand.
import { type IconName, iconFile, ribbonSizes } from '../icons/icons.ts'
import { type Command, commandGroups, paneCommand, tab } from './commands.ts'
import { description, displayName, provider } from './product.ts'
import { otherLanguage, resourceIds, resources } from './resources.ts'
import { type Element, element } from './xml.ts'

export type ManifestWish = {
  /** Address of the server: https, without a slash at the end. */
  readonly base: string
  /** GUID of the add-in. */
  readonly id: string
  /** Four numbers, e.g. `1.2.3.4`; must grow with every change that users should get. */
  readonly version: string
}

/** Least that Excel must offer: Excel 2021, Microsoft 365, Mac 16.35, web. What is newer is asked for when it runs. */
export const floor = { ExcelApi: '1.10', SharedRuntime: '1.1' } as const

const sourceLocation = (resid: string) => element('SourceLocation', { resid })

export const manifest = ({ base, id, version }: ManifestWish): Element =>
  element(
    'OfficeApp',
    {
      xmlns: 'http://schemas.microsoft.com/office/appforoffice/1.1',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xmlns:bt': 'http://schemas.microsoft.com/office/officeappbasictypes/1.0',
      'xsi:type': 'TaskPaneApp',
    },
    [
      element('Id', {}, id),
      element('Version', {}, version),
      element('ProviderName', {}, provider),
      element('DefaultLocale', {}, 'zh-CN'),
      element('DisplayName', { DefaultValue: displayName['zh-CN'] }, [otherLanguage(displayName['en-US'], '')]),
      element('Description', { DefaultValue: description['zh-CN'] }, [otherLanguage(description['en-US'], '')]),
      element('IconUrl', { DefaultValue: `${base}/icons/${iconFile('mark', 32)}` }),
      element('HighResolutionIconUrl', { DefaultValue: `${base}/icons/${iconFile('mark', 64)}` }),
      element('SupportUrl', { DefaultValue: `${base}/page.html` }),
      element('AppDomains', {}, [element('AppDomain', {}, new URL(base).origin)]),
      element('Hosts', {}, [element('Host', { Name: 'Workbook' })]),
      element('Requirements', {}, [
        element(
          'Sets',
          { DefaultMinVersion: '1.1' },
          Object.entries(floor).map(([Name, MinVersion]) => element('Set', { Name, MinVersion })),
        ),
      ]),
      element('DefaultSettings', {}, [element('SourceLocation', { DefaultValue: `${base}/pane.html` })]),
      element('Permissions', {}, 'ReadWriteDocument'),
      element(
        'VersionOverrides',
        {
          xmlns: 'http://schemas.microsoft.com/office/taskpaneappversionoverrides',
          'xsi:type': 'VersionOverridesV1_0',
        },
        [element('Hosts', {}, [workbookHost]), resources(base)],
      ),
      element('ExtendedOverrides', {
        Url: `${base}/shortcuts.json`,
        ResourcesUrl: `${base}/shortcuts.en-US.json`,
      }),
    ],
  )

const icon = (name: IconName) =>
  element(
    'Icon',
    {},
    ribbonSizes.map((size) => element('bt:Image', { size: String(size), resid: resourceIds.icon(name, size) })),
  )

// Opening the pane is Excel's own action, so it works before our script has loaded; the rest are functions of the pane.
const action = (id: string) =>
  id === paneCommand
    ? element('Action', { 'xsi:type': 'ShowTaskpane' }, [
        element('TaskpaneId', {}, 'Office.AutoShowTaskpaneWithDocument'),
        sourceLocation(resourceIds.pane),
      ])
    : element('Action', { 'xsi:type': 'ExecuteFunction' }, [element('FunctionName', {}, id)])

const button = ({ id, icon: name }: Command) =>
  element('Control', { 'xsi:type': 'Button', id: `${id}.Button` }, [
    element('Label', { resid: resourceIds.label(id) }),
    element('Supertip', {}, [
      element('Title', { resid: resourceIds.label(id) }),
      element('Description', { resid: resourceIds.tip(id) }),
    ]),
    icon(name),
    action(id),
  ])

const ribbonTab = element('CustomTab', { id: tab.id }, [
  ...commandGroups.map(({ id, icon: name, commands }) =>
    element('Group', { id: `${id}.GroupId` }, [
      element('Label', { resid: resourceIds.groupLabel(id) }),
      icon(name),
      ...commands.map(button),
    ]),
  ),
  element('Label', { resid: resourceIds.tab }),
])

const workbookHost = element('Host', { 'xsi:type': 'Workbook' }, [
  element('Runtimes', {}, [element('Runtime', { resid: resourceIds.pane, lifetime: 'long' })]),
  element('AllFormFactors', {}, [
    element('ExtensionPoint', { 'xsi:type': 'CustomFunctions' }, [
      element('Script', {}, [sourceLocation(resourceIds.script)]),
      element('Page', {}, [sourceLocation(resourceIds.pane)]),
      element('Metadata', {}, [sourceLocation(resourceIds.functions)]),
      element('Namespace', { resid: resourceIds.namespace }),
    ]),
  ]),
  element('DesktopFormFactor', {}, [
    element('GetStarted', {}, [
      element('Title', { resid: resourceIds.title }),
      element('Description', { resid: resourceIds.welcome }),
      element('LearnMoreUrl', { resid: resourceIds.learnMore }),
    ]),
    element('FunctionFile', { resid: resourceIds.pane }),
    element('ExtensionPoint', { 'xsi:type': 'PrimaryCommandSurface' }, [ribbonTab]),
  ]),
])
