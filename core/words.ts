// Words that belong to an entry of a table (a rule, a problem) stand in that entry, in both languages.

export const languages = ['zh-CN', 'en-US'] as const
export type Language = (typeof languages)[number]
export type Texts = Readonly<Record<Language, string>>

/** Puts values into a text: `{name}` becomes the value of that name; a name without a value stays visible. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all))

/** The caption of something in the rubric file, which carries `zh` and `en`. */
export const caption = (
  named: { readonly zh: string; readonly en?: string | undefined },
  language: Language,
): string => (language === 'zh-CN' ? named.zh : (named.en ?? named.zh))
