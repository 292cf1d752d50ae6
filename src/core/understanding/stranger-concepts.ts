import { concept } from './concept.ts'
import type { Concept } from './gazetteer.ts'

/** What strangers to Loa's subjects speak of, near misses above all, as stems on folded words: see `conceptsOf`. */
export const strangerConcepts: readonly Concept[] = [
  concept(
    'explain',
    'la gi, nguyen ly, nguyen tac, khac nhau, giai thich, dinh nghia, hoc, khoa hoc, cach viet, cach dat, cach chen, huong dan su dung',
    'what is a, explain, difference, how does, how to, learn, meaning, stand for, course, training, programming, tell me about',
    'что такое, объясни, отличается, разниц, научи, курсы, как пользоваться программ, расскажи про, как сделать',
  ),
  concept(
    'book',
    'dat phong, dat xe, dang ky, dat ve, dat cho, muon, dat lich, dat mua, book',
    'book, reserve, register, borrow, order, make an appointment, enroll, sign me',
    'заброн, заказ, запиш, оформ, забронир, вызов',
  ),
  concept(
    'act on a system',
    'reset, cap lai, cai, tao, mo khoa, doi mat khau, gia han, nop, xin, in lai, in giup, huy, doi lich, doi so, doi ca, chan, restart, khoi dong, bat, tat, cap quyen, them, xoa, lap, keo, thay, nhap, duyet, chuyen, sua may, cap cho, dang',
    'reset, install, create, unlock, submit, print, send, forward, transfer, cancel, approve, change my, delete, recover, grant, give me, add me, move, block, unblock, replace, buy me, open, upload, connect my, set up, reschedule, put, remove, sign, update',
    'сброс, установ, созда, разблок, подат, подай, распечат, отправ, перенес, отмени, удал, смените, поменя, добав, подключ, настрой, выдай, выпиш, продл, переустан, завести, заведи, внес, подпиш, зарегистр, купи, закаж, замен, перекин, включи, отключи',
  ),
  concept(
    'write for me',
    'viet, soan, dich, lam slide, ghi bien ban, lam bao cao, chuan bi nuoc, trang tri, viet giup, photo, phien dich',
    'write, translate, prepare, record our, draw, design, correct my, make report, make excel, slides, interpreter, speech, calculate, convert',
    'напиш, переведи, перевод, сделай, подготов, нарисуй, исправ, составь, презентац, посчитай, реши',
  ),
  concept(
    'my record',
    'ket qua xet nghiem, phieu luong, bang cong, bang luong, phep con, ngay phep, ket qua kham',
    'my results, my payslip, my timesheet, my time sheet, my leave, my salary, my password, my test, my blood, my pay, payslip, did i get, my tax',
    'мои анализ, мой расчет, мой табель, мой отпуск, мой пароль, результаты анализ, расчетк, мои результат, мою зарплат, мой больнич',
  ),
  concept(
    'leave',
    'nghi phep, phep, cham cong, nghi viec, doi ca, di ca, ve bo, don xin',
    'leave, vacation, days off, attendance, shift, rotation, crew change, sick leave',
    'отпуск, табель, смен, больничн, отгул, уволит',
  ),
  concept(
    'password',
    'mat khau, tai khoan, dang nhap, pass, quyen truy cap',
    'password, account, login, vpn, access to, mailbox',
    'парол, учетн, логин, аккаунт, впн, доступ в',
  ),
  concept(
    'equipment',
    'may in, laptop, may tinh, chuot, man hinh, pin, sac, ban phim, muc, may chieu, virus, usb',
    'printer, laptop, mouse, keyboard, monitor, charger, battery, scanner, toner, computer, antivirus, phone fell, iphone',
    'принтер, картридж, мышк, монитор, ноутбук, клавиатур, компьютер, комп, сканер, проектор, розетк, айфон, антивирус',
  ),
  concept(
    'building',
    'dieu hoa, may lanh, thang may, toilet, bong den, chia khoa, the ra vao, gui xe, ban ghe, ve sinh, cup dien, bao ho',
    'air con, conditioner, lift, toilet, lamp, gate, badge, parking, desk, chair, electricity, helmet, shoes, uniform, key',
    'кондиционер, лифт, туалет, лампоч, пропуск, парковк, ключ, каск, спецодежд, сапог, мебел, уборщ',
  ),
  concept(
    'money in advance',
    'tam ung, ung luong, ung truoc, vay, cho muon',
    'advance, loan, borrow, lend',
    'аванс, займ, ссуд, кредит, одолж, взаймы',
  ),
  concept(
    'family',
    'con toi, con em, vo, chong, bo me, me em, cho con, chau, be, con anh',
    'son, daughter, wife, husband, kid, child, family, mother, parents',
    'сын, доч, жен, муж, ребен, дет, мам, родител, внук',
  ),
  concept(
    'illness',
    'dau, sot, thuoc, benh, huyet ap, men gan, mo mau, bac si, chuyen khoa, vac xin, tiem, thai, nha si',
    'fever, pain, headache, pill, pressure, vaccin, dentist, doctor, hospital, medicine, diet, diabet, cholesterol',
    'болит, температур, таблет, лекарств, давлен, врач, диагноз, педиатр, стоматолог, вакцин, прививк, кашл',
  ),
  concept(
    'weather and food',
    'thoi tiet, mua khong, bao so, gio cap, song bien, com, an gi, canteen, cang tin, nha an, mon gi, thuc don, quan',
    'weather, rain, typhoon, wave, canteen, lunch, menu, food, coffee, dinner, restaurant, pizza',
    'погод, дожд, шторм, столов, обед, кофе, ужин, рестор, пицц, рецепт, еда',
  ),
  concept(
    'transport',
    'truc thang, tau, chuyen bay, xe dua, may bay, ve tau, xe, khach san, visa, ho chieu',
    'helicopter, chopper, flight, boat, ship, bus, taxi, ticket, car, hotel, visa, passport, train',
    'вертол, рейс, судно, автобус, такси, билет, машин, гостиниц, отель, виз, паспорт, самолет, паром',
  ),
  concept(
    'other organisations',
    'viettel, vnpt, fpt, petronas, apec, asean, opec, pvn, quoc hoi, samsung, vietcombank, ngan hang, chinh phu, truong, nha thau, dai hoc, vnexpress, shopee, zalo, facebook, youtube, dan pho, phu huynh, chi bo, petrolimex, cong ty khac',
    'bank, school, university, city, government, national assembly, asean, gazprom, rosneft, petrovietnam, google, amazon, microsoft, apple, netflix, facebook, youtube, company, drilling, geophysics, competitor',
    'школ, университет, институт, город, правительств, дум, банк, газпром, роснефт, госуслуг, ютуб, телеграм, асеан, буров, оскар, виеттел, компани, завод',
  ),
  concept(
    'public life',
    'bong da, tran, doi tuyen, xo so, oscar, nobel, gia vang, gia dau, bitcoin, ty gia, co phieu, phim, hat, chuyen cuoi, tho, tu vi, kinh te, gdp, lam phat, hoa hau, game',
    'football, lottery, nobel, oscar, oil price, gold, dollar, stock, horoscope, movie, joke, poem, song, music, war, election, president, capital, world cup, wedding',
    'футбол, лотере, нобел, курс, нефт, анекдот, кино, фильм, стих, песн, гороскоп, войн, выбор, президент, столиц, акци, биткоин, чемпион, музык',
  ),
  concept(
    'people',
    'so dien thoai cua, danh ba, truong phong, giam doc, so may, so di dong, doi truong, sinh nhat cua, so noi bo, sep',
    'phone number, extension, mobile of, head of, director, boss, manager, birthday of',
    'номер телефона, начальник, директор, дежурит, справочник, шеф, бригадир',
  ),
  concept(
    'complaint',
    'khieu nai, to cao, thai do, cai nhau, phan anh, ghet',
    'complain, rude, shouts, unfair, lazy, punish',
    'жалоб, орет, груб, несправедлив, пожалова',
  ),
  concept(
    'job',
    'tuyen dung, tuyen, cv, xin vao lam, xin viec',
    'vacancy, hiring, job, interview, promoted, recruit',
    'ваканс, резюме, устроить, набира, собеседован, контракт',
  ),
  concept(
    'trade',
    'mua, ban, re, gia bao nhieu, gia re, thue',
    'buy, sell, price, cheap, rent, cheapest',
    'купить, куплю, прода, цена, аренд, дешев',
  ),
]
