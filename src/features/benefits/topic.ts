import { type Language, languages } from '../../core/i18n/language.ts'
import type { GazetteerEntry } from '../../core/understanding/gazetteer.ts'

/** What the union keeps rules about, in the order in which the overview lists them. */
export const topics = ['salary', 'bonus', 'insurance', 'health_check', 'care', 'charity'] as const

export type Topic = (typeof topics)[number]

/** The topic of a slot; undefined when nothing was named, or something that there are no rules about. */
export const topicOf = (slot: string | undefined): Topic | undefined => topics.find((topic) => topic === slot)

/** Names by language, separated by commas. */
const names = {
  salary: {
    vi: [
      'lương, tiền lương, bậc lương, hệ số lương, nâng lương, tăng lương, nâng bậc, trả lương',
      'thang bảng lương, quy chế trả lương, lương phép, lương làm đêm, lương ca đêm, làm thêm giờ',
      'phụ cấp, phụ cấp biển, phụ cấp đi giàn, phụ cấp ca đêm, phụ cấp độc hại, tiền ca, tăng ca',
      'lương khi nghỉ ốm, tiền ăn ca, bồi dưỡng độc hại, tạm ứng lương, lương thử việc',
    ],
    en: [
      'salary, salaries, wage, wages, pay scale, pay policy, pay rise, payday, pay day, grade',
      'salary grade, allowance, allowances, overtime, night shift pay, extra pay, full pay',
      'regional coefficient, offshore coefficient, seniority allowance, meal allowance',
      'minimum wage',
      'travel money, lunch money, probation pay',
    ],
    ru: [
      'зарплат*, зп, оклад*, разряд*, надбавк*, доплат*, сверхурочн*, ночные, аванс*, тариф*',
      'индексаци*, районн* коэффициент*, коэффициент*, оплат* труда, заработн*, ночн* смен*',
      'выход* в праздничн*',
      'отпускные, командировочн*, полевые',
    ],
  },
  bonus: {
    vi: [
      'thưởng, tiền thưởng, thưởng Tết, thưởng quý, thưởng năm, thưởng cuối năm, thưởng lễ',
      'lương tháng 13, lương 13, tháng lương 13, tháng 13, thưởng sáng kiến, thưởng thâm niên',
      'thưởng an toàn, chế độ thưởng, quy chế thưởng, xếp loại lao động, thưởng 30/4, thưởng 2/9',
    ],
    en: [
      'bonus, bonuses, tet bonus, quarterly bonus, year-end bonus, 13th month, 13th-month',
      '13th month salary, thirteenth salary, reward money, premia, premiya',
    ],
    ru: [
      'преми*, премирова*, премиру*, тринадцат*, 13-я зарплата, 13-й зарплаты, 13 зарплата',
      'бонус*, вознагражден*, сколько дают на Тет',
    ],
  },
  insurance: {
    vi: [
      'bảo hiểm, bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm thất nghiệp, bảo hiểm tai nạn',
      'bảo hiểm sức khỏe, BHXH, BHYT, BHTN, bhxh bhyt, bảo hiểm nhân thọ, bảo hiểm 24/24',
      'thẻ bảo hiểm, đóng bảo hiểm, bh xã hội, bh y tế, bh thất nghiệp, bh tai nạn, chế độ ốm đau',
      'chế độ thai sản, thai sản, nghỉ sinh, nghỉ thai sản, tai nạn lao động, lương hưu, nghỉ hưu',
      'viện phí, trái tuyến, đúng tuyến, nằm viện bảo hiểm, vợ sinh, khám trái tuyến',
      'trợ cấp thất nghiệp',
    ],
    en: [
      'insurance, insured, social insurance, health insurance, medical insurance',
      'accident insurance, unemployment insurance, life insurance, insurance card, sick leave',
      'sick pay, maternity, maternity leave, paternity leave, pension, hospital bill, reimbursed',
    ],
    ru: [
      'страхов*, застрахован*, ДМС, ОМС, соцстрах*, больничн*, пенси*, декрет*, несчастн* случа*',
      'медстрах*, страхование от несчастных случаев, медицинск* страхов*',
      'полис*, беремен*, жена рожает, лекарств*, стоматолог*',
    ],
  },
  health_check: {
    vi: [
      'khám sức khỏe, khám sức khoẻ, khám sk, khám định kỳ, khám sức khỏe định kỳ, KSK, gói khám',
      'danh mục khám, nội dung khám, chi phí khám, khám bệnh nghề nghiệp, bệnh nghề nghiệp',
      'tầm soát, tầm soát ung thư, khám phụ khoa, siêu âm, nội soi, điện tim, chụp X-quang',
      'xét nghiệm máu, đợt KSK, gói khám sức khỏe',
    ],
    en: [
      'health check, health checks, health check-up, medical check, medical check-up, check-up',
      'checkup, annual medical, medical examination, medical exam, periodic medical',
      'yearly medical, health examination, medical commission, medosmotr, occupational disease',
      'cancer screening, ultrasound',
      'heart tests, periodic check, blood test, blood tests',
    ],
    ru: [
      'медосмотр*, мед осмотр*, медкомисси*, осмотр*, чекап*, диспансеризаци*, узи, кардиограмм*',
      'маммографи*, профзаболеван*, анализ*, периодическ* осмотр*',
      'онкомаркер*, флюорографи*',
    ],
  },
  care: {
    vi: [
      'chăm lo, quà, trung thu, con CBCNV, con em, ma chay, quà Tết, quà sinh nhật, sinh nhật, quà Trung thu, quà 1/6, quà 8/3',
      'quà cho con, con đoàn viên, học sinh giỏi, thăm ốm, thăm hỏi, hiếu hỉ, phúng viếng',
      'khi cưới, sắp cưới, cưới vợ, kết hôn, lấy vợ, lấy chồng, đám cưới, mừng cưới, đám tang, bố mất, mẹ mất, nằm viện',
      'nghỉ mát, tham quan, du lịch hè, nghỉ dưỡng, điều dưỡng, nghỉ hè',
      'trợ cấp khó khăn, khó khăn đột xuất, nữ công, ngày 8/3, ngày 20/10',
      'sinh con được công đoàn, quà chia tay, chế độ thăm hỏi, công đoàn tặng, công đoàn thăm',
      'cha mẹ mất, về hưu công đoàn, phiếu mua hàng, thăm ốm đau, công đoàn có quà',
      'sinh con, chị em được tặng, lễ tết trong năm, ngày lễ công đoàn',
    ],
    en: [
      'gift, gifts, present, presents, birthday',
      "birthday gift, tet gift, tet gifts, mid-autumn, mid autumn, children's day, staff children",
      'sick visit, sick visits, hospitalised, funeral, bereavement, died, wedding, getting married, get married',
      'marriage, holiday trip',
      'summer vacation, summer camp, sanatorium, care programme, care programmes, care',
      'hardship support, new baby, childbirth, retirees, seriously ill',
      'union visits, someone is in hospital, colleague is in hospital, passed away, passes away, passing of my, has died, dies, good school results, 8 march, ladies get',
      'putyovka, house was burnt, sport club, during tet',
    ],
    ru: [
      'подар*, день рождения, путевк*, санатори*, летн* отдых*, навеща*, похорон*, свадьб*, женюсь, женитьб*, замуж',
      'материальн* помощ*, матпомощ*, рождени* ребенка, 8 марта, забот*, утренник*',
      'елк* для детей, детям на праздники, 1 июня, праздник середины осени, юбиле*',
      'дню рождения, дня рождения, тяжел* болезн*, умер*, хорош* учеб*, дарят, дарит',
      'экскурси*, ветеран*, спортивн* абонемент*, посещени* больн*',
    ],
  },
  charity: {
    vi: [
      'từ thiện, an sinh, an sinh xã hội, quyên góp, ủng hộ, hiến máu, quỹ tương trợ, quỹ từ thiện',
      'quỹ vì người nghèo, người nghèo, nhà tình nghĩa, mái ấm công đoàn, nhà tình thương',
      'bão lụt, lũ lụt, đồng bào, quỹ khuyến học, trẻ em nghèo, mẹ Việt Nam anh hùng',
      'bếp ăn từ thiện, bệnh hiểm nghèo, quỹ an sinh, một ngày lương, vùng sâu, học sinh vùng sâu',
      'quỹ xã hội',
    ],
    en: [
      'charity, charities, charity house, charity houses, social welfare, welfare fund',
      'social fund, donation, donations, donate, blood donation, flood relief, poor families',
      'poor people, scholarship, scholarships, mutual aid, mutual aid fund, hardship fund, orphan',
      'orphans, one day salary, blagotvoritelnost',
    ],
    ru: [
      'благотвор*, донор*, пожертвован*, бедн*, малоимущ*, детск* дом*, сирот*, наводнени*',
      'пострадавш*, фонд* помощи, касс* взаимопомощи, взаимопомощ*, волонт*, социальн* помощ*',
      'фонд*',
      'социальн* программ*, матерей-героинь, горн* район*, трудн* ситуаци*, школ*',
    ],
  },
} as const satisfies Record<Topic, Record<Language, readonly string[]>>

/** What people call each topic, and the things that its rules are about. */
export const topicNames: GazetteerEntry[] = topics.map((id) => ({
  slot: 'topic',
  id,
  names: languages.flatMap((language) =>
    names[id][language].flatMap((line) => line.split(',').map((name) => name.trim())),
  ),
}))
