/** The cells of a CSV file as a spreadsheet reads them (RFC 4180). */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let [cell, isQuoted] = ['', false]
  const end = () => {
    rows.at(-1)!.push(cell)
    cell = ''
  }
  const letters = [...text.replace(/^\uFEFF/, '')]
  letters.forEach((letter, i) => {
    if (isQuoted && letter === '"' && letters[i + 1] === '"') return
    if (letter === '"' && !(isQuoted && letters[i - 1] === '"' && letters[i - 2] !== ',')) isQuoted = !isQuoted
    else if (isQuoted) cell += letter
    else if (letter === ',') end()
    else if (letter === '\n') {
      end()
      rows.push([])
    } else if (letter !== '\r') cell += letter
  })
  return rows.slice(0, -1)
}
