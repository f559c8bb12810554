import type { aws as en } from '../en/aws';

/** What a call to AWS can come to that the person at the terminal can mend, in Spanish. */
export const aws: typeof en = {
  noCredentials: () =>
    'No se encontraron credenciales de AWS. Entra con: aws login   (o aws sso login, o aws configure; AWS_PROFILE elige un perfil)',
  badCredentials: () =>
    'AWS no reconoce estas credenciales. Revisa AWS_PROFILE o vuelve a entrar como la primera vez, con aws login, aws sso login o aws configure.',
  expired: () =>
    'Las credenciales de AWS vencieron. Vuelve a entrar como la primera vez, con aws login, aws sso login o aws configure.',
  noRegion: () => 'No hay región de AWS. Elige una, por ejemplo: export AWS_REGION=us-east-1',
  denied: (reason) => `Estas credenciales de AWS no tienen permiso para esto: ${reason}`,
  throttled: () => 'AWS pide ir más despacio (throttling). Espera un minuto e intenta otra vez.',
  unreachable: (reason) => `No se puede llegar a AWS: ${reason}. Revisa tu conexión y la región.`,
  other: (reason) => `AWS respondió: ${reason}`,
};
