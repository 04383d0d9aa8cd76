import type { RegisterPage, UnitPage } from '../../server/units/pages'
import { markup } from './parts'

const list: RegisterPage = {
  groups: [
    { kind: 'dinas', units: [{ id: 'dpupr', name: `Dinas Pekerjaan Umum ${markup}`, shortName: 'DPUPR', topics: 84, places: [], active: true }] },
    { kind: 'puskesmas', units: [{ id: 'pkm-pontang', name: 'UPTD Puskesmas Pontang', shortName: 'Puskesmas Pontang', topics: 31, places: ['Pontang'], active: false }] },
    { kind: 'outside', units: [{ id: 'outside:pln', name: 'PT PLN (Persero)', shortName: 'PLN', topics: 1, places: [], active: true }] },
  ],
  threshold: 80,
  mayEdit: true,
  done: null,
}
const unit: UnitPage = {
  id: 'pkm-pontang',
  kind: 'puskesmas',
  title: `UPTD Puskesmas Pontang ${markup}`,
  parent: 'Dinas Kesehatan',
  mayEdit: true,
  kecamatan: [
    { id: '36.04.12', name: 'Pontang', checked: true },
    { id: '36.04.13', name: 'Tirtayasa', checked: false },
  ],
  calendars: [{ id: 'serang-5', name: 'Lima hari kerja' }, { id: 'serang-6', name: `Enam hari ${markup}` }],
  inherited: `Lima hari kerja ${markup}`,
  values: { version: '3', calendar: 'serang-6', name: 'UPTD Puskesmas Pontang', shortName: 'Puskesmas Pontang', topics: `antrean puskesmas\nrujukan\n${markup}`, active: 'yes' },
  overtaken: false,
  errors: {},
  details: {},
}

export const unitSamples = {
  'units/list': {
    first: list,
    reader: { ...list, mayEdit: false },
    saved: { ...list, done: 'unit' },
  },
  'units/edit': {
    first: unit,
    reader: { ...unit, mayEdit: false, parent: null },
    wrong: { ...unit, values: { ...unit.values, name: '', shortName: '', active: '', calendar: 'x' }, errors: { calendar: 'calendarUnknown', name: 'unitNameMissing', shortName: 'unitShortNameMissing', active: 'activeMissing' } },
    overtaken: { ...unit, overtaken: true },
    outside: { ...unit, kind: 'outside', parent: null, calendars: [], values: { ...unit.values, calendar: '' } },
  },
} satisfies { 'units/list': Record<string, RegisterPage>; 'units/edit': Record<string, UnitPage> }
