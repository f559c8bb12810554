import { ASSUMPTIONS } from '../../../lib/cost/assumptions';
import type { cost as en } from '../en/cost';

const ms = (seconds: number) => Math.round(seconds * 1_000);
const { ingestSeconds, replySeconds, oneCallSeconds } = ASSUMPTIONS;

/** What `cost` says, in Spanish. */
export const cost: typeof en = {
  summary: 'lo que cuesta un mes en AWS, línea por línea',
  help: `Uso: ./whatz cost [opciones]

Suma lo que cuesta un mes a partir de las llamadas a AWS que toma cada mensaje.

Opciones:
  --messages <n>     mensajes distintos de clientes en el mes       (1000000)
  --duplicates <s>   parte de ellos que llega otra vez, de 0 a 1    (0)
  --statuses <n>     estados de entrega que llegan por respuesta    (0)
  --json             lo mismo en JSON, con precios y supuestos

Ejemplo:
  ./whatz cost --messages 50000 --duplicates 0.02 --statuses 3`,
  outOfRange: (name, { min, max }, given) =>
    `--${name} lleva un número de ${min} a ${max}, sin separadores de miles, no "${given}".`,
  title: ({ messages, duplicates, statuses }, region) =>
    `${messages} mensajes al mes, ${Math.round(duplicates * 1_000) / 10} % de ellos dos veces, ${statuses} estados por respuesta, ${region}, USD`,
  quantity: 'cantidad',
  perMonth: 'USD',
  variable: 'Crece con el tráfico',
  fixed: 'Fijo por mes',
  withoutWaf: 'sin WAF',
  withWaf: 'con WAF',
  sumVariable: 'Variable',
  sumFixed: 'Fijo',
  sumAll: 'Mes',
  freeTier: 'Mes, menos lo que siempre es gratis',
  perMillion: 'Variable, por millón de mensajes',
  items: {
    api: 'API Gateway REST, peticiones',
    lambdaRequests: 'Lambda, invocaciones',
    lambdaTime: 'Lambda, GB-segundos',
    dynamoDbWrites: 'DynamoDB, escrituras',
    dynamoDbReads: 'DynamoDB, lecturas',
    dynamoDbStorage: 'DynamoDB, GB guardados',
    dynamoDbPitr: 'DynamoDB, GB con recuperación a un momento dado',
    sqsRequests: 'SQS FIFO, peticiones',
    logs: 'CloudWatch Logs, GB',
    dataOut: 'Datos de salida, GB',
    wafRequests: 'WAF, peticiones',
    secrets: 'Secrets Manager, secretos',
    secretReads: 'Secrets Manager, lecturas en caliente',
    idlePolls: 'SQS FIFO, consultas largas vacías',
    metrics: 'CloudWatch, métricas propias por hora',
    alarms: 'CloudWatch, métricas de alarmas',
    dashboard: 'CloudWatch, tablero',
    webAcl: 'WAF, web ACL',
    wafRules: 'WAF, reglas',
    wafAlarms: 'CloudWatch, métricas de alarmas de WAF',
  },
  notes: ({ oldest, newest }) => [
    `Precios vistos por última vez entre ${oldest} y ${newest}; lib/cost/prices.json tiene`,
    'el mes de cada uno. Compruébalos en las páginas de AWS.',
    'Sin descuentos por volumen ni impuestos. Siempre gratis: lo que AWS no le cobra a',
    'ninguna cuenta, si otro stack de ella no lo usa. Un mensaje por webhook y por',
    'invocación: en lotes sale más barato.',
    `Supuesto, no medido: ${ms(ingestSeconds)} ms por mensaje, ${ms(replySeconds)} ms por respuesta,`,
    `${ms(oneCallSeconds)} ms por estado, con 512 MB, en un entorno de cada función`,
    '(lib/cost/assumptions.ts).',
  ],
};
