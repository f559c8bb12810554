import type { MonthlyCost } from '../deploy/monthly-cost';
import type { TerminalLanguage } from '../terminal/terminal-language';
import { wrapperTextsIn } from './wrapper-texts';

/** What `npm run deploy` says, in one language. */
export interface DeployTexts {
  readonly help: string;
  readonly isNew: string;
  readonly isUpdate: (status: string) => string;
  readonly isLeftover: (status: string) => string;
  readonly cost: string;
  readonly costs: (cost: MonthlyCost) => string;
  readonly alarms: string;
  readonly nobodyIsTold: string;
  readonly question: string;
  readonly notDone: string;
  readonly notBootstrapped: (account: string, region: string) => string;
  readonly bootstrapQuestion: string;
  readonly bootstrapYourself: (account: string, region: string) => string;
  readonly bootstrapBroken: (status: string, region: string) => string;
  readonly deployed: string;
  readonly webhookUrl: (url: string) => string;
  readonly domainTarget: (host: string) => string;
  readonly dashboard: (url: string) => string;
  readonly next: string;
  readonly pasteStep: (command: string) => string;
  readonly tokenStep: (command: string) => string;
  readonly emailStep: (address: string) => string;
  readonly checkStep: (command: string) => string;
}

const consoleOf = (region: string) =>
  `https://${region}.console.aws.amazon.com/cloudformation/home?region=${region}#/stacks`;

const en: DeployTexts = {
  help: `Usage: npm run deploy -- [options]

Deploys the webhook to your AWS account with CDK. Before that it checks the
settings, says which account and region it goes to and what that costs, and
asks; it offers to prepare the account for CDK where that is still to be done.

Options:
${wrapperTextsIn('en').options}
  -y, --yes                      asks nothing, not even about permissions

CDK's own variables hold, too, such as CDK_APP=cdk.out for a template that
npm run synth has made.

Examples:
  npm run deploy
  npm run deploy -- -c stage=dev --profile my-profile --region us-east-1`,
  isNew: 'new',
  isUpdate: (status) => `is there (${status}), and will be updated`,
  isLeftover: (status) => `is left from a deploy that failed (${status}), and will be replaced`,
  cost: 'Cost',
  costs: ({ fixedUsd, perMillionMessagesUsd, priceRegion }) =>
    `about USD ${fixedUsd.toFixed(2)} a month, and USD ${perMillionMessagesUsd.toFixed(2)} per million messages (prices of ${priceRegion}; npm run cost)`,
  alarms: 'Alarms',
  nobodyIsTold: 'nobody is told when something fails: "alarmEmail" in cdk.json is empty',
  question: 'Deploy? [y/N]',
  notDone: 'Nothing was deployed.',
  notBootstrapped: (account, region) =>
    `CDK needs a place for its files in account ${account}, ${region}, and there is none yet, or an old one. It is the stack
CDKToolkit: a bucket, a container registry and roles, which cost some cents a month. Once per account and region.`,
  bootstrapQuestion: 'Create it now (cdk bootstrap)? [y/N]',
  bootstrapYourself: (account, region) =>
    `Nothing was deployed. To prepare it yourself: npx cdk bootstrap aws://${account}/${region}`,
  bootstrapBroken: (status, region) =>
    `The stack CDKToolkit is in ${status}, and CDK cannot use it. Delete it and run this again: ${consoleOf(region)}`,
  deployed: 'Deployed.',
  webhookUrl: (url) => `  Webhook URL  ${url}`,
  domainTarget: (host) => `  Make your host name a CNAME of  ${host}`,
  dashboard: (url) => `  Dashboard    ${url}`,
  next: 'What to do now',
  pasteStep: (command) =>
    `Paste URL, secret and credential into the WhatzMeAPI panel. This shows all three:\n     ${command}`,
  tokenStep: (command) => `Store the token of the send API, if you have not yet:\n     ${command}`,
  emailStep: (address) =>
    `Open the link in the e-mail of AWS to ${address}, or no alarm reaches it. Only the first time.`,
  checkStep: (command) => `See whether all is well:\n     ${command}`,
};

const es: DeployTexts = {
  help: `Uso: npm run deploy -- [opciones]

Despliega el webhook en tu cuenta de AWS con CDK. Antes revisa los ajustes, dice
a qué cuenta y región va y cuánto cuesta, y pregunta; donde la cuenta aún no está
preparada para CDK, ofrece hacerlo.

Opciones:
${wrapperTextsIn('es').options}
  -y, --yes                      no pregunta nada, tampoco por los permisos

También valen las variables de CDK, como CDK_APP=cdk.out para una plantilla que
hizo npm run synth.

Ejemplos:
  npm run deploy
  npm run deploy -- -c stage=dev --profile mi-perfil --region us-east-1`,
  isNew: 'nuevo',
  isUpdate: (status) => `ya existe (${status}) y se actualiza`,
  isLeftover: (status) => `quedó de un despliegue que falló (${status}) y se reemplaza`,
  cost: 'Costo',
  costs: ({ fixedUsd, perMillionMessagesUsd, priceRegion }) =>
    `unos USD ${fixedUsd.toFixed(2)} al mes, y USD ${perMillionMessagesUsd.toFixed(2)} por millón de mensajes (precios de ${priceRegion}; npm run cost)`,
  alarms: 'Alarmas',
  nobodyIsTold: 'nadie se entera cuando algo falla: "alarmEmail" en cdk.json está vacío',
  question: '¿Desplegar? [s/N]',
  notDone: 'No se desplegó nada.',
  notBootstrapped: (account, region) =>
    `CDK necesita un lugar para sus archivos en la cuenta ${account}, ${region}, y no existe o es antiguo. Es el stack
CDKToolkit: un bucket, un registro de contenedores y roles, que cuestan unos centavos al mes. Una vez por cuenta y región.`,
  bootstrapQuestion: '¿Crearlo ahora (cdk bootstrap)? [s/N]',
  bootstrapYourself: (account, region) =>
    `No se desplegó nada. Para prepararlo tú: npx cdk bootstrap aws://${account}/${region}`,
  bootstrapBroken: (status, region) =>
    `El stack CDKToolkit está en ${status} y CDK no lo puede usar. Bórralo e intenta otra vez: ${consoleOf(region)}`,
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
  checkStep: (command) => `Comprueba que todo esté bien:\n     ${command}`,
};

/** The texts of `language`. */
export function deployTextsIn(language: TerminalLanguage): DeployTexts {
  return language === 'es' ? es : en;
}
