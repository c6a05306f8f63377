// Addresses, resources and pictures.
import type { Mutation } from '../mutations.ts'

const url = 'https://localhost:3000'

export const addressMutations: readonly Mutation[] = [
  {
    title: 'a pane over plain http',
    from: `<bt:Url id="Pane.Url" DefaultValue="${url}`,
    to: '<bt:Url id="Pane.Url" DefaultValue="http://localhost:3000',
    codes: ['not-https', 'pane-differs'],
  },
  {
    title: 'an icon over plain http',
    from: `<IconUrl DefaultValue="${url}`,
    to: '<IconUrl DefaultValue="http://localhost:3000',
    codes: ['not-https'],
  },
  {
    title: 'shortcuts over plain http',
    from: `Url="${url}/shortcuts.json"`,
    to: 'Url="http://localhost:3000/shortcuts.json"',
    codes: ['not-https'],
  },
  {
    title: 'one address left from another server',
    from: `DefaultValue="${url}/pane.js"`,
    to: 'DefaultValue="https://old.example/pane.js"',
    codes: ['other-origin'],
  },
  { title: 'a domain with a path', from: `<AppDomain>${url}<`, to: `<AppDomain>${url}/<`, codes: ['not-domain'] },
  {
    title: 'an address longer than 2048',
    from: `DefaultValue="${url}/pane.js"`,
    to: `DefaultValue="${url}/${'x'.repeat(2048)}.js"`,
    codes: ['too-long'],
  },
  { title: 'a resource defined twice', from: /(<bt:Url id="Script.Url"[^>]*>)/, to: '$1$1', codes: ['resource-twice'] },
  {
    title: 'a resid that nothing defines',
    from: 'resid="openPane.Tip"',
    to: 'resid="openPane.Tipp"',
    codes: ['resource-unknown', 'resource-unused'],
  },
  {
    title: 'a resource that nothing uses',
    from: '<bt:ShortStrings>',
    to: '<bt:ShortStrings><bt:String id="Extra" DefaultValue="多"><bt:Override Locale="en-US" Value="x"/></bt:String>',
    codes: ['resource-unused'],
  },
  {
    title: 'a tip taken from the short strings',
    from: 'resid="openPane.Tip"',
    to: 'resid="openPane.Label"',
    codes: ['resource-misplaced', 'resource-unused'],
  },
  {
    title: 'a resource id of 33 characters',
    from: /Script\.Url/g,
    to: `Script.Url.${'x'.repeat(22)}`,
    codes: ['too-long'],
  },
  {
    title: 'a resource without an id',
    from: '<bt:Url id="Script.Url" ',
    to: '<bt:Url ',
    codes: ['no-id', 'resource-unknown'],
  },
  { title: 'two buttons with one id', from: 'id="scoreRow.Button"', to: 'id="openPane.Button"', codes: ['id-twice'] },
  { title: 'a group without an id', from: '<Group id="Scoring.GroupId">', to: '<Group>', codes: ['no-id'] },
  {
    title: 'an icon without its 32 pixels',
    from: '<bt:Image size="32" resid="Icon.score.32"/>',
    to: '',
    codes: ['lacks-size', 'resource-unused'],
  },
  {
    title: 'a size that the picture has not',
    from: '<bt:Image size="16" resid="Icon.score.16"/>',
    to: '<bt:Image size="16" resid="Icon.score.20"/>',
    codes: ['resource-unused', 'picture-size'],
  },
  { title: 'a list icon of the wrong size', from: 'mark-32.png"/>', to: 'mark-48.png"/>', codes: ['picture-size'] },
  {
    title: 'a high-resolution icon of the wrong size',
    from: 'mark-64.png"/>',
    to: 'mark-128.png"/>',
    codes: ['picture-size'],
  },
  { title: 'a picture that is not there', from: 'check-80.png', to: 'tick-80.png', codes: ['picture-missing'] },
  {
    title: 'a picture of a kind Office does not take',
    from: 'check-80.png',
    to: 'check-80.ico',
    codes: ['not-picture'],
  },
]
