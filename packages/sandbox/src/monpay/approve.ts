import * as z from 'zod/mini';
import { judge } from '../world/judge.ts';
import { BadValue } from '../world/bad-value.ts';
import type { NoticeDelivery } from '../world/deliveries.ts';
import type { Invoice } from '../world/invoices.ts';
import {
  assertPayable,
  failForBalance,
  failInvoice,
  infos,
  lateness,
  payInvoice,
  WrongState,
} from '../world/payments.ts';
import type { Attempt } from '../world/invoices.ts';
import type { NoticeTime } from '../world/settings.ts';
import { settingsShape } from '../world/settings-shape.ts';
import type { NewUser, User } from '../world/users.ts';
import { customerOf, userById } from '../world/customers.ts';
import type { World } from '../world/world.ts';
import { noticeQuery, withQuery } from '../world/notice-query.ts';
import { notify } from './notify.ts';

/** What the person taps on the pay page. */
export const taps = ['pay', 'pay_and_close', 'decline', 'no_balance', 'back'] as const;
/** What the person taps on the pay page. */
export type Tap = (typeof taps)[number];

/** No invoice has this number. */
export class NoSuchInvoice extends BadValue {}

const infoWords = { error: 'must be a string of 1 to 255 characters' };

/** Why a customer declines, as the notice says it. */
export const declineInfo = z.optional(
  z.string(infoWords).check(z.minLength(1, infoWords), z.maxLength(255, infoWords)),
);

/**
 * The invoice of that number.
 * @throws {NoSuchInvoice}
 */
export function invoiceOf({ invoices }: World, id: number): Invoice {
  const invoice = invoices.find(id);
  if (!invoice) throw new NoSuchInvoice('There is no invoice with this number.');
  return invoice;
}

/**
 * Lets the customer of an invoice answer it.
 * @throws {NoSuchInvoice}
 * @throws {WrongState} if it can't be paid, or not by this customer
 * @throws {TypeError} if there is no such customer, `info` is not a short text, or there is no such time for a notice
 */
export function answerInvoice(
  world: World,
  id: number,
  tap: 'pay' | 'decline',
  { user, info, notice }: AnswerOptions & { readonly user?: string | NewUser | undefined },
): Approval {
  judge(declineInfo, info, 'info');
  judge(settingsShape.notice, notice, 'notice');
  const invoice = invoiceOf(world, id);
  return approve(world, invoice, payerOf(world, invoice, user), tap, { info, notice });
}

/** How an invoice is answered. */
export interface AnswerOptions {
  /** What the notice says of a refusal. */
  readonly info?: string | undefined;
  /** When the notice is sent; by default as the settings say. */
  readonly notice?: NoticeTime | undefined;
}

/** What a tap comes to. */
export interface Approval {
  /** None while a customer who pays late thinks, or if the person only went back. */
  readonly attempt?: Attempt;
  /** Where the web view goes; nowhere if the app was closed. */
  readonly returnUrl?: string;
  /** What became of the notice, if one is sent. */
  readonly delivery: Promise<NoticeDelivery | undefined>;
}

const nothing = Promise.resolve(undefined);

/**
 * The customer who would pay the invoice.
 * @param user who pays a public one; by default the first customer
 * @throws {WrongState} if it is dedicated to another customer
 * @throws {TypeError} if there is no such customer
 */
export function payerOf(world: World, invoice: Invoice, user?: string | NewUser): User {
  const { id, userId } = invoice;
  const given = user === undefined ? undefined : customerOf(world, user);
  if (userId === undefined) return given ?? customerOf(world, undefined);
  const dedicated = userById(world, userId);
  if (!dedicated || (given && given.userId !== userId)) {
    throw new WrongState(`Invoice ${id} is dedicated to another customer.`);
  }
  return dedicated;
}

/**
 * Lets a customer answer an invoice: the money moves or does not, and the merchant gets a notice as the settings say.
 * @throws {WrongState} if the invoice can't be paid
 */
export function approve(
  world: World,
  invoice: Invoice,
  user: User,
  tap: Tap,
  { info, notice = world.settings.notice }: AnswerOptions = {},
): Approval {
  if (tap === 'back') return { returnUrl: invoice.redirectUri, delivery: nothing };
  assertPayable(world, invoice);
  if (tap.startsWith('pay') && paysLate(user)) return payLater(world, invoice, user, notice);
  const attempt = attemptBy(world, invoice, user, tap, info);
  const delivery = world.deliveries.track(notify(world, invoice, attempt, notice));
  if (tap === 'pay_and_close') return { attempt, delivery };
  const returnUrl = withQuery(invoice.redirectUri, noticeQuery(attempt, world.settings.quirks));
  return { attempt, returnUrl, delivery };
}

function attemptBy(world: World, invoice: Invoice, user: User, tap: Tap, info?: string): Attempt {
  if (tap === 'no_balance') return failForBalance(world, invoice);
  if (tap === 'decline' || user.fate === 'declines') {
    return failInvoice(world, invoice, info ?? infos.declined);
  }
  return payInvoice(world, invoice, user);
}

function payLater(world: World, invoice: Invoice, user: User, notice: NoticeTime): Approval {
  if (invoice.paysAt !== undefined) {
    throw new WrongState(`Invoice ${invoice.id} is about to be paid.`);
  }
  invoice.paysAt = world.clock.now() + lateness;
  const delivery = schedulePayment(world, invoice, user, { ms: lateness, notice });
  return { delivery: world.deliveries.track(delivery) };
}

/** Has those pay who were about to when the sandbox was saved. */
export function resumePayments(world: World): void {
  for (const invoice of world.invoices.all()) {
    const { paysAt, userId } = invoice;
    if (paysAt === undefined) continue;
    const user = userId === undefined ? world.users.find(paysLate) : userById(world, userId);
    const ms = Math.max(0, paysAt - world.clock.now());
    if (user) void world.deliveries.track(schedulePayment(world, invoice, user, { ms }));
    else delete invoice.paysAt;
  }
}

function paysLate({ fate }: User): boolean {
  return fate === 'pays_late';
}

/** Has a customer pay in a while, unless the invoice was cancelled or answered by then. */
function schedulePayment(
  world: World,
  invoice: Invoice,
  user: User,
  { ms, notice }: { readonly ms: number; readonly notice?: NoticeTime },
): Promise<NoticeDelivery | undefined> {
  return new Promise((resolve) => {
    const pay = (): void => {
      if (invoice.paysAt === undefined) return resolve(undefined);
      resolve(notify(world, invoice, payInvoice(world, invoice, user), notice));
    };
    world.schedule.after(ms, pay, () => {
      delete invoice.paysAt;
      resolve(undefined);
    });
  });
}
