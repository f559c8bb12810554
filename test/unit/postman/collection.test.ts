import { readFileSync } from 'node:fs';

interface Item {
  readonly name: string;
  readonly description?: string;
  readonly item?: readonly Item[];
  readonly event?: readonly { readonly listen: string; readonly script: { readonly exec: readonly string[] } }[];
  readonly request?: { readonly description: string; readonly url: string };
}

interface Environment {
  readonly values: readonly { readonly key: string; readonly value: string; readonly type: string }[];
}

const textOf = (file: string) => readFileSync(new URL(`../../../postman/${file}`, import.meta.url), 'utf8');
const collectionText = textOf('whatzmeapi-webhook.postman_collection.json');
const collection = JSON.parse(collectionText) as Item;
const environment = JSON.parse(textOf('whatzmeapi-webhook.postman_environment.json')) as Environment;
const requests = (item: Item): readonly Item[] => (item.request ? [item] : (item.item ?? []).flatMap(requests));

test('the collection has a request for each case', () => {
  expect(requests(collection).map(({ name }) => name)).toEqual([
    'Text',
    'Duplicate',
    'Status',
    'Forged signature',
    'Wrong token',
    'No JSON',
    'Send message',
  ]);
});

test.each(requests(collection))('$name tests status, body and time, and is described in two languages', (item) => {
  const tests = item.event?.find(({ listen }) => listen === 'test')?.script.exec.join('\n');

  for (const what of [/pm\.test\('status /, /pm\.test\('body /, /responseTime/]) expect(tests).toMatch(what);
  expect(item.request?.description).toMatch(/^\S.+\n\n\S.+$/);
});

test('the environment has every variable that the collection uses, and no other', () => {
  const inTexts = [...collectionText.matchAll(/\{\{(\w+)\}\}/g)];
  const inScripts = [...collectionText.matchAll(/pm\.variables\.get\('(\w+)'\)/g)];
  const ownOnes = [...collectionText.matchAll(/pm\.variables\.set\('(\w+)'/g)].map(([, name]) => name);
  const used = new Set([...inTexts, ...inScripts].map(([, name]) => name));

  expect([...used].filter((name) => !ownOnes.includes(name)).sort()).toEqual(
    environment.values.map(({ key }) => key).sort(),
  );
});

test('the environment holds no secret, and Postman hides those that are put into it', () => {
  const hidden = environment.values.filter(({ type }) => type === 'secret');

  expect(hidden.map(({ key, value }) => [key, value])).toEqual([
    ['SECRET', ''],
    ['TOKEN', ''],
    ['SEND_TOKEN', ''],
  ]);
});
