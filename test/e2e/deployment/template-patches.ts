/** JSON, as a template is. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Something in the template that the emulator does not do as AWS does. */
export interface TemplatePatch {
  readonly what: string;
  readonly why: string;
  /** The node to put in the place of `node`, or undefined to leave it. Called for every object of the template. */
  readonly replace: (node: JsonObject, typeOf: (logicalId: string) => Json | undefined) => JsonObject | undefined;
}

/** The whole list: what differs between the template that is deployed here and the one that users deploy. */
export const TEMPLATE_PATCHES: readonly TemplatePatch[] = [
  {
    what: '{"Ref": <secret>} becomes {"Fn::GetAtt": [<secret>, "Id"]}',
    why: 'both are the ARN of the secret on AWS; the emulator gives its name for Ref, which no policy matches',
    replace: (node, typeOf) => {
      const { Ref: id } = node;
      if (typeof id !== 'string' || typeOf(id) !== 'AWS::SecretsManager::Secret') return undefined;
      return { 'Fn::GetAtt': [id, 'Id'] };
    },
  },
  {
    what: 'statements with sqs:ChangeMessageVisibility get sqs:ChangeMessageVisibilityBatch',
    why: 'on AWS the first allows both calls; the emulator looks for an action with the name of the call',
    replace: (node) => {
      const actions = [node.Action ?? []].flat();
      if (!actions.includes('sqs:ChangeMessageVisibility')) return undefined;
      if (actions.includes('sqs:ChangeMessageVisibilityBatch')) return undefined;
      return { ...node, Action: [...actions, 'sqs:ChangeMessageVisibilityBatch'] };
    },
  },
  {
    what: 'alarms on metric math look at the first of their metrics',
    why: 'the emulator refuses alarms with Metrics; no test waits for an alarm to go off',
    replace: (node) => {
      if (node.Type !== 'AWS::CloudWatch::Alarm') return undefined;
      const { Metrics: queries, ...properties } = objectAt(node, 'Properties');
      const [stat] = [queries ?? []]
        .flat()
        .flatMap((query) => (isObject(query) && isObject(query.MetricStat) ? [query.MetricStat] : []));
      if (!isObject(stat)) return undefined;
      const { Metric: metric, Period, Stat: Statistic } = stat;
      return {
        ...node,
        Properties: {
          ...properties,
          ...(isObject(metric) ? metric : {}),
          Period: Period ?? 60,
          Statistic: Statistic ?? 'Sum',
        },
      };
    },
  },
  {
    what: 'the ARN of the composite alarm becomes a text',
    why: 'the dashboard shows that alarm, which is removed',
    replace: (node, typeOf) => {
      const [id] = [node['Fn::GetAtt'] ?? []].flat();
      if (typeof id !== 'string' || typeOf(id) !== 'AWS::CloudWatch::CompositeAlarm') return undefined;
      return { 'Fn::Join': ['', ['no-arn-of-', id]] };
    },
  },
];

/** A resource type that the emulator does not know. */
export interface RemovedType {
  readonly type: string;
  readonly why: string;
}

/** The whole list of what is taken out of the template. */
export const REMOVED_TYPES: readonly RemovedType[] = [
  { type: 'AWS::WAFv2::WebACLAssociation', why: 'the emulator does not know it; its web ACLs filter nothing' },
  { type: 'AWS::WAFv2::LoggingConfiguration', why: 'the emulator does not know it; nothing else depends on it' },
  {
    type: 'AWS::CloudWatch::CompositeAlarm',
    why: 'the emulator does not know it; the alarms that it sums up are there',
  },
  { type: 'AWS::Logs::QueryDefinition', why: 'the emulator does not know it; nothing else depends on it' },
];

/** A patched template, and what was done to it, in words. */
export interface PatchedTemplate {
  readonly template: JsonObject;
  readonly changes: readonly { readonly what: string; readonly times: number; readonly why: string }[];
}

/** Applies both lists. */
export function patchTemplate(original: JsonObject): PatchedTemplate {
  const typeOf = (logicalId: string) => objectAt(objectAt(original, 'Resources'), logicalId).Type;
  let template = original;
  const removed = REMOVED_TYPES.map(({ type, why }) => {
    const before = Object.keys(objectAt(template, 'Resources')).length;
    template = withoutType(template, type, typeOf);
    return { what: `${type} is removed`, times: before - Object.keys(objectAt(template, 'Resources')).length, why };
  });
  const replaced = TEMPLATE_PATCHES.map(({ what, why, replace }) => {
    let times = 0;
    const visit = (node: Json): Json => {
      if (Array.isArray(node)) return node.map(visit);
      if (!isObject(node)) return node;
      const instead = replace(node, typeOf);
      if (instead !== undefined) times += 1;
      return mapMembers(instead ?? node, visit);
    };
    template = mapMembers(template, visit);
    return { what, times, why };
  });
  return { template, changes: [...removed, ...replaced] };
}

/** Without the resources of this type, and without `DependsOn` on them. */
function withoutType(template: JsonObject, type: string, typeOf: (id: string) => Json | undefined): JsonObject {
  const kept = Object.entries(objectAt(template, 'Resources')).flatMap(([id, resource]) => {
    if (!isObject(resource) || resource.Type === type) return [];
    const dependsOn = [resource.DependsOn ?? []].flat().filter((other) => typeOf(String(other)) !== type);
    return [[id, { ...resource, DependsOn: dependsOn }] as const];
  });
  return { ...template, Resources: Object.fromEntries(kept) };
}

function mapMembers(node: JsonObject, map: (member: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(node).map(([key, member]) => [key, map(member)]));
}

function objectAt(node: JsonObject, key: string): JsonObject {
  const member = node[key];
  return isObject(member) ? member : {};
}

function isObject(node: Json | undefined): node is JsonObject {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
