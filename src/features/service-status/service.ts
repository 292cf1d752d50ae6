import { z } from 'zod'
import { type Localized, localizedSchema } from '../../core/i18n/localized.ts'
import { contactSchema } from '../../core/people/organisation.ts'
import { unitIdSchema } from '../../core/people/person.ts'
import { byId, dataFile } from '../../core/store/import-file.ts'
import type { Collection } from '../../core/store/store.ts'
import type { GazetteerEntry } from '../../core/understanding/gazetteer.ts'
import { momentSchema } from './moment.ts'

export const serviceIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'the id of a service is lower case letters, digits and _')
  .brand<'ServiceId'>()

export type ServiceId = z.infer<typeof serviceIdSchema>

/** A service line of the organisation. Its state is not kept: it follows from incidents and maintenance. */
const serviceSchema = z.strictObject({
  id: serviceIdSchema,
  /** Official name, as reports have it. */
  name: localizedSchema,
  /** What a button and a heading call it. */
  shortName: localizedSchema,
  /** Its place in every list. */
  order: z.int().min(1),
  owner: unitIdSchema,
  contact: contactSchema,
  /** In service since: what "operational since" says until the first incident. */
  since: momentSchema,
  /** Other words for it, in any language; `*` at the end stands for any ending. */
  aliases: z.array(z.string().min(1)).default([]),
})

export type Service = z.infer<typeof serviceSchema>

export const services: Collection<Service> = {
  name: 'services',
  schema: serviceSchema,
  indexes: { ...byId, order: ({ order }) => order },
}

export const servicesFile = dataFile('services.json', services, ({ owner }, known) =>
  known.units.has(owner) ? undefined : `owner: there is no unit "${owner}"`,
)

const textsOf = ({ vi, en, ru }: Localized): readonly string[] =>
  [vi, en, ru].filter((text) => text !== undefined)

/** What the data itself calls a service, and its id. */
export const namesOf = ({ id, name, shortName, aliases }: Service): GazetteerEntry => ({
  slot: 'service',
  id,
  names: [...new Set([...textsOf(name), ...textsOf(shortName), id, ...aliases])],
})

const named = (id: string, names: string): GazetteerEntry => ({
  slot: 'service',
  id,
  names: names.split(',').map((name) => name.trim()),
})

/** What staff call the five lines, whatever the data calls them. */
export const serviceNames: readonly GazetteerEntry[] = [
  named(
    'telephone',
    `
    điện thoại, liên lạc điện thoại, điện thoại nội bộ, điện thoại bàn, máy bàn, máy lẻ, máy nội bộ,
    tổng đài, đt, đt nội bộ, đt bàn, dt noi bo, đtnb, đtcđ, thoại, thoại nội bộ, đường dây nóng,
    số máy lẻ, đầu số nội bộ, fax, telephone, telephones, telephony, phone, phones, phone line,
    phone lines, landline, landlines, desk phone, desk phones, extension, extensions, pbx, pabx,
    switchboard, telephone exchange, dial tone, телефон*, телефонк*, атс, коммутатор*,
    стационарн* телефон*, внутренн* номер*, городск* лини*, межгород*, телефонн* станци*, телефонн* связ*,
    факс*
    `,
  ),
  named(
    'radio',
    `
    vô tuyến, liên lạc vô tuyến, bộ đàm, bđ, máy bộ đàm, trạm lặp, radio, radios, vhf, uhf, hf, tetra,
    sóng ngắn, walkie, walkie talkie, walkie talkies, two way radio, radio communications, handheld radio,
    repeater, радио, радиосвяз*, радиостанци*, рация, рации, рацию, рацией, раций, рациям, рациями,
    рациях, укв, кв связ*, ретранслятор*, тетра, эфир*
    `,
  ),
  named(
    'internet_email_voip',
    `
    internet, mạng, mạng internet, mạng nội bộ, mạng lan, mạng văn phòng, đường truyền internet, net, lan,
    wifi, wi fi, web, website, trang web, web nội bộ, mail, email, e mail, thư điện tử, hộp thư, outlook,
    webmail, mail server, máy chủ mail, voip, ip phone, teams, gọi teams, họp trực tuyến teams, vpn,
    truy cập thông tin, network, office network, e mails, emails, mailbox, video call, video calls,
    интернет*, инет*, почта, почту, почты, почте, почтой, почтов*, электронн* почт*, мейл*, мыло, вайфай*, вай фай*, аутлук*, тимс*, воип, впн,
    сеть, сети, сетью, локальн* сет*, видеосвяз*, сайт*
    `,
  ),
  named(
    'offshore_link',
    `
    mạng biển bờ, biển bờ, mạng biển – bờ, đường truyền, đường truyền biển bờ, đường truyền ra giàn,
    đường truyền giàn, kênh ra giàn, kênh truyền, kênh truyền ra giàn, kênh vệ tinh, vệ tinh, vsat, viba,
    vi ba, cáp quang, cáp quang ra giàn, liên lạc biển bờ, liên lạc với giàn, liên lạc với bờ,
    link ra giàn, link offshore, mạng ngoài giàn, mạng giàn, mạng ra giàn, mạng ngoài khơi,
    mạng viễn thông biển bờ, truyền dữ liệu biển bờ, offshore link, offshore network, offshore channel,
    offshore connection, link to the platform, link to the rig, platform link, rig link, rig channel,
    satellite, satellite link, satellite channel, microwave, microwave link, fiber to the platform,
    fibre to the platform, fiber channel, offshore onshore network, ship to shore, связ* с мор*,
    связ* с платформ*, связ* с берег*, канал* с мор*, канал* на платформ*, канал* до платформ*,
    канал* на мсп, канал* на цтп, канал* связи с морем, спутник*, спутников* канал*, радиорелейк*, рри,
    оптик*, волокн*, всат, оффшор* линк*, офшор* линк*, берег мор*, море берег*, канал* берег море
    `,
  ),
  named(
    'application_support',
    `
    hỗ trợ ứng dụng, ứng dụng, hệ thống ứng dụng, phần mềm, hỗ trợ phần mềm, hỗ trợ người dùng, erp, sap,
    csdl, cơ sở dữ liệu, database, databases, helpdesk, help desk, service desk, phiếu hỗ trợ,
    phần mềm kế toán, phần mềm văn thư, phần mềm chấm công, 1c, 1с, application support, app support,
    apps support, applications, software support, db support, dbs support, sap support, erp support,
    поддержк* приложени*, приложени*, баз* данных, бд, хелпдеск*, хелп деск*, эрп, сап, программ* учета,
    поддержк* пользовател*
    `,
  ),
]
