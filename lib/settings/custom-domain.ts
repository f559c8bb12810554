import * as v from 'valibot';
import { because, type Problem } from './problem';

const LABEL = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
/** RFC 1035, section 2.3.4; API Gateway wants lower case. */
const HOST_NAME = new RegExp(`^(?=.{1,253}$)(${LABEL}\\.)+${LABEL}$`);
const CERTIFICATE_ARN = /^arn:aws[a-z-]*:acm:([a-z0-9-]+):\d{12}:certificate\/[A-Za-z0-9-]+$/;

/** A full host name in lower case, such as `webhook.example.com`; no wildcard. */
export const domainNameSchema = v.pipe(v.string(because('hostName')), v.regex(HOST_NAME, because('hostName')));

/** ARN of a certificate in AWS Certificate Manager. */
export const certificateArnSchema = v.pipe(
  v.string(because('certificateArn')),
  v.regex(CERTIFICATE_ARN, because('certificateArn')),
);

/**
 * A regional domain needs a certificate of its own region; API Gateway would notice only in the middle of a deployment.
 *
 * @param region where the stack goes, as far as that is known
 * @returns every problem found; none if that is all right or can't be told
 */
export function checkCertificateRegion(certificateArn: string | undefined, region: string | undefined): Problem[] {
  const certificateRegion = CERTIFICATE_ARN.exec(certificateArn ?? '')?.[1];
  if (!region || certificateRegion === undefined || certificateRegion === region) return [];
  const where = { in: 'settings', path: ['certificateArn'] } as const;
  return [{ code: 'certificateRegion', where, values: { certificateRegion, stackRegion: region } }];
}
