import { type deployment as en, stacksPageOf } from '../en/deployment';

/** What `deploy` and `destroy` both say, in Spanish. */
export const deployment: typeof en = {
  noArguments: (argument) => `Aquí no se nombra nada, y se dio "${argument}". Etapa y línea son ajustes: -c stage=dev`,
  contextForm: (given) => `-c lleva ajuste=valor, como -c stage=dev; recibió "${given}".`,
  wrongSettings: 'No se cambió nada. Corrige esto e intenta otra vez:',
  nothingBuilt: 'No se construyó nada. Corrige esto e intenta otra vez:',
  worthALook: 'Vale la pena mirar esto; no detiene nada:',
  noCdkJson: (path) => `No se puede leer ${path}, donde están los ajustes. Recupéralo con: git checkout cdk.json`,
  account: 'Cuenta',
  region: 'Región',
  stack: 'Stack',
  cdkFailed: (code, stack, region) =>
    `CDK terminó con ${code}; lo que mostró arriba dice por qué. Si ahí no está la razón, mira los eventos de ${stack}:
${stacksPageOf(region)}`,
  options: `  -c, --context <ajuste=valor>   un ajuste por esta vez, las veces que haga
                                 falta; gana sobre cdk.json
  --profile <nombre>             un perfil de AWS              (AWS_PROFILE)
  --region <región>              una región de AWS             (AWS_REGION)`,
};
