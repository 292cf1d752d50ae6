import { type Language, languages } from '../../core/i18n/language.ts'
import { once } from '../../core/once.ts'
import { withoutCourtesy } from '../../core/understanding/courtesy.ts'
import { fold } from '../../core/understanding/fold.ts'

/** What somebody wants of what is kept about them. */
export type OwnDataRequest = { readonly spoken: Language; readonly deed: 'show' | 'erase' }

type OwnDataWords = { readonly show: string; readonly erase: string; readonly data: string }

/** On folded text without words of courtesy; a deed stands before what is kept, `show` may also be all of it. */
const words: Readonly<Record<Language, OwnDataWords>> = {
  vi: {
    data: '(?:(?:tat ca|moi|het|toan bo|cac|lai|nhung) )*(?:du lieu|thong tin|ho so|moi thu|gi)(?: gi)?(?: (?:ca nhan|rieng|ma loa luu|loa luu|dang luu|da luu))*(?: (?:cua|ve) (?:toi|em|minh))?(?: (?:trong|khoi|o) (?:loa|he thong))?',
    show: 'xem|cho xem|xuat|tai|tai ve|tai xuong|lay|hien thi|(?:(?:loa|ban|he thong) )?(?:dang )?(?:biet|luu|giu|co|luu giu)(?: (?:nhung|cac))?(?: gi)?(?! (?:nhung|cac))',
    erase: 'xoa|xoa het|xoa bo|xoa sach|huy|go',
  },
  en: {
    data: '(?:(?:all|everything|of|the|a copy of|any|what|information|data|you|have|know|keep|store|is|stored) )*(?:my (?:personal )?(?:data|information|info|records)|(?:about|on) me|my (?:personal )?(?:data|information) (?:from loa|here))',
    show: 'show(?: me)?|see|view|export|download|get|give me|send me|what (?:(?:do|does|data|information|info|personal data|else) ?)*(?:you|loa)(?: (?:do|does|have|know|keep|store|hold|remember|save))+|which (?:data|information) (?:do|does) (?:you|loa) (?:have|know|keep|store)',
    erase: 'erase|delete|remove|forget|wipe|clear',
  },
  ru: {
    data: '(?:(?:все|всю|свои|мои|копию|моих|своих|личные|персональные|что|информацию|вы|ты) )*(?:данны(?:е|х)|информаци[юя]|(?:знаешь|знаете|хранишь|храните) обо мне|обо мне)(?: (?:обо мне|из loa))?',
    show: 'покажи(?:те)?(?: мне)?|показать|посмотреть|выгрузи(?:те)?|выгрузить|скача(?:ть|й|йте)|экспорт(?:ируй(?:те)?|ировать)?|пришли(?:те)?(?: мне)?|получить|(?:что|какие данные|какую информацию|какая информация) (?:(?:вы|ты|loa) )?(?:еще )?(?:знаешь|знаете|знает|хранишь|храните|хранит|хранится|есть)(?: у (?:вас|тебя))?',
    erase: 'удали(?:те|ть)?|сотри(?:те)?|стереть|забудь(?:те)?|забыть|очисти(?:те|ть)?',
  },
}

/** Whose it is has to be said. */
const own: Readonly<Record<Language, RegExp>> = {
  vi: /(?:cua|ve) (?:toi|em|minh)(?: |$)/u,
  en: /(?:^| )(?:my|me)(?: |$)/u,
  ru: /(?:^| )(?:мои|моих|свои|своих|мною|мне)(?: |$)/u,
}

const patterns = once(() =>
  languages.flatMap((spoken) =>
    (['show', 'erase'] as const).map((deed) => ({
      spoken,
      deed,
      pattern: new RegExp(`^(?:${words[spoken][deed]}) ${words[spoken].data}$`, 'u'),
      isOwn: own[spoken],
    })),
  ),
)

/** "what data do you keep about me", "xuất dữ liệu của tôi", "удали мои данные"; undefined: it is none of these. */
export const readOwnDataRequest = (text: string): OwnDataRequest | undefined => {
  if (text.length > 120) return undefined
  for (const asked of [withoutCourtesy(text), text]) {
    const folded = fold(asked)
      .replace(/,|[\s.!?…]+$/gu, '')
      .replace(/\s+/g, ' ')
    const found = patterns().find(({ pattern, isOwn }) => isOwn.test(folded) && pattern.test(folded))
    if (found) return { spoken: found.spoken, deed: found.deed }
  }
  return undefined
}
