/** Numbers of bytes in words. */

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;
const STEP = 1000;

/** As `3.5 GB`, in powers of a thousand. */
export function bytesInWords(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / STEP ** power;
  return `${power === 0 ? value.toFixed(0) : value.toPrecision(3)} ${UNITS[power]}`;
}
