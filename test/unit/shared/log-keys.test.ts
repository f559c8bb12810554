import type { StatusItem } from '../../../lambdas/shared/message/queue-message';
import { itemFields, itemsFields, messageKeyOf } from '../../../lambdas/shared/telemetry/log-keys';
import { messageItem } from '../../support/batch';

const status: StatusItem = { kind: 'status', key: 'status:A:read', group: 'g', receivedAtMs: 0, state: 'read' };

test('an item is named by its key, and a message by the pseudonym of its chat too', () => {
  const message = messageItem('A');
  expect(itemFields(message)).toEqual({ messageKey: messageKeyOf('message:A'), chat: message.group });
  expect(itemFields(status)).toEqual({ messageKey: messageKeyOf('status:A:read') });
  expect(message.group).toMatch(/^[0-9a-f]{16}$/);
});

test('of many items ten are named, each chat once, and the rest is counted', () => {
  const items = Array.from({ length: 12 }, (_, index) => messageItem(`M${index}`, `52155500001${10 + (index % 3)}`));
  const { messageKey, chat, notNamed } = itemsFields(items);
  expect(messageKey).toMatch(/^([0-9a-f]{16} ){9}[0-9a-f]{16}$/);
  expect(chat).toMatch(/^([0-9a-f]{16} ){2}[0-9a-f]{16}$/);
  expect(notNamed).toBe(2);
  expect(itemsFields([status])).toEqual({ messageKey: messageKeyOf('status:A:read'), states: 'read' });
  const withChat = { ...status, chat: 'a-pseudonym' };
  expect(itemsFields([withChat])).toMatchObject({ chat: 'a-pseudonym', states: 'read' });
  expect(itemFields(withChat)).toMatchObject({ chat: 'a-pseudonym' });
});
