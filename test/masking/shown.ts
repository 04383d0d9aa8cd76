import { mask } from '../../server/masking/mask'

/** The text after masking, the signs shortened to their type: "hp <phone>". */
export function shown(text: string): string {
  let [written, at] = ['', 0]
  for (const { type, start, end } of mask(text).found) {
    written += `${text.slice(at, start)}<${type}>`
    at = end
  }
  return written + text.slice(at)
}
