// What a file is by its first bytes, when it is no zip: people rename .xls and .csv files to .xlsx.
import { refuse } from './refusal.ts'

const oleSignature = 0xd0cf11e0
const zipSignature = 0x504b0304

/** Printable to the eye: no control characters but tab, line ends and form feed; bytes of any Chinese encoding may follow. */
function looksLikeText(file: Buffer): boolean {
  if ((file[0] === 0xff && file[1] === 0xfe) || (file[0] === 0xfe && file[1] === 0xff)) return true
  const head = file.subarray(0, 1024)
  return head.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 12 || byte === 13)
}

/** Returns only for what starts like a zip. An OLE file is an encrypted .xlsx or an old format; its directory names which. */
export function refuseForeign(file: Buffer): void {
  if (file.length === 0) refuse('empty')
  const signature = file.length < 4 ? 0 : file.readUInt32BE(0)
  if (signature === oleSignature) refuse(file.includes('EncryptedPackage', 0, 'utf16le') ? 'password' : 'old-xls')
  if (signature !== zipSignature) refuse(looksLikeText(file) ? 'text' : 'not-a-zip')
  if (file.length < 22) refuse('truncated')
}
