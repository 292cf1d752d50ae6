import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createPinoLog } from '../../src/adapters/log/pino-log.ts'
import { writeSheet } from '../../src/adapters/spreadsheet/write-sheet.ts'
import { readConfig } from '../../src/config.ts'
import type { Cell } from '../../src/core/spreadsheet/spreadsheet.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { type Loa, startLoa } from '../../src/serve.ts'
import type { Activity } from '../../src/simulator/activity.ts'
import { fileAttachment, type SentFile } from '../../src/simulator/files.ts'
import type { Simulator } from '../../src/simulator/start-simulator.ts'
import { useBrowser } from '../builders/a-browser.ts'
import { listenOnLoopback } from '../builders/listen-on-loopback.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const openBrowser = useBrowser()
const officer = 'tran.thu.hoa'
const stateFolder = mkdtempSync(join(tmpdir(), 'loa-files-'))
let loa: Loa
let sim: Simulator

beforeAll(async () => {
  const config = {
    ...readConfig({ PLAYGROUND: 'on', PORT: '0', PLAYGROUND_PORT: '0' }),
    stateFolder,
  }
  loa = await startLoa(config, systemClock, createPinoLog('silent'))
  if (!loa.simulator) throw new TypeError('there is no simulator')
  sim = loa.simulator
})
afterAll(async () => {
  await loa.close()
  rmSync(stateFolder, { recursive: true })
})

const headings = ['Năm', 'Danh hiệu', 'Cấp khen', 'Loại', 'Họ và tên', 'Số QĐ', 'Ngày QĐ']
const aRow = (number: string, title: Cell = 'Lao động tiên tiến'): Cell[] => [
  2019,
  title,
  'Trung tâm',
  'Cá nhân',
  'Nguyễn Thị Lan',
  number,
  new Date('2019-12-17T00:00:00Z'),
]

const aList = async (rows: readonly Cell[][], titles = headings, name = 'Khen thưởng.xlsx') => ({
  name,
  bytes: await writeSheet({
    sheetName: 'Khen thưởng',
    columns: titles.map((title) => ({ title, width: 12, type: 'text' })),
    rows,
  }),
})

const send = async (file: SentFile, { person = officer, place = 'personal', text = '' } = {}) =>
  cardsOf(await sim.say(person, place, text, { file, language: 'vi' }))

/** Every message as what it says, in the form it goes over the wire. */
const cardsOf = (activities: readonly Activity[]): string[] => activities.map((one) => JSON.stringify(one))

/** Where the file was to be fetched that went to Loa last. */
const lastAddress = (): string =>
  sim
    .traffic()
    .flatMap(({ body }) => JSON.stringify(body)?.match(/(?<="downloadUrl":")[^"]+/g) ?? [])
    .at(-1) ?? ''

describe('a file in a personal chat', () => {
  it('is imported when an officer sends an award list, and awards of it are found', async () => {
    expect(await send(await aList([aRow('98/QĐ-KT')]))).toEqual([
      expect.stringContaining('Đã nhập 1 khen thưởng'),
    ])
    const awards = cardsOf(await sim.say(officer, 'personal', 'khen thưởng năm 2019'))
    expect(awards.join()).toContain('98/QĐ-KT')
  })

  it('is imported as a .csv, and whatever was written beside it', async () => {
    const csv = `${headings.join(';')}\n2018;Lao động tiên tiến;Trung tâm;Cá nhân;Nguyễn Thị Lan;7/QĐ;2018-12-17`
    const file = { name: 'LIST.CSV', bytes: Buffer.from(csv) }
    expect(await send(file, { text: 'danh sách đây ạ' })).toEqual([
      expect.stringContaining('Đã nhập 1 khen thưởng'),
    ])
  })

  it('is not imported at all when rows of it are wrong, and each is named', async () => {
    const [answer, ...more] = await send(await aList([aRow('1/QĐ'), aRow('2/QĐ', null), aRow('3/QĐ', null)]))
    expect(answer).toContain('Dòng 3')
    expect(answer).toContain('Dòng 4')
    expect(answer).not.toContain('Dòng 2')
    expect(more).toEqual([])
    expect(cardsOf(await sim.say(officer, 'personal', 'khen thưởng năm 2019')).join()).not.toContain('1/QĐ')
  })

  it('is told to be no award list where its headings are other ones', async () => {
    expect(await send(await aList([['a', 'b']], ['Món', 'Giá']))).toEqual([
      expect.stringContaining('Loa không thấy dòng tiêu đề'),
    ])
  })

  it('is the audience of a draft when it is a list of people, and the read receipts of its readers are counted', async () => {
    const [author, reader] = ['le.thanh.mai', 'nguyen.thi.lan']
    const list = await aList([['Nguyễn Thị Lan', 'nguyen.thi.lan@centre.example']], ['Họ tên', 'Email'])
    await sim.say(reader, 'personal', 'trợ giúp')
    await sim.say(author, 'personal', 'thông báo mới: Cúp nước\nSáng mai\nTừ 8 giờ.')
    expect(await send(list, { person: author })).toEqual([expect.stringContaining('danh sách này: 1 người')])
    const received = () => sim.received(sim.conversationId(reader, 'personal'))
    const before = received().length
    await sim.say(author, 'personal', 'phát hành 1 1')
    await sim.until(() => received().length > before)
    await sim.read(reader)
    const report = await vi.waitUntil(async () => {
      const [card = ''] = cardsOf(await sim.say(author, 'personal', 'báo cáo thông báo 1'))
      return /Đã xem \(Teams báo\).{0,400}?"text":"1"/.test(card) && card
    }, 20_000)
    expect(report).toContain('Đã nhận')
  })

  it('is no spreadsheet when it is a program under another name', async () => {
    const bytes = Buffer.concat([Buffer.from('MZ\x90\x00\x03', 'latin1'), Buffer.alloc(2_000)])
    expect(await send({ name: 'Khen thưởng.xlsx', bytes })).toEqual([
      expect.stringContaining('không phải bảng tính'),
    ])
    expect(await send({ name: 'setup.exe', bytes })).toEqual([
      expect.stringContaining('Loa chưa đọc được tệp này'),
    ])
  })

  it('is too large with 6 MB', async () => {
    const file = { name: 'Khen thưởng.xlsx', bytes: new Uint8Array(6 * 1024 * 1024) }
    expect(await send(file)).toEqual([expect.stringContaining('tối đa 5 MB')])
  })

  it('of a staff member is refused and not fetched', async () => {
    const answer = await send(await aList([aRow('5/QĐ')]), { person: 'nguyen.thi.lan' })
    expect(answer).toEqual([expect.stringContaining('Bạn chưa thể nhập danh sách khen thưởng')])
    expect((await fetch(lastAddress())).status).toBe(200)
  })

  it('is not fetched from a host that is not the one that sent the message', async () => {
    const asked: string[] = []
    const server = createServer(({ url = '' }, response) => {
      asked.push(url)
      response.end('secret')
    })
    const other = await listenOnLoopback(server)
    const file = await aList([aRow('6/QĐ')])
    for (const address of [`${other.address}/x`, 'https://evil.example/x.xlsx', 'file:///etc/passwd']) {
      const attachments = [fileAttachment(file, address)]
      const answer = cardsOf(await sim.say(officer, 'personal', '', { attachments, language: 'vi' }))
      expect(answer).toEqual([expect.stringContaining('Loa không lấy được tệp này')])
    }
    expect(asked).toEqual([])
    await other.close()
  })

  it('is gone once its address was used', async () => {
    const file = await aList([aRow('98/QĐ-KT')])
    await send(file)
    const attachments = [fileAttachment(file, lastAddress())]
    const again = await sim.say(officer, 'personal', '', { attachments, language: 'vi' })
    expect(cardsOf(again)).toEqual([expect.stringContaining('Loa không lấy được tệp này')])
  })
})

describe('a file in a channel', () => {
  it('is not read, and Loa says so', async () => {
    const [answer] = await send(await aList([aRow('9/QĐ')]), { place: 'general' })
    expect(answer).toContain('Loa chưa đọc được tệp này')
  })
})

describe('the paper clip of the playground', () => {
  it('sends a file that was chosen with the keyboard', async () => {
    const page = await (await openBrowser({ locale: 'vi-VN' })).newPage()
    await page.goto(sim.playground)
    await page.locator('.me').click()
    await page
      .getByRole('button', { name: /Trần Thu Hoà|Trần Thu Hòa|Hoà|Hòa/ })
      .first()
      .click()
    const choosing = page.waitForEvent('filechooser')
    await page.locator('#composer-text').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const { name, bytes } = await aList([aRow('77/QĐ')])
    await (await choosing).setFiles({ name, mimeType: '', buffer: Buffer.from(bytes) })
    await page.getByRole('button', { name: `Bỏ tệp ${name}` }).waitFor()
    await page.locator('#composer-text').press('Enter')
    await page.locator('.message').last().getByText('Đã nhập 1 khen thưởng').waitFor()
    expect(await page.locator('.message.own .file').last().innerText()).toBe(name)
  })

  it('is not there in a channel, and a file too large for the page is not sent', async () => {
    const page = await (await openBrowser({ locale: 'en-GB' })).newPage()
    await page.goto(sim.playground)
    const clip = page.getByRole('button', { name: 'Attach a file' })
    const choosing = page.waitForEvent('filechooser')
    await clip.click()
    const buffer = Buffer.alloc(7 * 1024 * 1024 + 1)
    await (await choosing).setFiles({ name: 'big.xlsx', mimeType: '', buffer })
    await page.getByText('The file is over 7 MB').waitFor()
    expect(await page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true)
    await page.locator('.rail').getByRole('button', { name: 'General' }).first().click()
    await clip.waitFor({ state: 'hidden' })
  })
})
