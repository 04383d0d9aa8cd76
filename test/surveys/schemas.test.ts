import { checked } from '../../server/complaints/schemas'
import { Refused } from '../../server/errors'
import { surveyForm } from '../../server/surveys/schemas'
import { elements } from '../../server/surveys/survey'

const all = (mean: string) => Object.fromEntries(elements.map((element) => [element, mean]))
const typed = {
  from: '2026-01-01',
  to: '2026-06-30',
  revision: '0',
  respondents: '1.204',
  source: 'Laporan',
  link: '',
  reason: '',
  ...all('3,45'),
}
const faults = (over: object) => {
  try {
    checked(surveyForm, { ...typed, ...over })
    return {}
  } catch (error) {
    return (error as Refused).details.fields
  }
}

it.each([
  ['3,45', 3450],
  ['3.456', 3456],
  ['1', 1000],
  ['4,000', 4000],
])('a mean typed as %s is read in thousandths', (text, mean) =>
  expect(checked(surveyForm, { ...typed, time: text }).means.time).toBe(mean),
)

it.each(['', '0,99', '4,001', '4.5', '5', '-3', '3,4567', 'tiga', '3,'])('“%s” is no mean', (time) =>
  expect(faults({ time })).toEqual({ time: 'surveyMeanInvalid' }),
)

it.each([
  ['nobody asked', { respondents: '0' }, { respondents: 'respondentsInvalid' }],
  ['a day that does not exist', { to: '2026-06-31' }, { to: 'dateMalformed' }],
  ['no source', { source: ' ' }, { source: 'countSourceMissing' }],
])('%s is told at the field', (_, over, expected) => expect(faults(over)).toEqual(expected))

it('respondents may be written with a dot between thousands', () => expect(checked(surveyForm, typed).respondents).toBe(1204))
