import type { Button } from '../../core/conversation/reply.ts'
import type { Asked } from './asked.ts'
import { incidentFormButton, incidentVerbs, openIncidentButton } from './incident-card.ts'
import { liveTexts } from './live-texts.ts'
import type { ServiceStatus } from './load-status.ts'
import { spokenName } from './phrase.ts'

/** Who keeps the log and says "radio is down on MSP-1" goes on to its open incident, or reports one: the form is filled. */
export const logSteps = (
  { narrator: { language }, site, keepsLog }: Asked,
  { service, open }: Pick<ServiceStatus, 'service' | 'open'>,
): readonly Button[] => {
  if (!keepsLog) return []
  const [worst] = open
  if (worst) return [openIncidentButton(worst.id, language), incidentFormButton(worst, language)]
  const tell = liveTexts(language)
  const what = [spokenName(service.id, language), site?.id].filter((part) => part !== undefined).join(' ')
  return [
    {
      kind: 'form',
      title: tell('button.report'),
      verb: incidentVerbs.form,
      data: { services: service.id, sites: site?.id ?? '' },
      command: tell('say.report.on', { what }),
    },
  ]
}
