import type { Concept } from './gazetteer.ts'

const stems = (list: string): readonly string[] => list.split(/,\s*/)

const concept = (name: string, vi: string, en: string, ru: string): Concept => ({
  name,
  stems: { vi: stems(vi), en: stems(en), ru: stems(ru) },
})

/**
 * What a text speaks of whatever its intent, as stems on folded words: a stem of four letters or more matches every
 * word that begins so, a shorter one a whole word, one of several words a run. Beside these stands each thing that the
 * names of the gazetteer find.
 */
export const concepts: readonly Concept[] = [
  concept(
    'works',
    'hoat dong, on khong, on ko, on chua, on k, binh thuong, song, chay duoc, dung duoc, thong, len lai, co lai',
    'work, up, running, alive, available, okay, ok, fine, back, status',
    'работа, пашет, жив, доступ, восстанов, в норме, в порядке, заработа, состояни',
  ),
  concept(
    'broken',
    'su co, mat ket noi, mat song, mat mang, mat tin hieu, mat lien lac, rot, dut, cham, lag, chap chon, treo, loi, hong, hu, sap, te liet, gian doan, khong vao duoc, ko vao, khong duoc, ko dc, re, nghen, chet, do',
    'down, outage, broken, slow, dead, fail, error, offline, lag, drop, unreachable, issue, problem, disconnect, freez, frozen, stuck, not working, cannot, cant, no signal, noise, interrupt, crash',
    'сбо, авар, не работ, слом, лежит, лег, упал, медленн, тормоз, пропал, отвал, глюч, обрыв, завис, висит, недоступ, не груз, не откры, не доход, шипит, помех, молчит, нет связи, полома',
  ),
  concept(
    'repair',
    'bao tri, bao duong, khac phuc, sua xong, khoi phuc, nang cap, xu ly',
    'maintenance, fixed, restore, repair, upgrade, planned works',
    'техобслуж, профилакт, ремонт, починят, починил, устран, плановые работы, обслуживан',
  ),
  concept(
    'figures',
    'chi tieu, chi so, ke hoach, phan tram, ty le, ti le, so lieu, dat bao nhieu, thuc hien, hoan thanh, vuot, muc tieu, xu huong, san sang, do kha dung, dung han, kpi, sla, cam ket',
    'kpi, sla, target, plan, percent, achiev, figure, trend, uptime, rate, metric, availability, performance, indicator, missed, fulfil, actual',
    'показател, план, процент, выполнен, выполни, цифр, динамик, норматив, норма, целев, доступност, факт, кпэ, kpi, sla, тренд, недобрал, перевыполн',
  ),
  concept(
    'period',
    'thang, quy, nam, tuan',
    'month, quarter, year, week, annual',
    'месяц, квартал, год, недел, полугод',
  ),
  concept(
    'now',
    'hien tai, bay gio, dang, hom nay, bh, luc nay',
    'now, currently, today, at the moment',
    'сейчас, сегодня, щас, пока еще',
  ),
  concept('service', 'dich vu, he thong', 'service, system, line', 'сервис, услуг, систем'),
  concept(
    'entitled',
    'che do, duoc huong, quyen loi, phuc loi, tro cap, phu cap, chinh sach, quy dinh, muc huong, duoc gi, ho tro, dieu kien, tinh the nao, he so, duoc nhan',
    'benefit, entitle, allowance, policy, eligib, get paid, compensat, cover, rules, right to, bonus, coefficient, grade',
    'льгот, полож, выплат, компенс, матпомощ, материальн, пособи, право, надбавк, коэффициент, начисл, дают, полагается, доплат',
  ),
  concept(
    'cost',
    'mien phi, mat tien, tra tien, chi phi, ton tien, bao nhieu tien, kinh phi',
    'free, cost, pay for, who pays, expense, paid by',
    'бесплатн, стоимост, за чей счет, оплачива, платить, стоит, платн',
  ),
  concept(
    'health',
    'kham, ksk, suc khoe, kham dinh ky, phong kham',
    'health, medical, checkup, check up, clinic, examination, ksk, exam',
    'медосмотр, осмотр, медкомисс, клиник, поликлин, диспансер',
  ),
  concept(
    'what is examined',
    'danh muc, hang muc, gom nhung gi, noi dung kham, sieu am, x quang, noi soi, kham nhung gi, duoc kham, goi kham, chup, tam soat',
    'included, include, tests, ultrasound, x ray, mri, package, ecg, screening',
    'входит, входят, узи, рентген, обследован, экг, мрт, какие анализы, каких врачей, перечень',
  ),
  concept(
    'preparing',
    'mang theo, mang gi, nhin an, nhin doi, can mang, an sang, uong nuoc, giay to gi, dem theo',
    'bring, fast, fasting, eat before, empty stomach, breakfast, drink before',
    'взять с собой, брать, натощак, принести, есть перед, завтрак, с собой',
  ),
  concept(
    'turn',
    'den luot, toi luot, dot, suat, luot, ca kham',
    'slot, turn, appointment, group, batch',
    'очеред, черед, слот, групп, записан, прием',
  ),
  concept(
    'meeting',
    'hop, giao ban, cuoc hop, lich hop',
    'meeting, mtg, briefing, giao ban, planyorka, committee',
    'совещан, собран, планерк, заседан, селектор, оперативк, встреч',
  ),
  concept(
    'agenda',
    'chuong trinh, noi dung, noi dung hop, chu de, thu tu, khai mac, be mac, tham luan',
    'agenda, programme, program, topics, on the calendar, starts, begin, speaks first, what is on',
    'повестк, программ, тем, что обсужда, регламент, начало, начнет, открыва',
  ),
  concept('conference', 'hoi nghi, dai hoi, tong ket, hn, dh', 'conference, congress', 'конференц, съезд'),
  concept(
    'news',
    'thong bao, tin, tin tuc, bai viet, anh, hinh, quyet dinh, qd, bao cao, ket qua, nghi quyet, bien ban, van kien, video, tuong thuat',
    'news, announce, photo, pic, decision, report, article, result, resolution, minutes, document, order, video, published, latest',
    'новост, объявл, фото, приказ, решени, итог, отчет, стать, резолюц, протокол, опубликов, материал, видео, результат',
  ),
  concept(
    'elected',
    'bau, trung cu, nhiem ky, chu tri, chu toa',
    'elect, chair, who led, delegates',
    'избра, выбра, председат, вел, делегат',
  ),
  concept(
    'award',
    'khen, thuong, danh hieu, bang khen, giay khen, chien si, thi dua, tien tien, guong, vinh danh, tuyen duong, xuat sac, tieu bieu, lao dong gioi, ky niem chuong, huan chuong',
    'award, commend, prize, title, honour, honor, winner, merit, medal, best, outstanding, recogni, emulation, certificate, excellent',
    'наград, награжд, грамот, премир, отмет, отмеч, лауреат, поощр, звани, доск, лучш, ударник, передовик, благодарност, почетн, медал, соревнован',
  ),
  concept(
    'list',
    'danh sach, ds, gom nhung ai, liet ke, nhung ai, co ai',
    'list, names, who are',
    'список, перечен, фамили, кого',
  ),
  concept(
    'collective',
    'tap the, ca nhan, don vi nao',
    'collective, individual, teams, which unit',
    'коллектив, индивидуальн, личн, подразделени',
  ),
  concept(
    'when',
    'khi nao, bao gio, may gio, ngay nao, hom nao, lich, luc nao, thang nao, tuan nao, ngay may, gio nao, thu may',
    'when, what time, what day, which day, schedule, what date, date, how soon',
    'когда, во сколько, какого числа, в какой день, график, расписан, время, дат, до скольки',
  ),
  concept(
    'where',
    'o dau, dau vay, dau the, cho nao, dia diem, phong nao, hoi truong nao',
    'where, location, which room, what room, place, venue',
    'где, куда, место, адрес, кабинет, в каком зале',
  ),
  concept('who', 'ai', 'who, whom, whose', 'кто, кому, кем'),
  concept(
    'how much',
    'bao nhieu, may, bn, nhieu it',
    'how much, how many, amount',
    'сколько, какой размер, какая сумма, скок',
  ),
  concept('how', 'cach, lam sao, the nao, kieu gi, nhu nao, ra sao, ntn, sao', 'how', 'как, каким образом'),
  concept(
    'speaker',
    'trinh bay, phat bieu, bao cao vien',
    'speaker, speak, present, talk',
    'выступ, докладчик, доклад, ведет, сообщение',
  ),
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
    'cua toi, cua em, cua minh, cua tui, ket qua xet nghiem, phieu luong, bang cong, bang luong, phep con, ngay phep, ket qua kham',
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
  concept(
    'gift',
    'qua, sinh nhat, hieu hi, om dau, tham hoi, cuoi, ma chay, 8 3, trung thu, thieu nhi',
    'gift, birthday, wedding, funeral, newborn, holiday, present for',
    'подар, день рожд, свадьб, похорон, юбиле, рожден, елк',
  ),
  concept(
    'help',
    'giup gi, lam duoc gi, lam gi, huong dan, tro giup, biet gi, menu, cach dung, su dung, cau lenh, chuc nang, hoi gi, bat dau',
    'help, what can you, what do you, how do i use, menu, instruction, commands, features, options, start, example, lost, what can i',
    'помощ, помоги, что умеешь, что ты умеешь, как пользоват, инструкц, команд, справк, меню, функц, возможност, с чего начать, подсказк',
  ),
  concept(
    'bot',
    'ban la ai, loa, bot, tro ly, may la ai, ban ten',
    'you, bot, assistant, loa, your name',
    'ты, вы, бот, ассистент, тебя, тебе, лоа',
  ),
  concept(
    'greet',
    'chao, xin chao, cam on, tam biet, hello, hi, alo, tks, thank, bye, chuc, khoe khong, ok em, gioi qua, cuoi tuan vui',
    'hello, hi, hey, thank, bye, good morning, good afternoon, good evening, how are you, thx, tks, cheers, well done, good night, see you, nice',
    'привет, здравств, спасибо, пока, добрый, доброе, доброй, спс, хай, благодар, до свидан, как дела, молодец, до связи, ку',
  ),
  concept(
    'own',
    'toi, em, minh, tui, mk, anh, chi',
    'my, mine, i, me, im, our, we',
    'мой, моя, мое, мне, меня, я, мои, моего, моей, мы, нам, нас, наш',
  ),
  concept(
    'unit',
    'doi, phong, to, don vi, gian, anh em',
    'team, unit, department, crew, dept',
    'бригад, отдел, подраздел, вахт, цех',
  ),
]
