// Column widths: characters in the file, points on the wire, with Excel's usual font (7 pixels for a digit).

export const pointsOf = (width: number): number =>
  (Math.trunc(((256 * width + Math.trunc(128 / 7)) / 256) * 7) * 72) / 96
export const widthOf = (points: number): number => Math.round(((points * 96) / 72 / 7) * 256) / 256
