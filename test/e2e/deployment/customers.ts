import { randomUUID } from 'node:crypto';
import { textMessage } from '../../support/signed-webhook';
import type { Deployment } from './deployment';

/** Somebody who writes to the business, in a chat of their own. */
export interface Customer {
  readonly phone: string;
  /** What they write; must show up in no log. */
  readonly text: string;
}

/** What the send API is called with. */
export const SEND_TOKEN = `send-token-${randomUUID()}`;

let count = 0;
const customers: Customer[] = [];

/** Someone new. */
export function newCustomer(): Customer {
  count += 1;
  const customer = { phone: `52155500${String(10_000 + count)}1`, text: `Hola, canario ${randomUUID()}` };
  customers.push(customer);
  return customer;
}

/** Everyone so far. */
export function allCustomers(): readonly Customer[] {
  return customers;
}

/** A webhook with one message of theirs, with a new id. */
export function messageFrom({ phone, text }: Customer): string {
  return textMessage(`E2E${randomUUID()}`, text, phone);
}

/** Replies that this customer got. */
export function repliesTo({ phone }: Customer, { sendApi }: Deployment): number {
  return sendApi.accepted.filter(({ body }) => body.to === phone).length;
}

/** Calls to the send API for this customer, answered or not. */
export function attemptsFor({ phone }: Customer, { sendApi }: Deployment) {
  return sendApi.requests.filter(({ body }) => body.to === phone);
}
