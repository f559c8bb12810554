import { Aws } from 'aws-cdk-lib';
import { type IWidget, TextWidget, TextWidgetBackground } from 'aws-cdk-lib/aws-cloudwatch';
import type { Settings } from '../../settings/settings-schema';
import { FULL_WIDTH } from './graph';

/** What to do when something is red. The runbooks are files of the repository, whose address only its owner knows: a setting. */
export function guide({ runbookUrl }: Settings): IWidget {
  const console = `https://${Aws.REGION}.console.aws.amazon.com/cloudwatch/home?region=${Aws.REGION}`;
  return new TextWidget({
    width: FULL_WIDTH,
    height: 3,
    background: TextWidgetBackground.TRANSPARENT,
    markdown: [
      `**¿Algo en rojo?** Ejecuta \`./whatz doctor\` y sigue ${runbook(runbookUrl)}, que tiene un paso a paso por alarma.`,
      '**Anything red?** Run `./whatz doctor`, then see the runbook, which has a section for each alarm.',
      `[Alarmas · Alarms](${console}#alarmsV2:) · [Búsquedas guardadas · Saved queries](${console}#logsV2:logs-insights) · Las líneas rojas de las gráficas son los límites de las alarmas; se cambian en \`cdk.json\`.`,
    ].join('\n\n'),
  });
}

function runbook(url: string | undefined): string {
  if (url === undefined) return '`docs/es/alarms.md` (in English: `docs/en/alarms.md`)';
  return `[es/alarms.md](${url}/es/alarms.md) (in English: [en/alarms.md](${url}/en/alarms.md))`;
}
