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
];

/** A patched template, and how often each patch was needed. */
export interface PatchedTemplate {
  readonly template: JsonObject;
  readonly applied: readonly { readonly patch: TemplatePatch; readonly times: number }[];
}

/** Applies every patch of the list. */
export function patchTemplate(original: JsonObject, patches = TEMPLATE_PATCHES): PatchedTemplate {
  const typeOf = (logicalId: string) => objectAt(objectAt(original, 'Resources'), logicalId).Type;
  let template = original;
  const applied = patches.map((patch) => {
    let times = 0;
    const visit = (node: Json): Json => {
      if (Array.isArray(node)) return node.map(visit);
      if (!isObject(node)) return node;
      const replaced = patch.replace(node, typeOf);
      if (replaced !== undefined) times += 1;
      return visitMembers(replaced ?? node, visit);
    };
    template = visitMembers(template, visit);
    return { patch, times };
  });
  return { template, applied };
}

function visitMembers(node: JsonObject, visit: (member: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(node).map(([key, member]) => [key, visit(member)]));
}

function objectAt(node: JsonObject, key: string): JsonObject {
  const member = node[key];
  return isObject(member) ? member : {};
}

function isObject(node: Json | undefined): node is JsonObject {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
