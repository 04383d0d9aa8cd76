const here = 'http://here.invalid'
// By code point, because a browser drops tabs and line breaks inside an address: "/\t/elsewhere" would become "//elsewhere".
const isControl = (char: string) => char.codePointAt(0)! <= 0x20 || char === '\u007f'

/**
 * Where to go after signing in: the path as asked when it lies on this site, else null. Refuses everything a browser could read as
 * another host (`//host`, `/\host`, control characters), and the pages of signing in and out themselves.
 */
export function returnPath(asked: unknown): string | null {
  if (typeof asked !== 'string' || asked.length > 2000) return null
  if (!asked.startsWith('/') || asked.includes('\\') || [...asked].some(isControl)) return null
  const url = URL.canParse(asked, here) ? new URL(asked, here) : null
  if (!url || url.origin !== here || url.pathname.startsWith('//')) return null
  return ['/masuk', '/keluar'].includes(url.pathname) ? null : url.pathname + url.search
}
