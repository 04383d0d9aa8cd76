import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { type MailCatcher, startMailCatcher } from '../../server/platform/mailCatcher'

const mail = { from: 'aduan@localhost', to: 'warga@example.id', subject: 'Aduan Anda kami terima', text: 'Terima kasih.' }
const send = (catcher: MailCatcher) => createTransport(catcher.url).sendMail(mail)
let catcher: MailCatcher | undefined
afterEach(() => catcher?.stop())

test('a mail is kept with its sender and its recipients', async () => {
  catcher = await startMailCatcher()
  await send(catcher)
  expect(catcher.mails).toHaveLength(1)
  expect(catcher.mails[0]).toMatchObject({ from: 'aduan@localhost', to: ['warga@example.id'] })
  expect(catcher.mails[0]?.raw).toContain('Subject: Aduan Anda kami terima')
})

test('given a folder, each mail is a file there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aduan-mails-'))
  catcher = await startMailCatcher({ folder })
  await send(catcher)
  const [file = ''] = readdirSync(folder)
  expect(readFileSync(join(folder, file), 'utf8')).toContain('Terima kasih.')
  rmSync(folder, { recursive: true })
})

test('a mail server that is busy turns the mail away', async () => {
  catcher = await startMailCatcher({ refuses: () => true })
  await expect(send(catcher)).rejects.toMatchObject({ responseCode: 451 })
  expect(catcher.mails).toEqual([])
})
