import {
  BasePathMapping,
  CfnDomainName,
  DomainName,
  EndpointAccessMode,
  EndpointType,
  type IpAddressType,
  type RestApi,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Construct } from 'constructs';

/** Which addresses an endpoint has. @default IPv4 */
export interface Addressing {
  readonly ipAddressType?: IpAddressType;
}

/** The host name, its certificate and the API behind it. */
export interface WebhookDomainProps {
  /** The API behind the domain, with its deployed stage. */
  readonly api: RestApi;
  /** Host name. */
  readonly domainName: string;
  /** ARN of a certificate for it, in the stack's region. */
  readonly certificateArn: string;
  /** Which addresses it answers at: those that the API does. */
  readonly addressing: Addressing;
}

/** A host name of the operator's own for the webhook. The stage is not part of its paths. */
export class WebhookDomain extends Construct {
  /** What the host name must be an alias (CNAME) of. */
  readonly target: string;

  constructor(scope: Construct, id: string, props: WebhookDomainProps) {
    super(scope, id);
    const domain = new DomainName(this, 'Name', {
      domainName: props.domainName,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', props.certificateArn),
      endpointType: EndpointType.REGIONAL,
      securityPolicy: SecurityPolicy.TLS13_1_2_PFS_PQ_2025_09,
      endpointAccessMode: EndpointAccessMode.STRICT,
    });
    answerAt(domain, props.addressing);
    new BasePathMapping(this, 'Mapping', {
      domainName: domain,
      restApi: props.api,
      stage: props.api.deploymentStage,
    });
    this.target = domain.domainNameAliasDomainName;
  }
}

/** `DomainName` has no prop for it yet. */
function answerAt(domain: DomainName, addressing: Addressing): void {
  const resource = domain.node.defaultChild;
  if (!(resource instanceof CfnDomainName)) throw new TypeError('DomainName has no CfnDomainName');
  resource.endpointConfiguration = { types: [EndpointType.REGIONAL], ...addressing };
}
