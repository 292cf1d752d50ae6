import { fold } from '../understanding/fold.ts'

/** How Vietnamese sounds are written in Russian, longest first, for folded text. */
const sounds: readonly (readonly [string, string])[] = [
  ['ngh', 'нг'],
  ['ng', 'нг'],
  ['nh', 'нь'],
  ['gh', 'г'],
  ['gi', 'з'],
  ['kh', 'х'],
  ['ph', 'ф'],
  ['th', 'т'],
  ['tr', 'ч'],
  ['ch', 'ч'],
  ['qu', 'ку'],
  ['uy', 'уи'],
  ['ye', 'е'],
  ['ie', 'е'],
  ['a', 'а'],
  ['b', 'б'],
  ['c', 'к'],
  ['d', 'з'],
  ['e', 'е'],
  ['g', 'г'],
  ['h', 'х'],
  ['i', 'и'],
  ['k', 'к'],
  ['l', 'л'],
  ['m', 'м'],
  ['n', 'н'],
  ['o', 'о'],
  ['p', 'п'],
  ['q', 'к'],
  ['r', 'р'],
  ['s', 'с'],
  ['t', 'т'],
  ['u', 'у'],
  ['v', 'в'],
  ['x', 'с'],
  ['y', 'и'],
]

/** A word of a Vietnamese name as a Russian ear has it: what the usual spellings differ in is left out. */
const heard = (cyrillic: string): string =>
  cyrillic
    .replace(/[ьй]/gu, '')
    .replace(/кх/gu, 'х')
    .replace(/тх/gu, 'т')
    .replace(/ш/gu, 'с')
    .replace(/э|ие|ье|иэ/gu, 'е')
    .replace(/ы/gu, 'и')
    .replace(/ю/gu, 'у')
    .replace(/я|иа/gu, 'а')

const inRussian = (word: string, hard: boolean): string => {
  let [rest, spelled] = [word, '']
  // Đ is д, D is з.
  if (hard) [rest, spelled] = [word.slice(1), 'д']
  while (rest !== '') {
    const [sound, letters] = sounds.find(([candidate]) => rest.startsWith(candidate)) ?? [rest.charAt(0), '']
    spelled += letters
    rest = rest.slice(sound.length)
  }
  return heard(spelled)
}

/** Endings that a Russian name takes, on what is left of it without its own. */
const endings = /(?:ом|ем|ым|им|ой|ей|ою|ого|его|у|ю|а|я|е|ы|и|о|й|ь)$/u

const stem = (word: string): string =>
  (word.length > 3 ? word.replace(endings, '') : word).replace(/ел$/u, 'л')

/** What a word of a name is found by: its own letters, or as Russian writes and declines it. */
export const keysOfName = (name: string): readonly string[] => {
  const folded = fold(name)
  return /[а-я]/u.test(folded)
    ? [folded, `~${stem(folded)}`]
    : [folded, `≈${inRussian(folded, /^[Đđ]/u.test(name))}`]
}

/** What a typed word (folded) finds: it is a word of a name that has one of these among its keys. */
export const keysOfTyped = (typed: string): readonly string[] => {
  if (!/[а-я]/u.test(typed)) return [typed]
  const said = heard(typed)
  return [typed, `~${stem(typed)}`, `≈${said}`, `≈${said.replace(endings, '')}`]
}
