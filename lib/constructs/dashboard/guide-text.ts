import { Aws } from 'aws-cdk-lib';
import { type IWidget, TextWidget, TextWidgetBackground } from 'aws-cdk-lib/aws-cloudwatch';
import { FULL_WIDTH } from './graph';

/** What to do when something is red. The runbook is a file of the repository, whose address only its owner knows. */
export function guide(): IWidget {
  const console = `https://${Aws.REGION}.console.aws.amazon.com/cloudwatch/home?region=${Aws.REGION}`;
  return new TextWidget({
    width: FULL_WIDTH,
    height: 2,
    background: TextWidgetBackground.TRANSPARENT,
    markdown: [
      '**¿Algo en rojo?** Ejecuta `npm run whatz -- doctor` y sigue `docs/operaciones.md`, que tiene un paso a paso por alarma.',
      `[Alarmas](${console}#alarmsV2:) · [Búsquedas guardadas](${console}#logsV2:logs-insights) · Las líneas rojas de las gráficas son los límites de las alarmas; se cambian en \`cdk.json\`.`,
    ].join('\n\n'),
  });
}
