import { referencePolicies } from '../../server/seed/referenceData'
import { coverageOf, type Covered, type Sorts } from '../../server/sla/coverage'
import { choosePolicy, type Policy } from '../../server/sla/policy'
import { aPolicy } from './aPolicy'

const sorts: Sorts = {
  kinds: ['pengaduan', 'informasi'],
  classes: ['normative', 'minor'],
  categories: ['jalan', 'air', 'desa'],
  units: ['dpupr', 'dinkes'],
}
const all = { verification: { days: 3 }, followUp: { days: 5 }, unit: { days: 14 }, resolution: { days: 14 } }
const whole = (id: string, more: Partial<Policy> = {}): Policy => aPolicy(id, { targets: all, ...more })
const date = '2026-06-01'

/** `kinds/classes/category/unit: policy (missing) [tied]`, `*` for the others. */
const told = ({ kinds, classes, category, unit, policy, missing, tied }: Covered): string =>
  [
    `${kinds.join('+')}/${classes.join('+')}/${category ?? '*'}/${unit ?? '*'}: ${policy?._id ?? 'none'}`,
    ...(missing.length > 0 ? [`(${missing.join(' ')})`] : []),
    ...(tied.length > 0 ? [`[${tied.map(({ _id }) => _id).join(' ')}]`] : []),
  ].join(' ')

test('what is delivered covers every class, each by one policy', () => {
  const classes = ['information', 'normative', 'nonOversight', 'oversight', 'minor']
  const { covered, gaps, overlaps } = coverageOf(referencePolicies() as Policy[], date, { ...sorts, classes })
  expect(covered.map(told)).toEqual(classes.map((name) => `pengaduan+informasi/${name}/*/*: serang-${name}`))
  expect([gaps, overlaps]).toEqual([[], []])
})

test.each<[string, Policy[], string[]]>([
  ['no policy at all', [], ['pengaduan+informasi/normative+minor/*/*: none']],
  ['one for everything', [whole('all')], ['pengaduan+informasi/normative+minor/*/*: all']],
  [
    'a class of which nobody thought',
    [whole('n', { when: { classes: ['normative'] } })],
    ['pengaduan+informasi/normative/*/*: n', 'pengaduan+informasi/minor/*/*: none'],
  ],
  [
    'a clock without a target',
    [whole('all', { targets: { resolution: { days: 14 } } })],
    ['pengaduan+informasi/normative+minor/*/*: all (verification followUp unit)'],
  ],
  [
    'an exception for a category, but for a kind',
    [whole('all'), whole('roads', { when: { categories: ['jalan'], kinds: ['pengaduan'] } })],
    ['pengaduan+informasi/normative+minor/*/*: all', 'pengaduan/normative+minor/jalan/*: roads'],
  ],
  [
    'two as choosy as each other meet in one place',
    [
      whole('roads', { when: { categories: ['jalan'] } }),
      whole('works', { when: { units: ['dpupr'] }, validFrom: '2026-02-01' }),
      whole('all'),
    ],
    [
      'pengaduan+informasi/normative+minor/*/*: all',
      'pengaduan+informasi/normative+minor/*/dpupr: works',
      'pengaduan+informasi/normative+minor/jalan/*: roads',
      'pengaduan+informasi/normative+minor/jalan/dpupr: works [roads]',
    ],
  ],
  [
    'what is choosier decides, so nothing overlaps',
    [whole('roads', { when: { categories: ['jalan'] } }), whole('works', { when: { units: ['dpupr'], categories: ['jalan'] } })],
    [
      'pengaduan+informasi/normative+minor/*/*: none',
      'pengaduan+informasi/normative+minor/jalan/*: roads',
      'pengaduan+informasi/normative+minor/jalan/dpupr: works',
    ],
  ],
  [
    'every category is named, so there are no others',
    [whole('some', { when: { categories: ['jalan', 'air'] } }), whole('rest', { when: { categories: ['desa'] } })],
    [
      'pengaduan+informasi/normative+minor/jalan/*: some',
      'pengaduan+informasi/normative+minor/air/*: some',
      'pengaduan+informasi/normative+minor/desa/*: rest',
    ],
  ],
  [
    'a version to come, one withdrawn and a retired family say nothing',
    [
      whole('all'),
      whole('later', { when: { classes: ['minor'] }, validFrom: '2026-06-02' }),
      whole('gone', { when: { classes: ['minor'] }, retired: true }),
    ],
    ['pengaduan+informasi/normative+minor/*/*: all'],
  ],
])('%s', (_case, policies, expected) => {
  expect(coverageOf(policies, date, sorts).covered.map(told).sort()).toEqual([...expected].sort())
})

test('gaps and overlaps are the rows that have some', () => {
  const { gaps, overlaps } = coverageOf(
    [
      whole('a', { when: { classes: ['normative'] } }),
      whole('b', { when: { kinds: ['informasi'] }, targets: { unit: { days: 5 } } }),
    ],
    date,
    sorts,
  )
  expect(overlaps.map(told)).toEqual(['informasi/normative/*/*: a [b]'])
  expect(gaps.map(told)).toEqual(['pengaduan/minor/*/*: none', 'informasi/minor/*/*: b (verification followUp resolution)'])
})

test('each combination is told what the choosing itself gives', () => {
  const policies = [
    whole('all'),
    whole('roads', { when: { categories: ['jalan'] } }),
    whole('works', { when: { units: ['dpupr'], kinds: ['pengaduan'] } }),
    whole('minor', { when: { classes: ['minor'], categories: ['jalan', 'air'] } }),
  ]
  const { covered } = coverageOf(policies, date, sorts)
  for (const kind of sorts.kinds)
    for (const name of sorts.classes)
      for (const category of sorts.categories)
        for (const unit of [...sorts.units, null]) {
          const rows = covered.filter((row) => row.kinds.includes(kind) && row.classes.includes(name))
          const row = [
            [category, unit],
            [category, null],
            [null, unit],
            [null, null],
          ]
            .map(([ofCategory, ofUnit]) => rows.find((one) => one.category === ofCategory && one.unit === ofUnit))
            .filter((one) => one !== undefined)
          const chosen = choosePolicy(policies, { kind, class: name, category, unit, receivedOn: date })
          expect(row[0]!.policy?._id).toBe(chosen?._id)
        }
})

test('a hundred units and every category named give rows in a moment', () => {
  const many = { ...sorts, units: Array.from({ length: 100 }, (_, i) => `unit-${i}`) }
  const policies = many.units.map((unit) => whole(unit, { when: { units: [unit] } }))
  expect(coverageOf([...policies, whole('all')], date, many).covered).toHaveLength(101)
})
