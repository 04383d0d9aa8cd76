import { returnPath } from '../../server/staff/returnPath'

describe('after signing in one comes back to a page of this site only', () => {
  test.each<[string, unknown, string | null]>([
    ['a path', '/meja', '/meja'],
    ['with its query', '/meja?unit=dpupr&view=late', '/meja?unit=dpupr&view=late'],
    ['without what stands after #', '/meja#x', '/meja'],
    ['a climbing path is made straight', '/meja/../akun', '/akun'],
    ['not another site', 'https://jahat.example/', null],
    ['not another site without a scheme', '//jahat.example/', null],
    ['not with a backslash', '/\\jahat.example', null],
    ['not with a backslash inside', '/meja\\..\\x', null],
    ['not with a tab that browsers drop', '/\t/jahat.example', null],
    ['not with a line break', '/meja\r\nSet-Cookie: a=b', null],
    ['not by climbing to a double slash', '/.//jahat.example', null],
    ['not a script', 'javascript:alert(1)', null],
    ['not a relative path', 'meja', null],
    ['not signing in again', '/masuk?kembali=/masuk', null],
    ['not signing out', '/keluar', null],
    ['not nothing', '', null],
    ['not a list', ['/meja'], null],
    ['not without end', '/' + 'a'.repeat(3000), null],
  ])('%s', (_rule, asked, path) => {
    expect(returnPath(asked)).toBe(path)
  })
})
