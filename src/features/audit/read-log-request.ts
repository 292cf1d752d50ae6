import { type Language, languages } from '../../core/i18n/language.ts'
import { once } from '../../core/once.ts'
import { withoutCourtesy } from '../../core/understanding/courtesy.ts'
import { fold } from '../../core/understanding/fold.ts'

/** `of`: words that name a day or a person; empty: the log as it is. */
export type LogRequest = { readonly spoken: Language; readonly of: string }

/** On folded text without words of courtesy. */
const leads: Readonly<Record<Language, string>> = {
  vi: '(?:(?:xem|cho xem|mo|hien thi|hien|kiem tra|tra cuu|tai|xuat)(?: (?:lai|giup))? )?(?:so )?nhat ky (?:kiem toan|he thong|hoat dong|thao tac|hanh dong)|(?:nhung )?ai (?:da|vua|da vua) (?:lam|sua|thay doi|thao tac|xoa|gui) (?:nhung )?gi(?: tren loa| (?:trong|tren) he thong)?',
  en: '(?:(?:show|open|see|view|check|verify|get|export|download|read)(?: me)? )?(?:the )?(?:audit (?:log|trail|entries|records)|log of actions)|who (?:did|has done|changed|has changed|edited|deleted|sent) what(?: in loa| in the system)?',
  ru: '(?:(?:покажи(?:те)?|показать|открой(?:те)?|открыть|посмотреть|проверь(?:те)?|проверить|выгрузи(?:те)?|скачать)(?: мне)? )?журнал(?:а)? (?:аудита|действий)|кто (?:что|чего) (?:и когда )?(?:делал|сделал|менял|изменил|изменял|удалял|удалил|отправлял)(?: в системе| в лоа)?',
}

const patterns = once(() =>
  languages.map((spoken) => ({
    spoken,
    pattern: new RegExp(`^(?:${leads[spoken]})(?:[\\s:,]+(?<of>.+))?$`, 'du'),
  })),
)

/** "nhật ký kiểm toán hôm qua", "audit log of Lê Thanh Mai"; undefined: it does not ask for the log. */
export const readLogRequest = (text: string): LogRequest | undefined => {
  if (text.length > 200 || text.includes('\n')) return undefined
  const plain = withoutCourtesy(text)
  const folded = fold(plain)
  for (const { spoken, pattern } of patterns()) {
    const found = pattern.exec(folded)
    if (found) return { spoken, of: plain.slice(...(found.indices?.groups?.['of'] ?? [0, 0])) }
  }
  return undefined
}
