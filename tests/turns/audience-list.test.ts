import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { personIdSchema } from '../../src/core/people/person.ts'
import { fold } from '../../src/core/understanding/fold.ts'
import { announcementsCollection } from '../../src/features/announcements/announcement.ts'
import { findPeople } from '../../src/features/announcements/audience-list-words.ts'
import { createFindPerson } from '../../src/features/announcements/find-person.ts'
import { planAudience } from '../../src/features/announcements/plan-audience.ts'
import people from '../../src/sample/people.json' with { type: 'json' }
import { type AnnouncingLoa, anAnnouncingLoa } from '../builders/an-announcing-loa.ts'
import { samplePerson, wednesday } from '../builders/loa.ts'
import { aWorkbook, inline, zipped } from '../unit/adapters/spreadsheet/a-workbook.ts'

const mai = 'le.thanh.mai'
const lan = 'nguyen.thi.lan'
const ivan = 'ivan.petrenko'

let loa: AnnouncingLoa
beforeEach(async () => {
  loa = await anAnnouncingLoa()
  await loa.say(mai, 'English')
  await loa.say(mai, 'new announcement: Water off\nNo water\nOn Saturday.')
})
afterEach(async () => {
  expect(loa.troubles).toEqual([])
  await loa.close()
})

const audience = async (id = '1') => {
  const { include } = (await loa.announcing.store.get(announcementsCollection, id))?.document.audience ?? {}
  return include
}

const listOf = (...people: string[]) => [{ kind: 'list', people }]

const emailOf = (id: string) => people.find((person) => person.id === id)?.email ?? ''

describe('a list of people that is sent while a draft is open', () => {
  it.each([
    ['an account', 'Tài khoản', (id: string) => samplePerson(id).account.toUpperCase()],
    ['an e-mail address', 'Эл. почта', emailOf],
    ['an id', 'Employee ID', (id: string) => id],
    ['a full name', 'Họ và tên', (id: string) => samplePerson(id).name.normalize('NFD')],
    ['a name without marks', 'ФИО', (id: string) => fold(samplePerson(id).name)],
  ])('is its audience, by %s', async (_, heading, say) => {
    const taken = await loa.send(mai, 'people.csv', `${heading}\n${say(lan)}\n${say(ivan)}\n`)
    expect(taken.words).toMatch(/recipients of no\. 1 are the list now: 2 people[\s\S]*a list of 2 people/)
    expect(await audience()).toEqual(listOf(lan, ivan))
    expect(await loa.audited()).toEqual(['announcement.created', 'announcement.edited'])
  })

  it('is for the draft that the text beside it names, whichever was looked at last', async () => {
    await loa.say(mai, 'new announcement: Power off\nNo power\nOn Sunday.')
    await loa.send(mai, 'people.csv', `Email\n${emailOf(lan)}\n`, 'audience 1')
    expect([await audience('1'), await audience('2')]).toEqual([listOf(lan), []])
  })

  it('comes as a workbook too, its title above the headings, and goes out to those on it alone', async () => {
    const rows = [
      ['Danh sách gửi thông báo'],
      ['STT', 'Họ tên', 'Email'],
      ['1', samplePerson(lan).name, emailOf(lan)],
      ['2', samplePerson(ivan).name, ''],
    ]
    const sheetData = rows
      .map(
        (cells, row) =>
          `<row r="${row + 1}">${cells.map((text, column) => (text ? inline(`${'ABC'[column]}${row + 1}`, text) : '')).join('')}</row>`,
      )
      .join('')
    await loa.send(mai, 'DANH SACH.XLSX', zipped(aWorkbook({ sheetData })))
    expect(await audience()).toEqual(listOf(lan, ivan))
    await loa.say(mai, 'release 1 2')
    await loa.outbox.work()
    expect([lan, ivan, 'andrei.belov'].map((id) => loa.shownTo(id).length)).toEqual([1, 1, 0])
  })

  it('counts once whom it names twice, and says so', async () => {
    const rows = [lan, ivan, lan, lan, ivan].map(emailOf)
    const taken = await loa.send(mai, 'people.csv', ['Email', ...rows].join('\n'))
    expect(taken.words).toMatch(/3 rows name somebody again who is counted once: rows 4–6/)
    expect(await audience()).toEqual(listOf(lan, ivan))
  })

  it('leaves out whom the draft leaves out', async () => {
    await loa.say(mai, 'except 1: Nguyễn Thị Lan')
    const taken = await loa.send(mai, 'people.csv', `Email\n${emailOf(lan)}\n${emailOf(ivan)}`)
    expect(taken.words).toMatch(/1 recipient/)
  })

  it('with a bad row is not taken at all: each is named with its number and reason', async () => {
    const rows = [
      'Email;Full name',
      `${emailOf(lan)};`,
      'nobody@centre.example;',
      ';Nobody Known',
      `${emailOf(lan)};Ivan Petrenko`,
      ';',
      ' ; - ',
      ';Nguyên Thi Lán',
    ]
    const refused = await loa.send(mai, 'people.csv', rows.join('\n'))
    expect(refused.words).toMatch(/5 rows to mend/)
    expect(refused.words).toMatch(/Row 3\n“nobody@centre\.example” is not in the directory/)
    expect(refused.words).toMatch(/Row 4\n“Nobody Known” is not in the directory/)
    expect(refused.words).toMatch(/Row 5\n.*is Nguyễn Thị Lan, but the row also says “Ivan Petrenko”/)
    expect(refused.words).toMatch(/Row 8\n“Nguyên Thi Lán” is not in the directory; Nguyễn Thị Lan/)
    expect(await audience()).toEqual([])
    expect(await loa.audited()).toEqual(['announcement.created'])
  })

  it('names the further bad rows by their numbers', async () => {
    const rows = Array.from({ length: 60 }, (_, row) => `x${row}@centre.example`)
    const refused = await loa.send(mai, 'people.csv', ['Email', ...rows].join('\n'))
    expect(refused.words).toMatch(/60 rows to mend[\s\S]*and 35 more rows\n27–61/)
  })

  it('in which two columns mean the same is asked about', async () => {
    const refused = await loa.send(mai, 'people.csv', `Email,E-mail\n${emailOf(lan)},${emailOf(ivan)}`)
    expect(refused.words).toMatch(/Two columns are called the same: E-mail/)
    expect(await audience()).toEqual([])
  })
})

it('two people of one name are named, with what tells them apart', async () => {
  const [one, other] = [await loa.person(lan), await loa.person(ivan)]
  const alike = [one, { ...other, name: one.name }]
  const find = await createFindPerson({ ...loa.announcing.directory, people: async () => alike })
  const columns = new Map([['name', 0]] as const)
  const plan = planAudience(
    { columns, repeated: [], isAwardList: false, below: [{ row: 7, cells: [one.name] }] },
    find,
  )
  expect(plan).toMatchObject({
    ok: false,
    problems: [{ row: 7, reason: 'several', values: { choices: `${one.email}, ${other.email}` } }],
  })
})

describe('which draft a list is for', () => {
  beforeEach(async () => void (await loa.say(mai, 'new announcement: The second')))
  const list = `Email\n${emailOf(lan)}`

  it('is the one that was looked at last', async () => {
    await loa.say(mai, 'announcement no 1')
    await loa.send(mai, 'people.csv', list)
    expect([await audience('1'), await audience('2')]).toEqual([listOf(lan), []])
  })

  it.each(['người nhận 1', 'audience 1', 'получатели 1'])('is the one of “%s”', async (command) => {
    expect((await loa.say(mai, command)).first.name).toBe('announcements/message')
    await loa.send(mai, 'people.csv', list)
    expect([await audience('1'), await audience('2')]).toEqual([listOf(lan), []])
  })

  it('is the one that the name of the file says', async () => {
    await loa.send(mai, 'Người nhận 1.csv', list)
    expect([await audience('1'), await audience('2')]).toEqual([listOf(lan), []])
  })

  it.each([
    ['a table without such a column', 'Colour\nred', /No column of the table/],
    ['no table', '\u0000\u0001', /no \.xlsx and no \.csv|empty|No column/],
    ['headings alone', 'Email', /nobody below the headings/],
  ])('and what is none after all is told so once it was asked for: %s', async (_, content, reason) => {
    await loa.say(mai, 'audience 1')
    expect((await loa.send(mai, 'people.csv', content)).words).toMatch(reason)
  })

  it('is none after a day, nor once it is deleted: Loa says what to do', async () => {
    await loa.at(wednesday.plus({ hours: 25 }))
    expect((await loa.send(mai, 'people.csv', list)).words).toMatch(/no draft of yours is open/)
    await loa.say(mai, 'announcement no 2')
    await loa.say(mai, 'delete draft 2')
    await loa.say(mai, 'confirm deleting 2')
    expect((await loa.send(mai, 'people.csv', list)).words).toMatch(/no draft of yours is open/)
    expect(await audience('1')).toEqual([])
  })
})

describe('a table that is not for announcements is left to others', () => {
  it('an award list, and any table without people', async () => {
    for (const content of [
      `Năm,Danh hiệu,Cấp,Loại,Họ tên\n2020,Lao động tiên tiến,Trung tâm,cá nhân,${samplePerson(lan).name}`,
      'Service,Period,Plan\nradio,2020,99',
    ])
      expect((await loa.send(mai, 'list.csv', content)).first.name).not.toMatch(/^announcements/)
  })

  it('anything of somebody who writes no announcements', async () => {
    const sent = await loa.send(lan, 'people.csv', `Email\n${emailOf(lan)}`)
    expect(sent.first.name).not.toMatch(/^announcements/)
    expect((await loa.say(lan, 'audience 1')).words).toMatch(/entrusted|được giao/)
  })
})

it('ten thousand rows are read whole', async () => {
  const someone = await loa.person(lan)
  const crowd = Array.from({ length: 10_000 }, (_, index) => ({
    ...someone,
    id: personIdSchema.parse(`p${index}`),
    account: `a${index}`,
    email: `p${index}@centre.example`,
  }))
  const find = await createFindPerson({ ...loa.announcing.directory, people: async () => crowd })
  const table = await loa.announcing.readTable(
    Buffer.from(['Email', ...crowd.map(({ email }) => email)].join('\n')),
  )
  const found = table.ok ? findPeople(table) : undefined
  expect(found && planAudience(found, find)).toMatchObject({ ok: true, repeated: [] })
})
