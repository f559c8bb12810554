import { ASSUMPTIONS } from '../../lib/cost/assumptions';
import type { CostItem } from '../../lib/cost/cost-lines';
import type { Traffic } from '../../lib/cost/traffic';
import type { TerminalLanguage } from '../terminal/terminal-language';

/** What `cost` says, in one language. */
export interface CostTexts {
  readonly summary: string;
  readonly help: string;
  readonly title: (traffic: Traffic, region: string) => string;
  readonly quantity: string;
  readonly perMonth: string;
  readonly variable: string;
  readonly fixed: string;
  readonly withoutWaf: string;
  readonly withWaf: string;
  readonly sumVariable: string;
  readonly sumFixed: string;
  readonly sumAll: string;
  readonly perMillion: string;
  readonly items: Readonly<Record<CostItem, string>>;
  readonly notes: (dates: { readonly oldest: string; readonly newest: string }) => readonly string[];
}

const ms = (seconds: number) => Math.round(seconds * 1_000);
const { ingestSeconds, replySeconds, statusSeconds } = ASSUMPTIONS;

const en: CostTexts = {
  summary: 'what a month on AWS costs, line by line',
  help: `Usage: npm run cost -- [options]

Adds up what a month costs from the AWS calls that each message takes.

Options:
  --messages <n>     different messages of customers in the month    (1000000)
  --duplicates <s>   share of them that come a second time, 0 to 1   (0)
  --statuses <n>     delivery states that come for each reply        (0)
  --json             the same as JSON, with prices and assumptions

Example:
  npm run cost -- --messages 50000 --duplicates 0.02 --statuses 3`,
  title: ({ messages, duplicates, statuses }, region) =>
    `${messages} messages a month, ${Math.round(duplicates * 1_000) / 10} % of them twice, ${statuses} states per reply, ${region}, USD`,
  quantity: 'quantity',
  perMonth: 'USD',
  variable: 'Grows with the traffic',
  fixed: 'Fixed per month',
  withoutWaf: 'without WAF',
  withWaf: 'with WAF',
  sumVariable: 'Variable',
  sumFixed: 'Fixed',
  sumAll: 'Month',
  perMillion: 'Variable, per million messages',
  items: {
    api: 'API Gateway REST, requests',
    lambdaRequests: 'Lambda, invocations',
    lambdaTime: 'Lambda, GB-seconds',
    dynamoDbWrites: 'DynamoDB, writes',
    dynamoDbStorage: 'DynamoDB, GB stored',
    dynamoDbPitr: 'DynamoDB, GB with point-in-time recovery',
    sqsRequests: 'SQS FIFO, requests',
    logs: 'CloudWatch Logs, GB',
    dataOut: 'Data out, GB',
    wafRequests: 'WAF, requests',
    secrets: 'Secrets Manager, secrets',
    secretReads: 'Secrets Manager, reads while warm',
    idlePolls: 'SQS FIFO, empty long polls',
    metrics: 'CloudWatch, custom metrics (at most)',
    alarms: 'CloudWatch, alarm metrics',
    dashboard: 'CloudWatch, dashboard',
    webAcl: 'WAF, web ACL',
    wafRules: 'WAF, rules',
    wafAlarms: 'CloudWatch, alarm metrics of WAF',
  },
  notes: ({ oldest, newest }) => [
    `Prices as last seen between ${oldest} and ${newest}; lib/cost/prices.json has the`,
    'month of each. Check them on the AWS pages.',
    'No free tier, no volume discount, no tax. One message per webhook and per',
    'invocation: batches make it cheaper.',
    `Assumed, not measured: ${ms(ingestSeconds)} ms per webhook, ${ms(replySeconds)} ms per reply, ${ms(statusSeconds)} ms per`,
    'state, at 512 MB, in one environment of each function (lib/cost/assumptions.ts).',
  ],
};

const es: CostTexts = {
  summary: 'lo que cuesta un mes en AWS, línea por línea',
  help: `Uso: npm run cost -- [opciones]

Suma lo que cuesta un mes a partir de las llamadas a AWS que toma cada mensaje.

Opciones:
  --messages <n>     mensajes distintos de clientes en el mes       (1000000)
  --duplicates <s>   parte de ellos que llega otra vez, de 0 a 1    (0)
  --statuses <n>     estados de entrega que llegan por respuesta    (0)
  --json             lo mismo en JSON, con precios y supuestos

Ejemplo:
  npm run cost -- --messages 50000 --duplicates 0.02 --statuses 3`,
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
  perMillion: 'Variable, por millón de mensajes',
  items: {
    api: 'API Gateway REST, peticiones',
    lambdaRequests: 'Lambda, invocaciones',
    lambdaTime: 'Lambda, GB-segundos',
    dynamoDbWrites: 'DynamoDB, escrituras',
    dynamoDbStorage: 'DynamoDB, GB guardados',
    dynamoDbPitr: 'DynamoDB, GB con recuperación a un momento dado',
    sqsRequests: 'SQS FIFO, peticiones',
    logs: 'CloudWatch Logs, GB',
    dataOut: 'Datos de salida, GB',
    wafRequests: 'WAF, peticiones',
    secrets: 'Secrets Manager, secretos',
    secretReads: 'Secrets Manager, lecturas en caliente',
    idlePolls: 'SQS FIFO, consultas largas vacías',
    metrics: 'CloudWatch, métricas propias (a lo más)',
    alarms: 'CloudWatch, métricas de alarmas',
    dashboard: 'CloudWatch, tablero',
    webAcl: 'WAF, web ACL',
    wafRules: 'WAF, reglas',
    wafAlarms: 'CloudWatch, métricas de alarmas de WAF',
  },
  notes: ({ oldest, newest }) => [
    `Precios vistos por última vez entre ${oldest} y ${newest}; lib/cost/prices.json tiene`,
    'el mes de cada uno. Compruébalos en las páginas de AWS.',
    'Sin capa gratuita, descuentos por volumen ni impuestos. Un mensaje por webhook',
    'y por invocación: en lotes sale más barato.',
    `Supuesto, no medido: ${ms(ingestSeconds)} ms por webhook, ${ms(replySeconds)} ms por respuesta,`,
    `${ms(statusSeconds)} ms por estado, con 512 MB, en un entorno de cada función`,
    '(lib/cost/assumptions.ts).',
  ],
};

/** The texts of `language`. */
export function costTextsIn(language: TerminalLanguage): CostTexts {
  return language === 'es' ? es : en;
}
