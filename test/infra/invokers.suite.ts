import { synthesise } from '../support/synthesise';
import { SETTING_COMBINATIONS } from './setting-combinations';

/** Who may start a function, one line each: by permission, by a URL of its own, and by what polls for it. */
function invokersOf(settings: Record<string, unknown>): string[] {
  const template = synthesise(settings);
  const propertiesOf = (type: string) => Object.values(template.findResources(type)).map((found) => found.Properties);
  return [
    ...propertiesOf('AWS::Lambda::Permission').map(
      ({ FunctionName, Principal }) => `${nameOf(FunctionName)} by ${JSON.stringify(Principal)}`,
    ),
    ...propertiesOf('AWS::Lambda::Url').map(({ TargetFunctionArn }) => `${nameOf(TargetFunctionArn)} by URL`),
    ...propertiesOf('AWS::Lambda::EventSourceMapping').map(
      ({ FunctionName, EventSourceArn }) => `${nameOf(FunctionName)} polls ${nameOf(EventSourceArn)}`,
    ),
  ].sort();
}

/** Logical id without its hash. */
function nameOf(reference: { readonly Ref?: string; readonly 'Fn::GetAtt'?: readonly string[] }): string {
  return (reference.Ref ?? reference['Fn::GetAtt']?.[0] ?? '').replace(/[0-9A-F]{8}$/, '');
}

describe('invocations', () => {
  test.each(SETTING_COMBINATIONS)(
    'ingest by the REST API alone, the processor by its queue alone, with %j',
    (settings) => {
      expect(invokersOf(settings)).toEqual([
        'IngestNodeFunction by "apigateway.amazonaws.com"',
        'ProcessorNodeFunction polls QueueMessages',
      ]);
    },
  );
});
