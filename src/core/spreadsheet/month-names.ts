/** Names of each month in English and Russian, folded, as a date has them; a beginning of three letters will do. */
export const months: readonly (readonly string[])[] = [
  ['january', 'января', 'январь'],
  ['february', 'февраля', 'февраль'],
  ['march', 'марта', 'март'],
  ['april', 'апреля', 'апрель'],
  ['may', 'мая', 'май'],
  ['june', 'июня', 'июнь'],
  ['july', 'июля', 'июль'],
  ['august', 'августа', 'август'],
  ['september', 'сентября', 'сентябрь'],
  ['october', 'октября', 'октябрь'],
  ['november', 'ноября', 'ноябрь'],
  ['december', 'декабря', 'декабрь'],
]
