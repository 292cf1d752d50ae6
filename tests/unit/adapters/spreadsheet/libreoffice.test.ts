import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readTable } from '../../../../src/adapters/spreadsheet/read-table.ts'
import { healthChecks } from '../../../../src/features/health-checks/feature.ts'
import { rosters } from '../../../../src/features/health-checks/plan.ts'
import { aSampleFeature, type SampleFeature } from '../../../builders/a-sample-feature.ts'

/**
 * Written by LibreOffice 7.4 from a CSV with these lines, the dates recognised as such:
 * `libreoffice --headless --infilter=CSV:44,34,76,1,,1033,false,true --convert-to xlsx`
 */
const workbook = () => new Uint8Array(readFileSync(new URL('libreoffice-roster.xlsx', import.meta.url)))

const officer = 'tran.thu.hoa'

describe('a workbook of LibreOffice', () => {
  it('is read with its Vietnamese and Russian names, its dates, its gaps', async () => {
    const day = (text: string) => new Date(`${text}T00:00:00Z`)
    expect(await readTable(workbook())).toEqual({
      ok: true,
      rows: [
        { row: 1, cells: ['Họ và tên', 'Mã nhân viên', 'Khám lần trước'] },
        { row: 2, cells: ['Nguyễn Thị Lan', 'nguyen.thi.lan', day('2025-12-01')] },
        { row: 3, cells: ['Зимина Анна Викторовна', null, day('2026-03-15')] },
        { row: 4, cells: ['Hoàng Gia Bảo', 'hoang.gia.bao', null] },
        { row: 5, cells: ['Trần Thu Cường', null, day('2025-06-30')] },
        { row: 6, cells: ['Морев Сергей Павлович', null, day('2026-02-28')] },
      ],
    })
  })
})

describe('a roster that LibreOffice wrote', () => {
  let sample: SampleFeature
  beforeEach(async () => {
    sample = await aSampleFeature(healthChecks)
  })
  afterEach(() => sample.close())

  it('is taken for the people of a campaign', async () => {
    const written = `đợt khám mới:
tên đợt khám: Khám bổ sung
từ ngày: 2026-12-14
đến ngày: 18/12/2026
nơi khám: Hải Đăng | 18 Hoa Sứ
đơn vị: Đội Vô tuyến
giờ khám: 7h30-9:00
số người mỗi giờ: 2`
    const turn = await sample.turn(officer, { language: 'vi' })
    await sample.feature.hears?.(written)?.run(turn)
    const file = { name: 'roster.xlsx', read: async () => workbook() }
    const reply = await sample.feature.receive?.(turn, file, '')
    expect(reply?.cards.map(({ name }) => name)).toEqual(['health-checks/plan'])
    expect((await sample.store.get(rosters, '1'))?.document.people).toEqual([
      'nguyen.thi.lan',
      'anna.zimina',
      'hoang.gia.bao',
      'tran.thu.cuong',
      'sergei.morev',
    ])
  })
})
