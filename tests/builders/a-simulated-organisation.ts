import type { SimulatedCommand, SimulatedPerson, SimulatedTeam } from '../../src/simulator/organisation.ts'

const aSimulatedPerson = (overrides: Partial<SimulatedPerson> = {}): SimulatedPerson => {
  const id = overrides.id ?? 'tran-thi-mai'
  return {
    id,
    account: `account-of-${id}`,
    name: 'Trần Thị Mai',
    position: { vi: 'Kỹ sư mạng', en: 'Network engineer', ru: 'Инженер сети' },
    unit: {
      vi: 'Đội Mạng & Truyền dẫn',
      en: 'Network & Transmission team',
      ru: 'Бригада сетей и передачи данных',
    },
    roles: ['staff'],
    language: 'vi',
    zone: 'Asia/Ho_Chi_Minh',
    offered: true,
    ...overrides,
  }
}

export const mai = aSimulatedPerson()
export const sergei = aSimulatedPerson({
  id: 'sergei-orlov',
  name: 'Сергей Орлов',
  position: { vi: 'Kỹ sư trực', en: 'Duty engineer', ru: 'Дежурный инженер' },
  unit: { vi: 'Tổ Liên lạc giàn MSP-1', en: 'MSP-1 communications crew', ru: 'Группа связи МСП-1' },
  roles: ['staff', 'engineer'],
  language: 'ru',
})
export const huong = aSimulatedPerson({
  id: 'le-thu-huong',
  name: 'Lê Thu Hương',
  position: { vi: 'Uỷ viên Ban Chấp hành Công đoàn', en: 'Union committee member', ru: 'Член профкома' },
  unit: {
    vi: 'Phòng Kế hoạch – Tổng hợp',
    en: 'Planning & Administration department',
    ru: 'Планово-административный отдел',
  },
  roles: ['staff', 'officer'],
})
const anna = aSimulatedPerson({
  id: 'anna-belova',
  name: 'Анна Белова',
  position: { vi: 'Quản trị truyền thông', en: 'Communications admin', ru: 'Администратор коммуникаций' },
  unit: huong.unit,
  roles: ['staff', 'communications'],
  language: 'ru',
})
/** Exists, without being offered in the page. */
export const tuan = aSimulatedPerson({ id: 'pham-anh-tuan', name: 'Phạm Anh Tuấn', offered: false })

const aSimulatedTeam: SimulatedTeam = {
  name: { vi: 'Trung tâm CNTT&LL', en: 'IT & Communications Centre', ru: 'Центр ИТ и связи' },
  channels: [
    { id: 'general', name: { vi: 'Chung', en: 'General', ru: 'Общий' } },
    { id: 'duty', name: { vi: 'Trực ca', en: 'Duty shift', ru: 'Дежурная смена' } },
  ],
}

const everywhere = ['personal', 'group', 'channel'] as const

const someCommands: readonly SimulatedCommand[] = [
  {
    title: { vi: 'Tình trạng dịch vụ', en: 'Service status', ru: 'Состояние сервисов' },
    description: {
      vi: 'Dịch vụ nào đang chạy, dịch vụ nào gián đoạn',
      en: 'What works right now and what does not',
      ru: 'Что сейчас работает, а что нет',
    },
    menu: everywhere,
  },
  {
    title: { vi: 'Lịch khám của tôi', en: 'My health check', ru: 'Мой медосмотр' },
    description: {
      vi: 'Khi nào, ở đâu, mang theo gì',
      en: 'When, where and what to bring',
      ru: 'Когда, где и что взять с собой',
    },
    menu: ['personal'],
  },
  {
    title: { vi: 'Cuộc họp hôm nay', en: 'Meetings today', ru: 'Совещания сегодня' },
    description: {
      vi: 'Chương trình, giờ và người trình bày',
      en: 'Agenda, times and speakers',
      ru: 'Повестка, время и докладчики',
    },
    menu: everywhere,
  },
  {
    title: { vi: 'Quyền lợi công đoàn', en: 'Union benefits', ru: 'Льготы профсоюза' },
    description: {
      vi: 'Lương, thưởng, bảo hiểm, chăm lo',
      en: 'Pay, bonuses, insurance, care',
      ru: 'Оплата, премии, страхование, забота',
    },
    menu: ['personal'],
  },
]

export const aSimulatedOrganisation = {
  people: [mai, huong, sergei, anna, tuan],
  team: aSimulatedTeam,
  group: {
    name: { vi: 'Nhóm chuyển đổi số', en: 'Digital transformation group', ru: 'Группа цифровизации' },
    members: [mai.id, sergei.id, anna.id],
  },
  commands: someCommands,
}
