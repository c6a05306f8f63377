// Which pictures there are, and in which sizes Office asks for them.

/** Pixels of a ribbon picture: 16, 32 and 80 are required, the others spare Office from scaling. */
export const ribbonSizes = [16, 20, 24, 32, 40, 48, 64, 80] as const

/** The product's own mark is also shown in lists (32, 64) and by the admin centre (128). */
export const markSizes = [...ribbonSizes, 128] as const

export const iconNames = ['mark', 'score', 'next', 'check', 'finding', 'statistics'] as const

export type IconName = (typeof iconNames)[number]

export const sizesOf = (name: IconName): readonly number[] => (name === 'mark' ? markSizes : ribbonSizes)

/** File name below `icons/`, on disk and in the address. */
export const iconFile = (name: IconName, size: number): string => `${name}-${size}.png`
