import type { deploy as en } from '../en/deploy';
import { stacksPageOf } from '../en/deployment';
import { deployment } from './deployment';

/** What `deploy` says, in Spanish. */
export const deploy: typeof en = {
  summary: 'despliega el webhook en tu cuenta de AWS',
  help: `Uso: ./whatz deploy [opciones]

Despliega el webhook en tu cuenta de AWS con CDK. Antes revisa los ajustes, dice
a qué cuenta y región va y cuánto cuesta, y pregunta; donde la cuenta aún no
está preparada para CDK, ofrece hacerlo.

Opciones:
${deployment.options}
  -y, --yes                      no pregunta nada, tampoco por los permisos

También valen las variables de CDK, como CDK_APP=cdk.out para una plantilla que
hizo npm run synth.

Ejemplos:
  ./whatz deploy
  ./whatz deploy -c stage=dev --profile mi-perfil --region us-east-1`,
  isNew: 'nuevo',
  isUpdate: (status) => `ya existe (${status}) y se actualiza`,
  isLeftover: (status) => `quedó de un despliegue que falló (${status}) y se reemplaza`,
  cost: 'Costo',
  costs: ({ fixedUsd, fixedFreeTierUsd, perMillionMessagesUsd, priceRegion }) =>
    `unos USD ${fixedUsd.toFixed(2)} al mes (${fixedFreeTierUsd.toFixed(2)} sin lo que siempre es gratis), y USD ${perMillionMessagesUsd.toFixed(2)} por millón de mensajes (precios de ${priceRegion}; ./whatz cost)`,
  alarms: 'Alarmas',
  nobodyIsTold: 'nadie se entera cuando algo falla: "alarmEmail" en cdk.json está vacío',
  lambda: 'Lambda',
  concurrency: (account) => `${account} funciones a la vez en la cuenta`,
  concurrencyUnknown:
    'no se puede leer cuántas funciones a la vez permite la cuenta; vale accountConcurrency de cdk.json',
  concurrencyIsLow: (account, processor, quotaPage) =>
    `Esta cuenta permite ${account} funciones a la vez, y todo lo que hay en ella las
comparte: en un pico se rechazarían webhooks. Por ahora processorConcurrency
es ${processor}. Pide 1000, que no cuesta nada, y despliega otra vez cuando las tengas:
${quotaPage}`,
  apiLogs: 'Registros',
  logRoleReplaced: (role) => `el rol de registros de este stack reemplaza a ${role}, para todas las API de la región`,
  question: '¿Desplegar? [s/N]',
  notDone: 'No se desplegó nada.',
  notBootstrapped: (account, region) =>
    `CDK necesita un lugar para sus archivos en la cuenta ${account}, ${region}, y no existe o es antiguo. Es el stack
CDKToolkit: un bucket, un registro de contenedores y roles, que cuestan unos centavos al mes. Una vez por cuenta y región.`,
  bootstrapQuestion: '¿Crearlo ahora (cdk bootstrap)? [s/N]',
  bootstrapYourself: (account, region) =>
    `No se desplegó nada. Para prepararlo tú: npx cdk bootstrap aws://${account}/${region}`,
  bootstrapBroken: (status, region) =>
    `El stack CDKToolkit está en ${status} y CDK no lo puede usar. Bórralo e intenta otra vez: ${stacksPageOf(region)}`,
  deployed: 'Desplegado.',
  webhookUrl: (url) => `  URL del webhook  ${url}`,
  domainTarget: (host) => `  Haz que tu nombre de host sea un CNAME de  ${host}`,
  dashboard: (url) => `  Tablero          ${url}`,
  next: 'Qué sigue',
  pasteStep: (command) =>
    `Pega URL, secreto y credencial en el panel de WhatzMeAPI. Esto muestra los tres:\n     ${command}`,
  tokenStep: (command) => `Guarda el token de la API de envío, si aún no lo has hecho:\n     ${command}`,
  emailStep: (address) =>
    `Abre el enlace del correo de AWS a ${address}, o no le llega ninguna alarma. Solo la primera vez.`,
  askedAgainStep: (address) =>
    `${address} ya no estaba suscrito y se le pidió otra vez: abre el enlace del correo de AWS, o no le llega ninguna alarma.`,
  notSeenStep: (address, command) =>
    `Comprueba que a ${address} le lleguen las alarmas; no se puede leer si está suscrito. Esto se lo pide otra vez:\n     ${command}`,
  checkStep: (command) => `Comprueba que todo esté bien:\n     ${command}`,
};
