import type { OverdueMail } from '../../server/improvements/escalationService'
import { languages } from '../../server/platform/i18n'
import { createViews } from '../../server/platform/views'

const views = createViews()
const mail: OverdueMail = {
  link: 'https://aduan.example/perbaikan/1',
  title: 'Regu tambal tetap untuk semua ruas jalan kabupaten yang sering dilaporkan warga',
  unit: 'Dinas Pekerjaan Umum',
  dueOn: '2026-11-30',
  days: 1,
  level: 'head',
}

test.each(languages.flatMap((lang) => (['head', 'supervisor'] as const).map((level) => [lang, level] as const)))(
  'the mail about an overdue improvement (%s, to the %s) names it, says what is next, and leads there',
  (lang, level) => {
    const { subject, text } = views.mail('improvementOverdue', { ...mail, level }, { lang })
    expect(subject.length).toBeLessThan(80)
    expect(subject).toContain('Regu tambal tetap')
    for (const part of [mail.title, mail.unit, mail.link]) expect(text).toContain(part)
    expect(subject + text).not.toMatch(/\{\{|undefined|\[object|&#|Invalid Date/)
  },
)
