/** Drawn for this page on a grid of 20, in strokes of the text's colour. */
const paths = {
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  close: 'M5 5l10 10M15 5L5 15',
  send: 'M3.5 4l13.5 6-13.5 6 2-6zM5.5 10H11',
  chevron: 'M6 8l4 4 4-4',
  check: 'M4.5 10.5l3.5 3.5 7.5-8',
  down: 'M10 4v11M5.5 10.5L10 15l4.5-4.5',
  slash: 'M3.5 3.5h13v13h-13zM11.8 6.5l-3.6 7',
  people:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 16.5c0-3 2.3-4.8 5.5-4.8s5.5 1.8 5.5 4.8M13.5 9.3a2.6 2.6 0 0 0 .3-5.1M15 12c1.9.5 3 2 3 4.2',
  hash: 'M7.5 3.5l-1.5 13M14 3.5l-1.5 13M3.5 7.5h13.5M3 12.5h13.5',
  code: 'M7 6L3 10l4 4M13 6l4 4-4 4M11.3 4.5l-2.6 11',
  sun: 'M10 13.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM10 2.5v1.4M10 16.1v1.4M2.5 10h1.4M16.1 10h1.4M4.7 4.7l1 1M14.3 14.3l1 1M15.3 4.7l-1 1M5.7 14.3l-1 1',
  moon: 'M16 11.8A6.6 6.6 0 0 1 8.2 4a6.6 6.6 0 1 0 7.8 7.8z',
  system: 'M3 4.5h14v9H3zM7.5 16.5h5M10 13.5v3',
  alert: 'M10 3L2.5 16.5h15zM10 8.2v4M10 14.4v.1',
  reply: 'M8 5L3.5 9.5 8 14M4 9.5h7c3.3 0 5.5 1.8 5.5 5.5',
  retry: 'M15.8 8.2A6.2 6.2 0 1 0 16 12M16.3 4v4.3H12',
  copy: 'M7 7h9v9.5H7zM4 13V3.5h9',
  clip: 'M14.8 9.3l-5.6 5.6a3.3 3.3 0 0 1-4.7-4.7l6.3-6.3a2.2 2.2 0 0 1 3.1 3.1l-6 6a1.1 1.1 0 0 1-1.6-1.6l5.3-5.2',
  file: 'M5 2.5h6.5L15.5 6.5v11H5zM11.5 2.5v4h4',
  arrow: 'M4 10h12M11.5 5.5L16 10l-4.5 4.5',
  spark: 'M10 3l1.7 4.8L16.5 9.5l-4.8 1.7L10 16l-1.7-4.8L3.5 9.5l4.8-1.7z',
} as const

export type IconName = keyof typeof paths

const namespace = 'http://www.w3.org/2000/svg'

const drawing = (size: number, box: number): SVGSVGElement => {
  const svg = document.createElementNS(namespace, 'svg')
  svg.setAttribute('viewBox', `0 0 ${box} ${box}`)
  svg.setAttribute('width', String(size))
  svg.setAttribute('height', String(size))
  svg.setAttribute('aria-hidden', 'true')
  return svg
}

const shape = (d: string, attributes: Readonly<Record<string, string>>): SVGPathElement => {
  const path = document.createElementNS(namespace, 'path')
  path.setAttribute('d', d)
  for (const [name, value] of Object.entries(attributes)) path.setAttribute(name, value)
  return path
}

const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '1.6',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
}

export const icon = (name: IconName, size = 20): SVGSVGElement => {
  const svg = drawing(size, 20)
  svg.classList.add('icon')
  svg.append(shape(paths[name], stroke))
  return svg
}

/** The loudspeaker that Loa is named after. */
export const loudspeaker = (size: number): SVGSVGElement => {
  const svg = drawing(size, 32)
  svg.append(
    shape('M8 13.2h3.6L20 8.4v15.2l-8.4-4.8H8z', { fill: 'currentColor' }),
    shape('M11.6 19.6l1.2 4h2.4l-1-3', { fill: 'currentColor' }),
    shape('M23 12.2a5.4 5.4 0 0 1 0 7.6', { ...stroke, 'stroke-width': '2' }),
  )
  return svg
}
