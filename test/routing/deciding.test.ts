import { usualThreshold } from '../../server/routing/trust'
import { deliveredChoice } from './register'

const choose = deliveredChoice()
const because = (text: string): string[] => choose({ text }, usualThreshold).ranked[0]!.because

test.each([
  ['the writer’s spelling, not ours', 'Petugas kecamatan minta uang 200 ribu buat ngurus KK', /<|>/],
  ['no phrase of the register that does not stand there', 'cai ti PDAM teu ngalir geus saminggu', /air/i],
])('a reason has %s', (_rule, text, never) => {
  const said = because(text)
  expect(said).not.toHaveLength(0)
  for (const words of said) {
    expect(words).not.toMatch(never)
    expect(text).toContain(words)
  }
})

test('words side by side are one, and none is said twice', () => {
  expect(because('Saluran irigasi sekunder jebol, sawah kering')).toContain('Saluran irigasi sekunder')
  const said = because('nikah di KUA mahal, petugas KUA minta uang untuk nikah').map((words) => words.toLowerCase())
  expect(new Set(said).size).toBe(said.length)
})

test('what stands between two words is no number and nobody’s name', () => {
  const said = because('lampu jalan 3604112003880007 mati, PJU Dedi Supriatna 0812 1999 3344 gelap').join(' ')
  expect(said).not.toMatch(/\d|Dedi|Supriatna/)
  expect(said).not.toBe('')
})
