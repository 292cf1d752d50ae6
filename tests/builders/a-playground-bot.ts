import {
  type BotAnswer,
  type BotBehaviour,
  type Connector,
  cardMessage,
  type Incoming,
  ok,
} from './an-echo-bot.ts'

const schema = { type: 'AdaptiveCard', version: '1.5' } as const

const line = (name: string, status: string, color: string) => ({
  type: 'ColumnSet',
  spacing: 'Small',
  columns: [
    { type: 'Column', width: 'stretch', items: [{ type: 'TextBlock', text: name, wrap: true }] },
    {
      type: 'Column',
      width: 'auto',
      items: [{ type: 'TextBlock', text: status, color, weight: 'Bolder', wrap: true }],
    },
  ],
})

const statusCard = {
  ...schema,
  body: [
    { type: 'TextBlock', text: 'Service status', style: 'heading', wrap: true },
    {
      type: 'TextBlock',
      text: 'Four of five services work, as of **09:30**',
      isSubtle: true,
      spacing: 'None',
      wrap: true,
    },
    line('Telephone', 'Operational', 'Good'),
    line('Radio', 'Operational', 'Good'),
    line('Internet, e-mail and VoIP', 'Degraded', 'Warning'),
    line('Offshore–onshore network', 'Operational', 'Good'),
    line('Application support', 'Operational', 'Good'),
    {
      type: 'TextBlock',
      text: 'Source: duty log · Owner: duty engineer',
      isSubtle: true,
      size: 'Small',
      separator: true,
      wrap: true,
    },
  ],
  actions: [
    {
      type: 'Action.Execute',
      title: 'Acknowledge',
      verb: 'acknowledge',
      data: { incident: 'net-1' },
      style: 'positive',
    },
    {
      type: 'Action.Submit',
      title: 'Report a fault',
      data: { msteams: { type: 'task/fetch' }, form: 'fault' },
    },
    { type: 'Action.OpenUrl', title: 'Calendar file', url: 'https://example.org/maintenance.ics' },
  ],
}

const acknowledgedCard = {
  ...schema,
  body: [
    { type: 'TextBlock', text: 'Service status', style: 'heading', wrap: true },
    {
      type: 'Container',
      style: 'good',
      items: [{ type: 'TextBlock', text: 'You acknowledged this.', wrap: true }],
    },
  ],
  actions: [
    {
      type: 'Action.Submit',
      title: 'Report a fault',
      data: { msteams: { type: 'task/fetch' }, form: 'fault' },
    },
  ],
}

const formCard = {
  ...schema,
  body: [
    {
      type: 'Input.ChoiceSet',
      id: 'service',
      label: 'Service',
      isRequired: true,
      errorMessage: 'Choose a service',
      choices: [
        { title: 'Telephone', value: 'telephone' },
        { title: 'Radio', value: 'radio' },
      ],
    },
    {
      type: 'Input.Text',
      id: 'what',
      label: 'What is wrong?',
      isMultiline: true,
      isRequired: true,
      errorMessage: 'Say what is wrong',
    },
    { type: 'Input.Date', id: 'since', label: 'Since' },
    { type: 'Input.Toggle', id: 'urgent', title: 'Work has stopped' },
  ],
  actions: [{ type: 'Action.Submit', title: 'Send', data: { form: 'fault' } }],
}

const onMessage = async ({ text, value }: Incoming, connector: Connector): Promise<BotAnswer> => {
  const said = (text ?? '').toLowerCase()
  if (value) await connector.reply({ type: 'message', text: `You pressed **${JSON.stringify(value)}**` })
  else if (said.includes('status')) await connector.reply(cardMessage(statusCard, 'Service status'))
  else if (said.includes('fail')) return { status: 500 }
  else await connector.reply({ type: 'message', text: `You said: ${text ?? ''}\n\n- one\n- two` })
  return ok
}

const card = (value: unknown): BotAnswer => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value },
})

const invokes: Readonly<Record<string, () => BotAnswer>> = {
  'adaptiveCard/action': () => card(acknowledgedCard),
  'task/fetch': () => ({
    status: 200,
    body: {
      task: {
        type: 'continue',
        value: {
          title: 'Report a fault',
          width: 'medium',
          card: { contentType: 'application/vnd.microsoft.card.adaptive', content: formCard },
        },
      },
    },
  }),
  'task/submit': () => ({
    status: 200,
    body: { task: { type: 'message', value: 'Thank you. Your report has the number 1042.' } },
  }),
}

/** Has one of everything that the page can show. */
export const playgroundBot: BotBehaviour = async (incoming, connector) => {
  if (incoming.type === 'message') return onMessage(incoming, connector)
  if (incoming.type === 'invoke') return invokes[incoming.name ?? '']?.() ?? { status: 501 }
  return ok
}
