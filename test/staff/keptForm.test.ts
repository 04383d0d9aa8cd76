import { keepForm, keptIn } from '../../server/staff/keptForm'

describe('what was typed after the session had ended', () => {
  test('is kept with the place it was meant for', () => {
    expect(keepForm('/meja/ADU-1/jawab', { text: 'Jalan sudah diperbaiki', version: '3' })).toEqual({
      action: '/meja/ADU-1/jawab',
      fields: [
        { name: 'text', value: 'Jalan sudah diperbaiki' },
        { name: 'version', value: '3' },
      ],
    })
  })

  test('keeps every one of several choices', () => {
    expect(keepForm('/meja', { unit: ['a', 'b'] })?.fields).toEqual([
      { name: 'unit', value: 'a' },
      { name: 'unit', value: 'b' },
    ])
  })

  test('comes back unchanged with the sign-in form', () => {
    const kept = keepForm('/meja/ADU-1/jawab', { text: 'a', unit: ['x', 'y'] })
    const sent = { username: 'siti', action: '/meja/ADU-1/jawab', 'kept.text': 'a', 'kept.unit': ['x', 'y'] }
    expect(keptIn(sent)).toEqual(kept)
  })

  test.each<[string, string, unknown]>([
    ['an empty form', '/meja', {}],
    ['no form at all', '/meja', undefined],
    ['a form for another site', '//jahat.example', { text: 'a' }],
    ['more fields than any form has', '/meja', Object.fromEntries(Array.from({ length: 61 }, (_, at) => [`f${at}`, 'a']))],
    ['more text than any form takes', '/meja', { text: 'a'.repeat(100_001) }],
  ])('%s is not kept', (_rule, path, body) => {
    expect(keepForm(path, body)).toBeNull()
  })
})
