// What travels with the workbook beside its cells: settings of add-ins and custom XML parts.

export type XmlPart = { readonly id: string; xml: string }

/** The namespace of the top element, which is what `getByNamespace` looks for. */
export const namespaceOf = (xml: string): string => /<[^?!][^>]*?\sxmlns(?::\w+)?="([^"]*)"/.exec(xml)?.[1] ?? ''
