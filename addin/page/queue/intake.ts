// Files out of a drop, which may hold whole folders.

const isWorkbook = ({ name }: File): boolean => /\.(xls[xmb]?|et|csv|ods)$/i.test(name) && !name.startsWith('~$')

/** The files that were dropped: each of them, and of a folder the workbooks in it. */
export async function filesIn({ items, files }: DataTransfer): Promise<readonly File[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry?.() ?? null)
  if (!entries.some((entry) => entry?.isDirectory)) return [...files]
  const found = await Promise.all(entries.map((entry) => (entry ? below(entry, false) : [])))
  return found.flat()
}

async function below(entry: FileSystemEntry, inFolder: boolean): Promise<readonly File[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    return !inFolder || isWorkbook(file) ? [file] : []
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: File[] = []
  // A folder is handed out in portions of a hundred; an empty one ends it.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (portion.length === 0) return found
    for (const each of portion) found.push(...(await below(each, true)))
  }
}
