import { catalogue } from '../../core/i18n/catalogue.ts'
import en from './locales/en.json' with { type: 'json' }
import ru from './locales/ru.json' with { type: 'json' }
import vi from './locales/vi.json' with { type: 'json' }

export const texts = catalogue({ vi, en, ru })
