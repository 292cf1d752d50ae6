import type { DownloadedFile } from '../../core/conversation/feature.ts'
import type { Reply } from './respond.ts'

/** The file behind a signed address; `expired` where there was one, undefined where there never was. */
export type FindDownload = (token: string) => Promise<DownloadedFile | 'expired' | undefined>

/** A person opens such an address in a browser: what is not there is said on a plain page, in three languages. */
export const downloadReply = (file: DownloadedFile | 'expired' | undefined): Reply => {
  if (file === undefined)
    return page(404, ['Không tìm thấy tệp này.', 'There is no such file.', 'Такого файла нет.'])
  if (file === 'expired')
    return page(410, [
      'Liên kết đã hết hạn. Hãy hỏi lại Loa để nhận liên kết mới.',
      'This link has expired. Ask Loa again for a new one.',
      'Срок ссылки истёк. Спросите Loa ещё раз, чтобы получить новую.',
    ])
  return {
    status: 200,
    contentType: file.contentType,
    headers: { 'content-disposition': dispositionOf(file.name) },
    body: file.body,
  }
}

const page = (status: number, lines: readonly string[]): Reply => ({
  status,
  contentType: 'text/html; charset=utf-8',
  body: `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Loa</title>${lines.map((line) => `<p>${line}</p>`).join('')}</html>`,
})

/** The name as it is for clients of RFC 6266, and in ASCII for older ones. */
const dispositionOf = (name: string): string => {
  const plain = name.replace(/[^\w. -]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
