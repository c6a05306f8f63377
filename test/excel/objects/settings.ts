// Excel.SettingCollection: values kept in the workbook.
import { read, type Thing } from '../wire/thing.ts'
import { collection } from './collection.ts'
import { type Model, text } from './given.ts'

export function settingsThing(model: Model): Thing {
  const { settings } = model.book
  const thing = (key: string): Thing => ({
    kind: 'Setting',
    identity: { _Id: key },
    scalars: {
      _Id: read(() => key),
      Key: read(() => key),
      Value: { get: () => settings.get(key), set: (value) => void settings.set(key, value) },
    },
    methods: { Delete: () => void settings.delete(key) },
  })
  const list = () => [...settings.keys()].map((key) => ({ keys: [key], thing: () => thing(key) }))
  return collection('SettingCollection', list, {
    methods: {
      Add: (key, value) => {
        settings.set(text(key), value)
        return thing(text(key))
      },
    },
  })
}
