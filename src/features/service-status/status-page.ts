import { createHash } from 'node:crypto'
import { DateTime } from 'luxon'
import { type Language, languages } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { formatDay, formatTime } from '../../core/time/format.ts'
import type { PublicIncident, PublicStatus, PublicWork } from './public-status.ts'
import { worstState } from './state.ts'
import { capitalised, type Speaker, sinceText, spanText, speaker } from './wording.ts'

/** Colours of the states on a light and on a dark page; each stands beside its words. */
const style = `
:root{color-scheme:light dark;--ink:#1b1b1f;--soft:#5b5b66;--line:#dcdce2;--page:#fff;--card:#f5f5f8;--good:#0f7b3f;--work:#1f5fbf;--warn:#8a5a00;--bad:#b3261e}
@media(prefers-color-scheme:dark){:root{--ink:#ececf1;--soft:#a9a9b6;--line:#3a3a44;--page:#17171b;--card:#202027;--good:#5fd08f;--work:#86b3ff;--warn:#f0b95b;--bad:#ff8a80}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:44rem;padding:1rem;background:var(--page);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem;justify-content:flex-end;font-size:.9rem}
nav a{color:inherit;padding:.4rem 0}
h1{font-size:1.5rem;line-height:1.25;margin:.5rem 0 0}
h2{font-size:1.1rem;margin:2rem 0 .5rem}
ul{list-style:none;margin:0;padding:0}
li{border-top:1px solid var(--line);padding:.7rem 0}
p{margin:0}
.headline{margin:1rem 0;padding:.8rem 1rem;background:var(--card);border-left:.3rem solid;border-radius:.25rem;font-weight:600}
.line{display:flex;flex-wrap:wrap;gap:0 1rem;justify-content:space-between}
.soft{color:var(--soft);font-size:.9rem}
.operational{color:var(--good)}.maintenance{color:var(--work)}.degraded,.partial{color:var(--warn)}.major{color:var(--bad)}
.name{color:var(--ink);font-weight:600}
footer{margin:2.5rem 0 1rem;border-top:1px solid var(--line);padding-top:.7rem}
footer a{color:inherit}
`
  .trim()
  .replaceAll('\n', '')

/** The page loads nothing and runs nothing: its one style sheet is known by its hash. */
export const statusPagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** The public page, whole: no script, no picture, no font. Every text of the data is escaped. */
export const statusPage = (status: PublicStatus, language: Language): string => {
  const reader = speaker(language, status.asOf)
  const { say } = reader
  const title = `${say('page.title')} – ${inLanguage(status.organisation, language)}`
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title>`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">',
    `<style>${style}</style></head><body>`,
    languageLinks(reader),
    `<main><h1>${escaped(say('page.title'))}</h1><p class="soft">${escaped(inLanguage(status.organisation, language))}</p>`,
    headline(reader, status),
    serviceList(reader, status),
    section(
      say('page.open'),
      say('page.noOpen'),
      status.incidents.filter(isOpen).map((one) => incidentItem(reader, status, one)),
    ),
    section(
      say('page.maintenance'),
      say('page.noMaintenance'),
      status.maintenance.map((work) => workItem(reader, status, work)),
    ),
    section(
      say('service.resolved'),
      say('page.noResolved'),
      status.incidents.filter((one) => !isOpen(one)).map((one) => incidentItem(reader, status, one)),
    ),
    `</main><footer class="soft"><p>${escaped(asOfText(reader, status))} · <a href="status.json">JSON</a></p></footer></body></html>`,
  ].join('\n')
}

const signs = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' } as const

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => signs[sign as keyof typeof signs])

const ownNames = { vi: 'Tiếng Việt', en: 'English', ru: 'Русский' } as const satisfies Record<
  Language,
  string
>

const languageLinks = ({ language, say }: Speaker): string =>
  `<nav aria-label="${escaped(say('page.languages'))}">${languages
    .filter((other) => other !== language)
    .map((other) => `<a href="?lang=${other}" hreflang="${other}" lang="${other}">${ownNames[other]}</a>`)
    .join('')}</nav>`

const asOfText = ({ say, language }: Speaker, { asOf, zone }: PublicStatus): string =>
  say('page.asOf', {
    time: formatTime(asOf),
    day: formatDay(asOf, language),
    zone: DateTime.fromISO(asOf, { zone }).toFormat("'UTC'Z"),
  })

const headline = ({ say }: Speaker, { services }: PublicStatus): string => {
  const bad = services.filter(({ state }) => state !== 'operational')
  const worst = worstState(services.map(({ state }) => state))
  const text =
    bad.length === 0
      ? say('overview.allFine')
      : say('overview.notFine', { count: bad.length, total: services.length })
  return `<p class="headline ${worst}"><span class="name">${escaped(text)}</span></p>`
}

const serviceList = (reader: Speaker, { services }: PublicStatus): string =>
  `<ul>${services
    .map(
      ({ name, state, since }) =>
        `<li><p class="line"><span class="name">${escaped(inLanguage(name, reader.language))}</span><span class="${state}">● ${escaped(reader.say(`state.${state}`))}</span></p><p class="soft">${escaped(capitalised(sinceText(reader, since)))}</p></li>`,
    )
    .join('')}</ul>`

const isOpen = ({ end }: PublicIncident): boolean => end === undefined

const section = (title: string, none: string, items: readonly string[]): string =>
  `<h2>${escaped(title)}</h2>${items.length > 0 ? `<ul>${items.join('')}</ul>` : `<p class="soft">${escaped(none)}</p>`}`

const namesOf = (
  { language }: Speaker,
  { services }: PublicStatus,
  { services: ids }: Pick<PublicIncident, 'services'>,
): string =>
  services
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => inLanguage(name, language))
    .join(', ')

const item = (title: string, state: string, lines: readonly string[]): string =>
  `<li><p class="line"><span class="name">${escaped(title)}</span>${state}</p>${lines.map((line) => `<p class="soft">${escaped(line)}</p>`).join('')}</li>`

const incidentItem = (reader: Speaker, status: PublicStatus, incident: PublicIncident): string => {
  const { say, language } = reader
  const { start, end, impact, phase } = incident
  const state = end
    ? `<span class="operational">${escaped(say(`phase.${phase}`))}</span>`
    : `<span class="${impact}">● ${escaped(`${say(`state.${impact}`)} · ${say(`phase.${phase}`)}`)}</span>`
  const when = end ? spanText(reader, start, end) : capitalised(sinceText(reader, start))
  return item(inLanguage(incident.title, language), state, [namesOf(reader, status, incident), when])
}

const workItem = (reader: Speaker, status: PublicStatus, work: PublicWork): string => {
  const { say, language } = reader
  const state = `<span class="maintenance">${escaped(say(`stage.${work.stage}`))}</span>`
  const when = spanText(reader, work.start, work.end)
  return item(inLanguage(work.title, language), state, [namesOf(reader, status, work), when])
}
